/** The only addresses outside that the program ever hands to a browser. */
export const links = {
  licence: 'https://opensource.org/license/mit',
  pytorch: 'https://pytorch.org/docs/stable/',
  electron: 'https://www.electronjs.org/',
} as const

export type LinkName = keyof typeof links

export function isLinkName(value: unknown): value is LinkName {
  return typeof value === 'string' && Object.hasOwn(links, value)
}

/** Whether an address is one of them, letter by letter. */
export function isKnownLink(address: string): boolean {
  return Object.values<string>(links).includes(address)
}
