/** The document inside a PDF: an attached file, also after another program has saved the PDF again. */
import { strFromU8, Unzlib } from 'fflate'
import { FORMAT } from '../document/document.ts'

/** Longer documents are refused, so that a small file cannot unpack into all the memory there is. */
const MAX_LENGTH = 2 ** 26

const STREAM = /^[^]*?\/EmbeddedFile\b[^]*?\bstream\r?\n/
/** A dictionary is shorter than that. */
const DICTIONARY_LENGTH = 4000

/** The text of the document attached to a PDF, byte for byte; `null` where the bytes are no PDF or hold none. */
export function readPdfDocument(bytes: Uint8Array): string | null {
  if (find(bytes, '%PDF-', 0) !== 0) return null
  for (let at = find(bytes, '/EmbeddedFile', 0); at >= 0; at = find(bytes, '/EmbeddedFile', at + 1)) {
    const dictionary = STREAM.exec(strFromU8(bytes.subarray(at, at + DICTIONARY_LENGTH), true))?.[0]
    if (dictionary === undefined || dictionary.includes('endobj')) continue
    const start = at + dictionary.length
    const end = find(bytes, 'endstream', start + lengthIn(dictionary))
    const text = end < 0 ? null : unpack(bytes.subarray(start, end))
    if (text !== null && text.startsWith('{') && text.includes(`"${FORMAT}"`)) return text
  }
  return null
}

/** The number of bytes a dictionary gives, 0 where it stands elsewhere. */
function lengthIn(dictionary: string): number {
  return Number(/\/Length (\d+)(?! \d+ R)/.exec(dictionary)?.[1] ?? 0)
}

function unpack(data: Uint8Array): string | null {
  // zlib begins with 0x78 whatever the level; a document begins with a brace.
  if (data[0] !== 0x78) return strFromU8(trimEnd(data))
  const pieces: Uint8Array[] = []
  let length = 0
  const unzlib = new Unzlib((piece) => {
    length += piece.length
    if (length > MAX_LENGTH) throw new RangeError('the attached file is too long')
    pieces.push(piece)
  })
  try {
    for (let at = 0; at < data.length; at += CHUNK)
      unzlib.push(data.subarray(at, at + CHUNK), at + CHUNK >= data.length)
  } catch {
    return null
  }
  const whole = new Uint8Array(length)
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return strFromU8(whole)
}

const CHUNK = 2 ** 15

/** Without the line end before `endstream`. */
function trimEnd(data: Uint8Array): Uint8Array {
  let end = data.length
  if (data[end - 1] === 0x0a) end--
  if (data[end - 1] === 0x0d) end--
  return data.subarray(0, end)
}

/** The place of an ASCII text in the bytes, −1 where it is not there. */
function find(bytes: Uint8Array, text: string, from: number): number {
  const codes = [...text].map((character) => character.charCodeAt(0))
  for (let at = bytes.indexOf(codes[0], from); at >= 0; at = bytes.indexOf(codes[0], at + 1)) {
    if (codes.every((code, index) => bytes[at + index] === code)) return at
  }
  return -1
}
