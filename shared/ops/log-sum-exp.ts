/** Exponentials of the entries of one group (see `axes.ts`), shifted by the largest so that none overflows. */

export function largestOf(x: Float64Array, start: number, offsets: Int32Array): number {
  let largest = -Infinity
  for (let k = 0; k < offsets.length; k++) largest = Math.max(largest, x[start + offsets[k]])
  return largest
}

/** log Σ e^(x − shift). */
export function logSum(x: Float64Array, start: number, offsets: Int32Array, shift: number): number {
  let total = 0
  for (let k = 0; k < offsets.length; k++) total += Math.exp(x[start + offsets[k]] - shift)
  return Math.log(total)
}
