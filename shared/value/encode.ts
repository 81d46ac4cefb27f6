/** Tensors back into the JSON of the file format. */
import { countEntries } from '../tensor/shape.ts'
import { toNested, type Nested, type Tensor } from '../tensor/tensor.ts'
import type { Json } from './json.ts'

/** JSON knows no infinities and no NaN: the format writes them as strings. */
export function encodeNumber(value: number): number | string {
  return Number.isFinite(value) ? value : String(value)
}

/** Nested arrays, a scalar as a number; `{shape, data}` where nested arrays would lose the shape (a length of 0). */
export function encodeTensor(tensor: Tensor): Json {
  if (countEntries(tensor.shape) === 0) return { shape: tensor.shape, data: [] }
  return encodeNested(toNested(tensor))
}

/** Nested arrays of numbers with what is not finite as strings. */
export function encodeNested(nested: Nested): Json {
  return typeof nested === 'number' ? encodeNumber(nested) : nested.map(encodeNested)
}
