/** Fonts of the system, looked through only when a figure has letters that our own font lacks. */
import { open, readdir } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { readFace, type FontFace } from './font-table.ts'

export interface FontFile extends FontFace {
  readonly path: string
}

const FOLDERS: Partial<Readonly<Record<NodeJS.Platform, readonly string[]>>> = {
  win32: [
    join(process.env['WINDIR'] ?? 'C:\\Windows', 'Fonts'),
    join(process.env['LOCALAPPDATA'] ?? '', 'Microsoft', 'Windows', 'Fonts'),
  ],
  darwin: [join(homedir(), 'Library/Fonts'), '/Library/Fonts', '/System/Library/Fonts'],
}
const UNIX = [
  join(homedir(), '.local/share/fonts'),
  join(homedir(), '.fonts'),
  '/usr/local/share/fonts',
  '/usr/share/fonts',
]

/** Finds a font that has every character of a text, regular faces first; `null` where there is none. */
export type FindFont = (text: string) => Promise<FontFile | null>

/** Looks through the folders once, when it is first asked. */
export function createFontFinder(folders: readonly string[] = FOLDERS[process.platform] ?? UNIX): FindFont {
  let known: Promise<readonly FontFile[]> | null = null
  return async (text) => {
    const codes = [...text]
      .filter((character) => /[^\s\p{Cf}\p{Mn}]/u.test(character))
      .map((character) => character.codePointAt(0)!)
    known ??= listFonts(folders)
    return (await known).find(({ has }) => codes.every(has)) ?? null
  }
}

async function listFonts(folders: readonly string[]): Promise<readonly FontFile[]> {
  const listed = await Promise.all(
    folders.map((folder) =>
      readdir(folder, { recursive: true }).then(
        (names) => names.map((name) => join(folder, name)),
        () => [],
      ),
    ),
  )
  const paths = listed
    .flat()
    .filter((path) => /\.(?:ttf|otf|ttc)$/i.test(path))
    .sort((a, b) => styleOf(a) - styleOf(b) || (a < b ? -1 : 1))
  const fonts: FontFile[] = []
  for (const path of paths) {
    const face = await readFont(path)
    if (face !== null) fonts.push({ ...face, path })
  }
  return fonts
}

/** Serifs go with mathematics; bold and slanted faces come last. */
function styleOf(path: string): number {
  return (
    (/bold|italic|oblique|black|light|thin|mono|condensed/i.test(path) ? 2 : 0) +
    (/serif|song|roman|times/i.test(path) ? 0 : 1)
  )
}

async function readFont(path: string): Promise<FontFace | null> {
  try {
    const file = await open(path)
    try {
      const { size } = await file.stat()
      return await readFace(async (at, length) => {
        if (at + length > size) throw new RangeError('a table reaches beyond the end of the file')
        const { buffer } = await file.read(Buffer.alloc(length), 0, length, at)
        return new DataView(buffer.buffer, buffer.byteOffset, length)
      })
    } finally {
      await file.close()
    }
  } catch {
    // A file that cannot be read, or is no font, is no font to choose.
    return null
  }
}
