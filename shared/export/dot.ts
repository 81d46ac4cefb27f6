/** A graph in the DOT language of Graphviz. */
import type { Document, DocumentNode } from '../document/document.ts'
import { listEdges } from '../graph/graph.ts'
import { findOp } from '../ops/index.ts'
import { describeSource } from './plain-source.ts'

/** The graph as DOT: variables as boxes, ops as ellipses, wires labelled with the port where order matters. */
export function writeDot(document: Document): string {
  const { title, nodes, loss, settings } = document
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const lines = nodes.map((node) => `  ${quote(node.id)} [${nodeAttributes(node, loss === node.id)}];`)
  const wires = listEdges(nodes)
    .filter(({ from }) => byId.has(from))
    .map(({ from, to, port }) => {
      const name = portName(byId.get(to)!, port)
      return `  ${quote(from)} -> ${quote(to)}${name === null ? '' : ` [headlabel=${quote(name)}]`};`
    })
  return [
    'digraph {',
    `  label=${quote(title)}; labelloc=t; rankdir=${settings?.direction === 'down' ? 'TB' : 'LR'};`,
    '  node [fontname="serif"]; edge [fontname="serif", fontsize=10];',
    ...lines,
    ...wires,
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

/** The port's name where an op has several inputs, otherwise nothing. */
function portName({ op, inputs }: DocumentNode, port: number): string | null {
  const ports = findOp(op)?.ports
  return inputs.length < 2 || ports === undefined ? null : (ports[port]?.name ?? `${ports.at(-1)?.name}${port + 1}`)
}

/** A quoted string of DOT: quotes and backslashes escaped, line breaks as \n, nothing that ends the string. */
function quote(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll(/\r?\n/g, '\\n').replaceAll('\0', '')}"`
}
