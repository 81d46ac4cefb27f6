import { describe, expect, test } from 'vitest'
import { answerLayer, writePlain } from '../../shared/convolution/answers.ts'
import {
  dataTypes,
  describeCounting,
  readCounting,
  type ConvolutionCounting,
} from '../../shared/convolution/counting.ts'
import { EXAMPLE_LAYER, type Layer } from '../../shared/convolution/layer.ts'
import { measureLayer, type LayerMeasure } from '../../shared/convolution/measure.ts'
import { typeset } from '../../shared/typeset/typeset.ts'

function measure(change: Partial<Layer> = {}, counting: ConvolutionCounting = {}): LayerMeasure {
  const measured = measureLayer({ ...EXAMPLE_LAYER, ...change }, counting)
  if (!measured.ok) throw new Error('The layer is impossible.')
  return measured.value
}

describe('problem 3 of the midterm', () => {
  test.each([
    ['with a bias', {}, {}, 51, 408, 50, 50, 100],
    ['without', { bias: false }, {}, 50, 400, 50, 49, 99],
    ['one slice with a bias', {}, { depth: 'one' }, 26, 208, 25, 25, 50],
    ['one slice without', { bias: false }, { depth: 'one' }, 25, 200, 25, 24, 49],
    ['a bias counted although there is none', { bias: false }, { bias: 'always' }, 51, 408, 50, 50, 100],
    ['a bias not counted although there is one', {}, { bias: 'never' }, 50, 400, 50, 49, 99],
    ['a multiplication with its addition as one', {}, { multiplyAdd: 1 }, 51, 408, 50, 50, 50],
    ['n additions', { bias: false }, { additions: 'n' }, 50, 400, 50, 50, 100],
  ] as const)('%s', (_, change, counting, parameters, bytes, multiplications, additions, operations) => {
    expect(measure(change, counting)).toMatchObject({
      parameters,
      bytes,
      multiplications,
      additions,
      operations,
      applications: 100,
      output: [5, 5],
      totalOperations: 100 * operations,
    })
  })

  test('padding 2 makes it 7×7, a single image has 25 applications', () => {
    expect(measure({ padding: [2, 2] }).output).toEqual([7, 7])
    expect(measure({}, { batch: 'one' })).toMatchObject({ applications: 25, outputEntries: 25 })
  })

  test('memory from FP64 to INT8', () => {
    const bytes = dataTypes.map((dataType) => [dataType, measure({}, { dataType }).bytes])
    expect(Object.fromEntries(bytes)).toEqual({
      f64: 408, f32: 204, f16: 102, bf16: 102, i64: 408, i32: 204, i16: 102, i8: 51,
    }) // prettier-ignore
  })
})

describe('other layers', () => {
  test('groups divide the depth of a filter', () => {
    expect(measure({ channels: 6, filters: 4, groups: 2, bias: false })).toMatchObject({
      parameters: 300,
      products: 75,
    })
  })

  test('a transposed convolution is applied once for every entry that goes in', () => {
    const layer = { kind: 'transposed', batch: 1, channels: 2, filters: 3, input: [4, 4], kernel: [3, 3] } as const
    expect(measure(layer)).toMatchObject({
      output: [9, 9],
      parameters: 2 * 3 * 9 + 3,
      multiplications: 27,
      additions: 27,
      applications: 32,
    })
  })

  test('pooling has no parameters', () => {
    const pool = { batch: 1, input: [4, 4], kernel: [2, 2], stride: [2, 2] } as const
    expect(measure({ kind: 'max-pooling', ...pool })).toMatchObject({
      parameters: 0, multiplications: 0, additions: 3, operations: 3, applications: 8,
    }) // prettier-ignore
    expect(measure({ kind: 'average-pooling', ...pool })).toMatchObject({ multiplications: 1, additions: 3 })
  })

  test('counts that a float cannot hold exactly are refused', () => {
    const huge = { batch: 1e6, channels: 1e6, input: [1e6, 1e6] } as const
    expect(measureLayer({ ...EXAMPLE_LAYER, ...huge }).ok).toBe(false)
  })
})

describe('answers', () => {
  const evaluate = (plain: string): number => {
    const javascript = plain
      .replaceAll('·', '*').replaceAll('−', '-').replaceAll('⌊', 'Math.floor(').replaceAll('⌋', ')').replaceAll('mod', '%') // prettier-ignore
    return Number(new Function(`return ${javascript}`)())
  }
  const layers: readonly (readonly [string, Partial<Layer>, ConvolutionCounting])[] = [
    ['problem 3', {}, {}],
    ['unequal sides', { input: [13, 11], padding: [1, 0], kernel: [5, 3] }, {}],
    ['dilation and groups', { dilation: [2, 3], channels: 6, filters: 4, groups: 2, input: [20, 20] }, {}],
    ['no bias, n additions', { bias: false }, { additions: 'n', multiplyAdd: 1, batch: 'one' }],
    ['one slice in INT8', {}, { depth: 'one', dataType: 'i8' }],
    ['transposed', { kind: 'transposed', outputPadding: [1, 1], dilation: [2, 2] }, {}],
    ['max pooling', { kind: 'max-pooling' }, {}],
    ['average pooling', { kind: 'average-pooling' }, { multiplyAdd: 1 }],
  ]

  test.each(layers)(
    '%s: every formula with its numbers gives its result, and can be typeset',
    (_, change, counting) => {
      const layer = { ...EXAMPLE_LAYER, ...change }
      const answers = answerLayer(layer, measure(change, counting), counting)
      for (const { formula, substituted, value, quantity } of answers) {
        const numbers = typeof value === 'number' ? [value] : [...value]
        const parts = writePlain(substituted).split(', ').map(evaluate)
        expect({ quantity, parts }).toEqual({ quantity, parts: parts.length === 1 ? [numbers[0]] : numbers })
        for (const tex of [formula, substituted]) expect(typeset(tex, { size: 16 }).missing).toEqual([])
      }
    },
  )

  test('the convention is one sentence', () => {
    expect(describeCounting(readCounting({ depth: 'one', batch: 'one' }), false)).toBe(
      'A filter is read as one slice without depth and has no bias; n products are summed by n − 1 additions; multiplications and additions count one each; a single image is counted.',
    )
  })
})
