/** A distribution, a model and samples → the likelihood as a graph: the product of the densities of all samples. */
import type { Table } from '../data/table.ts'
import type { Document, DocumentNode } from '../document/document.ts'
import { freshId } from '../document/identifier.ts'
import { evaluateGraph } from '../engine/evaluate.ts'
import { buildGraph } from '../formula/build.ts'
import type { Graph } from '../graph/graph.ts'
import { isIdentifier } from '../graph/identifier.ts'
import { resolveGraph } from '../graph/structure.ts'
import { problem, type Problem } from '../problem/problem.ts'
import { failure, success, type Result } from '../problem/result.ts'
import { createView, type Objective } from '../rewrite/view.ts'
import { inputsOf } from '../rewrite/replace.ts'
import { formatShape, type Shape } from '../tensor/shape.ts'
import type { Json } from '../value/json.ts'
import { distributionOf, factorials, oneHot, type DensityNames, type DistributionId } from './distributions.ts'
import { groupFeatures, nameOf, targetOf, type Feature } from './samples.ts'

export type MeanModel =
  /** w·x − b as in the exam, or w·x + b. */
  | { readonly kind: 'line'; readonly sign: 'minus' | 'plus' }
  /** Formulas over the columns; the last one is the model. */
  | { readonly kind: 'formula'; readonly text: string }
  /** A node of a graph, with everything it is computed from. */
  | { readonly kind: 'node'; readonly id: string; readonly document: Document }

export interface LikelihoodRequest {
  readonly distribution: DistributionId
  readonly model: MeanModel
  readonly samples: Table
  /** s of Laplace, σ of the Gaussian where it is fixed. Default: 1. */
  readonly scale?: number
}

export interface Likelihood {
  readonly request: LikelihoodRequest
  /** The likelihood, positions still to be found. It has no loss: a likelihood is maximised. */
  readonly document: Document
  readonly objective: Objective
  /** The node of the model and that of the target. */
  readonly model: string
  readonly target: string
  /** The samples of a line in one variable, for plots and exact fits; `null` for every other model. */
  readonly line: Line | null
}

export interface Line {
  readonly x: Float64Array
  readonly y: Float64Array
  /** −1 for w·x − b: the intercept is −b. */
  readonly sign: 1 | -1
}

/** The steps of more samples are computed for minutes, and say nothing new. */
const MOST_SAMPLES = 5000

/** Problems: `likelihood/*`, those of formulas and of graphs. */
export function buildLikelihood(request: LikelihoodRequest): Result<Likelihood> {
  const { samples, model, scale = 1 } = request
  if (samples.rows > MOST_SAMPLES)
    return failure(problem('likelihood/too-many', { found: samples.rows, most: MOST_SAMPLES }))
  const distribution = distributionOf(request.distribution)
  const target = targetOf(samples)
  const targets = samples.values[target]
  const refused = distribution.refuse(targets)
  if (refused !== null) return failure(refused)
  if (!(scale > 0 && scale < Infinity)) {
    const { name } = distribution.scale ?? { name: 'the scale' }
    return failure(problem('likelihood/scale', { name, found: String(scale) }))
  }

  const features = groupFeatures(samples, target)
  const hasClasses = request.distribution === 'categorical'
  const classes = hasClasses ? targets.reduce((most, y) => Math.max(most, y), 0) + 1 : 1
  const targetName = nameOf(samples.columns[target])
  const built = buildModel(model, features, classes, targetName)
  if (!built.ok) return built
  const { graph, id: m } = built.value

  const taken = new Set(graph.nodes.map(({ id }) => id))
  const name = (wanted: string) => {
    const free = taken.has(wanted) ? freshId(taken, wanted) : wanted
    taken.add(free)
    return free
  }
  const y = name(targetName)
  const names: DensityNames = {
    m,
    y,
    r: name('r'),
    p: name('p'),
    h: name(HELPERS[request.distribution] ?? 'h'),
    sigma: name('σ'),
    f: name('factorials'),
  }
  const whole = name('P')
  const extra: DocumentNode[] = [dataNode(y, hasClasses ? oneHot(targets) : [...targets])]
  if (request.distribution === 'gaussian-sigma') {
    extra.push({ id: names.sigma, op: 'parameter', attributes: { value: 1 }, inputs: [] })
  }
  if (request.distribution === 'poisson') {
    const value = factorials(targets)
    extra.push({ id: names.f, op: 'constant', attributes: { value }, inputs: [], label: `${y}!` })
  }
  const known = { nodes: [...graph.nodes, ...extra] }
  const formulas = `${distribution.formulas(names, scale, targets)}; ${whole} = prod(${names.p}); loss: _`
  const finished = buildGraph(formulas, { known })
  if (!finished.ok) return finished
  const document: Document = { title: '', nodes: restore(finished.value.nodes, extra) }
  const problems = checkShapes(document, m, samples.rows, hasClasses ? classes : null)
  if (problems.length > 0) return failure(...problems)
  if (!createView(document, null).isTrained(m)) return failure(problem('likelihood/no-parameter', {}))
  return success({
    request,
    document,
    objective: { node: whole, goal: 'maximise' },
    model: m,
    target: y,
    line:
      model.kind === 'line' && features.length === 1 && features[0].columns.length === 1 && !hasClasses
        ? { x: features[0].columns[0], y: targets, sign: model.sign === 'minus' ? -1 : 1 }
        : null,
  })
}

/** λ, μ and the probability q. */
const HELPERS: Partial<Readonly<Record<DistributionId, string>>> = {
  bernoulli: 'q',
  categorical: 'q',
  poisson: 'λ',
  exponential: 'μ',
}

