/** Round numbers along an axis. */

/** About `count` multiples of 1, 2 or 5 times a power of ten. */
export function linearPlaces(least: number, most: number, count: number): number[] {
  const raw = (most - least) / Math.max(1, count)
  if (!(raw > 0) || !Number.isFinite(raw)) return []
  const power = 10 ** Math.floor(Math.log10(raw))
  const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= raw * (1 - 1e-9)) ?? 10)
  const first = Math.ceil(least / step)
  return Array.from({ length: Math.max(0, Math.floor(most / step) - first + 1) }, (_, i) => (first + i) * step)
}

/** Whole powers of ten between two exponents; where there are few, also their doubles and halves. */
export function logPlaces(least: number, most: number): number[] {
  const whole = linearPlaces(least, most, 6).filter(Number.isInteger)
  return whole.length >= 2 ? whole : linearPlaces(least, most, 4)
}
