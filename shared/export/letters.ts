/**
 * Characters the font has no outline for, as pictures drawn with a font of the computer: Chinese, emoji, writing from
 * right to left. Whoever writes a file asks for them while writing; what was asked for is drawn and the file written
 * once more. Where the computer has no font either, a frame stands for each character, and a note says so.
 */

/** Text in one colour on nothing, cut to its own height. */
export interface LetterPicture {
  /** Size in pixels, and where the baseline is from the top. */
  readonly width: number
  readonly height: number
  readonly baseline: number
  /** Pixels per em. */
  readonly perEm: number
  /** Red, green, blue and opacity, a byte each. */
  readonly pixels: Uint8Array<ArrayBuffer>
}

/** Draws text in a colour `#rrggbb`; `null` where no font has all of it. */
export type DrawLetters = (text: string, color: string) => Promise<LetterPicture | null>

/** Pixels per em: sharp in print at every size a figure has. */
export const LETTERS_PER_EM = 96

/** What stands for such a text. */
export interface Letters {
  /** Its picture; `text` where the file keeps it as text in the reader's own font, `frames` where there is nothing. */
  readonly find: (text: string, color: string) => LetterPicture | 'text' | 'frames'
}

export const AS_TEXT: Letters = { find: () => 'text' }
export const AS_FRAMES: Letters = { find: () => 'frames' }

export interface WrittenWithLetters<W> {
  readonly written: W
  /** Texts that are pictures, and texts that are frames. */
  readonly pictured: readonly string[]
  readonly lacking: readonly string[]
}

/** Writes with the pictures that the writer asks for. */
export async function writeWithLetters<W>(
  draw: DrawLetters,
  write: (letters: Letters) => W,
): Promise<WrittenWithLetters<W>> {
  const asked = new Map<string, { readonly text: string; readonly color: string; picture: LetterPicture | null }>()
  const letters: Letters = {
    find: (text, color) => {
      const key = `${color} ${text}`
      const known = asked.get(key)
      if (known === undefined) asked.set(key, { text, color, picture: null })
      return known?.picture ?? 'frames'
    },
  }
  const first = write(letters)
  if (asked.size === 0) return { written: first, pictured: [], lacking: [] }
  const texts = [...asked.values()]
  for (const one of texts) one.picture = await draw(one.text, one.color)
  return {
    written: write(letters),
    pictured: [...new Set(texts.filter(({ picture }) => picture !== null).map(({ text }) => text))],
    lacking: [...new Set(texts.filter(({ picture }) => picture === null).map(({ text }) => text))],
  }
}

/** Where a picture is drawn in the room that was kept for its text: on the baseline, squeezed where it is too wide. */
export function placePicture(
  { width, height, baseline, perEm }: LetterPicture,
  {
    x,
    y,
    width: room,
    size,
  }: { readonly x: number; readonly y: number; readonly width: number; readonly size: number },
) {
  const scale = size / perEm
  const shown = Math.min(width * scale, room)
  return { x: x + (room - shown) / 2, y: y - baseline * scale, width: shown, height: height * scale }
}
