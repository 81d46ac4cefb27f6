import { spokenLanguage } from './text.ts'

/** Times as they are written in the language of the window. */
export function formatTime(timeMs: number, timeStyle: 'short' | 'medium' = 'short'): string {
  return new Intl.DateTimeFormat(spokenLanguage(), { dateStyle: 'medium', timeStyle }).format(timeMs)
}
