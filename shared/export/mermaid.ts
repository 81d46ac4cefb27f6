/** A graph as a Mermaid flowchart, for pages that draw Mermaid themselves (GitHub, GitLab, many wikis). */
import { listComments } from '../document/comments.ts'
import type { Document, DocumentNode } from '../document/document.ts'
import { findOp } from '../ops/index.ts'
import { groupNodes } from './groups.ts'
import { describeSource, visible } from './plain-source.ts'

/** Wires are labelled with the port where order matters. Frames are subgraphs, a collapsed one is a node with double sides; comments are flags. */
export function writeMermaid(document: Document): string {
  const { title, nodes, loss, settings } = document
  const { groups, loose, folded, wires } = groupNodes(document)
  // Identifiers of the graph may be words of Mermaid ("end", "class"), so nodes are numbered.
  const names = new Map([
    ...nodes.map(({ id }, index) => [id, `n${index}`] as const),
    ...folded.map(({ key }, index) => [key, `f${index}`] as const),
  ])
  const writeNode = (node: DocumentNode): string => `${names.get(node.id)}${writeShape(node, node.id === loss)}`
  return [
    ...(title === '' ? [] : ['---', `title: ${quoteYaml(title)}`, '---']),
    `flowchart ${settings?.direction === 'down' ? 'TB' : 'LR'}`,
    ...groups.flatMap(({ frame, nodes }, index) => [
      `  subgraph g${index} [${quote(frame.title || frame.id)}]`,
      ...nodes.map((node) => `    ${writeNode(node)}`),
      '  end',
    ]),
    ...loose.map((node) => `  ${writeNode(node)}`),
    ...folded.map(({ key, frame }) => `  ${names.get(key)}[[${quote(frame.title || frame.id)}]]`),
    ...listComments(document).map(({ text }, index) => `  c${index}>${quote(text)}]`),
    ...wires.map(
      ({ from, to, port }) => `  ${names.get(from)} -->${port === null ? '' : `|${port}|`} ${names.get(to)}`,
    ),
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

/** In one line; a percent sign is written as a number, since two of them could begin a directive. */
function quoteYaml(text: string): string {
  return JSON.stringify(visible(text).replaceAll('\n', ' ')).replaceAll('%', '\\u0025')
}

/** Mermaid reads entities inside quotes; everything that could end the label or become markup is written as one. */
function quote(text: string): string {
  return `"${visible(text)
    .split('\n')
    .map((line) => line.replaceAll(/[^\p{L}\p{N} .,=+*/()[\]-]/gu, (character) => `#${character.codePointAt(0)};`))
    .join('<br/>')}"`
}
