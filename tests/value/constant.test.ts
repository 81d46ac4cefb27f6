import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evaluateConstant, readReal } from '../../shared/value/constant.ts'

const { PI, E, SQRT2, LN2 } = Math

describe('a constant expression is a number', () => {
  test.each([
    ['1', 1],
    ['-2.5', -2.5],
    ['+3', 3],
    ['.5', 0.5],
    ['5.', 5],
    ['1e-3', 1e-3],
    ['1E+3', 1000],
    [' 7 ', 7],
    ['pi', PI],
    ['π', PI],
    ['pi/2', PI / 2],
    ['-pi', -PI],
    ['2pi', 2 * PI],
    ['2 π', 2 * PI],
    ['tau', 2 * PI],
    ['e', E],
    ['e^2', E ** 2],
    ['e**2', E ** 2],
    ['2^-1', 0.5],
    ['-2^2', -4],
    ['2^3^2', 512],
    ['(1 + 2)*3', 9],
    ['1 - 2 - 3', -4],
    ['8/4/2', 1],
    ['−1', -1],
    ['-log(2)', -LN2],
    ['ln(e)', 1],
    ['log2(8)', 3],
    ['log10(1000)', 3],
    ['sqrt(2)', SQRT2],
    ['exp(1)', E],
    ['sigmoid(0)', 0.5],
    ['abs(-3)', 3],
    ['sin(pi/2)', 1],
    ['tanh(0)', 0],
    ['1/3', 1 / 3],
    ['0.1 + 0.2', 0.1 + 0.2],
    ['Infinity', Infinity],
    ['-Infinity', -Infinity],
    ['1/0', Infinity],
    ['NaN', NaN],
  ])('%s = %d', (text, value) => {
    expect(evaluateConstant(text)).toEqual({ value })
  })

  test('every number written in decimals is read back as it is', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), (value) => {
        expect(evaluateConstant(String(value))).toEqual({ value: Number(String(value)) })
      }),
    )
  })
})

describe('what is no constant says why', () => {
  test.each([
    ['', 'it is empty'],
    ['   ', 'it is empty'],
    ['x', '"x" is not a known constant (pi, π, tau, τ, e)'],
    ['2*x + 1', '"x" is not a known constant (pi, π, tau, τ, e)'],
    ['toString', '"toString" is not a known constant (pi, π, tau, τ, e)'],
    ['constructor(1)', '"constructor" is not a function of constants'],
    ['random()', '"random" is not a function of constants'],
    ['sqrt(1, 2)', 'sqrt takes one number'],
    ['sqrt()', 'sqrt takes one number'],
    ['sqrt(-1)', 'it has no real value'],
    ['0/0', 'it has no real value'],
    ['5 % 2', '"%" is not allowed in it'],
    ['3!', '"!" is not allowed in it'],
    ['1 == 1', '"==" is not allowed in it'],
    ['a = 1', 'only numbers, + - * / ^, brackets and functions such as sqrt are allowed'],
    ['[1, 2]', 'only numbers, + - * / ^, brackets and functions such as sqrt are allowed'],
    ['1; 2', 'only numbers, + - * / ^, brackets and functions such as sqrt are allowed'],
    ['f(x) = x', 'only numbers, + - * / ^, brackets and functions such as sqrt are allowed'],
    ['"1"', '"1" is not a number'],
    ['true', '"true" is not a number'],
    ['1' + '+1'.repeat(200), 'it is longer than 400 characters'],
  ])('%s: %s', (text, reason) => {
    expect(evaluateConstant(text)).toEqual({ reason })
  })

  test.each(['1 +', '(1', '1)', '*2', '1..2', '1 2 +', '$', 'pi pi)', '\u0000'])('%j cannot be read', (text) => {
    expect(evaluateConstant(text)).toHaveProperty('reason')
  })

  test('no text makes it throw', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), mathematical), (text) => {
        const constant = evaluateConstant(text)
        expect('value' in constant ? typeof constant.value : typeof constant.reason).toMatch(/number|string/)
      }),
      { numRuns: 500 },
    )
  })
})

/** Texts that look like expressions. */
const mathematical = fc
  .array(fc.constantFrom('pi', 'e', '1', '2.5', '+', '-', '*', '/', '^', '(', ')', 'log', 'sqrt', ',', "'", '!', ' '))
  .map((tokens) => tokens.join(''))

describe('a real number in JSON', () => {
  test.each([
    [2, 2],
    ['pi', PI],
    ['Infinity', Infinity],
    ['x', null],
    [true, null],
    [null, null],
    [[1], null],
    [{}, null],
  ])('%j → %d', (raw, value) => {
    expect(readReal(raw)).toBe(value)
  })
})
