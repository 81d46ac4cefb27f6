import { countEntries, type Shape } from './shape.ts'

/** A dense Float64 tensor in row-major order; `data.length` is the product of `shape`. */
export interface Tensor {
  readonly shape: Shape
  readonly data: Float64Array
}

/** Nested arrays of numbers as JSON writes them; a scalar is a plain number. */
export type Nested = number | readonly Nested[]

export function tensor(shape: Shape, data: Float64Array | readonly number[]): Tensor {
  if (data.length !== countEntries(shape)) {
    throw new Error(`A tensor of shape [${shape.join(', ')}] needs ${countEntries(shape)} entries, got ${data.length}.`)
  }
  return { shape, data: data instanceof Float64Array ? data : Float64Array.from(data) }
}

export function scalar(value: number): Tensor {
  return { shape: [], data: Float64Array.of(value) }
}

/** The tensor as nested arrays, a scalar as a number. */
export function toNested({ shape, data }: Tensor): Nested {
  let offset = 0
  function read(axis: number): Nested {
    if (axis === shape.length) return data[offset++]
    return Array.from({ length: shape[axis] }, () => read(axis + 1))
  }
  return read(0)
}
