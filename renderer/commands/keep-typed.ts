/** What gradient descent did not change stays as it was typed. */
import { mapNodes } from '../../shared/document/edits.ts'
import type { Document } from '../../shared/document/document.ts'
import { writeValues } from '../../shared/engine/descend.ts'
import type { Tensor } from '../../shared/tensor/tensor.ts'
import { readReal } from '../../shared/value/constant.ts'
import type { Json } from '../../shared/value/json.ts'

/** A new value in which every entry that did not change stays as it was typed: of [π/2, π] a step may leave π/2 alone. */
export function keepTyped(typed: Json, value: Json): Json {
  if (Array.isArray(typed) && Array.isArray(value) && typed.length === value.length) {
    return value.map((entry: Json, index) => keepTyped(typed[index] as Json, entry))
  }
  return typeof typed === 'string' && typeof value === 'number' && readReal(typed) === value ? typed : value
}

/** The document with new parameters. */
export function writeParameters(document: Document, parameters: ReadonlyMap<string, Tensor>): Document {
  const typed = new Map(document.nodes.map(({ id, attributes }) => [id, attributes['value']]))
  return mapNodes(writeValues(document, parameters), (node) => {
    const before = typed.get(node.id)
    const { value } = node.attributes
    if (before === undefined || value === undefined || before === value) return node
    return { ...node, attributes: { ...node.attributes, value: keepTyped(before, value) } }
  })
}
