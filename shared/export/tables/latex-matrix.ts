/** Tensors as LaTeX matrices with all their entries, for mathematics mode with amsmath. */
import { numberTex, scaleOf, type NumberStyle } from '../../notation/number.ts'
import { countEntries } from '../../tensor/shape.ts'
import type { Tensor } from '../../tensor/tensor.ts'

/** More columns than amsmath allows unless it is told otherwise. */
const USUAL_COLUMNS = 10

/** A number, a column, a matrix, or a column of the matrices along the axes before the last two. */
export function writeMatrix({ shape, data }: Tensor, style: NumberStyle = {}): string {
  const within = { scale: scaleOf(data), ...style }
  const columns = shape.length < 2 ? 1 : shape[shape.length - 1]
  const row = (start: number) =>
    Array.from(data.subarray(start, start + columns), (entry) => numberTex(entry, within)).join(' & ')

  function write(axis: number, start: number): string {
    if (axis === Math.max(shape.length - 1, 1)) return row(start)
    const stride = countEntries(shape.slice(axis + 1))
    const lines = Array.from({ length: shape[axis] }, (_, k) => write(axis + 1, start + k * stride))
    // Matrices below each other need some air.
    const end = axis < shape.length - 2 ? ' \\\\[1ex]\n' : ' \\\\\n'
    return `\\begin{bmatrix}\n${lines.map(indent).join(end)}\n\\end{bmatrix}`
  }
  const matrix = shape.length === 0 ? row(0) : write(0, 0)
  return columns > USUAL_COLUMNS ? `\\setcounter{MaxMatrixCols}{${columns}}\n${matrix}\n` : `${matrix}\n`
}

function indent(text: string): string {
  return text.replaceAll(/^/gm, '  ')
}
