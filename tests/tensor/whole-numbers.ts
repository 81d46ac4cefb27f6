/** Small whole numbers that look random: their sums are exact in any order, so results must be equal, not just close. */
export function wholeNumbers(count: number, seed: number): Float64Array {
  return Float64Array.from({ length: count }, (_, i) => (((i + 1) * (seed + 7) * 2654435761) % 19) - 9)
}
