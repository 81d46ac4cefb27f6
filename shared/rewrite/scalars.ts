/**
 * A graph of vectors written out in single numbers, and back. Ops that work entry by entry become one node an entry; the
 * others are written out by the same rules that compute them exactly, so that values and gradients stay what they were.
 * The graph of vectors travels along, and going back gives it as it was, with what was trained or typed meanwhile.
 */
import type { Document, DocumentNode } from '../document/document.ts'
import { parseDocument } from '../document/parse.ts'
import { writeDocument } from '../document/write.ts'
import { evaluateGraph } from '../engine/evaluate.ts'
import type { Evaluation } from '../engine/evaluation.ts'
import { attempt } from '../exact/give-up.ts'
import { readProducts } from '../exact/linear.ts'
import { resolveGraph, type ResolvedNode } from '../graph/structure.ts'
import { describeOpen } from '../engine/backward.ts'
import { isUnit, nameTex } from '../notation/name.ts'
import { exactSum } from '../ops/exact.ts'
import { findOp } from '../ops/index.ts'
import { problem } from '../problem/problem.ts'
import { failure, success, type Result } from '../problem/result.ts'
import { broadcastIndex } from '../tensor/broadcast.ts'
import { countEntries, type Shape } from '../tensor/shape.ts'
import type { Json } from '../value/json.ts'
import { constant, scalarArithmetic, type Scalar } from './scalar-arithmetic.ts'

/** More nodes than these nobody reads. */
const MOST_NODES = 400

/** Ops whose largest or smallest entry is taken two by two. */
const EXTREMES: Readonly<Record<string, string>> = { max: 'maximum', min: 'minimum' }

/** Problems: those of the graph, open values, `scalars/op`, `scalars/too-large`. */
export function expandScalars(document: Document): Result<Document> {
  const structure = resolveGraph(document)
  if (structure.problems.length > 0) return failure(...structure.problems)
  if (structure.open.length > 0) return failure(...structure.open.map((id) => describeOpen(document, id)))
  const least = structure.nodes.reduce((sum, { shape }) => sum + countEntries(shape), 0)
  if (least > MOST_NODES) return failure(problem('scalars/too-large', { nodes: least, most: MOST_NODES }))
  const builder = createBuilder(document, evaluateGraph(document))
  const entries = new Map<string, readonly Scalar[]>()
  for (const node of structure.nodes) {
    const inputs = node.inputs.map((source, port) => {
      const from = structure.nodes[source]
      const scalars = entries.get(from.id) as readonly Scalar[]
      const index = broadcastIndex(from.shape, node.inputShapes[port])
      return index === null ? scalars : Array.from(index, (at) => scalars[at])
    })
    const expanded = builder.expand(node, inputs)
    if (expanded === null) return failure(problem('scalars/op', { id: node.id, op: node.op.id }, { node: node.id }))
    if (builder.nodes.length > MOST_NODES) {
      return failure(problem('scalars/too-large', { nodes: builder.nodes.length, most: MOST_NODES }))
    }
    entries.set(node.id, expanded)
  }
  // Frames and notes belong to the drawing of the vectors; they come back with it.
  const { vectorForm: _, frames: __, comments: ___, ...rest } = document
  return success({ ...rest, nodes: dropUnused(builder.nodes, document), vectorForm: writeDocument(document) })
}

/** The graph of vectors again; `null` where the document was not written out from one. */
export function restoreVectors(document: Document): Document | null {
  if (document.vectorForm === undefined) return null
  const parsed = parseDocument(document.vectorForm)
  if (!parsed.ok) return null
  const original = parsed.value.document
  const expanded = expandScalars(original)
  if (!expanded.ok) return original
  const before = new Map(expanded.value.nodes.map((node) => [node.id, node.attributes['value']]))
  const now = new Map(document.nodes.map((node) => [node.id, node.attributes['value']]))
  const structure = resolveGraph(original)
  const nodes = original.nodes.map((node) => {
    const resolved = structure.nodes[structure.index.get(node.id) ?? -1]
    if (resolved === undefined || resolved.inputs.length > 0) return node
    const ids = entryIds(node.id, resolved.shape)
    const isChanged = ids.some((id) => now.has(id) && JSON.stringify(now.get(id)) !== JSON.stringify(before.get(id)))
    if (!isChanged) return node
    const value = nest(
      ids.map((id) => (now.has(id) ? now.get(id) : before.get(id)) ?? null),
      resolved.shape,
    )
    return { ...node, attributes: { ...node.attributes, value } }
  })
  return nodes.every((node, index) => node === original.nodes[index]) ? original : { ...original, nodes }
}

function entryIds(id: string, shape: Shape): string[] {
  if (shape.length === 0) return [id]
  return Array.from({ length: countEntries(shape) }, (_, flat) => `${id}_${indexText(flat, shape, '_')}`)
}

