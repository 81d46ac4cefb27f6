/** What a font file says of itself, as far as choosing a font needs it (OpenType 1.9: table directory, name, cmap). */

export interface FontFace {
  readonly family: string
  readonly has: (code: number) => boolean
}

/** Reads so many bytes of a file at a place. */
export type ReadAt = (at: number, length: number) => Promise<DataView>

const COLLECTION = 0x74746366
const FAMILY = 1
const WINDOWS = 3
const DIRECTORY_ENTRY = 16

/** The first face of a font file or a collection; `null` where it is none that is understood. */
export async function readFace(read: ReadAt): Promise<FontFace | null> {
  const head = await read(0, 16)
  const start = head.getUint32(0) === COLLECTION ? head.getUint32(12) : 0
  const count = (await read(start, 12)).getUint16(4)
  const directory = await read(start + 12, count * DIRECTORY_ENTRY)
  const table = async (name: string): Promise<DataView | null> => {
    for (let entry = 0; entry < count * DIRECTORY_ENTRY; entry += DIRECTORY_ENTRY) {
      const tag = [0, 1, 2, 3].map((index) => String.fromCharCode(directory.getUint8(entry + index))).join('')
      if (tag === name) return read(directory.getUint32(entry + 8), directory.getUint32(entry + 12))
    }
    return null
  }
  const [names, characters] = [await table('name'), await table('cmap')]
  const family = names === null ? null : readFamily(names)
  const has = characters === null ? null : readCharacters(characters)
  return family === null || has === null ? null : { family, has: passOverDamage(has) }
}

/** A table that leads out of itself has no such character. */
function passOverDamage(has: FontFace['has']): FontFace['has'] {
  return (code) => {
    try {
      return has(code)
    } catch (error) {
      if (error instanceof RangeError) return false
      throw error
    }
  }
}

/** The family's name for Windows, which is in UTF-16; English names come first. */
function readFamily(table: DataView): string | null {
  const [count, texts] = [table.getUint16(2), table.getUint16(4)]
  for (let entry = 6; entry < 6 + 12 * count; entry += 12) {
    if (table.getUint16(entry) !== WINDOWS || table.getUint16(entry + 6) !== FAMILY) continue
    const [length, at] = [table.getUint16(entry + 8), texts + table.getUint16(entry + 10)]
    return Array.from({ length: length / 2 }, (_, index) => String.fromCharCode(table.getUint16(at + 2 * index))).join(
      '',
    )
  }
  return null
}

/** Which characters have a glyph: from the table for all of Unicode, else from that for its first plane. */
function readCharacters(table: DataView): FontFace['has'] | null {
  const offsets = Array.from({ length: table.getUint16(2) }, (_, index) => table.getUint32(8 + 8 * index))
  const whole = offsets.find((at) => table.getUint16(at) === 12)
  if (whole !== undefined) return (code) => hasGroup(table, whole, code)
  const plane = offsets.find((at) => table.getUint16(at) === 4)
  return plane === undefined ? null : (code) => hasSegment(table, plane, code)
}

function hasGroup(table: DataView, start: number, code: number): boolean {
  const count = table.getUint32(start + 12)
  for (let group = start + 16; group < start + 16 + 12 * count; group += 12) {
    if (table.getUint32(group) <= code && code <= table.getUint32(group + 4)) return true
  }
  return false
}

function hasSegment(table: DataView, start: number, code: number): boolean {
  const size = table.getUint16(start + 6)
  for (let segment = 0; segment < size; segment += 2) {
    const end = table.getUint16(start + 14 + segment)
    if (code > end) continue
    const [first, delta, offset] = [16 + size, 16 + 2 * size, 16 + 3 * size].map((at) =>
      table.getUint16(start + at + segment),
    )
    if (code < first) return false
    if (offset === 0) return ((code + delta) & 0xffff) !== 0
    return table.getUint16(start + 16 + 3 * size + segment + offset + 2 * (code - first)) !== 0
  }
  return false
}
