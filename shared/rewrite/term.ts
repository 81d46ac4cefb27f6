/** What a rule puts in the place of a node: an expression whose leaves are nodes that exist. */
import type { OpId } from '../ops/index.ts'
import type { RawAttributes } from '../ops/attribute.ts'
import type { Json } from '../value/json.ts'

export type Term =
  | { readonly kind: 'node'; readonly id: string }
  | { readonly kind: 'constant'; readonly value: Json }
  | {
      readonly kind: 'apply'
      readonly op: OpId
      readonly inputs: readonly Term[]
      readonly attributes: RawAttributes
    }

export function use(id: string): Term {
  return { kind: 'node', id }
}

/** A constant as it is typed: `5`, `"log(2)"`. */
export function constant(value: Json): Term {
  return { kind: 'constant', value }
}

/** An op applied to terms; a text among them is the name of a node. */
export function apply(op: OpId, inputs: readonly (Term | string)[], attributes: RawAttributes = {}): Term {
  return {
    kind: 'apply',
    op,
    inputs: inputs.map((input) => (typeof input === 'string' ? use(input) : input)),
    attributes,
  }
}
