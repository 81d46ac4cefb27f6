/**
 * Initial weights. An initialiser writes values in the forms of the file format (`fill`, `random` with a seed), so a
 * run starts from the same numbers in the window, on the command line and in any program that reads the format.
 */
import type { Graph, GraphNode } from '../graph/graph.ts'
import { resolveGraph, type Structure } from '../graph/structure.ts'
import { problem, type Problem } from '../problem/problem.ts'
import { failure, success, type Result } from '../problem/result.ts'
import type { Shape } from '../tensor/shape.ts'
import { abbreviate, type Json } from '../value/json.ts'

export const INITIALISERS = ['typed', 'zero', 'constant', 'equal', 'normal', 'xavier', 'he'] as const

export type InitialiserKind = (typeof INITIALISERS)[number]

/**
 * - `typed`: the value in the graph
 * - `zero`, `constant`: one number everywhere
 * - `normal`: N(0, scale²), other numbers for every parameter
 * - `equal`: N(0, scale²), the same numbers for all parameters of a shape
 * - `xavier`: N(0, 2 / (inputs + outputs)); `he`: N(0, 2 / inputs); biases start at 0
 */
export interface Initialiser {
  readonly kind: InitialiserKind
  /** Of `constant`. */
  readonly value?: number
  /** Standard deviation of `normal` and `equal`. */
  readonly scale?: number
}

export const DEFAULT_SCALE = 0.1

/** Applies the initialisers; parameters that are not named keep their values. Problems: `training/initialiser`. */
export function initialise(graph: Graph, initial: { readonly [id: string]: Json }, seed: number): Result<Graph> {
  const chosen = new Map<string, Initialiser>()
  const problems: Problem[] = []
  for (const [id, raw] of Object.entries(initial)) {
    const initialiser = readInitialiser(raw)
    if (initialiser === null) problems.push(problem('training/initialiser', { found: abbreviate(raw) }, { node: id }))
    else if (initialiser.kind !== 'typed') chosen.set(id, initialiser)
  }
  if (problems.length > 0) return failure(...problems)
  if (chosen.size === 0) return success(graph)
  const structure = resolveGraph(graph)
  let place = 0
  const nodes = graph.nodes.map((node) => {
    if (node.op !== 'parameter') return node
    place++
    const initialiser = chosen.get(node.id)
    const position = structure.index.get(node.id)
    if (initialiser === undefined || position === undefined) return node
    const value = writeInitial(initialiser, node, structure, seed, place)
    return { ...node, attributes: { ...node.attributes, value } }
  })
  return success({ ...graph, nodes })
}

/** `{"kind": "he"}`, or just `"he"`. */
export function readInitialiser(raw: Json | undefined): Initialiser | null {
  const record = (typeof raw === 'string' ? { kind: raw } : raw) as Partial<Initialiser> | null | undefined
  if (typeof record !== 'object' || record === null || Array.isArray(record)) return null
  const kind = INITIALISERS.find((known) => known === record.kind)
  const isNumber = (value: unknown) => value === undefined || (typeof value === 'number' && Number.isFinite(value))
  return kind === undefined || !isNumber(record.value) || !isNumber(record.scale) ? null : { ...record, kind }
}

/** Seeds of different parameters lie far apart; any odd number does. */
const SEED_STEP = 0x9e3779b1

function writeInitial(
  { kind, value = 0, scale = DEFAULT_SCALE }: Initialiser,
  { id }: GraphNode,
  structure: Structure,
  seed: number,
  place: number,
): Json {
  const { shape } = structure.nodes[structure.index.get(id) as number]
  const own = (seed + Math.imul(place, SEED_STEP)) >>> 0
  const normal = (deviation: number, from = own): Json => ({ shape, random: 'normal', seed: from, scale: deviation })
  const { inputs, outputs, isBias } = countConnections(structure, id, shape)
  switch (kind) {
    case 'typed':
    case 'zero':
      return { shape, fill: 0 }
    case 'constant':
      return { shape, fill: value }
    case 'equal':
      return normal(scale, seed >>> 0)
    case 'normal':
      return normal(scale)
    case 'xavier':
      return isBias ? { shape, fill: 0 } : normal(Math.sqrt(2 / (inputs + outputs)))
    case 'he':
      return isBias ? { shape, fill: 0 } : normal(Math.sqrt(2 / inputs))
  }
}

/** How many numbers feed one output of a weight, and how many outputs one of its inputs feeds. */
function countConnections({ nodes, index }: Structure, id: string, shape: Shape) {
  const position = index.get(id) as number
  const use = nodes
    .flatMap(({ op, inputs }) => inputs.flatMap((source, port) => (source === position ? [{ op: op.id, port }] : [])))
    .at(0)
  const [a = 1, b = 1, ...window] = shape
  const area = window.reduce((product, length) => product * length, 1)
  switch (use?.op) {
    case 'conv2d':
      if (use.port === 2) return { inputs: 1, outputs: 1, isBias: true }
      // A plain h × w kernel stands between single channels.
      return shape.length === 2
        ? { inputs: a * b, outputs: a * b, isBias: false }
        : { inputs: b * area, outputs: a * area, isBias: false }
    case 'conv_transpose2d':
      if (use.port === 2) return { inputs: 1, outputs: 1, isBias: true }
      return { inputs: a * area, outputs: b * area, isBias: false }
    case 'add':
    case 'sub':
      return { inputs: 1, outputs: 1, isBias: true }
    case 'matmul':
      if (shape.length >= 2) {
        const [rows, columns] = shape.slice(-2)
        return use.port === 0
          ? { inputs: columns, outputs: rows, isBias: false }
          : { inputs: rows, outputs: columns, isBias: false }
      }
      return { inputs: a, outputs: 1, isBias: false }
    case 'dot':
      return { inputs: a, outputs: 1, isBias: false }
    default:
      return { inputs: shape.length >= 2 ? b * area : 1, outputs: shape.length >= 2 ? a * area : 1, isBias: false }
  }
}
