/** The document inside a PDF: an attached file, also after another program has saved the PDF again. */
import { strFromU8, Unzlib } from 'fflate'
import { FORMAT } from '../document/document.ts'

/** Longer documents are refused, so that a small file cannot unpack into all the memory there is. */
const MAX_LENGTH = 2 ** 26

/** A dictionary is shorter than that. */
const DICTIONARY_LENGTH = 4000

/** The text of the document attached to a PDF, byte for byte; `null` where the bytes are no PDF or hold none. */
export function readPdfDocument(bytes: Uint8Array): string | null {
  if (find(bytes, '%PDF-', 0) !== 0) return null
  for (let at = find(bytes, '/EmbeddedFile', 0); at >= 0; at = find(bytes, '/EmbeddedFile', at + 1)) {
    const text = readStreamAt(bytes, at)
    if (text?.startsWith('{') === true && text.includes(`"${FORMAT}"`)) return text
  }
  return null
}

/** The text of the stream whose dictionary holds the byte `at`. */
function readStreamAt(bytes: Uint8Array, at: number): string | null {
  const before = latin1(bytes, at - DICTIONARY_LENGTH, at)
  const after = /^\/EmbeddedFile\b[^]*?\bstream\r?\n/.exec(latin1(bytes, at, at + DICTIONARY_LENGTH))?.[0]
  if (after === undefined || after.includes('endobj')) return null
  const start = at + after.length
  const length = readLength(bytes, before.slice(before.lastIndexOf(' obj') + 1) + after)
  const end = length === null ? find(bytes, 'endstream', start) : start + length
  return end < 0 ? null : unpack(bytes.subarray(start, end))
}

/** The length a dictionary gives, there or in an object of its own. */
function readLength(bytes: Uint8Array, dictionary: string): number | null {
  const [, length, reference] = /\/Length (\d+)( \d+ R)?/.exec(dictionary) ?? []
  if (length === undefined || reference === undefined) return length === undefined ? null : Number(length)
  const at = find(bytes, `\n${length} 0 obj`, 0)
  const [, found] = /obj\s+(\d+)\s/.exec(latin1(bytes, at, at + 50)) ?? []
  return at < 0 || found === undefined ? null : Number(found)
}

function latin1(bytes: Uint8Array, from: number, to: number): string {
  return strFromU8(bytes.subarray(Math.max(from, 0), to), true)
}

function unpack(data: Uint8Array): string | null {
  // zlib begins with 0x78 whatever the level; a document begins with a brace.
  if (data[0] !== 0x78) return strFromU8(data)
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

/** The place of an ASCII text in the bytes, −1 where it is not there. */
function find(bytes: Uint8Array, text: string, from: number): number {
  const codes = [...text].map((character) => character.charCodeAt(0))
  for (let at = bytes.indexOf(codes[0], from); at >= 0; at = bytes.indexOf(codes[0], at + 1)) {
    if (codes.every((code, index) => bytes[at + index] === code)) return at
  }
  return -1
}
