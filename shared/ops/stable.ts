/** Scalar functions in forms that neither overflow nor cancel. */

/** σ(x) = 1 / (1 + e^(−x)); only ever e to a negative power. */
export function sigmoid(x: number): number {
  if (x >= 0) return 1 / (1 + Math.exp(-x))
  const e = Math.exp(x)
  return e / (1 + e)
}

/** log(1 + e^x) = max(x, 0) + log(1 + e^(−|x|)). */
export function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)))
}
