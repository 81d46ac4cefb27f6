/**
 * Matrix multiplication C += A·B in double precision.
 *
 * Large products are computed as in BLIS (Van Zee and van de Geijn, 2015): blocks of A and B are packed so that they
 * stay in the caches and are read in sequence, and a micro-kernel keeps a tile of 2 × 4 entries of C in registers
 * while it runs along k. Tiny products and products with a vector would only pay for the packing: they are plain loops.
 * A transposed factor is a matrix with its steps exchanged; nothing is ever transposed in memory.
 */
import { planRowProduct } from './row-product.ts'

/** Where the entries of a matrix stand in its buffer: (i, j) is at offset + i·row + j·column. */
export interface Layout {
  readonly row: number
  readonly column: number
}

/** C += A·B; each matrix is a buffer and the offset of its first entry. Allocates nothing. C must not overlap A or B. */
export type Multiply = (
  a: Float64Array,
  aOffset: number,
  b: Float64Array,
  bOffset: number,
  c: Float64Array,
  cOffset: number,
) => void

/** A row-major matrix with that many columns, read as it stands. */
export function rowMajor(columns: number): Layout {
  return { row: columns, column: 1 }
}

/** The transpose of a row-major matrix that has that many columns as it stands. */
export function transposed(columns: number): Layout {
  return { row: 1, column: columns }
}

/** Tile of C held in registers. Larger tiles do less loading but spill: 3 × 4 and 4 × 4 were measured to be slower. */
const TILE_ROWS = 2
const TILE_COLUMNS = 4

/** Block of A (rows × depth: 192 KiB, fits into L2) and of B (depth × columns; a panel of 4 columns fits into L1). */
const BLOCK_ROWS = 96
const BLOCK_DEPTH = 256
const BLOCK_COLUMNS = 512

/** From this many multiplications on, packing pays. Measured on x86-64. */
const PACKED_FROM = 64

/**
 * Prepares products of one size: A is m × k, B is k × n, C is m × n, row-major, its rows `cRow` entries apart.
 */
export function planMultiply(m: number, n: number, k: number, a: Layout, b: Layout, cRow: number = n): Multiply {
  if (m === 1) return planRowProduct(n, k, a.column, b)
  if (n === 1 && cRow === 1) {
    // A column is the transpose of a row: Cᵀ = Bᵀ·Aᵀ.
    const multiply = planRowProduct(m, k, b.row, { row: a.column, column: a.row })
    return (x, xOffset, y, yOffset, c, cOffset) => multiply(y, yOffset, x, xOffset, c, cOffset)
  }
  return m * n * k < PACKED_FROM ? planDirect(m, n, k, a, b, cRow) : planPacked(m, n, k, a, b, cRow)
}

function planDirect(m: number, n: number, k: number, a: Layout, b: Layout, cRow: number): Multiply {
  const { row: aRow, column: aColumn } = a
  const { row: bRow, column: bColumn } = b
  return (x, xOffset, y, yOffset, c, cOffset) => {
    for (let i = 0; i < m; i++) {
      for (let j = 0; j < n; j++) {
        let sum = 0
        let left = xOffset + i * aRow
        let right = yOffset + j * bColumn
        for (let p = 0; p < k; p++) {
          sum += x[left] * y[right]
          left += aColumn
          right += bRow
        }
        c[cOffset + i * cRow + j] += sum
      }
    }
  }
}

/** Packed blocks, shared by all products: one runs at a time. */
let workspace: { readonly a: Float64Array; readonly b: Float64Array } | null = null

