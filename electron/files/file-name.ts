/** Names that are safe to suggest in a dialog on every system. */
import { extname } from 'node:path'

const LONGEST_NAME = 120
// Windows refuses these characters, and a slash would leave the folder.
// eslint-disable-next-line no-control-regex
const REFUSED_CHARACTERS = /[\u0000-\u001f<>:"/\\|?*]+/g

/** A file name made from a title: no folders, no refused characters, never empty, not hidden. */
export function safeFileName(suggested: string): string {
  const name = suggested
    .replace(REFUSED_CHARACTERS, ' ')
    .trim()
    .replace(/^\.+/, '')
    .replace(/[. ]+$/, '')
    .trim()
  if (name === '') return 'graph'
  const extension = extname(name)
  return name.slice(0, LONGEST_NAME - extension.length) === name.slice(0, name.length - extension.length)
    ? name
    : name.slice(0, LONGEST_NAME - extension.length).trimEnd() + extension
}

/** The path with the extension (without a dot) added if it has none. */
export function withExtension(path: string, extension: string): string {
  return extname(path) === '' ? `${path}.${extension}` : path
}