/** Labels are no part of a graph, so that formulas drop them. */
function restore(nodes: Graph['nodes'], labelled: readonly DocumentNode[]): readonly DocumentNode[] {
  const byId = new Map(labelled.map((node) => [node.id, node]))
  return nodes.map((node) => byId.get(node.id) ?? node)
}

interface Model {
  readonly graph: Graph
  readonly id: string
}

function buildModel(model: MeanModel, features: readonly Feature[], classes: number, target: string): Result<Model> {
  switch (model.kind) {
    case 'line':
      return buildLine(model.sign, features, classes)
    case 'formula':
      return buildFormula(model.text, features, target)
    case 'node':
      return takeNode(model, features)
  }
}

/** w x ∓ b; for several inputs X w ∓ b, for several classes a row of weights each. Starts at 0. */
function buildLine(sign: 'minus' | 'plus', features: readonly Feature[], classes: number): Result<Model> {
  const columns = features.flatMap((feature) => feature.columns)
  const name = features.length === 1 ? features[0].name : 'x'
  const isVector = columns.length === 1
  const rows = Array.from(columns[0], (_, row) => columns.map((column) => column[row]))
  const zeros = (length: number) => Array.from({ length }, () => 0)
  const many = classes > 1
  const w: Json = isVector ? (many ? zeros(classes) : 0) : columns.map(() => (many ? zeros(classes) : 0))
  const product = isVector ? (many ? `outer(${name}, w)` : `w*${name}`) : `${name} @ w`
  const built = buildGraph(`m = ${product} ${sign === 'minus' ? '-' : '+'} b; loss: _`, {
    parameters: ['w', 'b'],
    values: { w, b: many ? zeros(classes) : 0, [name]: isVector ? [...columns[0]] : rows },
  })
  return built.ok ? success({ graph: markBatch(built.value, new Set([name])), id: 'm' }) : built
}

function buildFormula(text: string, features: readonly Feature[], target: string): Result<Model> {
  const statements = text.split(/[;\n]/).filter((statement) => statement.trim() !== '')
  const last = statements.at(-1) ?? ''
  const [, named] = /^\s*([\p{L}_][\p{L}\p{M}\p{Nd}_'′]*)\s*=(?!=)/u.exec(last) ?? []
  const bare = last.trim()
  if (isIdentifier(bare)) {
    return failure(problem(bare === target ? 'likelihood/name' : 'likelihood/bare-name', { name: bare }))
  }
  const all = named === undefined ? [...statements.slice(0, -1), ...(last === '' ? [] : [`m = ${last}`])] : statements
  const built = buildGraph(`${all.join('; ')}${all.length > 0 ? '; loss: _' : ''}`)
  if (!built.ok) return built
  const columns = new Map(features.map((feature) => [feature.name, feature]))
  const problems: Problem[] = []
  const nodes = built.value.nodes.map((node): Graph['nodes'][number] => {
    const isOpen = node.inputs.length === 0 && node.attributes['value'] === undefined
    if (!isOpen) return node
    const feature = columns.get(node.id)
    if (feature !== undefined) return { ...node, op: 'input', attributes: { value: valuesOf(feature), batch: true } }
    if (node.op === 'parameter') return { ...node, attributes: { ...node.attributes, value: 0 } }
    problems.push(
      node.id === target
        ? problem('likelihood/name', { name: target })
        : problem('likelihood/open-input', { name: node.id, columns: [...columns.keys()] }),
    )
    return node
  })
  return problems.length > 0 ? failure(...problems) : success({ graph: { nodes }, id: named ?? 'm' })
}

/** The node with what it is computed from; inputs that have the name of a column take its values. */
function takeNode({ id, document }: MeanModel & { kind: 'node' }, features: readonly Feature[]): Result<Model> {
  if (!document.nodes.some((node) => node.id === id)) return failure(problem('likelihood/model-node', { id }))
  const needed = inputsOf(document, id)
  const columns = new Map(features.map((feature) => [feature.name, feature]))
  const nodes = document.nodes.flatMap((node): DocumentNode[] => {
    if (!needed.has(node.id)) return []
    const feature = node.op === 'input' ? columns.get(node.id) : undefined
    return feature === undefined ? [node] : [dataNode(node.id, valuesOf(feature))]
  })
  return success({ graph: { nodes }, id })
}

function valuesOf({ columns, isMatrix }: Feature): Json {
  return isMatrix ? Array.from(columns[0], (_, row) => columns.map((column) => column[row])) : [...columns[0]]
}

function dataNode(id: string, value: Json): DocumentNode {
  return { id, op: 'input', attributes: { value, batch: true }, inputs: [] }
}

function markBatch({ nodes }: Graph, names: ReadonlySet<string>): Graph {
  return {
    nodes: nodes.map((node) =>
      names.has(node.id) ? { ...node, op: 'input', attributes: { ...node.attributes, batch: true } } : node,
    ),
  }
}

/** The model must give one number a sample, or one number a sample and class. */
function checkShapes(document: Document, m: string, rows: number, classes: number | null): readonly Problem[] {
  const structure = resolveGraph({ nodes: document.nodes })
  const position = structure.index.get(m)
  const shape: Shape | null = position === undefined ? null : structure.nodes[position].shape
  const expected = classes === null ? [rows] : [rows, classes]
  const isRight = shape !== null && shape.join() === expected.join()
  if (shape !== null && !isRight) {
    const how =
      classes === null
        ? 'one number for every sample. A product of a matrix of samples and weights is written x @ w'
        : `one score for every sample and class, for example outer(x, w) − b with ${classes} weights`
    return [problem('likelihood/model-shape', { found: formatShape(shape), expected: formatShape(expected), how })]
  }
  const { problems, open } = evaluateGraph({ nodes: document.nodes })
  return [...problems, ...open.map((id) => problem('graph/no-value', { id, op: 'parameter' }, { node: id }))]
}
