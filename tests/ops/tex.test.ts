import { describe, expect, test } from 'vitest'
import { ops } from '../../shared/ops/index.ts'
import type { AnyOp } from '../../shared/ops/op.ts'
import { atom, factor, multiple, product } from '../../shared/ops/tex.ts'
import { typeAttributes } from './run-op.ts'

describe('formulas are bracketed where they must be, and only there', () => {
  test.each([
    ['x', 'x'],
    ['\\theta_{1}', '\\theta_{1}'],
    ["w'", "w'"],
    ['2.5', '2.5'],
    ['-1', '\\left(-1\\right)'],
    ['a + b', '\\left(a + b\\right)'],
    ['\\left(a + b\\right)', '\\left(a + b\\right)'],
    ['\\left(a\\right) + \\left(b\\right)', '\\left(\\left(a\\right) + \\left(b\\right)\\right)'],
    ['\\left[2,\\ 1\\right]', '\\left[2,\\ 1\\right]'],
    ['\\begin{bmatrix} 1 & 2 \\end{bmatrix}', '\\begin{bmatrix} 1 & 2 \\end{bmatrix}'],
  ])('%s as a unit', (text, unit) => expect(atom(text)).toBe(unit))

  test.each([
    ['e^{-x}', 'e^{-x}'],
    ['\\left(1 - y\\right)^{2}', '\\left(1 - y\\right)^{2}'],
    ['\\begin{cases} 1 - x & x > 0 \\end{cases}', '\\begin{cases} 1 - x & x > 0 \\end{cases}'],
    ['-x', '\\left(-x\\right)'],
    ['y - t', '\\left(y - t\\right)'],
  ])('%s as a factor', (text, expected) => expect(factor(text)).toBe(expected))

  test('numbers do not run together and signs come to the front', () => {
    expect(product('2', 'x')).toBe('2 x')
    expect(product('l', 'y')).toBe('l\\,y')
    expect(product('2', '3')).toBe('2 \\cdot 3')
    expect(product('-1', '2')).toBe('\\left(-1\\right) \\cdot 2')
    expect(multiple('\\frac{1}{2}', '-y')).toBe('-\\frac{1}{2}\\,y')
    expect(multiple('\\frac{1}{2}', 'y - t')).toBe('\\frac{1}{2}\\,\\left(y - t\\right)')
  })
})

describe('local derivatives read as in a textbook', () => {
  const table: readonly (readonly [op: AnyOp, args: readonly string[], local: readonly string[]])[] = [
    [ops.sin, ['x'], ['\\cos x']],
    [ops.square, ['a + b'], ['2 \\left(a + b\\right)']],
    [ops.pow, ['a', 'b'], ['b\\,a^{b - 1}', 'a^{b} \\log a']],
    [ops.div, ['a', 'b'], ['\\frac{1}{b}', '-\\frac{a}{b^{2}}']],
    [ops.sigmoid, ['y'], ['\\sigma\\left(y\\right)\\left(1 - \\sigma\\left(y\\right)\\right)']],
    [ops.logistic_loss, ['y', 'l'], ['-l\\,\\sigma\\left(-l\\,y\\right)', '-y\\,\\sigma\\left(-l\\,y\\right)']],
    [
      ops.logistic_loss,
      ['2', '-1'],
      [
        '-\\left(-1\\right)\\,\\sigma\\left(-\\left(-1\\right) \\cdot 2\\right)',
        '-2 \\sigma\\left(-\\left(-1\\right) \\cdot 2\\right)',
      ],
    ],
    [ops.mse, ['y', 't'], ['2\\left(y - t\\right)', '-2\\left(y - t\\right)']],
  ]
  test.each(table)('$id of %j', ({ id, notation, attributes, ...op }, args, local) => {
    expect(notation.local(args, 'z', typeAttributes({ id, notation, attributes, ...op }, {}))).toEqual(local)
  })

  test('a mean over several entries says so, one over a single entry does not', () => {
    const attributes = typeAttributes(ops.mse, {})
    expect(ops.mse.notation.tex(['y', 't'], attributes, [[], []])).toBe('\\left(y - t\\right)^{2}')
    expect(ops.mse.notation.tex(['y', 't'], attributes, [[3], []])).toBe(
      '\\frac{1}{3} \\sum_{i} \\left(y - t\\right)^{2}',
    )
    expect(ops.mse.notation.local(['y', 't'], 'L', attributes, [[3], []])).toEqual([
      '\\frac{1}{3} \\cdot 2\\left(y - t\\right)',
      '-\\frac{1}{3} \\cdot 2\\left(y - t\\right)',
    ])
  })
})
