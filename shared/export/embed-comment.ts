/**
 * The document inside a source whose comments start with `%`. It is one JSON string in ASCII cut into lines, so that
 * it survives other line endings, other encodings and editors that trim lines.
 */

const PREFIX = '% chainrule: '
const LINE = /^[ \t]*% chainrule: (.*?)\r?$/gm
const LENGTH = 100

/** Comment lines that hold the text. */
export function embedInComments(text: string): string[] {
  const literal = JSON.stringify(text).replaceAll(
    /[^ -~]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  const lines = literal.match(new RegExp(`.{1,${LENGTH}}`, 'g')) ?? []
  return lines.map((line) => PREFIX + line.replace(/ $/, '\\u0020'))
}

/** The text that {@link embedInComments} wrote, or `null` where there is none or it was changed. */
export function readEmbeddedInComments(source: string): string | null {
  const literal = [...source.matchAll(LINE)].map(([, line]) => line).join('')
  try {
    const text: unknown = JSON.parse(literal)
    return typeof text === 'string' ? text : null
  } catch {
    return null
  }
}
