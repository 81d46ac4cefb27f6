import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  axisOf,
  checkLayer,
  DIRECTIONS,
  EXAMPLE_LAYER,
  LARGEST_LENGTH,
  outputOf,
  outputSize,
  unusedSize,
  type Layer,
} from '../../shared/convolution/layer.ts'
import { measureLayer } from '../../shared/convolution/measure.ts'
import { sameOutput, solveAxis, solveLayer, type Unknown } from '../../shared/convolution/solve.ts'
import { describeProblem } from '../../shared/problem/problem.ts'
import golden from '../golden/convolution-sizes.json' with { type: 'json' }

type Golden = Omit<Layer, 'batch' | 'bias'> & { weights: number[] | null; output: [number, number, number] }
const cases = golden as unknown as readonly Golden[]

describe('sizes of 500 random layers of PyTorch', () => {
  test('the file holds them, with groups, dilation and strides that leave columns unused', () => {
    expect(cases).toHaveLength(500)
    const layers = cases.map((found) => ({ ...EXAMPLE_LAYER, ...found }))
    expect(layers.filter((layer) => unusedSize(layer)[1] > 0).length).toBeGreaterThan(100)
    expect(layers.filter(({ groups }) => groups > 1).length).toBeGreaterThan(100)
    expect(layers.filter(({ padding }) => padding[0] % 2 === 1).length).toBeGreaterThan(100)
  })

  test.each(cases.map((found, index) => [index, found] as const))('layer %d', (_, { weights, output, ...found }) => {
    const layer: Layer = { ...found, batch: 1, bias: false }
    expect(checkLayer(layer)).toEqual([])
    const measured = measureLayer(layer)
    if (!measured.ok) throw new Error(measured.problems.map(describeProblem).join())
    const { outputChannels, parameters } = measured.value
    expect([outputChannels, ...measured.value.output]).toEqual(output)
    expect(parameters).toBe(weights === null ? 0 : weights.reduce((a, b) => a * b))
  })
})

const arbitraryLayer = fc
  .record({
    kind: fc.constantFrom('convolution', 'transposed', 'max-pooling', 'average-pooling'),
    input: pairOf(1, 40),
    kernel: pairOf(1, 9),
    stride: pairOf(1, 6),
    padding: pairOf(0, 6),
    dilation: pairOf(1, 4),
  })
  .map((drawn) => ({ ...EXAMPLE_LAYER, ...drawn }))
  .filter((layer) => checkLayer(layer).length === 0)

function pairOf(least: number, most: number) {
  return fc.tuple(fc.integer({ min: least, max: most }), fc.integer({ min: least, max: most }))
}

test('the unused columns are those behind the last place of the window', () => {
  fc.assert(
    fc.property(
      arbitraryLayer.filter(({ kind }) => kind !== 'transposed'),
      (layer) => {
        const { input, padding, kernel, stride, dilation } = axisOf(layer, 1)
        const reached = new Set<number>()
        for (let start = 0; start + dilation * (kernel - 1) < input + 2 * padding; start += stride) {
          reached.add(start + dilation * (kernel - 1))
        }
        expect(outputSize(layer)[1]).toBe(reached.size)
        expect(unusedSize(layer)[1]).toBe(input + 2 * padding - 1 - Math.max(...reached))
      },
    ),
  )
})

