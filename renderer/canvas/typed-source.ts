/** What is typed into the search for an op and is none: a value, with a name or without, as formulas write it. */
import { isIdentifier } from '../../shared/document/identifier.ts'
import { writeValueText } from '../../shared/formula/listing.ts'
import { sourceOp } from '../../shared/formula/names.ts'
import { readValueText } from '../../shared/formula/pasted-value.ts'
import { ops } from '../../shared/ops/index.ts'
import type { AnyOp } from '../../shared/ops/op.ts'
import type { Json } from '../../shared/value/json.ts'
import { randomSeed } from '../controls/random-seed.ts'
import { readDocument } from '../state/document.ts'
import type { Given } from '../state/edits.ts'

export interface TypedSource {
  readonly op: AnyOp
  readonly given: Given
  /** `w = [pi/2, pi]`, or the value alone. */
  readonly written: string
}

/** `2`, `[2, 1]` or `w = [pi/2, pi]` as the sources it may stand for, the likeliest first; none where it is no value. */
export function readTypedSource(query: string): readonly TypedSource[] {
  const [, name, content] = /^(?:([^=[\](),]+?)\s*=)?\s*(.+)$/su.exec(query.trim()) ?? []
  if (content === undefined || (name === undefined && !/[\d[]|^pi$/.test(content))) return []
  if (name !== undefined && !isFree(name)) return []
  const value = readValueText(content, randomSeed())
  if (!value.ok) return []
  const written = name === undefined ? writeValueText(value.value) : `${name} = ${writeValueText(value.value)}`
  const first = sourceOp(name ?? 'x')
  return [first, first === 'input' ? 'parameter' : 'input', 'constant'].map((op) => ({
    op: ops[op as 'input' | 'parameter' | 'constant'],
    given: giveValue(name, value.value),
    written,
  }))
}

function giveValue(id: string | undefined, value: Json): Given {
  return { ...(id !== undefined && { id }), attributes: { value } }
}

function isFree(name: string): boolean {
  return isIdentifier(name) && readDocument().nodes.every(({ id }) => id !== name)
}
