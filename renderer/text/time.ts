import { spokenLanguage } from './text.ts'

/** Times as they are written in the language of the window. */
export function formatTime(timeMs: number): string {
  return new Intl.DateTimeFormat(spokenLanguage(), { dateStyle: 'medium', timeStyle: 'short' }).format(timeMs)
}
