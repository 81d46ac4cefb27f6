/** Icons as Windows and macOS keep them: a table of contents, and PNG pictures of several sizes. */
import { Buffer } from 'node:buffer'

/** @typedef {ReadonlyMap<number, Uint8Array>} Pictures PNG files by their width in pixels */

const ICO_SIZES = [16, 24, 32, 48, 64, 128, 256]

/** Four letters for each size of picture that macOS knows; some sizes are also those of half the size on fine screens. */
const ICNS_TYPES = /** @type {const} */ ([
  ['icp4', 16],
  ['icp5', 32],
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
])

/** Every size that the icons of all systems need. */
export const ICON_SIZES = [...new Set([...ICO_SIZES, ...ICNS_TYPES.map(([, size]) => size)])].sort((a, b) => a - b)

/**
 * An icon for Windows: 6 bytes, 16 bytes for every picture, the pictures. A width of 256 is written as 0.
 * @param {Pictures} pictures
 */
export function encodeIco(pictures) {
  const images = ICO_SIZES.map((size) => ({ size, png: pictureOf(pictures, size) }))
  const head = Buffer.alloc(6 + 16 * images.length)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(images.length, 4)
  let offset = head.length
  images.forEach(({ size, png }, index) => {
    const at = 6 + 16 * index
    head.writeUInt8(size % 256, at)
    head.writeUInt8(size % 256, at + 1)
    head.writeUInt16LE(1, at + 4)
    head.writeUInt16LE(32, at + 6)
    head.writeUInt32LE(png.length, at + 8)
    head.writeUInt32LE(offset, at + 12)
    offset += png.length
  })
  return Buffer.concat([head, ...images.map(({ png }) => png)])
}

/**
 * An icon for macOS: `icns` and its length, then every picture with its type and its length (8 more than its own).
 * @param {Pictures} pictures
 */
export function encodeIcns(pictures) {
  const parts = ICNS_TYPES.flatMap(([type, size]) => {
    const png = pictureOf(pictures, size)
    return [block(type, png.length), png]
  })
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  return Buffer.concat([block('icns', length), ...parts])
}

/**
 * @param {string} type
 * @param {number} length
 */
function block(type, length) {
  const head = Buffer.alloc(8)
  head.write(type, 'latin1')
  head.writeUInt32BE(length + 8, 4)
  return head
}

/**
 * @param {Pictures} pictures
 * @param {number} size
 */
function pictureOf(pictures, size) {
  const png = pictures.get(size)
  if (png === undefined) throw new Error(`There is no picture of ${size} pixels.`)
  return png
}
