/** Exact forms as a teacher writes them. */
import { describe, expect, test } from 'vitest'
import { readExact } from '../../shared/exact/constant.ts'
import { exactKey, toFloat, type Exact } from '../../shared/exact/exact.ts'
import { writeExact } from '../../shared/exact/write.ts'
import { evaluateConstant } from '../../shared/value/constant.ts'

function exact(text: string): Exact {
  const value = readExact(text)
  if (value === null) throw new Error(`${text} has no exact form`)
  return value
}

const floatOf = (text: string) => (evaluateConstant(text) as { value: number }).value

describe('what is typed is written', () => {
  test.each([
    ['2/4', '\\frac{1}{2}'],
    ['0.1', '\\frac{1}{10}'],
    ['-0', '0'],
    ['pi/2', '\\frac{\\pi}{2}'],
    ['-3*pi/4', '-\\frac{3\\pi}{4}'],
    ['sqrt(8)', '2\\sqrt{2}'],
    ['sqrt(2)/2', '\\frac{1}{\\sqrt{2}}'],
    ['sqrt(3)/2', '\\frac{\\sqrt{3}}{2}'],
    ['sqrt(2)*sqrt(3)', '\\sqrt{6}'],
    ['2^(1/3)', '\\sqrt[3]{2}'],
    ['1/(1+sqrt(2))', '\\frac{1}{1+\\sqrt{2}}'],
    ['1/sqrt(1+e)', '\\frac{1}{\\sqrt{1+e}}'],
    ['sin(pi)', '0'],
    ['cos(pi/2)', '0'],
    ['sin(-pi/6)', '-\\frac{1}{2}'],
    ['cos(7*pi/4)', '\\frac{1}{\\sqrt{2}}'],
    ['tan(pi/3)', '\\sqrt{3}'],
    ['sin(1)', '\\sin 1'],
    ['atan(1)', '\\frac{\\pi}{4}'],
    ['exp(2)*exp(3)', 'e^{5}'],
    ['exp(1/2)', 'e^{1/2}'],
    ['exp(2*pi)', 'e^{2\\pi}'],
    ['log(exp(3))', '3'],
    ['log(8)', '3\\log 2'],
    ['log(3/2)', '\\log\\left(\\frac{3}{2}\\right)'],
    ['log(2*pi)/2', '\\frac{\\log\\left(2\\pi\\right)}{2}'],
    ['sigmoid(2)', '\\frac{1}{1+e^{-2}}'],
    ['-sigmoid(-2)', '-\\frac{1}{1+e^{2}}'],
    ['sigmoid(2)*(1-sigmoid(2))', '\\frac{e^{2}}{\\left(1+e^{2}\\right)^{2}}'],
    ['sigmoid(2)^2', '\\frac{1}{\\left(1+e^{-2}\\right)^{2}}'],
    ['tanh(1)', '\\frac{e^{2}-1}{1+e^{2}}'],
    ['sinh(1)', '\\frac{e-e^{-1}}{2}'],
    ['log(1+exp(-2))', '\\log\\left(1+e^{-2}\\right)'],
    ['log(1+exp(2))', '\\log\\left(1+e^{2}\\right)'],
    ['pi - 1/(2*(1+e^2))', '\\pi-\\frac{1}{2\\left(1+e^{2}\\right)}'],
    ['exp(2)/(exp(1)+exp(2)+exp(3))', '\\frac{e}{1+e+e^{2}}'],
    ['(1+e^2)*3/(1+e^2)', '3'],
  ])('%s as %s', (text, tex) => {
    expect(writeExact(exact(text))?.tex).toBe(tex)
    expect(toFloat(exact(text))).toBeCloseTo(floatOf(text), 12)
  })
})

test.each([
  ['sqrt(8)', '2*sqrt(2)'],
  ['1/sqrt(2)', 'sqrt(2)/2'],
  ['sigmoid(2)', 'e^2/(1+e^2)'],
  ['1-sigmoid(2)', 'sigmoid(-2)'],
  ['log(1+exp(-2))', 'log(1+exp(2))-2'],
  ['tanh(1)', '2*sigmoid(2)-1'],
  ['log(6)-log(12)+log(4)', 'log(6)-log(12)+2*log(2)'],
  ['exp(log(3)/2)', 'sqrt(3)'],
  ['sin(5*pi/6)', 'cos(pi/3)'],
  ['(1+pi)^2', '1+2*pi+pi^2'],
])('%s and %s are one number', (a, b) => {
  expect(exactKey(exact(a))).toBe(exactKey(exact(b)))
})

test.each([
  ['a long fraction', '2381/343'],
  ['many terms', 'pi + e + sqrt(2) + sqrt(3) + sqrt(5) + log(2) + log(3)'],
  ['huge powers', '(1+e)^40'],
])('%s is left to its decimals', (_, text) => {
  const value = readExact(text)
  expect(value && writeExact(value)).toBeNull()
})

test.each(['1/0', '0/0', 'log(0)', 'log(-1)', 'sqrt(-1)', 'Infinity', 'NaN', '1/sin(pi)', '9^9^9', '0.12345678901234'])(
  '%s has no exact form',
  (text) => expect(readExact(text)).toBeNull(),
)
