import { describeCircle } from './circle.ts'

/** Graphs that cannot be evaluated or differentiated. */
export const graphSentences = {
  'graph/unknown-op': (f: { op: string; nearest: string | null }) =>
    `there is no op "${f.op}"; ${f.nearest === null ? '`chainrule ops` lists the library.' : `did you mean "${f.nearest}"?`}`,
  'graph/duplicate-id': (f: { id: string }) => `two nodes are called "${f.id}"; give each node a name of its own.`,
  'graph/dangling': (f: { source: string }) =>
    `the wire comes from "${f.source}", but no node has that name; connect it to an existing node.`,
  'graph/unconnected': (f: { op: string; port: string }) =>
    `nothing is connected to "${f.port}" of ${f.op}; draw a wire into it.`,
  'graph/port-count': (f: { op: string; found: number; expected: string }) =>
    `${f.op} takes ${f.expected}, but ${f.found} ${f.found === 1 ? 'wire is' : 'wires are'} listed.`,
  'graph/cycle': (f: { nodes: readonly string[] }) =>
    `the graph runs in a circle (${describeCircle(f.nodes)}); a computational graph must not. Remove one of these wires.`,
  'graph/no-value': (f: { id: string; op: string }) =>
    `the ${f.op} "${f.id}" has no value yet; give it one, for example 1, [2, 1] or pi/2.`,
  'graph/too-large': (f: { entries: string }) =>
    `evaluating this graph would need ${f.entries} numbers at once; at most 2^28 = 268435456 are allowed. Use smaller shapes.`,
  'graph/no-loss': (f: { scalars: readonly string[] }) =>
    `the graph names no loss, so there is nothing to differentiate; set "loss" to a node with one entry${f.scalars.length > 0 ? ` (${f.scalars.join(', ')})` : ''}.`,
  'graph/unknown-loss': (f: { loss: string }) =>
    `the loss is "${f.loss}", but no node has that name; choose an existing node.`,
  'graph/loss-shape': (f: { loss: string; shape: string; entries: string }) =>
    `the loss "${f.loss}" has shape ${f.shape}, that is ${f.entries} entries; a gradient needs a loss with exactly one. Add a sum or a mean.`,
  'graph/unknown-node': (f: { id: string; nearest: string | null }) =>
    `no node is called "${f.id}"${f.nearest === null ? '.' : `; did you mean "${f.nearest}"?`}`,
  'graph/class-index': (f: { source: string; found: string }) =>
    `"${f.source}" is read as classes but holds ${f.found}; classes are the whole numbers 0, 1, 2, ..`,
  'graph/not-a-source': (f: { id: string; op: string }) =>
    `"${f.id}" is computed by ${f.op}, so its value cannot be set; set the inputs and parameters it depends on.`,
  'graph/no-parameters': (f: { frozen: number }) =>
    f.frozen > 0
      ? `${f.frozen === 1 ? 'the only parameter is' : `all ${f.frozen} parameters are`} frozen, so there is nothing to train; unfreeze one.`
      : 'the loss depends on no parameter, so there is nothing to train; turn an input into a parameter.',
}
