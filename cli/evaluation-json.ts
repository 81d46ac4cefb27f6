/** The JSON of `evaluate` and `gradient`: a contract with other programs. Every digit is kept. */
import type { EdgeEvaluation, Evaluation } from '../shared/engine/evaluation.ts'
import { toJacobian } from '../shared/engine/local-gradient.ts'
import { listEdges, type Graph } from '../shared/graph/graph.ts'
import { toNested, type Tensor } from '../shared/tensor/tensor.ts'
import { encodeNested, encodeNumber } from '../shared/value/encode.ts'
import type { Json } from '../shared/value/json.ts'

/** Text in pieces, because that of a large graph or tensor does not fit into one string. */
type Pieces = Iterable<string>

/** `{"nodes": {id: {"op", "shape", "value"}}}` */
export function* writeValuesJson(graph: Graph, evaluation: Evaluation): Generator<string> {
  yield '{"nodes":'
  yield* list('{', writeNodes(graph, evaluation, false), '}')
  yield '}\n'
}

/** As {@link writeValuesJson} with `"gradient"` on each node, and `"edges"`. */
export function* writeGradientsJson(graph: Graph, evaluation: Evaluation): Generator<string> {
  yield '{"nodes":'
  yield* list('{', writeNodes(graph, evaluation, true), '}')
  yield ',"edges":'
  yield* list('[', writeEdges(graph, evaluation), ']')
  yield '}\n'
}

function* writeNodes({ nodes }: Graph, evaluation: Evaluation, gradients: boolean): Generator<Pieces> {
  for (const { id, op } of nodes) {
    const { shape = null, value = null, gradient = null } = evaluation.nodes.get(id) ?? {}
    yield (function* () {
      yield `${JSON.stringify(id)}:{"op":${JSON.stringify(op)},"shape":${JSON.stringify(shape)},"value":`
      yield* writeTensor(value)
      if (gradients) {
        yield ',"gradient":'
        yield* writeTensor(gradient)
      }
      yield '}'
    })()
  }
}

function* writeEdges({ nodes }: Graph, evaluation: Evaluation): Generator<Pieces> {
  for (const { id, from, to, port } of listEdges(nodes)) {
    const { local = null, contribution = null } = evaluation.edges.get(id) ?? {}
    const head = JSON.stringify({ from, to, input: port, local: encodeLocal(local) })
    yield (function* () {
      yield `${head.slice(0, -1)},"contribution":`
      yield* writeTensor(contribution)
      yield '}'
    })()
  }
}

/** Where no gradient flows (class indices), there is no matrix to write, as for one that is too large. */
function encodeLocal(local: EdgeEvaluation['local']): Json {
  if (local === null) return { kind: 'operator', jacobian: null }
  const jacobian = toJacobian(local)
  return { kind: local.kind, jacobian: jacobian === null ? null : encodeNested(jacobian) }
}

/** Nested arrays, a scalar as a number, what is not finite as the strings of the file format. */
function* writeTensor(tensor: Tensor | null): Generator<string> {
  if (tensor === null || tensor.data.length === 0) {
    yield JSON.stringify(tensor === null ? null : toNested(tensor))
    return
  }
  const { shape, data } = tensor
  // A bracket of an axis opens before every entry whose number is a multiple of the entries inside, and closes after.
  const insides = shape.map((_, axis) => shape.slice(axis).reduce((entries, length) => entries * length))
  for (let entry = 0; entry < data.length; entry++) {
    const opened = insides.filter((inside) => entry % inside === 0).length
    const closed = insides.filter((inside) => (entry + 1) % inside === 0).length
    const number = JSON.stringify(encodeNumber(data[entry]))
    yield `${entry === 0 ? '' : ','}${'['.repeat(opened)}${number}${']'.repeat(closed)}`
  }
}

/** One entry a line: what is written can be read, compared and searched. */
function* list(open: string, entries: Iterable<Pieces>, close: string): Generator<string> {
  let before = open
  for (const entry of entries) {
    yield `${before}\n`
    yield* entry
    before = ','
  }
  yield before === open ? open + close : `\n${close}`
}
