/**
 * Reads printed mathematics back as numbers: what a student with a pocket calculator does with a line of a solution.
 * Knows numbers, also exact ones with e, π, roots and logarithms, rows, matrices, diag, I, products, sums and transposes; everything else, and whatever was abbreviated,
 * has no answer.
 */

interface Matrix {
  readonly rows: number
  readonly columns: number
  readonly data: readonly number[]
  /** A row in square brackets, which stands for a vector whichever way it lies. */
  readonly isVector?: boolean
  /** Such a row after a transposition sign: a row, where vectors are columns. */
  readonly isTransposed?: boolean
}

/** What may stand behind a factor without a sign: 2e, 2(1 + e). */
const CLOSE_FACTORS: ReadonlySet<string | undefined> = new Set(['e', '\\pi', '\\frac', '\\sqrt', '\\log', '\\left('])

class Unreadable extends Error {}

/** All entries of the value of a formula, row by row; `null` where it cannot be read. */
export function calculate(tex: string): readonly number[] | null {
  const reader = new Reader(tex)
  try {
    const value = reader.sum()
    return reader.isAtEnd ? value.data : null
  } catch (error) {
    if (error instanceof Unreadable) return null
    throw error
  }
}

class Reader {
  readonly tokens: readonly string[]
  at = 0

  constructor(tex: string) {
    this.tokens =
      tex.match(/\\left.|\\right.|\\(?:begin|end)\{bmatrix\}|\\operatorname\{diag\}|\\[A-Za-z]+|\\.|[\d.]+|\S/g) ?? []
  }

  get isAtEnd(): boolean {
    return this.at === this.tokens.length
  }

  sum(): Matrix {
    let value = this.takes('-') ? scale(-1, this.product()) : this.product()
    for (;;) {
      if (this.takes('+')) value = addMatrices(value, this.product())
      else if (this.takes('-')) value = addMatrices(value, scale(-1, this.product()))
      else return value
    }
  }

  product(): Matrix {
    let value = this.factor()
    for (;;) {
      if (this.takes('\\odot')) value = entrywise(value, this.factor())
      else if (this.takes('\\cdot') || this.takes('\\,')) value = times(value, this.factor())
      else if (CLOSE_FACTORS.has(this.tokens[this.at])) value = times(value, this.factor())
      else if (this.takes('/')) value = scale(1 / this.factor().data[0], value)
      else return value
    }
  }

  factor(): Matrix {
    let value = this.atom()
    while (this.takes('^')) {
      this.expect('{')
      if (this.takes('\\top')) value = transposed(value)
      else value = number(value.data[0] ** this.sum().data[0])
      this.expect('}')
    }
    return value
  }

  atom(): Matrix {
    const token = this.tokens[this.at++]
    if (token === '\\left(') return this.until('\\right)')
    if (token === '\\pi') return number(Math.PI)
    if (token === 'e') return number(Math.E)
    if (token === '\\log') return number(Math.log(this.factor().data[0]))
    if (token === '\\sqrt') return number(Math.sqrt(this.group().data[0]))
    if (token === '\\frac') {
      const above = this.group()
      return scale(1 / this.group().data[0], above)
    }
    if (token === '\\operatorname{diag}') {
      this.expect('\\left(')
      return diagonal(this.list('\\right)'))
    }
    if (token === '\\left[') {
      const data = this.list('\\right]')
      return { rows: 1, columns: data.length, data, isVector: true }
    }
    if (token === '\\begin{bmatrix}') return this.matrix()
    const value = Number(token)
    if (token === undefined || Number.isNaN(value)) throw new Unreadable(token)
    return number(value)
  }

  matrix(): Matrix {
    const rows: number[][] = [[]]
    for (;;) {
      const entry = this.sum()
      if (entry.data.length !== 1) throw new Unreadable('a matrix in a matrix')
      rows.at(-1)!.push(entry.data[0])
      if (this.takes('\\\\')) rows.push([])
      else if (!this.takes('&')) break
    }
    this.expect('\\end{bmatrix}')
    return { rows: rows.length, columns: rows[0].length, data: rows.flat() }
  }

  list(close: string): number[] {
    const entries: number[] = []
    do entries.push(...this.sum().data)
    while (this.takes(',') && (this.takes('\\ ') || true))
    this.expect(close)
    return entries
  }

  group(): Matrix {
    this.expect('{')
    return this.until('}')
  }

  until(close: string): Matrix {
    const value = this.sum()
    this.expect(close)
    return value
  }

  takes(token: string): boolean {
    if (this.tokens[this.at] !== token) return false
    this.at++
    return true
  }

  expect(token: string): void {
    if (!this.takes(token)) throw new Unreadable(this.tokens[this.at])
  }
}

const number = (value: number): Matrix => ({ rows: 1, columns: 1, data: [value] })

const scale = (by: number, matrix: Matrix): Matrix => ({ ...matrix, data: matrix.data.map((entry) => by * entry) })

function diagonal(entries: readonly number[]): Matrix {
  const side = entries.length
  return {
    rows: side,
    columns: side,
    data: Array.from({ length: side ** 2 }, (_, at) => (at % (side + 1) === 0 ? entries[at % side] : 0)),
  }
}

function transposed({ rows, columns, data, isVector = false }: Matrix): Matrix {
  const turned = Array.from({ length: data.length }, (_, at) => data[(at % rows) * columns + Math.floor(at / rows)])
  return { rows: columns, columns: rows, data: turned, isTransposed: isVector }
}

function addMatrices(a: Matrix, b: Matrix): Matrix {
  if (a.data.length !== b.data.length) throw new Unreadable('a sum of different sizes')
  return { ...a, data: a.data.map((entry, at) => entry + b.data[at]) }
}

function entrywise(a: Matrix, b: Matrix): Matrix {
  if (b.data.length === 1) return scale(b.data[0], a)
  if (a.data.length !== b.data.length) throw new Unreadable('a product of different sizes')
  return { ...a, data: a.data.map((entry, at) => entry * b.data[at]) }
}

/** The product that fits: a vector lies the way it is needed. */
function times(a: Matrix, b: Matrix): Matrix {
  if (a.data.length === 1 && a.rows * b.rows === 1) return scale(a.data[0], b)
  if (b.data.length === 1 && b.rows * b.columns === 1 && a.columns !== 1) return scale(b.data[0], a)
  if (a.isVector && b.isTransposed) return multiply(transposed(a), transposed(b))
  if (a.isTransposed && a.rows === b.rows) return multiply(transposed(a), b)
  if (a.columns === b.rows) return multiply(a, b)
  if (b.isVector && a.columns === b.columns) return multiply(a, transposed(b))
  if (a.isVector && a.columns !== b.rows && b.rows === 1) return multiply(transposed(a), b)
  throw new Unreadable('a product that does not fit')
}

function multiply(a: Matrix, b: Matrix): Matrix {
  const data = Array.from({ length: a.rows * b.columns }, (_, at) => {
    const [row, column] = [Math.floor(at / b.columns), at % b.columns]
    let sum = 0
    for (let k = 0; k < a.columns; k++) sum += a.data[row * a.columns + k] * b.data[k * b.columns + column]
    return sum
  })
  return { rows: a.rows, columns: b.columns, data }
}
