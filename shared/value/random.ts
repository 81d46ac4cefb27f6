/**
 * Seeded random numbers. The generator and the formulas are part of the file format: the same seed must give the same
 * weights in every version and in every other program that reads the format.
 */

/** mulberry32 (Tommy Ettinger's 32-bit generator): draws u = integer / 2³² in [0, 1). */
export function mulberry32(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Uniform on [-scale, scale): scale · (2u − 1), one draw a number. */
export function fillUniform(target: Float64Array, seed: number, scale: number): void {
  const draw = mulberry32(seed)
  for (let i = 0; i < target.length; i++) target[i] = scale * (2 * draw() - 1)
}

/** Normal with standard deviation `scale` (Box and Muller, cosine branch), two draws a number. */
export function fillNormal(target: Float64Array, seed: number, scale: number): void {
  const draw = mulberry32(seed)
  for (let i = 0; i < target.length; i++) {
    const radius = Math.sqrt(-2 * Math.log(1 - draw()))
    target[i] = scale * radius * Math.cos(2 * Math.PI * draw())
  }
}
