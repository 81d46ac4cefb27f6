/** A graph as a Mermaid flowchart, for pages that draw Mermaid themselves (GitHub, GitLab, many wikis). */
import type { Document, DocumentNode } from '../document/document.ts'
import { listEdges } from '../graph/graph.ts'
import { findOp } from '../ops/index.ts'
import { describeSource } from './plain-source.ts'

export function writeMermaid({ title, nodes, loss, settings }: Document): string {
  // Identifiers of the graph may be words of Mermaid ("end", "class"), so nodes are numbered.
  const names = new Map(nodes.map(({ id }, index) => [id, `n${index}`]))
  return [
    ...(title === '' ? [] : ['---', `title: ${JSON.stringify(title)}`, '---']),
    `flowchart ${settings?.direction === 'down' ? 'TB' : 'LR'}`,
    ...nodes.map((node) => `  ${names.get(node.id)}${writeShape(node, node.id === loss)}`),
    ...listEdges(nodes)
      .filter(({ from }) => names.has(from))
      .map(({ from, to }) => `  ${names.get(from)} --> ${names.get(to)}`),
    '',
  ].join('\n')
}

/** Brackets draw the shape: [box], (rounded), ([pill]), ((circle)), (((double circle))). */
function writeShape(node: DocumentNode, isLoss: boolean): string {
  const isSource = findOp(node.op)?.group === 'source'
  const label = quote(isSource ? describeSource(node) : `${node.op}\n${node.id}`)
  if (isSource) return node.op === 'parameter' ? `(${label})` : `[${label}]`
  return isLoss ? `(((${label})))` : `([${label}])`
}

/** Mermaid reads entities inside quotes; everything that could end the label or become markup is written as one. */
function quote(text: string): string {
  return `"${text
    .split('\n')
    .map((line) => line.replaceAll(/[^\p{L}\p{N} .,=+*/()[\]-]/gu, (character) => `#${character.codePointAt(0)};`))
    .join('<br/>')}"`
}
