/** The stamp against the engine: every place of every kind of layer, forwards and backwards. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inventNumbers } from '../../shared/convolution/example-numbers.ts'
import { checkLayer, EXAMPLE_LAYER, isPooling, outputSize, type Layer } from '../../shared/convolution/layer.ts'
import { compareLayers, layerOf } from '../../shared/convolution/node.ts'
import {
  addProducts,
  applyStamp,
  countTargets,
  listProducts,
  sourcesOf,
  type LayerNumbers,
} from '../../shared/convolution/products.ts'
import { countPlaces, GAP, listTaps, PADDING, planStamp, spanOf, unreachedOf } from '../../shared/convolution/stamp.ts'
import { differentiateGraph } from '../../shared/engine/evaluate.ts'
import { resolveGraph } from '../../shared/graph/structure.ts'
import type { Graph } from '../../shared/graph/graph.ts'

const OPS = {
  convolution: 'conv2d',
  transposed: 'conv_transpose2d',
  'max-pooling': 'max_pool2d',
  'average-pooling': 'avg_pool2d',
} as const

/** The layer as a graph whose loss has the upstream gradient of the numbers. */
function graphOf(layer: Layer, { x, w, b, gy }: LayerNumbers): Graph {
  const { batch, channels, filters, groups, input, kernel, stride, padding, dilation, outputPadding } = layer
  const pooling = isPooling(layer.kind)
  const source = (id: string, shape: readonly number[], data: Float64Array | null) => ({
    id, op: 'input', inputs: [], attributes: { value: { shape, data: [...(data ?? [])] } },
  }) // prettier-ignore
  const outputs = [batch, countTargets(layer, 'forward'), ...outputSize(layer)]
  const weights = layer.kind === 'transposed' ? [channels, filters / groups] : [filters, channels / groups]
  const attributes = {
    stride,
    padding,
    ...(pooling ? { kernel } : { dilation, groups }),
    ...(layer.kind === 'transposed' ? { output_padding: outputPadding } : {}),
  }
  return {
    loss: 'L',
    nodes: [
      source('x', [batch, channels, ...input], x),
      ...(pooling ? [] : [source('w', [...weights, ...kernel], w)]),
      ...(b === null ? [] : [source('b', [filters], b)]),
      source('g', outputs, gy),
      { id: 'y', op: OPS[layer.kind], attributes, inputs: pooling ? ['x'] : b === null ? ['x', 'w'] : ['x', 'w', 'b'] },
      { id: 'p', op: 'mul', attributes: {}, inputs: ['y', 'g'] },
      { id: 'L', op: 'sum', attributes: {}, inputs: ['p'] },
    ],
  }
}

const pairOf = (least: number, most: number) =>
  fc.tuple(fc.integer({ min: least, max: most }), fc.integer({ min: least, max: most }))

const layers = fc
  .record({
    kind: fc.constantFrom('convolution', 'transposed', 'max-pooling', 'average-pooling'),
    batch: fc.integer({ min: 1, max: 2 }),
    groups: fc.integer({ min: 1, max: 2 }),
    channels: fc.constantFrom(2, 4),
    filters: fc.constantFrom(2, 4),
    input: pairOf(1, 7),
    kernel: pairOf(1, 4),
    stride: pairOf(1, 3),
    padding: pairOf(0, 3),
    dilation: pairOf(1, 2),
    outputPadding: pairOf(0, 1),
    bias: fc.boolean(),
  })
  .map((drawn): Layer => {
    const layer = { ...EXAMPLE_LAYER, ...drawn } as Layer
    if (!isPooling(layer.kind)) return layer
    return { ...layer, filters: layer.channels, groups: 1, dilation: [1, 1], bias: false }
  })
  .filter((layer) => checkLayer(layer).length === 0)

