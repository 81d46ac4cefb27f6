/** The JSON of `evaluate` and `gradient`: a contract with other programs. Every digit is kept. */
import type { EdgeEvaluation, Evaluation } from '../shared/engine/evaluation.ts'
import { toJacobian } from '../shared/engine/local-gradient.ts'
import { listEdges, type Graph } from '../shared/graph/graph.ts'
import { toNested, type Tensor } from '../shared/tensor/tensor.ts'
import { encodeNested } from '../shared/value/encode.ts'
import type { Json } from '../shared/value/json.ts'

/** `{"nodes": {id: {"op", "shape", "value"}}}` */
export function* writeValuesJson(graph: Graph, evaluation: Evaluation): Generator<string> {
  yield '{"nodes":'
  yield* join('{', writeNodes(graph, evaluation, false), '}')
  yield '}\n'
}

/** As {@link writeValuesJson} with `"gradient"` on each node, and `"edges"`. */
export function* writeGradientsJson(graph: Graph, evaluation: Evaluation): Generator<string> {
  yield '{"nodes":'
  yield* join('{', writeNodes(graph, evaluation, true), '}')
  yield ',"edges":'
  yield* join('[', writeEdges(graph, evaluation), ']')
  yield '}\n'
}

function* writeNodes({ nodes }: Graph, evaluation: Evaluation, gradients: boolean): Generator<string> {
  for (const { id, op } of nodes) {
    const { shape = null, value = null, gradient = null } = evaluation.nodes.get(id) ?? {}
    const entry = { op, shape, value: encode(value), ...(gradients ? { gradient: encode(gradient) } : {}) }
    yield `${JSON.stringify(id)}:${JSON.stringify(entry)}`
  }
}

function* writeEdges({ nodes }: Graph, evaluation: Evaluation): Generator<string> {
  for (const { id, from, to, port } of listEdges(nodes)) {
    const { local = null, contribution = null } = evaluation.edges.get(id) ?? {}
    yield JSON.stringify({ from, to, input: port, local: encodeLocal(local), contribution: encode(contribution) })
  }
}

/** Where no gradient flows (class indices), there is no matrix to write, as for one that is too large. */
function encodeLocal(local: EdgeEvaluation['local']): Json {
  if (local === null) return { kind: 'operator', jacobian: null }
  const jacobian = toJacobian(local)
  return { kind: local.kind, jacobian: jacobian === null ? null : encodeNested(jacobian) }
}

function encode(tensor: Tensor | null): Json {
  return tensor === null ? null : encodeNested(toNested(tensor))
}

/** One entry a line: what is written can be read, compared and searched. */
function* join(open: string, entries: Iterable<string>, close: string): Generator<string> {
  let before = open
  for (const entry of entries) {
    yield `${before}\n${entry}`
    before = ','
  }
  yield before === open ? open + close : `\n${close}`
}
