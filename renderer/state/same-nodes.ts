import type { Document, DocumentNode } from '../../shared/document/document.ts'

/** Whether the nodes agree in these fields, by reference: what was not edited is the same object. */
export function haveSameNodes(a: Document, b: Document, fields: readonly (keyof DocumentNode)[]): boolean {
  return (
    a.nodes.length === b.nodes.length &&
    a.nodes.every((node, index) => {
      const other = b.nodes[index]
      return node === other || fields.every((field) => node[field] === other[field])
    })
  )
}
