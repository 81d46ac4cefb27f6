import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { planCorrelation } from '../../shared/tensor/correlation.ts'
import { outputLength, transposedLength, unusedLength } from '../../shared/ops/convolution-geometry.ts'
import { planWindows, type WindowAxis } from '../../shared/tensor/windows.ts'
import { wholeNumbers } from './whole-numbers.ts'

const axis = fc
  .record({
    input: fc.integer({ min: 1, max: 9 }),
    kernel: fc.integer({ min: 1, max: 4 }),
    stride: fc.integer({ min: 1, max: 4 }),
    padding: fc.integer({ min: 0, max: 5 }),
    dilation: fc.integer({ min: 1, max: 3 }),
  })
  .map((size): WindowAxis => ({ ...size, outputs: outputLength(size) }))
  .filter(({ outputs }) => outputs > 0)

/** (tap, entry of the image, entry of the map) of every place of the window, padding left out: the definition. */
function placesByDefinition(vertical: WindowAxis, horizontal: WindowAxis): string[] {
  const places: string[] = []
  const along = ({ input, kernel, stride, padding, dilation, outputs }: WindowAxis) =>
    Array.from({ length: outputs * kernel }, (_, i) => ({ output: Math.floor(i / kernel), tap: i % kernel }))
      .map((place) => ({ ...place, entry: place.output * stride + place.tap * dilation - padding }))
      .filter(({ entry }) => entry >= 0 && entry < input)
  for (const v of along(vertical)) {
    for (const h of along(horizontal)) {
      const tap = v.tap * horizontal.kernel + h.tap
      const image = v.entry * horizontal.input + h.entry
      places.push(`${tap} ${image} ${v.output * horizontal.outputs + h.output}`)
    }
  }
  return places.sort()
}

describe('windows over an image', () => {
  test('visit every tap on the image once and never the padding', () => {
    fc.assert(
      fc.property(axis, axis, (vertical, horizontal) => {
        const { rows, columns, step, inside } = planWindows(vertical, horizontal)
        const places: string[] = []
        rows.tap.forEach((_, r) => {
          columns.tap.forEach((_, q) => {
            for (let o = 0; o < columns.count[q]; o++) {
              const image = rows.image[r] + columns.image[q] + o * step
              places.push(`${rows.tap[r] + columns.tap[q]} ${image} ${rows.map[r] + columns.map[q] + o}`)
            }
          })
        })
        const expected = placesByDefinition(vertical, horizontal)
        expect(places.sort()).toEqual(expected)
        const all = vertical.outputs * vertical.kernel * horizontal.outputs * horizontal.kernel
        expect(inside).toBe(expected.length === all)
      }),
    )
  })

  test.each([
    // input, kernel, stride, padding, dilation → places, unused
    [13, 5, 2, 2, 1, 7, 0],
    [13, 5, 2, 0, 1, 5, 0],
    [13, 5, 2, 1, 1, 6, 0],
    [13, 5, 2, 3, 1, 8, 0],
    [6, 3, 2, 0, 1, 2, 1],
    [5, 2, 7, 0, 1, 1, 3],
    [7, 3, 1, 0, 2, 3, 0],
    [2, 3, 1, 0, 1, 0, 0],
    [1, 5, 1, 0, 1, -3, 0],
  ])('input %i, kernel %i, stride %i, padding %i, dilation %i: %i places, %i unused', (...numbers) => {
    const [input, kernel, stride, padding, dilation, places, unused] = numbers
    const size = { input, kernel, stride, padding, dilation }
    expect(outputLength(size)).toBe(places)
    expect(unusedLength(size)).toBe(unused)
  })

  test('a transposed convolution gives back the length whose windows it has', () => {
    fc.assert(
      fc.property(axis, (size) => {
        expect(transposedLength(size, unusedLength(size))).toBe(size.input)
      }),
    )
  })
})

describe('the three products of a convolution', () => {
  const size = fc.record({
    batch: fc.integer({ min: 1, max: 2 }),
    groups: fc.integer({ min: 1, max: 2 }),
    channels: fc.integer({ min: 1, max: 3 }),
    // From four filters on, they are computed as matrices.
    filters: fc.integer({ min: 1, max: 6 }),
    rows: axis,
    columns: axis,
  })

  test('are one trilinear sum read in three directions: ⟨K ⋆ I, M⟩ = ⟨I, spread(M, K)⟩ = ⟨K, collect(I, M)⟩', () => {
    fc.assert(
      fc.property(size, (size) => {
        const { batch, groups, channels, filters, rows, columns } = size
        const image = wholeNumbers(batch * groups * channels * rows.input * columns.input, 1)
        const kernels = wholeNumbers(groups * filters * channels * rows.kernel * columns.kernel, 2)
        const map = wholeNumbers(batch * groups * filters * rows.outputs * columns.outputs, 3)
        const { correlate, spread, collect } = planCorrelation(size)
        const [toMap, toImage, toKernels] = [map, image, kernels].map(({ length }) => new Float64Array(length))
        correlate(image, kernels, toMap)
        spread(map, kernels, toImage)
        collect(image, map, toKernels)
        const sum = inner(toMap, map)
        expect(inner(toImage, image)).toBe(sum)
        expect(inner(toKernels, kernels)).toBe(sum)
      }),
    )
  })

  test('are the same by direct loops as through matrices', () => {
    const rows = { input: 40, kernel: 5, stride: 1, padding: 2, dilation: 1, outputs: 40 }
    const channels = 60 // 60 · 25 rows of the matrix times 40 columns: one strip holds a single row of the map
    const whole = { batch: 1, groups: 1, channels, filters: 4, rows, columns: rows }
    const image = wholeNumbers(channels * 40 * 40, 1)
    const kernels = wholeNumbers(4 * channels * 25, 2)
    const together = new Float64Array(4 * 40 * 40)
    planCorrelation(whole).correlate(image, kernels, together)
    for (let filter = 0; filter < 4; filter++) {
      const alone = new Float64Array(40 * 40)
      const own = kernels.slice(filter * channels * 25, (filter + 1) * channels * 25)
      planCorrelation({ ...whole, filters: 1 }).correlate(image, own, alone)
      expect(alone).toEqual(together.slice(filter * 1600, (filter + 1) * 1600))
    }
  })
})

function inner(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, entry, i) => sum + entry * b[i], 0)
}
