/** The list of licences that building writes beside the page. */
export interface Licence {
  readonly name: string
  readonly version: string
  readonly licence: string
  readonly text: string
}

/** `null` where the page was not built, but is being worked on. */
export async function readLicences(): Promise<readonly Licence[] | null> {
  try {
    const answer = await fetch('./licences.json')
    const found: unknown = answer.ok ? await answer.json() : null
    return Array.isArray(found) ? found.filter(isLicence) : null
  } catch {
    return null
  }
}

function isLicence(value: unknown): value is Licence {
  if (typeof value !== 'object' || value === null) return false
  const { name, version, licence, text } = value as Partial<Record<keyof Licence, unknown>>
  return [name, version, licence, text].every((part) => typeof part === 'string')
}