function indexText(flat: number, shape: Shape, separator: string): string {
  const index: number[] = []
  let rest = flat
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    index.unshift((rest % shape[axis]) + 1)
    rest = Math.floor(rest / shape[axis])
  }
  return index.join(separator)
}

/** Entries in row-major order as nested arrays. */
function nest(entries: readonly Json[], shape: Shape): Json {
  if (shape.length === 0) return entries[0]
  const [length, ...inner] = shape
  const size = countEntries(inner)
  return Array.from({ length }, (_, index) => nest(entries.slice(index * size, (index + 1) * size), inner))
}

function createBuilder(document: Document, evaluation: Evaluation) {
  const nodes: DocumentNode[] = []
  const taken = new Set(document.nodes.map(({ id }) => id))
  const originals = new Map(document.nodes.map((node) => [node.id, node]))

  /** A name that no node has. */
  function free(wanted: string): string {
    let id = wanted
    for (let number = 2; taken.has(id); number++) id = `${wanted}${number}`
    taken.add(id)
    return id
  }

  /** A constant becomes a node where something takes it. */
  function idOf(scalar: Scalar): string {
    if (scalar.node !== null) return scalar.node
    const id = free('c_1')
    nodes.push({ id, op: 'constant', inputs: [], attributes: { value: scalar.value } })
    return id
  }

  function add(of: string, op: string, inputs: readonly Scalar[], value: number): Scalar {
    const ids = inputs.map(idOf)
    const id = free(`${of}_${op}`)
    nodes.push({ id, op, inputs: ids, attributes: {} })
    return { node: id, value }
  }

  /** Gives a result the name of the entry it is; what is an entry of something else keeps that name. */
  function name(result: Scalar, id: string, label: string | undefined, made: number): Scalar {
    const index = nodes.findIndex((node) => node.id === result.node)
    if (result.node === null || index < made) {
      // Nothing was computed: it is a constant, or passed on from before.
      if (result.node !== null && id !== document.loss) return result
      const ids = [idOf(result)]
      nodes.push({ id, op: 'reshape', inputs: ids, attributes: { shape: [] }, ...(label !== undefined && { label }) })
      return { node: id, value: result.value }
    }
    const { label: _, ...node } = nodes[index]
    nodes[index] = { ...node, id, ...(label !== undefined && { label }) }
    return { node: id, value: result.value }
  }

  function expand(node: ResolvedNode, inputs: readonly (readonly Scalar[])[]): readonly Scalar[] | null {
    const original = originals.get(node.id) as DocumentNode
    const values = evaluation.nodes.get(node.id)?.value?.data as Float64Array
    const ids = entryIds(node.id, node.shape)
    const labels = ids.map((_, flat) => labelOf(original, node.shape, flat))
    for (const id of ids) taken.add(id)
    if (inputs.length === 0) {
      return ids.map((id, flat) => {
        const value = entryOf(original.attributes['value'], node.shape, flat, values[flat])
        const label = labels[flat]
        nodes.push({
          id,
          op: node.op.id,
          inputs: [],
          attributes: { ...original.attributes, value },
          ...(label !== undefined && { label }),
        })
        return { node: id, value: values[flat], ...(node.op.id === 'input' && { isIndex: true }) }
      })
    }
    if (node.shape.length === 0 && inputs.every((scalars) => scalars.length === 1) && isKept(node)) {
      nodes.push({ ...withoutPosition(original), inputs: inputs.map(([scalar]) => idOf(scalar)) })
      return [{ node: node.id, value: values[0] }]
    }
    const results: Scalar[] = []
    for (let flat = 0; flat < ids.length; flat++) {
      const made = nodes.length
      const result = attempt(() => writeEntry(node, inputs, flat, values[flat]))
      if (result === null) return null
      results.push(name(result, ids[flat], labels[flat], made))
    }
    return results
  }

  function writeEntry(
    node: ResolvedNode,
    inputs: readonly (readonly Scalar[])[],
    flat: number,
    value: number,
  ): Scalar | null {
    const { op, attributes, inputShapes } = node
    const n = scalarArithmetic((id, args, result) => add(node.id, id, args, result))
    const isEntrywise = typeof op.elementwise === 'function' ? op.elementwise(attributes) : op.elementwise
    const raw = originals.get(node.id)?.attributes ?? {}
    if (isEntrywise && op.exact !== 'linear') {
      const ids = inputs.map((scalars) => idOf(scalars[flat]))
      const id = free(`${node.id}_entry`)
      nodes.push({ id, op: op.id, inputs: ids, attributes: raw })
      return { node: id, value }
    }
    if (op.group === 'losses' && op.id !== 'cross_entropy') return writeLoss(node, inputs)
    const extreme = EXTREMES[op.id]
    if (extreme !== undefined) {
      const members = listMembers(node, flat).map((at) => inputs[0][at])
      return members.reduce((best, member) =>
        add(
          node.id,
          extreme,
          [best, member],
          op.id === 'max' ? Math.max(best.value, member.value) : Math.min(best.value, member.value),
        ),
      )
    }
    if (op.id === 'norm') {
      if ((attributes['p'] ?? 2) !== 2) return null
      return n.pow(
        exactSum(
          n,
          listMembers(node, flat).map((at) => n.pow(inputs[0][at], constant(2))),
        ),
        constant(0.5),
      )
    }
    if (op.exact === undefined) return null
    if (typeof op.exact === 'function') {
      return op.exact(
        n,
        inputs.map((scalars) => (i: number) => scalars[i]),
        flat,
        { attributes, shapes: inputShapes },
      )
    }
    const products = readProducts(node, op.exact)[flat]
    const scale = products.length > 1 ? commonScale(products) : 1
    const terms = products.map(({ coefficient, factors }) =>
      factors.reduce(
        (product, { port, index }) => n.mul(product, inputs[port][index]),
        constant(Number(coefficient.numerator) / Number(coefficient.denominator) / scale),
      ),
    )
    const sum = exactSum(n, terms)
    return scale === 1 ? sum : scale < 1 ? n.div(sum, constant(Math.round(1 / scale))) : n.mul(constant(scale), sum)
  }

  /** A loss of several entries: one loss an entry, then their sum, divided for a mean. */
  function writeLoss(node: ResolvedNode, inputs: readonly (readonly Scalar[])[]): Scalar {
    const raw = originals.get(node.id)?.attributes ?? {}
    const n = scalarArithmetic((id, args, result) => add(node.id, id, args, result))
    const losses = inputs[0].map((_, flat) => {
      const ids = inputs.map((scalars) => idOf(scalars[flat]))
      const id = free(`${node.id}_entry`)
      nodes.push({ id, op: node.op.id, inputs: ids, attributes: raw })
      return { node: id, value: 0 }
    })
    const total = exactSum(n, losses)
    return node.attributes['reduction'] === 'mean' ? n.div(total, constant(losses.length)) : total
  }

  return { nodes, expand }
}

