/** `randn(3, 4)` without a seed gets one that stays in the document, so that the numbers stay the same. */
export function randomSeed(): number {
  return Math.floor(Math.random() * 1_000_000)
}
