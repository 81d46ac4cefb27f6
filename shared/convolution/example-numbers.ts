/** Small whole numbers for a layer that stands in no graph, so that its products can be read. Always the same. */
import { mulberry32 } from '../value/random.ts'
import { isPooling, outputSize, type Layer } from './layer.ts'
import type { LayerNumbers } from './products.ts'

/** Larger layers are not animated. */
export const MOST_NUMBERS = 2_000_000

/** `null` where there would be too many numbers. */
export function inventNumbers(layer: Layer): LayerNumbers | null {
  const pooling = isPooling(layer.kind)
  const [height, width] = outputSize(layer)
  const outputs = pooling ? layer.channels : layer.filters
  const xs = layer.batch * layer.channels * layer.input[0] * layer.input[1]
  const ys = layer.batch * outputs * height * width
  const ws = pooling ? 0 : (layer.channels * layer.filters * layer.kernel[0] * layer.kernel[1]) / layer.groups
  if (Math.max(xs, ys, ws) > MOST_NUMBERS) return null
  return {
    x: draw(xs, 1, 0, 9),
    w: pooling ? null : draw(ws, 2, -2, 2),
    b: layer.bias && !pooling ? draw(layer.filters, 3, -3, 3) : null,
    gy: draw(ys, 4, -2, 2),
  }
}

function draw(count: number, seed: number, least: number, most: number): Float64Array {
  const next = mulberry32(seed)
  return Float64Array.from({ length: count }, () => least + Math.floor(next() * (most - least + 1)))
}
