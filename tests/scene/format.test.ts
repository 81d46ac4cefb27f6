import { describe, expect, test } from 'vitest'
import { formatLiteral } from '../../shared/scene/format-literal.ts'
import { formatLocal } from '../../shared/scene/format-local.ts'
import { formatNumber, formatTensor } from '../../shared/scene/format-number.ts'
import { differentiateGraph } from '../../shared/engine/evaluate.ts'
import { composeScene } from '../../shared/scene/scene.ts'
import { graph, node, parameter } from '../engine/graphs.ts'
import { texToPlain } from '../../shared/scene/plain.ts'
import { tensor } from '../../shared/tensor/tensor.ts'
import type { Json } from '../../shared/value/json.ts'

describe('numbers on wires', () => {
  test.each([
    [-0.11920292202211756, '-0.1192'],
    [2, '2'],
    [1570.796, '1570.8'],
    [0, '0'],
    [-0, '0'],
    [1.2246e-16, '0'],
    [1.5e-7, '1.5 \\cdot 10^{-7}'],
    [NaN, '\\mathrm{NaN}'],
    [-Infinity, '-\\infty'],
  ])('%d is %s', (value, tex) => {
    expect(formatNumber(value)).toBe(tex)
  })

  test('show as many decimals as the document asks for', () => {
    expect(formatNumber(Math.PI, { decimals: 2 })).toBe('3.14')
    expect(formatNumber(Math.PI, { decimals: 8 })).toBe('3.14159265')
  })
})

describe('tensors on wires', () => {
  test.each<[string, readonly number[], readonly number[], string]>([
    ['a vector', [2], [1, 1.2246e-16], '[1, 0]'],
    ['a vector of four', [4], [1, 2, 3, 4], '[1, 2, 3, 4]'],
    ['a long vector', [6], [1, 2, 3, 4, 5, 6], '[1, 2, \\ldots, 6]'],
    ['a small matrix', [2, 2], [1, 2, 3, 4], '\\begin{bmatrix}1 & 2 \\\\ 3 & 4\\end{bmatrix}'],
    ['a wide matrix', [1, 4], [1, 2, 3, 4], '[1, \\ldots, 4]_{1{\\times}4}'],
    ['an image', [1, 1, 1, 2], [5, 6], '[5, \\ldots, 6]_{1{\\times}1{\\times}1{\\times}2}'],
    ['an empty vector', [0], [], '[]'],
    ['an empty matrix', [0, 3], [], '[\\,]_{0{\\times}3}'],
  ])('%s', (_, shape, data, tex) => {
    expect(formatTensor(tensor(shape, data))).toBe(tex)
  })
})

describe('values of variables stand as they were typed', () => {
  test.each<[Json, string | null]>([
    ['pi/2', '\\pi/2'],
    [['pi/2', 'pi'], '[\\pi/2, \\pi]'],
    [2.5, '2.5'],
    ['1e-3', '0.001'],
    [{ shape: [3], fill: 1 }, '[1, 1, 1]'],
    [[], '[]'],
    [null, null],
    ['not a constant', null],
    [{ shape: [1000, 1000], random: 'normal', seed: 1 }, null],
  ])('%j', (raw, tex) => {
    expect(formatLiteral(raw, {})).toBe(tex)
  })

  test('a long expression is shown as the number it stands for', () => {
    expect(formatLiteral('1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1', {})).toBe('10')
  })
})

describe('local gradients', () => {
  test.each([
    ['a diagonal', { kind: 'diagonal', entries: tensor([2], [6.1e-17, -1]) }, '\\mathrm{diag}(0, -1)'],
    ['the identity', { kind: 'diagonal', entries: tensor([3], [1, 1, 1]) }, 'I'],
    ['the derivative of a number', { kind: 'diagonal', entries: tensor([], [0.5]) }, '0.5'],
    ['a row', { kind: 'dense', rows: 1, columns: 2, jacobian: Float64Array.of(2, 1) }, '[2, 1]'],
    ['one entry', { kind: 'dense', rows: 1, columns: 1, jacobian: Float64Array.of(3) }, '3'],
    ['what is too large', { kind: 'operator', rows: 9, columns: 8, norm: null }, '\\mathbb{R}^{9\\times 8}'],
  ] as const)('%s', (_, local, tex) => {
    expect(formatLocal(local, {})).toBe(tex)
  })
})

test.each([
  ['\\begin{bmatrix}1 & 2 \\\\ 3 & 4\\end{bmatrix}', '[[1, 2], [3, 4]]'],
  ['[1, \\ldots, 4]_{2{\\times}4}', '[1, …, 4]_2×4'],
  ['-1.5 \\cdot 10^{-7}', '-1.5e-7'],
  ['\\mathrm{diag}(0, -1)', 'diag(0, -1)'],
  ['-\\infty', '-∞'],
])('screen readers hear %s as %s', (tex, text) => {
  expect(texToPlain(tex)).toBe(text)
})

describe('what stands on a wire', () => {
  const context = (of: ReturnType<typeof graph>) => {
    const document = { title: '', nodes: of.nodes, loss: of.loss! }
    return composeScene(document, differentiateGraph(of))
  }
  const tex = (of: ReturnType<typeof graph>) =>
    [...context(of).nodes, ...context(of).labels]
      .flatMap(({ marks }) => marks.flatMap((mark) => (mark.kind === 'formula' ? [mark.typeset.tex] : [])))
      .join(' | ')

  test('is rounded where it says ≈, and only there', () => {
    const third = tex(
      graph('L', parameter('w', 1), node('L', 'div', ['w', 'c']), { ...parameter('c', 3), op: 'constant' }),
    )
    expect(third).toContain('L | \\approx | 0.3333')
    const half = tex(
      graph('L', parameter('w', 1), node('L', 'div', ['w', 'c']), { ...parameter('c', 2), op: 'constant' }),
    )
    expect(half).toContain('L | = | 0.5')
    expect(half).not.toContain('\\approx')
  })

  test('is a row where it is the derivative of a sum', () => {
    expect(tex(graph('L', parameter('w', [1, 2]), node('L', 'sum', ['w'])))).toContain(
      '\\mathbf{1}^{\\top} | = | [1, 1]',
    )
  })
})