/** Ops of single numbers stay what they are; only those that speak of axes or shapes are written out. */
function isKept({ op }: ResolvedNode): boolean {
  return op.group === 'arithmetic' || op.group === 'functions' || op.group === 'losses'
}

/** Entries of the input that an entry of a reduction is made of: those its local gradient could reach. */
function listMembers(node: ResolvedNode, flat: number): number[] {
  const sum = findOp('sum')
  if (sum === undefined) return []
  const { axes = null, keepdims = false } = node.attributes as { axes?: unknown; keepdims?: unknown }
  const all = node.shape.length === 0 || axes === null
  const attributes = { axes: all ? null : axes, keepdims: all ? false : keepdims }
  const like: ResolvedNode = { ...node, op: sum, attributes }
  return readProducts(like, 'linear')[all ? 0 : flat].map(({ factors: [{ index }] }) => index)
}

/** The coefficient that all products have in common, such as 1/n of a mean; 1 where there is none. */
function commonScale(products: ReturnType<typeof readProducts>[number]): number {
  const sizes = products.map(({ coefficient }) => Number(coefficient.numerator) / Number(coefficient.denominator))
  const isCommon = sizes.every((size) => size === sizes[0]) && sizes[0] > 0
  return isCommon && (Number.isInteger(sizes[0]) || Number.isInteger(Math.round((1 / sizes[0]) * 1e9) / 1e9))
    ? sizes[0]
    : 1
}

/** The entry of a source as it was typed, or as it was computed where it was not typed one by one. */
function entryOf(raw: Json | undefined, shape: Shape, flat: number, value: number): Json {
  if (shape.length === 0) return raw ?? value
  if (!Array.isArray(raw)) return Number.isFinite(value) ? value : String(value)
  return (raw.flat(Infinity) as Json[])[flat] ?? value
}

function labelOf({ id, label }: DocumentNode, shape: Shape, flat: number): string | undefined {
  if (shape.length === 0) return label
  const base = nameTex(id, label)
  const unit = !isUnit(base) ? `\\left(${base}\\right)` : /[_^]/.test(base) ? `{${base}}` : base
  return `${unit}_{${indexText(flat, shape, ',')}}`
}

function withoutPosition({ position: _, ...node }: DocumentNode): DocumentNode {
  return node
}

/** Sources that nothing uses any more, such as indices of classes; what nothing used before stays. */
function dropUnused(nodes: readonly DocumentNode[], document: Document): DocumentNode[] {
  const used = new Set(nodes.flatMap(({ inputs }) => inputs))
  const before = new Set(document.nodes.flatMap(({ inputs }) => inputs))
  const wasUsed = (id: string) =>
    [...before].some((source) => source !== null && (id === source || id.startsWith(`${source}_`)))
  return nodes.filter(({ id, op }) => !(op === 'input' && !used.has(id) && wasUsed(id)))
}
