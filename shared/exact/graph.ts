/**
 * Exact values, local gradients and gradients of a small graph, computed only when they are asked for. Every entry is
 * compared with what the engine computed and dropped where they differ, so that exactness never disagrees with the
 * numbers.
 */
import type { Evaluation, LocalGradient } from '../engine/evaluation.ts'
import { listEdges, type Graph } from '../graph/graph.ts'
import type { ResolvedNode, Structure } from '../graph/structure.ts'
import { scaleOf } from '../notation/number.ts'
import type { Arithmetic, Entries } from '../ops/exact.ts'
import { broadcastIndex } from '../tensor/broadcast.ts'
import { countEntries } from '../tensor/shape.ts'
import type { Json } from '../value/json.ts'
import { dualArithmetic, exactArithmetic, type Dual } from './arithmetic.ts'
import { readEntries, type ExactEntries } from './entries.ts'
import { addAll, fromInteger, isZero, multiply, toFloat, type Exact } from './exact.ts'
import { attempt, giveUp } from './give-up.ts'
import { readProducts, type Product } from './linear.ts'

/** Larger graphs and tensors are not computed exactly: nobody reads 200 exact numbers. */
const MAX_NODES = 200
const MAX_ENTRIES = 32
const MAX_LOCAL_ENTRIES = 256

/** Applications of rules to single entries, after which nothing further is computed exactly. */
const BUDGET = 20_000

/** Exact forms must agree with the floats to this relative difference; zeros to the noise of the terms. */
const TOLERANCE = 1e-9
const NOISE = 1e-12

/** `null` where nothing is known; otherwise one entry per entry of the float tensor beside it. */
export interface ExactGraph {
  readonly value: (node: string) => ExactEntries | null
  /** In the order of the entries of a diagonal or of a dense Jacobian. */
  readonly local: (edge: string) => ExactEntries | null
  readonly contribution: (edge: string) => ExactEntries | null
  readonly gradient: (node: string) => ExactEntries | null
}

/** @param evaluation of the same graph, with gradients where exact gradients are wanted */
export function computeExactly(graph: Graph, structure: Structure, evaluation: Evaluation): ExactGraph {
  if (graph.nodes.length > MAX_NODES) return NOTHING
  const raws = new Map(graph.nodes.map(({ id, attributes }) => [id, attributes['value'] as Json | undefined]))
  const edges = new Map(listEdges(graph.nodes).map((edge) => [edge.id, edge]))
  const nodeOf = (id: string) => structure.nodes[structure.index.get(id) as number]
  const products = new Map<string, readonly (readonly Product[])[] | null>()
  let budget = BUDGET

  const value = memoise((id: string): ExactEntries | null => {
    const node = nodeOf(id)
    const floats = evaluation.nodes.get(id)?.value?.data
    if (node === undefined || floats === undefined || floats.length > MAX_ENTRIES) return null
    if (node.op.group === 'source') {
      const raw = raws.get(id)
      return raw === undefined ? null : keepAgreeing(readEntries(raw, floats.length), floats)
    }
    const inputs = inputsOf(node)
    if (inputs === null) return null
    const entries = inputs.map(
      (input): Entries<Exact> =>
        (i) =>
          input[i] ?? giveUp(),
    )
    const results = Array.from(floats, (_, i) => apply(node, exactArithmetic, entries, i))
    return keepAgreeing(results, floats)
  })

  /** The inputs of a node, broadcast as its rule expects them. */
  function inputsOf({ inputs, inputShapes, op }: ResolvedNode): ExactEntries[] | null {
    if (op.exact === undefined || inputShapes.some((shape) => countEntries(shape) > MAX_ENTRIES)) return null
    const values = inputs.map((source, port) => {
      const from = structure.nodes[source]
      const entries = value(from.id)
      return entries && gather(entries, broadcastIndex(from.shape, inputShapes[port]))
    })
    const isKnown = (entries: ExactEntries | null): entries is ExactEntries =>
      entries !== null && entries.some((entry) => entry !== null)
    return values.every(isKnown) ? values : null
  }

  /** Entry i of the output of a node. */
  function apply<N>(node: ResolvedNode, n: Arithmetic<N>, inputs: readonly Entries<N>[], i: number): N | null {
    const { op, attributes, inputShapes: shapes } = node
    const rule = op.exact
    if (rule === undefined || budget-- <= 0) return null
    return attempt(() => {
      if (typeof rule === 'function') return rule(n, inputs, i, { attributes, shapes })
      if (!products.has(node.id))
        products.set(
          node.id,
          attempt(() => readProducts(node, rule)),
        )
      return addProducts(n, products.get(node.id)?.[i] ?? giveUp(), inputs)
    })
  }

  const local = memoise((id: string): ExactEntries | null => {
    const known = evaluation.edges.get(id)?.local
    const edge = edges.get(id)
    const floats = known && localData(known)
    if (!edge || !known || !floats || floats.length > MAX_LOCAL_ENTRIES) return null
    const node = nodeOf(edge.to)
    const inputs = inputsOf(node)
    if (inputs === null) return null
    const source = nodeOf(edge.from)
    const index = broadcastIndex(source.shape, node.inputShapes[edge.port])
    const slopes = (i: number, moves: (entry: number) => boolean) => {
      const entries = inputs.map((input, port): Entries<Dual> => (k) => ({
        value: input[k] ?? giveUp(),
        slope: fromInteger(port === edge.port && moves(index === null ? k : index[k]) ? 1 : 0),
      }))
      return apply(node, dualArithmetic, entries, i)?.slope ?? null
    }
    const columns = countEntries(source.shape)
    const results = Array.from(floats, (_, at) =>
      known.kind === 'diagonal'
        ? slopes(at, (entry) => entry === at)
        : slopes(Math.floor(at / columns), (entry) => entry === at % columns),
    )
    return keepAgreeing(results, floats)
  })

  const contribution = memoise((id: string): ExactEntries | null => {
    const edge = edges.get(id)
    const floats = evaluation.edges.get(id)?.contribution?.data
    const known = evaluation.edges.get(id)?.local
    if (!edge || !floats || !known) return null
    const upstream = gradient(edge.to)
    const factors = local(id)
    if (upstream === null || factors === null) return null
    const columns = floats.length
    const results = Array.from(floats, (_, column) =>
      known.kind === 'diagonal'
        ? product(upstream[column], factors[column])
        : total(upstream.map((entry, row) => product(entry, factors[row * columns + column]))),
    )
    return keepAgreeing(results, floats)
  })

  const gradient = memoise((id: string): ExactEntries | null => {
    const floats = evaluation.nodes.get(id)?.gradient?.data
    if (floats === undefined) return null
    if (id === graph.loss) return [fromInteger(1)]
    const parts = [...edges.values()]
      .filter((edge) => edge.from === id && evaluation.edges.get(edge.id)?.contribution)
      .map((edge) => contribution(edge.id))
    return keepAgreeing(
      Array.from(floats, (_, i) => total(parts.map((part) => part?.[i] ?? null))),
      floats,
    )
  })

  return { value, local, contribution, gradient }
}

