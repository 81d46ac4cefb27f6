import type { Document, DocumentNode } from '../../../shared/document/document.ts'
import { readAttributes } from '../../../shared/ops/attribute.ts'
import { findOp } from '../../../shared/ops/index.ts'
import { nodeTex } from '../../../shared/scene/scene.ts'

/** The node as an equation in TeX, for example `y = s^\top x`; `null` where op or attributes cannot be read. */
export function nodeFormula(document: Document, node: DocumentNode): string | null {
  const op = findOp(node.op)
  if (op === undefined) return null
  const read = readAttributes(node.op, op.attributes, node.attributes)
  if (!('attributes' in read)) return null
  const applied = op.notation.tex(inputNames(document, node), read.attributes)
  return applied === '' ? null : `${nodeTex(node)} = ${applied}`
}

/** TeX of what is connected to each port, a box where nothing is. */
export function inputNames(document: Document, { inputs }: DocumentNode): readonly string[] {
  return inputs.map((id) => {
    const input = document.nodes.find((node) => node.id === id)
    return input === undefined ? '\\square' : nodeTex(input)
  })
}
