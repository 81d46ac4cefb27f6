/** A graph in the DOT language of Graphviz. */
import { commentKey, listComments } from '../document/comments.ts'
import type { Document, DocumentNode } from '../document/document.ts'
import { findOp } from '../ops/index.ts'
import { groupNodes } from './groups.ts'
import { describeSource, visible } from './plain-source.ts'

/**
 * The graph as DOT: variables as boxes, ops as ellipses, wires labelled with the port where order matters. Frames are
 * clusters; a collapsed one is a folder.
 */
export function writeDot(document: Document): string {
  const { title, loss, settings } = document
  const { groups, loose, folded, wires } = groupNodes(document)
  const writeNode = (node: DocumentNode): string => `${quote(node.id)} [${nodeAttributes(node, loss === node.id)}];`
  return [
    'digraph {',
    `  label=${quote(title)}; labelloc=t; rankdir=${settings?.direction === 'down' ? 'TB' : 'LR'};`,
    '  node [fontname="serif"]; edge [fontname="serif", fontsize=10, fontcolor=gray40, labeldistance=1.8];',
    ...groups.flatMap(({ frame, nodes }, index) => [
      `  subgraph cluster_${index + 1} {`,
      `    label=${quote(frame.title)}; labeljust=l; style="rounded,dashed";`,
      ...nodes.map((node) => `    ${writeNode(node)}`),
      '  }',
    ]),
    ...loose.map((node) => `  ${writeNode(node)}`),
    ...folded.map(({ key, frame }) => `  ${quote(key)} [shape=folder, label=${quote(frame.title || frame.id)}];`),
    ...listComments(document).map(({ id, text }) => `  ${quote(commentKey(id))} [shape=note, label=${quote(text)}];`),
    ...wires.map(
      ({ from, to, port }) => `  ${quote(from)} -> ${quote(to)}${port === null ? '' : ` [headlabel=${quote(port)}]`};`,
    ),
    '}',
    '',
  ].join('\n')
}

function nodeAttributes(node: DocumentNode, isLoss: boolean): string {
  const isSource = findOp(node.op)?.group === 'source'
  const shape = isSource ? 'box' : 'ellipse'
  const styles = [
    ...(node.op === 'parameter' ? ['rounded', 'bold'] : []),
    ...(node.op === 'constant' ? ['dotted'] : []),
  ]
  const label = isSource ? describeSource(node) : `${node.op}\n${node.id}`
  return [
    `shape=${shape}`,
    ...(styles.length > 0 ? [`style=${quote(styles.join(','))}`] : []),
    ...(isLoss ? ['peripheries=2'] : []),
    `label=${quote(label)}`,
  ].join(', ')
}

/** A quoted string of DOT: quotes and backslashes escaped, line breaks as \n, nothing that ends the string. */
function quote(text: string): string {
  const escaped = visible(text).replaceAll('\\', '\\\\').replaceAll('"', '\\"')
  return `"${escaped.replaceAll('\n', '\\n')}"`
}