test('at every place the stamp leaves what the engine computes, forwards and backwards', () => {
  fc.assert(
    fc.property(layers, (layer) => {
      const numbers = inventNumbers(layer)!
      const { nodes, problems } = differentiateGraph(graphOf(layer, numbers))
      expect(problems).toEqual([])
      for (const pass of ['forward', 'backward'] as const) {
        const stamp = planStamp(layer, pass)
        const places = countPlaces(stamp)
        const expected = (pass === 'forward' ? nodes.get('y')?.value : nodes.get('x')?.gradient)!
        const targets = countTargets(layer, pass)
        expect(expected.data).toHaveLength(layer.batch * targets * places)
        for (let at = 0; at < expected.data.length; at++) {
          const [image, target, place] = [
            Math.floor(at / targets / places),
            Math.floor(at / places) % targets,
            at % places,
          ]
          const look = { pass, image, target, source: 0 }
          expect(applyStamp(layer, stamp, numbers, look, place)).toBeCloseTo(expected.data[at], 9)
        }
      }
    }),
    { numRuns: 150 },
  )
})

test('a node is the layer it was made from', () => {
  fc.assert(
    fc.property(layers, (layer) => {
      const { nodes, index } = resolveGraph(graphOf(layer, inventNumbers(layer)!))
      const { outputPadding, ...read } = layerOf(nodes[index.get('y')!])!
      const { outputPadding: drawn, ...rest } = layer
      expect(read).toEqual(rest)
      if (layer.kind === 'transposed') expect(outputPadding).toEqual(drawn)
    }),
    { numRuns: 50 },
  )
})

describe('problem 3', () => {
  const forward = planStamp(EXAMPLE_LAYER, 'forward')
  const backward = planStamp(EXAMPLE_LAYER, 'backward')

  test('the window stands at 25 places and walks in steps of 2', () => {
    expect(countPlaces(forward)).toBe(25)
    expect([0, 1, 4].map((place) => spanOf(forward.columns, place).from)).toEqual([0, 2, 8])
    expect(listTaps(forward, 7)[0]).toMatchObject({ row: 2, column: 4, entry: 2 * 13 + 4, weight: 0 })
  })

  test('backwards the ground is the gradient spread out, the kernel lies rotated', () => {
    expect(countPlaces(backward)).toBe(169)
    expect(backward.rows.ground).toHaveLength(17)
    expect(backward.rows.ground.slice(3, 8)).toEqual([PADDING, 0, GAP, 1, GAP])
    expect(listTaps(backward, 0).map(({ weight }) => weight)).toEqual([...Array(25).keys()].reverse())
    expect(listTaps(backward, 0).filter(({ entry }) => entry >= 0)).toEqual([
      { row: 4, column: 4, entry: 0, weight: 0 },
    ])
  })

  test('columns that no window reaches are at the end', () => {
    expect(unreachedOf(forward.columns)).toBe(0)
    expect(unreachedOf(planStamp({ ...EXAMPLE_LAYER, input: [14, 14] }, 'forward').columns)).toBe(1)
  })

  test('channels and the bias add up', () => {
    const numbers = inventNumbers(EXAMPLE_LAYER)!
    const look = { pass: 'forward', image: 1, target: 0 } as const
    const sums = sourcesOf(EXAMPLE_LAYER, 'forward', 0).map((source) =>
      addProducts(listProducts(EXAMPLE_LAYER, forward, numbers, { ...look, source }, 3)),
    )
    expect(sums).toHaveLength(2)
    expect(applyStamp(EXAMPLE_LAYER, forward, numbers, { ...look, source: 0 }, 3)).toBe(
      sums[0] + sums[1] + numbers.b![0],
    )
  })
})

test('what a node can take over of a layer, and what belongs to its inputs', () => {
  const changed: Layer = { ...EXAMPLE_LAYER, padding: [2, 2], stride: [2, 1], kernel: [3, 3] }
  expect(compareLayers('conv2d', EXAMPLE_LAYER, changed)).toEqual({
    attributes: { padding: 2, stride: [2, 1] },
    others: ['kernel'],
  })
  expect(compareLayers('max_pool2d', EXAMPLE_LAYER, changed).attributes).toEqual({
    padding: 2,
    stride: [2, 1],
    kernel: 3,
  })
})
