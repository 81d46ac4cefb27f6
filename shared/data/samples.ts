/** Training data bound to a graph: each row of the table is one sample. */
export interface Samples {
  readonly rows: number
  /** By id of an input node: the entries of its value, row-major, sample after sample (rows × entries per sample). */
  readonly inputs: ReadonlyMap<string, Float64Array>
}
