import { describe, expect, test } from 'vitest'
import { literalTex } from '../../shared/notation/literal.ts'
import { nameTex } from '../../shared/notation/name.ts'
import { formatNumber, numberTex } from '../../shared/notation/number.ts'
import { diagonalTex, formatTensor, tensorTex } from '../../shared/notation/tensor.ts'
import { scalar, tensor } from '../../shared/tensor/tensor.ts'

describe('numbers', () => {
  test.each([
    [0.1269280110429726, '0.1269'],
    [-0.11920292202211755, '−0.1192'],
    [2, '2'],
    [-2, '−2'],
    [0, '0'],
    [-0, '0'],
    [1570.7963, '1570.8'],
    [3.0819911926, '3.082'],
    [0.002731, '0.002731'],
    [-0.059601461, '−0.0596'],
    [0.5, '0.5'],
    [0.001, '0.001'],
    [0.000012, '1.2·10⁻⁵'],
    [0.0001, '0.0001'],
    [1e-7, '1·10⁻⁷'],
    [123456789, '1.235·10⁸'],
    [1234567, '1234567'],
    [Infinity, '∞'],
    [-Infinity, '−∞'],
    [NaN, 'NaN'],
  ])('%d is written %s', (value, text) => expect(formatNumber(value)).toBe(text))

  test('sin π beside 1 is 0, alone it is what it is', () => {
    expect(formatNumber(Math.sin(Math.PI), { scale: 1 })).toBe('0')
    expect(formatNumber(Math.sin(Math.PI))).toBe('1.225·10⁻¹⁶')
    expect(tensorTex(tensor([2], [1, 1.2e-16]))).toBe('\\left[1,\\ 0\\right]')
    expect(diagonalTex(Float64Array.of(6.1e-17, -1))).toBe('\\operatorname{diag}\\left(0,\\ -1\\right)')
  })

  test('the decimals of the document are respected', () => {
    expect(formatNumber(Math.PI, { decimals: 2 })).toBe('3.14')
    expect(formatNumber(Math.PI, { decimals: 8 })).toBe('3.14159265')
    expect(numberTex(-1.5e-9)).toBe('-1.5 \\cdot 10^{-9}')
  })

  test('long vectors are cut, matrices bracketed', () => {
    expect(formatTensor(scalar(2))).toBe('2')
    expect(formatTensor(tensor([8], [1, 2, 3, 4, 5, 6, 7, 8]))).toBe('[1, 2, 3, 4, …, 8]')
    expect(formatTensor(tensor([2, 2], [1, 2, 3, 4]))).toBe('[[1, 2], [3, 4]]')
    expect(tensorTex(tensor([2, 2], [1, 2, 3, 4]))).toBe('\\begin{bmatrix} 1 & 2 \\\\ 3 & 4 \\end{bmatrix}')
  })
})

describe('names', () => {
  test.each([
    ['w', 'w'],
    ['w1', 'w_{1}'],
    ['w_1', 'w_{1}'],
    ['theta', '\\theta'],
    ['θ2', '\\theta_{2}'],
    ["w'", "w'"],
    ['hidden', '\\mathrm{hidden}'],
    ['hidden_layer', '\\mathrm{hidden}_{\\mathrm{layer}}'],
    ['_x', '\\mathrm{\\_x}'],
  ])('%s becomes %s', (id, tex) => expect(nameTex(id)).toBe(tex))
})

describe('typed values', () => {
  test.each([
    ['pi/2', '\\pi/2'],
    ['-log(2)', '-\\log\\left(2\\right)'],
    ['1e-3', '0.001'],
    [1, '1'],
    [['pi/2', 'pi'], '\\left[\\pi/2,\\ \\pi\\right]'],
    [{ shape: [2], fill: 0 }, '\\left[0,\\ 0\\right]'],
    [{ shape: [100, 100], fill: 0 }, '\\mathbb{R}^{100 \\times 100}'],
  ])('%j becomes %s', (raw, tex) => expect(literalTex(raw)).toBe(tex))
})
