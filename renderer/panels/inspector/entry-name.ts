/** Names of entries as on paper: w₁, W₂,₃; counted from 1. */
export function entryName(name: string, index: readonly number[]): string {
  return `${name}${index.map((at) => subscript(at + 1)).join(',')}`
}

function subscript(number: number): string {
  return String(number).replaceAll(/\d/g, (digit) => '₀₁₂₃₄₅₆₇₈₉'[Number(digit)])
}

/** The index of an entry from its place in row-major order. */
export function indexOf(flat: number, shape: readonly number[]): number[] {
  const index: number[] = []
  let rest = flat
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    index.unshift(rest % shape[axis])
    rest = Math.floor(rest / shape[axis])
  }
  return index
}
