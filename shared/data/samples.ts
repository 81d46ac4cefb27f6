/** Training data bound to a graph: each row of the table is one sample. */
import type { Shape } from '../tensor/shape.ts'

export interface BoundInput {
  /** Shape of one sample, `[]` for a number; without the batch axis where the input takes a whole batch. */
  readonly shape: Shape
  /** Sample after sample, each row-major: rows × entries of `shape`. */
  readonly data: Float64Array
}

export interface Samples {
  readonly rows: number
  /** By id of an input node. */
  readonly inputs: ReadonlyMap<string, BoundInput>
}
