/** Shows where in a text a problem is. */
import type { Where } from '../problem/problem.ts'

/** Wider lines are cut around the place. */
const WIDTH = 100

/**
 * The line of the text that a problem concerns and, below it, carets under the characters; `null` where the problem
 * has no place in a text. Meant for fixed-width type:
 *
 *     y = sn(x)
 *         ^^
 */
export function pointAt(text: string, { offset, length = 1 }: Where): string | null {
  if (offset === undefined) return null
  const start = text.lastIndexOf('\n', offset - 1) + 1
  const end = text.indexOf('\n', offset) === -1 ? text.length : text.indexOf('\n', offset)
  const from = Math.max(start, offset - WIDTH / 2)
  const to = Math.min(end, from + WIDTH)
  const carets = Math.max(1, Math.min(offset + length, to) - offset)
  return `${text.slice(from, to).replaceAll('\t', ' ').trimEnd()}\n${' '.repeat(offset - from)}${'^'.repeat(carets)}`
}
