/** Times as they are written in the language of the window. */
export function formatTime(timeMs: number): string {
  const language = document.documentElement.lang || 'en'
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(timeMs)
}
