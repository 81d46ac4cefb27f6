/** From numbers to places on a plot, and round numbers for its axes. */

export interface Scale {
  readonly low: number
  readonly high: number
  readonly toPixels: (value: number) => number
  readonly toValue: (pixels: number) => number
  readonly ticks: readonly number[]
}

/** A linear scale with some room at both ends. */
export function createScale(low: number, high: number, from: number, to: number): Scale {
  const factor = (to - from) / (high - low)
  return {
    low,
    high,
    toPixels: (value) => from + (value - low) * factor,
    toValue: (pixels) => low + (pixels - from) / factor,
    ticks: listTicks(low, high),
  }
}

/** The values with a twentieth of their range on either side; a single value has a range of its own. */
export function rangeOf(values: readonly number[]): readonly [number, number] {
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const room = high > low ? (high - low) * 0.08 : Math.max(1, Math.abs(low) * 0.1)
  return [low - room, high + room]
}

/** About five round numbers. */
function listTicks(low: number, high: number): number[] {
  const rough = (high - low) / 5
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 5, 10].map((digit) => digit * power).find((choice) => choice >= rough) ?? 10 * power
  const ticks: number[] = []
  for (let tick = Math.ceil(low / step); tick * step <= high; tick++) ticks.push(Number((tick * step).toPrecision(12)))
  return ticks
}

/** A distance that is easy to move by: a round number near a hundredth of the range. */
export function stepOf({ low, high }: Scale): number {
  return 10 ** Math.round(Math.log10((high - low) / 100))
}

/** The nearest multiple of a step. */
export function snapTo(value: number, step: number): number {
  return Number((Math.round(value / step) * step).toPrecision(12))
}
