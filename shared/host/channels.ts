/** The messages between the desktop window and its main process; the preload script lets through these and no others. */
export const channels = {
  open: 'chainrule:open',
  save: 'chainrule:save',
  saveAs: 'chainrule:save-as',
  exportFile: 'chainrule:export',
  /** From the main process to the page. */
  openRequest: 'chainrule:open-request',
} as const

export type Channel = (typeof channels)[keyof typeof channels]
