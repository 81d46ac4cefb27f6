import { spokenLanguage } from './text.ts'

const UNITS = ['byte', 'kilobyte', 'megabyte'] as const
const STEP = 1000

/** Sizes of files as they are written in the language of the window. */
export function formatSize(bytes: number): string {
  const power = Math.min(UNITS.length - 1, Math.floor(Math.log(Math.max(1, bytes)) / Math.log(STEP)))
  const style = { style: 'unit', unit: UNITS[power], maximumSignificantDigits: 3 } as const
  return new Intl.NumberFormat(spokenLanguage(), style).format(bytes / STEP ** power)
}
