import { spokenLanguage } from './text.ts'

const KILOBYTE = 1000
const MEGABYTE = 1000 * KILOBYTE

/** Sizes of files as they are written in the language of the window, in kilobytes or megabytes. */
export function formatSize(bytes: number): string {
  const [unit, size] = bytes < MEGABYTE ? (['kilobyte', KILOBYTE] as const) : (['megabyte', MEGABYTE] as const)
  const style = { style: 'unit', unit, maximumFractionDigits: 1 } as const
  return new Intl.NumberFormat(spokenLanguage(), style).format(bytes / size)
}
