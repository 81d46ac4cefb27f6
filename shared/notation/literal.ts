/** Values as they were typed: where the student wrote pi/2, π/2 stays π/2. */
import type { Json } from '../value/json.ts'
import { isLiteral, materialise, readLiteral } from '../value/literal.ts'
import { countEntries } from '../tensor/shape.ts'
import { numberTex, type NumberStyle } from './number.ts'
import { matrixTex, setOfShapeTex, tensorTex } from './tensor.ts'
import { constantTex } from './constant.ts'

/** Larger values are not typed by hand; they are written from their numbers or by their shape. */
const MAX_TYPED = 64

/** TeX of a source's value; `null` where there is none or it cannot be read. */
export function literalTex(raw: Json | undefined, style: NumberStyle = {}): string | null {
  if (raw === undefined || raw === null) return null
  const literal = readLiteral(raw)
  if (!isLiteral(literal)) return null
  if (countEntries(literal.shape) > MAX_TYPED) return setOfShapeTex(literal.shape)
  if (!Array.isArray(raw) && typeof raw === 'object') return tensorTex(materialise(literal), style)
  return writeTyped(raw, style)
}

function writeTyped(raw: Json, style: NumberStyle): string {
  if (typeof raw === 'number') return numberTex(raw, style)
  if (typeof raw === 'string') return constantTex(raw, style)
  const rows = raw as readonly Json[]
  if (rows.length > 0 && rows.every((row) => Array.isArray(row) && !row.some(Array.isArray))) {
    const columns = (rows[0] as readonly Json[]).length
    return matrixTex(rows.length, columns, (row, column) => writeTyped((rows[row] as readonly Json[])[column], style))
  }
  return `\\left[${rows.map((entry) => writeTyped(entry, style)).join(',\\ ')}\\right]`
}
