/** The document inside a PNG: an international text chunk (PNG specification, 11.3.4.5), ignored by picture viewers. */

const KEYWORD = 'chainrule'
const SIGNATURE_LENGTH = 8
/** Length, type and checksum around the data of every chunk. */
const CHUNK_OVERHEAD = 12
/** The last chunk, IEND, is empty. */
const END_LENGTH = CHUNK_OVERHEAD

/** The picture with the text embedded before its end. */
export function embedInPng(png: Uint8Array, text: string): Uint8Array<ArrayBuffer> {
  // Keyword, end of keyword, uncompressed (two bytes), no language, no translated keyword, then the text in UTF-8.
  const body = new Uint8Array([...encodeUtf8(`iTXt${KEYWORD}`), 0, 0, 0, 0, 0, ...encodeUtf8(text)])
  const chunk = new Uint8Array(body.length + 8)
  const view = new DataView(chunk.buffer)
  view.setUint32(0, body.length - 4)
  chunk.set(body, 4)
  view.setUint32(body.length + 4, checksum(body))
  const end = png.length - END_LENGTH
  const result = new Uint8Array(png.length + chunk.length)
  result.set(png.subarray(0, end))
  result.set(chunk, end)
  result.set(png.subarray(end), end + chunk.length)
  return result
}

/** The text that {@link embedInPng} put in, or `null` where the bytes are no PNG or hold none. */
export function readEmbeddedInPng(png: Uint8Array): string | null {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength)
  const head = encodeUtf8(`iTXt${KEYWORD}\0\0\0\0\0`)
  for (let at = SIGNATURE_LENGTH; at + CHUNK_OVERHEAD <= png.length; at += view.getUint32(at) + CHUNK_OVERHEAD) {
    const end = at + 8 + view.getUint32(at)
    if (end + 4 > png.length) return null
    if (head.every((byte, index) => png[at + 4 + index] === byte))
      return decodeUtf8(png.subarray(at + 4 + head.length, end))
  }
  return null
}

/** CRC-32 as PNG defines it, bit by bit: documents are small. */
export function checksum(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return (crc ^ 0xffffffff) >>> 0
}

/** UTF-8 without TextEncoder, which belongs to browsers and Node. */
function encodeUtf8(text: string): number[] {
  return [...encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, '\ufffd')).matchAll(/%([0-9A-F]{2})|(.)/gs)].map(
    ([, escaped, plain]) => (escaped === undefined ? plain.charCodeAt(0) : parseInt(escaped, 16)),
  )
}

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return decodeURIComponent([...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''))
  } catch {
    return null
  }
}
