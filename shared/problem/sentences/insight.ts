/** What a network cannot do, and why it cannot be simplified. */
export const insightSentences = {
  'insight/no-way': (f: { from: string; to: string }) =>
    `"${f.to}" is not computed from "${f.from}"; choose an input that it depends on.`,
  'insight/nonlinear': (f: { id: string; op: string; from: string; to: string }) =>
    `${f.op} "${f.id}" stands between "${f.from}" and "${f.to}" and is not linear: of a sum it does not make the sum of its results, which every convolution and every matrix does. Collapse up to its input, or from "${f.id}" on.`,
  'insight/product': (f: { id: string; op: string; from: string; to: string }) =>
    `${f.op} "${f.id}" multiplies two things that both depend on "${f.from}", so "${f.to}" is quadratic in it and no convolution or matrix does the same. Collapse one of the factors alone.`,
  'insight/one-op': (f: { from: string; to: string }) =>
    `only one op lies between "${f.from}" and "${f.to}", so there is nothing to collapse; choose ends further apart.`,
  'insight/no-values': (f: { from: string; to: string }) =>
    `a value between "${f.from}" and "${f.to}" is still open; give every parameter a value first.`,
  'insight/too-large': (f: { from: string; to: string; entries: string }) =>
    `the map from "${f.from}" to "${f.to}" is no single convolution, and as a matrix it would have ${f.entries} entries, too many to write down or not finite; choose a smaller input.`,
  'insight/no-input-shape': (f: { node: string; input: string; wanted: string; now: string }) =>
    `no height and width of "${f.input}" up to 512 give "${f.node}" ${f.wanted}; now it has ${f.now}. Its other lengths come from the filters and the batch.`,
}
