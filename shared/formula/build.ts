/** Formulas → graph. */
import { nearest } from '../problem/nearest.ts'
import { problem, type Problem } from '../problem/problem.ts'
import { failure, success, type Result } from '../problem/result.ts'
import { findOp } from '../ops/index.ts'
import type { Graph, GraphNode } from '../graph/graph.ts'
import { sortNodes } from '../graph/order.ts'
import { resolveGraph } from '../graph/structure.ts'
import { countEntries, type Shape } from '../tensor/shape.ts'
import type { Json } from '../value/json.ts'
import { addSource, lower, type Drawing } from './lower.ts'
import { nameFresh, sourceOp } from './names.ts'
import { operandsOf } from './operands.ts'
import { parseFormulas } from './parse.ts'
import { MAX_PROBLEMS, spanOf, type Expression, type Statement } from './syntax.ts'

export interface FormulaOptions {
  /** Undefined names that become parameters; without it names starting with w, W, v, V, b, k or θ. */
  readonly parameters?: readonly string[]
  /** Values of inputs and parameters by name, in any form of the file format; they replace values in the text. */
  readonly values?: Readonly<Record<string, Json>>
  /** Name of the loss; without it `loss: name` in the text, else the node named L, else the last scalar. */
  readonly loss?: string
  /** A graph to which the formulas are added; they may use its names but not assign them. */
  readonly known?: Graph
}

type Formula = Exclude<Statement, { readonly kind: 'loss' }>

/**
 * Builds the graph of a text such as `y = dot(sin(w), x); L = logistic_loss(y, l)`.
 *
 * - Formulas may stand in any order. A formula without a name becomes `y` if it is the last one and no name of the
 *   text is `y`; other results get names such as `sin1`, numbers become constants `c1`, `c2`, ..
 * - `*` is elementwise, except `u' * v` (see `lower.ts`); `@` is matmul; `^` and `**` are pow.
 * - `w = [pi/2, pi]` is a source with that value; constant parts such as `2*pi` become one constant as typed.
 * - An undefined name becomes a parameter or an input without a value.
 *
 * Problems: `formula/*`, `attribute/*` and `value/*` with the offset and length of the characters concerned;
 * `graph/unknown-node` and `graph/not-a-source` for names in the options.
 */
export function buildGraph(text: string, options: FormulaOptions = {}): Result<Graph> {
  const { known } = options
  const existing = new Set(known?.nodes.map(({ id }) => id))
  const parsed = parseFormulas(text, existing)
  if (!parsed.ok) return parsed
  if (parsed.value.length === 0) return failure(problem('formula/empty', {}, { offset: 0, length: 1 }))
  const formulas = parsed.value.filter((statement): statement is Formula => statement.kind !== 'loss')

  const used = new Map(formulas.map((formula) => [formula, listNames(formula.expression)]))
  const taken = new Set([...existing, ...(options.parameters ?? []), ...Object.keys(options.values ?? {})])
  const defined = new Set(existing)
  const problems: Problem[] = []
  for (const { name, target } of formulas.filter((formula) => formula.kind === 'definition')) {
    if (existing.has(name)) problems.push(problem('formula/exists', { name }, target))
    else if (defined.has(name)) problems.push(problem('formula/assigned-twice', { name }, target))
    defined.add(name)
    taken.add(name)
  }
  const { ordered, cycle } = orderFormulas(formulas, used)
  if (cycle !== null) problems.push(cycle)
  if (problems.length > 0) return failure(...problems.slice(0, MAX_PROBLEMS))

  const names = new Set(taken)
  for (const list of used.values()) list.forEach((name) => names.add(name))
  let seed = 0
  const drawing: Drawing = {
    nodes: new Map(known?.nodes.map((node) => [node.id, setValue(node, options.values)])),
    shapes: known === undefined ? new Map() : shapesOf(known),
    constants: { text, problems, nextSeed: () => ++seed },
    problems,
    values: options.values ?? {},
    isNode: (name) => taken.has(name),
    isDefined: (name) => defined.has(name),
    sourceOp: (name) => sourceOp(name, options.parameters),
    nameFresh: nameFresh(names),
  }
  const results = new Map<Formula, string>()
  for (const formula of ordered) {
    const id = drawFormula(formula, formula === formulas.at(-1) && !names.has('y'), drawing)
    if (id !== null) results.set(formula, id)
  }
  const loss = chooseLoss(
    parsed.value,
    formulas.map((formula) => results.get(formula)),
    options,
    drawing,
  )
  checkOptions(options, drawing)
  if (problems.length > 0) return failure(...problems.slice(0, MAX_PROBLEMS))
  return success({ nodes: [...drawing.nodes.values()], ...(loss === null ? {} : { loss }) })
}

