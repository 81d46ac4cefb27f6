/** Tensors as TeX and as text: short ones whole, long ones abbreviated, always with the shape recoverable. */
import { countEntries, type Shape } from '../tensor/shape.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { formatNumber, isRounded, numberTex, scaleOf, type NumberStyle } from './number.ts'

/** More rows or columns than this are cut to the first and the last ones. */
const MAX_SHOWN = 6

/** Tensors with three or more axes are written with at most so many entries. */
const MAX_NESTED = 36

/** A scalar, a row `[1,\ 0]`, a bracketed matrix, or the shape of what is larger. */
export function tensorTex({ shape, data }: Tensor, style: NumberStyle = {}): string {
  const within = { scale: scaleOf(data), ...style }
  if (shape.length === 0) return numberTex(data[0], within)
  const number = (index: number) => numberTex(data[index], within)
  if (shape.length === 1) return rowTex(shape[0], number)
  if (shape.length === 2) return matrixTex(shape[0], shape[1], (row, column) => number(row * shape[1] + column))
  return isNested(shape) ? nestedTex(shape, number) : setOfShapeTex(shape)
}

/** Whether {@link tensorTex} shows rounded numbers. */
export function isTensorRounded({ data }: { readonly data: ArrayLike<number> }, style: NumberStyle = {}): boolean {
  const within = { scale: scaleOf(data), ...style }
  for (let i = 0; i < data.length; i++) if (isRounded(data[i], within)) return true
  return false
}

/** Whether a tensor with three or more axes is small enough to be written as a list of matrices, no wider than one. */
function isNested(shape: Shape): boolean {
  const columns = countEntries(shape.slice(0, -2)) * shape[shape.length - 1]
  return countEntries(shape) <= MAX_NESTED && columns <= MAX_SHOWN
}

/** A list of matrices, or of lists of them. */
function nestedTex(shape: Shape, entry: (index: number) => string): string {
  if (shape.length === 2) return matrixTex(shape[0], shape[1], (row, column) => entry(row * shape[1] + column))
  const [length, ...rest] = shape
  const stride = countEntries(rest)
  return rowTex(length, (index) => nestedTex(rest, (at) => entry(index * stride + at)))
}

/** A row in square brackets, abbreviated like a matrix. */
export function rowTex(length: number, entry: (index: number) => string): string {
  return `\\left[${showList(length, entry, '\\ldots').join(',\\ ')}\\right]`
}

/** A matrix in square brackets, abbreviated with dots beyond {@link MAX_SHOWN} rows or columns. */
export function matrixTex(rows: number, columns: number, entry: (row: number, column: number) => string): string {
  const dots = showList(columns, () => '\\vdots', '\\ddots').join(' & ')
  const lines = showList(rows, (row) => showList(columns, (column) => entry(row, column), '\\cdots').join(' & '), dots)
  return `\\begin{bmatrix} ${lines.join(' \\\\ ')} \\end{bmatrix}`
}

/** `diag(0, −1)`. */
export function diagonalTex(data: Float64Array, style: NumberStyle = {}): string {
  const within = { scale: scaleOf(data), ...style }
  return diagonalOf(data.length, (index) => numberTex(data[index], within))
}

/** {@link diagonalTex} of entries that are written already. */
export function diagonalOf(length: number, entry: (index: number) => string): string {
  return `\\operatorname{diag}\\left(${showList(length, entry, '\\ldots').join(',\\ ')}\\right)`
}

/** \mathbb{R}^{2 \times 3}; a scalar's set is \mathbb{R}. */
export function setOfShapeTex(shape: Shape): string {
  return shape.length === 0 ? '\\mathbb{R}' : `\\mathbb{R}^{${shape.join(' \\times ')}}`
}

/** Plain text such as `[1, 0]` or `[[1, 2], [3, 4]]`; larger tensors are abbreviated. */
export function formatTensor({ shape, data }: Tensor, style: NumberStyle = {}): string {
  const within = { scale: scaleOf(data), ...style }
  function write(axis: number, offset: number): string {
    if (axis === shape.length) return formatNumber(data[offset], within)
    const stride = countEntries(shape.slice(axis + 1))
    return `[${showList(shape[axis], (index) => write(axis + 1, offset + index * stride), '…').join(', ')}]`
  }
  return shape.length > 2 && data.length > MAX_SHOWN ** 2 ? `[…] ${shape.join('×')}` : write(0, 0)
}

function showList(length: number, show: (index: number) => string, dots: string): string[] {
  if (length <= MAX_SHOWN) return Array.from({ length }, (_, index) => show(index))
  return [...Array.from({ length: MAX_SHOWN - 2 }, (_, index) => show(index)), dots, show(length - 1)]
}

/**
 * `= side`; a set of tensors, which stands for one that is too large to write, is not equal to it: `\in \mathbb{R}^{…}`; nor
 * is a side that says itself that it is rounded: `\approx 0.12`.
 */
export function relateTex(side: string, relation = '='): string {
  if (side.startsWith('\\approx ')) return side
  return `${side.startsWith('\\mathbb{R}') ? '\\in' : relation} ${side}`
}
