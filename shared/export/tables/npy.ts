/** NumPy's file of one array, format version 1.0. Source: numpy/lib/format.py, "Format Version 1.0". */
import type { Tensor } from '../../tensor/tensor.ts'

const MAGIC = '\x93NUMPY\x01\x00'

/** The array begins at a multiple of this. */
const ALIGNMENT = 64

/** Magic, length of the header, header as a Python dictionary padded with spaces, numbers as little-endian float64. */
export function writeNpy({ shape, data }: Tensor): Uint8Array {
  const lengths = shape.length === 1 ? `${shape[0]},` : shape.join(', ')
  const dictionary = `{'descr': '<f8', 'fortran_order': False, 'shape': (${lengths}), }`
  const start = Math.ceil((MAGIC.length + 2 + dictionary.length + 1) / ALIGNMENT) * ALIGNMENT
  const header = `${dictionary.padEnd(start - MAGIC.length - 3)}\n`
  const bytes = new Uint8Array(start + 8 * data.length)
  const view = new DataView(bytes.buffer)
  writeAscii(bytes, 0, MAGIC)
  view.setUint16(MAGIC.length, header.length, true)
  writeAscii(bytes, MAGIC.length + 2, header)
  for (let i = 0; i < data.length; i++) view.setFloat64(start + 8 * i, data[i], true)
  return bytes
}

function writeAscii(bytes: Uint8Array, start: number, text: string): void {
  for (let i = 0; i < text.length; i++) bytes[start + i] = text.charCodeAt(i)
}
