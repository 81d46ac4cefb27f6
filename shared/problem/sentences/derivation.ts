/** Explanations that cannot be given. */
export const derivationSentences = {
  'derivation/no-path': (f: { from: string; through: readonly string[] }) =>
    f.through.length === 0
      ? `no gradient flows from the loss to “${f.from}”, so there is no path to multiply along; name a node the loss depends on.`
      : `no path along which a gradient flows leads from “${f.from}” through ${f.through.map((id) => `“${id}”`).join(', ')} to the loss; name nodes in the order of the wires.`,
  'derivation/unknown-node': (f: { id: string; nearest: string | null }) =>
    `the graph has no node “${f.id}”${f.nearest === null ? '' : `; did you mean “${f.nearest}”?`}`,
  'derivation/no-entry': (f: { node: string; index: readonly number[]; shape: readonly number[] }) =>
    `“${f.node}” has no entry [${f.index.join(', ')}]; its shape is ${f.shape.length === 0 ? 'that of a single number' : f.shape.join('×')}, and entries are counted from 0.`,
  'scalars/too-large': (f: { nodes: number; most: number }) =>
    `written out in single numbers the graph would have ${f.nodes} nodes, more than the ${f.most} that can be read; make its vectors shorter first.`,
  'scalars/op': (f: { id: string; op: string }) =>
    `“${f.id}” (${f.op}) cannot be written out in single numbers; replace it by sums, products and functions first.`,
}