const NOTHING: ExactGraph = { value: () => null, local: () => null, contribution: () => null, gradient: () => null }

function memoise<T>(compute: (id: string) => T): (id: string) => T {
  const known = new Map<string, T>()
  return (id) => {
    const present = known.get(id)
    if (present !== undefined) return present
    const result = compute(id)
    known.set(id, result)
    return result
  }
}

function gather(entries: ExactEntries, index: Int32Array | null): ExactEntries {
  return index === null ? entries : Array.from(index, (from) => entries[from])
}

function addProducts<N>(n: Arithmetic<N>, products: readonly Product[], inputs: readonly Entries<N>[]): N {
  return products
    .map(({ coefficient: { numerator, denominator }, factors }) =>
      factors.reduce(
        (result, { port, index }) => n.mul(result, inputs[port](index)),
        n.div(n.number(Number(numerator)), n.number(Number(denominator))),
      ),
    )
    .reduce(n.add, n.number(0))
}

/** 0 times anything is 0, also where the other factor has no exact form. */
function product(a: Exact | null, b: Exact | null): Exact | null {
  if (a === null || b === null) return (a && isZero(a)) || (b && isZero(b)) ? fromInteger(0) : null
  return attempt(() => multiply(a, b))
}

function total(terms: ExactEntries): Exact | null {
  return attempt(() => addAll(terms.map((term) => term ?? giveUp())))
}

function localData(local: LocalGradient): Float64Array | null {
  if (local.kind === 'operator') return null
  return local.kind === 'diagonal' ? local.entries.data : local.jacobian
}

/** Only the exact numbers that are the floats beside them. */
export function keepAgreeing(entries: ExactEntries, floats: Float64Array): ExactEntries | null {
  if (entries.length !== floats.length) return null
  const scale = Math.max(1, scaleOf(floats))
  return entries.map((entry, i) => {
    if (entry === null) return null
    const difference = Math.abs(toFloat(entry) - floats[i])
    const allowed = isZero(entry) ? NOISE * scale : TOLERANCE * Math.abs(floats[i])
    return difference <= allowed ? entry : null
  })
}

/** value − rate · gradient, as gradient descent changes a parameter. */
export function descendExactly(value: ExactEntries, gradient: ExactEntries, rate: number): ExactEntries {
  return value.map((entry, i) => {
    const slope = gradient[i]
    if (entry === null || slope === null) return null
    return attempt(() => {
      const n = exactArithmetic
      return n.sub(entry, n.mul(n.number(rate), slope))
    })
  })
}