describe('solving for an unknown', () => {
  const unknowns: readonly Unknown[] = ['padding', 'stride', 'kernel', 'input', 'dilation']

  test.each(unknowns)(
    'the %s found gives the output, its neighbours do not; where none does, none near does',
    (unknown) => {
      fc.assert(
        fc.property(arbitraryLayer, fc.integer({ min: 1, max: 60 }), (layer, target) => {
          const axis = axisOf(layer, 0)
          const outputAt = (value: number) => outputOf({ ...axis, [unknown]: value })
          const { range, nearest } = solveAxis(axis, unknown, target)
          const least = unknown === 'padding' ? 0 : 1
          const tried = Array.from({ length: 1000 }, (_, k) => k + least)
          const working = tried.filter((value) => outputAt(value) === target)
          const isPooling = layer.kind.endsWith('pooling')
          if (range !== null) {
            expect(outputAt(range.from)).toBe(target)
            expect(outputAt(range.to)).toBe(target)
            if (!isPooling) {
              expect(range.from).toBe(working[0])
              if (range.to < LARGEST_LENGTH) expect(outputAt(range.to + 1)).not.toBe(target)
            }
          } else {
            if (!isPooling) expect(working).toEqual([])
            for (const { value, output } of nearest) expect(outputAt(value)).toBe(output)
            const better = tried.map(outputAt).filter((output) => output >= 1 && nearest.length > 0)
            const best = Math.min(...nearest.map(({ output }) => Math.abs(output - target)))
            if (!isPooling) for (const output of better) expect(Math.abs(output - target)).toBeGreaterThanOrEqual(best)
          }
        }),
      )
    },
  )

  test('the padding that keeps the size, and none for an even kernel', () => {
    const layer: Layer = { ...EXAMPLE_LAYER, input: [28, 28], kernel: [5, 5], stride: [1, 1] }
    expect(sameOutput(axisOf(layer, 0))).toBe(28)
    expect(solveLayer(layer, 'padding', [28, 28])).toMatchObject({ ok: true, value: { layer: { padding: [2, 2] } } })
    const even = solveLayer({ ...layer, kernel: [4, 4] }, 'padding', [28, 28])
    expect(even.ok || even.problems.map(describeProblem)).toEqual([
      'no padding gives an output height of 28; the nearest are 27 with padding 1 and 29 with padding 2.',
    ])
  })

  test.each([
    ['padding', [7, 7], [2, 2], 2],
    ['padding', [6, 6], [1, 1], 1],
    ['padding', [8, 8], [3, 3], 3],
    ['stride', [5, 5], [2, 2], 2],
    ['stride', [3, 3], [3, 3], 4],
    ['stride', [1, 1], [9, 9], LARGEST_LENGTH],
    ['kernel', [5, 5], [4, 4], 5],
    ['input', [7, 7], [17, 17], 18],
    ['dilation', [5, 5], [1, 1], 1],
  ] as const)('the %s that gives %j', (unknown, target, smallest, to) => {
    const solved = solveLayer(EXAMPLE_LAYER, unknown, target)
    if (!solved.ok) throw new Error(solved.problems.map(describeProblem).join())
    expect(solved.value.layer[unknown]).toEqual(smallest)
    expect(solved.value.solutions.map(({ range }) => range?.to)).toEqual([to, to])
  })

  test('a height and a width that need different paddings', () => {
    const layer: Layer = { ...EXAMPLE_LAYER, input: [13, 15] }
    expect(solveLayer(layer, 'padding', [7, 7])).toMatchObject({ ok: true, value: { layer: { padding: [2, 1] } } })
  })

  test('no whole-number solution', () => {
    const layer: Layer = { ...EXAMPLE_LAYER, stride: [1, 1] }
    const solved = solveLayer(layer, 'padding', [8, 10])
    expect(solved.ok || solved.problems.map(describeProblem)).toEqual([
      'no padding gives an output height of 8; the nearest is 9 with padding 0.',
      'no padding gives an output width of 10; the nearest are 9 with padding 0 and 11 with padding 1.',
    ])
  })
})

describe('impossible layers are refused with what would work', () => {
  test.each([
    [{ kernel: [15, 15] }, 'Use a kernel of at most 13 or a padding of at least 1.'],
    [
      { kernel: [5, 5], dilation: [4, 4] },
      '5 (17 with dilation 4), that of the input 13. Use a kernel of at most 4 or a padding of at least 2.',
    ],
    [{ stride: [0, 0] }, 'the stride must be a whole number of at least 1; found 0. A stride of 1 visits every place'],
    [{ padding: [-1, 0] }, 'the padding must be a whole number of at least 0; found -1.'],
    [{ input: [-13, 13] }, 'the size of the input must be a whole number of at least 1; found -13.'],
    [{ kernel: [2.5, 2] }, 'the size of the kernel must be a whole number of at least 1; found 2.5.'],
    [{ input: [1e7, 1] }, 'must be a whole number of at most 1000000; found 10000000.'],
    [{ groups: 3 }, 'the layer has 2 channels, which cannot be split into 3 equal groups; use 1 or 2 groups.'],
    [{ groups: 2 }, 'the layer has 1 filter, which cannot be split into 2 equal groups; use 1 group.'],
    [{ kind: 'max-pooling', padding: [3, 3] }, 'use a padding of at most 2.'],
    [{ kind: 'transposed', outputPadding: [2, 0] }, 'with stride 2 and dilation 1 it is at most 1; found 2.'],
    [
      { kind: 'transposed', input: [1, 1], padding: [3, 3] },
      'without padding it is 5 long. Use a padding of at most 2.',
    ],
  ] as const)('%j', (change, sentence) => {
    const refused = measureLayer({ ...EXAMPLE_LAYER, ...change })
    expect(refused.ok || refused.problems.map(describeProblem).join(' ')).toContain(sentence)
  })

  test('what the sentence proposes works', () => {
    fc.assert(
      fc.property(pairOf(1, 30), pairOf(1, 60), pairOf(1, 4), pairOf(0, 5), (input, kernel, dilation, padding) => {
        const layer: Layer = { ...EXAMPLE_LAYER, input, kernel, dilation, padding }
        const refused = measureLayer(layer)
        if (refused.ok) return
        const [{ facts }] = refused.problems
        const { direction, mostKernel, leastPadding } = facts as unknown as Record<string, number | string>
        const axis = DIRECTIONS[direction === 'height' ? 0 : 1]
        expect(outputOf({ ...axisOf(layer, axis), kernel: Number(mostKernel) })).toBeGreaterThanOrEqual(1)
        expect(outputOf({ ...axisOf(layer, axis), padding: Number(leastPadding) })).toBeGreaterThanOrEqual(1)
      }),
    )
  })
})
