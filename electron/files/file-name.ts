/** Names that are safe to suggest in a dialog on every system. */
import { extname } from 'node:path'

const LONGEST_STEM = 116
// Windows refuses these characters, and a slash would leave the folder.
const REFUSED_CHARACTERS = /[\u0000-\u001f<>:"/\\|?*\s]+/g

/** A file name made from a title: no folders, no refused characters, never empty, not hidden. */
export function safeFileName(suggested: string): string {
  const name = suggested
    .replace(REFUSED_CHARACTERS, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
    .trim()
  const extension = extname(name)
  const stem = name.slice(0, name.length - extension.length)
  return stem === '' ? 'graph' : stem.slice(0, LONGEST_STEM) + extension
}

/** The path with the extension (without a dot) added if it has none. */
export function withExtension(path: string, extension: string): string {
  return extname(path) === '' ? `${path}.${extension}` : path
}