function planPacked(m: number, n: number, k: number, a: Layout, b: Layout, cRow: number): Multiply {
  workspace ??= {
    a: new Float64Array(BLOCK_ROWS * BLOCK_DEPTH),
    b: new Float64Array(BLOCK_DEPTH * BLOCK_COLUMNS),
  }
  const { a: packedA, b: packedB } = workspace
  return (x, xOffset, y, yOffset, c, cOffset) => {
    for (let column = 0; column < n; column += BLOCK_COLUMNS) {
      const columns = Math.min(BLOCK_COLUMNS, n - column)
      for (let depth = 0; depth < k; depth += BLOCK_DEPTH) {
        const depths = Math.min(BLOCK_DEPTH, k - depth)
        pack(y, yOffset + depth * b.row + column * b.column, b.column, b.row, columns, depths, TILE_COLUMNS, packedB)
        for (let row = 0; row < m; row += BLOCK_ROWS) {
          const rows = Math.min(BLOCK_ROWS, m - row)
          pack(x, xOffset + row * a.row + depth * a.column, a.row, a.column, rows, depths, TILE_ROWS, packedA)
          multiplyBlocks(packedA, packedB, rows, columns, depths, c, cOffset + row * cRow + column, cRow)
        }
      }
    }
  }
}

/**
 * Copies `lines` rows of A (columns of B) into panels of `width` lines: in a panel the entries of one depth are
 * neighbours. The last panel is filled up with zeros.
 */
function pack(
  from: Float64Array,
  offset: number,
  lineStep: number,
  depthStep: number,
  lines: number,
  depths: number,
  width: number,
  to: Float64Array,
): void {
  for (let first = 0; first < lines; first += width) {
    const panel = first * depths
    for (let line = 0; line < width; line++) {
      let target = panel + line
      if (first + line >= lines) {
        for (let p = 0; p < depths; p++, target += width) to[target] = 0
        continue
      }
      let source = offset + (first + line) * lineStep
      for (let p = 0; p < depths; p++, target += width, source += depthStep) to[target] = from[source]
    }
  }
}

function multiplyBlocks(
  a: Float64Array,
  b: Float64Array,
  rows: number,
  columns: number,
  depths: number,
  c: Float64Array,
  offset: number,
  cRow: number,
): void {
  for (let j = 0; j < columns; j += TILE_COLUMNS) {
    for (let i = 0; i < rows; i += TILE_ROWS) {
      const height = Math.min(TILE_ROWS, rows - i)
      const width = Math.min(TILE_COLUMNS, columns - j)
      multiplyTile(a, i * depths, b, j * depths, depths, c, offset + i * cRow + j, cRow, height, width)
    }
  }
}

/** The micro-kernel: adds a panel of A times a panel of B to a tile of C, of which `height` × `width` entries exist. */
function multiplyTile(
  a: Float64Array,
  aStart: number,
  b: Float64Array,
  bStart: number,
  depths: number,
  c: Float64Array,
  offset: number,
  cRow: number,
  height: number,
  width: number,
): void {
  let c00 = 0, c01 = 0, c02 = 0, c03 = 0 // prettier-ignore
  let c10 = 0, c11 = 0, c12 = 0, c13 = 0 // prettier-ignore
  let left = aStart
  let right = bStart
  const end = aStart + depths * TILE_ROWS
  // `| 0` tells the compiler that the sum of two indices is an integer of 32 bits: a tenth faster.
  while (left < end) {
    const a0 = a[left]
    const a1 = a[(left + 1) | 0]
    const b0 = b[right]
    c00 += a0 * b0
    c10 += a1 * b0
    const b1 = b[(right + 1) | 0]
    c01 += a0 * b1
    c11 += a1 * b1
    const b2 = b[(right + 2) | 0]
    c02 += a0 * b2
    c12 += a1 * b2
    const b3 = b[(right + 3) | 0]
    c03 += a0 * b3
    c13 += a1 * b3
    left = (left + TILE_ROWS) | 0
    right = (right + TILE_COLUMNS) | 0
  }
  addRow(c, offset, width, c00, c01, c02, c03)
  if (height > 1) addRow(c, offset + cRow, width, c10, c11, c12, c13)
}

function addRow(c: Float64Array, at: number, width: number, s0: number, s1: number, s2: number, s3: number): void {
  c[at] += s0
  if (width < 2) return
  c[(at + 1) | 0] += s1
  if (width < 3) return
  c[(at + 2) | 0] += s2
  if (width < 4) return
  c[(at + 3) | 0] += s3
}