/** Draws one formula; the id of its result, `null` where it has none. */
function drawFormula(formula: Formula, isAnswer: boolean, drawing: Drawing): string | null {
  const { expression, kind } = formula
  const name = kind === 'definition' ? formula.name : isAnswer && expression.kind !== 'name' ? 'y' : null
  const result = lower(expression, name, drawing)
  switch (result.kind) {
    case 'node':
      if (kind === 'definition' && result.id !== name) {
        drawing.problems.push(problem('formula/alias', { name: formula.name, other: result.id }, spanOf(expression)))
      }
      return result.id
    case 'value': {
      const op = kind === 'definition' ? drawing.sourceOp(formula.name) : 'constant'
      return addSource(name ?? drawing.nameFresh('c'), op, { value: result.value }, drawing, () => result.span)
    }
    case 'hole':
      drawing.problems.push(problem('formula/no-operand', { found: 'an empty place' }, spanOf(expression)))
      return null
    case 'problem':
      return null
  }
}

/** Every name an expression mentions as an operand, constants and open places included. */
function listNames(root: Expression): Set<string> {
  const names = new Set<string>()
  const stack = [root]
  for (let expression = stack.pop(); expression !== undefined; expression = stack.pop()) {
    if (expression.kind === 'name') names.add(expression.name)
    for (const operand of operandsOf(expression)) stack.push(operand)
  }
  return names
}

/** Definitions before their uses, otherwise as written; a name that depends on itself is a problem. */
function orderFormulas(formulas: readonly Formula[], used: ReadonlyMap<Formula, ReadonlySet<string>>) {
  // Formulas without a name are used by none; their place number cannot be confused with a name.
  const keys = formulas.map((formula, place) => (formula.kind === 'definition' ? formula.name : String(place)))
  const places = new Map(keys.map((key, place) => [key, place]))
  const graph = formulas.map((formula, place): GraphNode => {
    const inputs = [...(used.get(formula) as ReadonlySet<string>)].filter((name) => places.has(name))
    return { id: keys[place], op: '', attributes: {}, inputs }
  })
  const { sorted, cycle } = sortNodes(graph)
  if (cycle !== null) {
    const first = formulas[places.get(cycle[0]) as number]
    const where = first.kind === 'definition' ? first.target : spanOf(first)
    return { ordered: formulas, cycle: problem('formula/cycle', { names: cycle }, where) }
  }
  const inOrder = graph.every(({ inputs }, place) =>
    inputs.every((name) => (places.get(name as string) as number) < place),
  )
  const ordered = inOrder ? formulas : sorted.map(({ id }) => formulas[places.get(id) as number])
  return { ordered, cycle: null }
}

function setValue(node: GraphNode, values: FormulaOptions['values']): GraphNode {
  const isSet = values !== undefined && Object.hasOwn(values, node.id) && findOp(node.op)?.group === 'source'
  return isSet ? { ...node, attributes: { ...node.attributes, value: values[node.id] } } : node
}

function shapesOf(graph: Graph): Map<string, Shape> {
  return new Map(resolveGraph(graph).nodes.map(({ id, shape }) => [id, shape]))
}

/** The loss: the option, else the text, else what the graph had, else L, else the last result that can be a scalar. */
function chooseLoss(
  statements: readonly Statement[],
  results: readonly (string | undefined)[],
  options: FormulaOptions,
  { nodes, shapes, problems }: Drawing,
): string | null {
  const stated = statements.findLast((statement) => statement.kind === 'loss')
  const isNone = stated?.name === null || (stated?.name === '_' && !nodes.has('_'))
  if (options.loss === undefined && isNone) return null
  const chosen = options.loss ?? stated?.name ?? undefined
  if (chosen !== undefined) {
    if (!nodes.has(chosen)) {
      const facts = { id: chosen, nearest: nearest(chosen, [...nodes.keys()]) }
      problems.push(problem('graph/unknown-node', facts, options.loss === undefined ? stated?.target : {}))
    }
    return chosen
  }
  if (options.known?.loss !== undefined) return options.known.loss
  if (nodes.has('L')) return 'L'
  const canBeScalar = (id: string) => {
    const shape = shapes.get(id)
    return shape === undefined || countEntries(shape) === 1
  }
  const isComputed = (id: string) => findOp(nodes.get(id)?.op ?? '')?.group !== 'source'
  return results.findLast((id) => id !== undefined && isComputed(id) && canBeScalar(id)) ?? null
}

/** Names in the options that no node has, or that belong to computed nodes. */
function checkOptions({ parameters = [], values = {} }: FormulaOptions, { nodes, problems }: Drawing): void {
  for (const id of new Set([...parameters, ...Object.keys(values)])) {
    const node = nodes.get(id)
    if (node === undefined) {
      problems.push(problem('graph/unknown-node', { id, nearest: nearest(id, [...nodes.keys()]) }))
    } else if (findOp(node.op)?.group !== 'source') {
      problems.push(problem('graph/not-a-source', { id, op: node.op }))
    }
  }
}
