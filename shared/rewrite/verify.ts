/**
 * Checks a rewriting with numbers: both graphs are evaluated with the same random parameters, again and again, and
 * compared in the sense the rule promises. This finds what no reading of a rule finds: a wrong sign, a broadcast that
 * counts twice, an assumption that does not hold.
 */
import type { Document } from '../document/document.ts'
import { prepareBackward, prepareForward } from '../engine/prepare.ts'
import type { Plan } from '../engine/plan.ts'
import { mulberry32 } from '../value/random.ts'
import type { Equivalence } from './rule.ts'

export interface Verification {
  readonly equivalence: Equivalence
  /** Random parameter vectors at which both graphs have finite values. */
  readonly points: number
  /** Largest deviation from what the rule promises, relative to the values. */
  readonly deviation: number
  /** Points at which the gradients were compared as well: equal, or parallel with the promised sign. */
  readonly gradients: number
  /** `unchecked` where too few points have finite values: a product of a thousand densities underflows everywhere. */
  readonly verdict: 'holds' | 'fails' | 'unchecked'
}

/** One side of a comparison: a graph and the node whose value is compared. */
export interface Side {
  readonly document: Document
  readonly node: string
}

const POINTS = 40
const LEAST_POINTS = 8
const TOLERANCE = 1e-8
/** Gradients next to a kink or of noise are not compared. */
const LEAST_GRADIENT = 1e-9
const GRADIENT_TOLERANCE = 1e-6

/**
 * @param assumed nodes that must be positive: parameters among them are drawn positive
 */
export function verify(
  equivalence: Equivalence,
  before: Side,
  after: Side,
  assumed: readonly string[] = [],
  seed = 1,
): Verification {
  const [first, second] = [prepare(before), prepare(after)]
  const nothing = { equivalence, points: 0, deviation: 0, gradients: 0 }
  if (first === null || second === null) return { ...nothing, verdict: 'unchecked' }
  const draw = mulberry32(seed)
  const samples: Sample[] = []
  // Wide draws first; where products underflow there, closer to 0 and to the values they have now.
  for (let round = 0; round < 4 * POINTS && samples.length < POINTS; round++) {
    const spread = 2 ** -(round % 5)
    place(first, second, { assumed, draw, spread, isNear: round >= POINTS })
    const sample = take(first, second)
    if (sample !== null) samples.push(sample)
  }
  if (samples.length < LEAST_POINTS) return { ...nothing, points: samples.length, verdict: 'unchecked' }
  const deviation = deviationOf(equivalence, samples)
  const gradients = compareGradients(equivalence, samples)
  const holds = deviation <= TOLERANCE && gradients.wrong === 0
  return {
    equivalence,
    points: samples.length,
    deviation,
    gradients: gradients.compared,
    verdict: holds ? 'holds' : 'fails',
  }
}

interface Prepared {
  readonly plan: Plan
  readonly position: number
  /** What is drawn: parameters that are not frozen, or every source where there are none. */
  readonly drawn: ReadonlyMap<string, { readonly value: Float64Array; readonly typed: Float64Array }>
  /** Gradients of a scalar with respect to what is drawn, in the order of their names. */
  readonly gradient: (() => Float64Array) | null
}

interface Sample {
  readonly before: Float64Array
  readonly after: Float64Array
  readonly gradientBefore: Float64Array | null
  readonly gradientAfter: Float64Array | null
}

function prepare({ document, node }: Side): Prepared | null {
  const graph = { nodes: document.nodes, loss: node }
  const backward = prepareBackward(graph)
  const forward = backward.ok ? null : prepareForward(graph)
  const plan = backward.ok ? backward.value.plan : forward?.ok ? forward.value : null
  const position = plan?.structure.index.get(node)
  if (plan === null || position === undefined) return null
  const sources = plan.structure.nodes.flatMap(({ id, op, attributes }, at) =>
    op.id === 'parameter' && attributes['frozen'] !== true ? [[id, at] as const] : [],
  )
  const inputs = plan.structure.nodes.flatMap(({ id, op }, at) => (op.id === 'input' ? [[id, at] as const] : []))
  const chosen = sources.length > 0 ? sources : inputs
  const drawn = new Map(
    chosen.map(([id, at]) => [id, { value: plan.values[at], typed: plan.values[at].slice() }] as const),
  )
  const gradients = backward.ok ? backward.value.gradients : []
  const run = backward.ok ? backward.value.run : null
  const gradient = () => {
    run?.()
    const ordered = chosen.toSorted(([a], [b]) => (a < b ? -1 : 1))
    return Float64Array.from(ordered.flatMap(([, at]) => [...(gradients[at] ?? plan.values[at].map(() => 0))]))
  }
  return { plan, position, drawn, gradient: run === null ? null : gradient }
}

interface Draw {
  readonly assumed: readonly string[]
  readonly draw: () => number
  readonly spread: number
  /** Around the values the parameters have now, instead of around 0. */
  readonly isNear: boolean
}

/** Gives both sides the same random values; what only one side has keeps its own. */
function place(first: Prepared, second: Prepared, { assumed, draw, spread, isNear }: Draw): void {
  for (const [id, { value, typed }] of first.drawn) {
    const other = second.drawn.get(id)
    for (let i = 0; i < value.length; i++) {
      const offset = spread * 3 * (2 * draw() - 1)
      value[i] = assumed.includes(id) ? Math.exp(offset) : (isNear ? typed[i] : 0) + offset
      if (other !== undefined) other.value[i] = value[i]
    }
  }
  first.plan.forward()
  second.plan.forward()
}

function take(first: Prepared, second: Prepared): Sample | null {
  const before = first.plan.values[first.position].slice()
  const after = second.plan.values[second.position].slice()
  if (before.length !== after.length) {
    // A wrong shape is a wrong rule, whatever the numbers are.
    return { before, after: new Float64Array(before.length).fill(NaN), gradientBefore: null, gradientAfter: null }
  }
  // Where a product or an exponential underflowed on the way, digits are missing: nothing to compare.
  const isPrecise = [first, second].every(({ plan }) => plan.values.every((values) => values.every(isNormal)))
  if (!isPrecise || ![before, after].every((values) => values.every((x) => Number.isFinite(x)))) return null
  return { before, after, gradientBefore: first.gradient?.() ?? null, gradientAfter: second.gradient?.() ?? null }
}

/** An exact 0 is a number like others; what lies between it and the least normal number has lost digits. */
function isNormal(x: number): boolean {
  return x === 0 || Math.abs(x) > 1e-300
}

function deviationOf(equivalence: Equivalence, samples: readonly Sample[]): number {
  const pairs = samples.flatMap(({ before, after }) => Array.from(before, (x, i) => [x, after[i]] as const))
  const size = (...values: readonly number[]) => Math.max(1, ...values.map(Math.abs))
  const worst = (deviations: readonly number[]) =>
    deviations.reduce(
      (most, deviation) => (deviation <= most ? most : Number.isNaN(deviation) ? Infinity : deviation),
      0,
    )
  switch (equivalence) {
    case 'equal':
      return worst(
        pairs.map(([x, y]) => Math.abs(x - y) / Math.max(Math.abs(x), Math.abs(y), 1e-12)).map(nearZero(pairs)),
      )
    case 'constant': {
      const [x0, y0] = pairs[0]
      return worst(pairs.map(([x, y]) => Math.abs(x - y - (x0 - y0)) / size(x, y, x0, y0)))
    }
    case 'factor': {
      const [x0, y0] = pairs.reduce((most, pair) => (Math.abs(pair[1]) > Math.abs(most[1]) ? pair : most))
      const factor = x0 / y0
      if (!(factor > 0)) return Infinity
      return worst(pairs.map(([x, y]) => Math.abs(x - factor * y) / size(x, factor * y)))
    }
    default:
      return worst(orderDeviations(pairs, equivalence === 'increasing' ? 1 : -1))
  }
}

/** Beside numbers of size 1 a difference of rounding errors is none. */
function nearZero(pairs: readonly (readonly [number, number])[]) {
  return (deviation: number, index: number) => (Math.abs(pairs[index][0] - pairs[index][1]) < 1e-11 ? 0 : deviation)
}

/** Pairs of points in the wrong order: how far apart they are, relative to their size. */
function orderDeviations(pairs: readonly (readonly [number, number])[], sign: 1 | -1): number[] {
  const sorted = pairs.toSorted(([a], [b]) => a - b)
  return sorted.slice(1).map(([x, y], index) => {
    const [x0, y0] = sorted[index]
    const isTie = Math.abs(x - x0) <= 1e-12 * Math.max(Math.abs(x), Math.abs(x0))
    return isTie ? 0 : Math.max(0, (-sign * (y - y0)) / Math.max(1, Math.abs(y), Math.abs(y0)))
  })
}

function compareGradients(equivalence: Equivalence, samples: readonly Sample[]) {
  let compared = 0
  let wrong = 0
  for (const { gradientBefore: g, gradientAfter: h } of samples) {
    if (g === null || h === null || g.length !== h.length) continue
    const [gg, hh, gh] = [dot(g, g), dot(h, h), dot(g, h)]
    if (!(gg > LEAST_GRADIENT ** 2 && hh > LEAST_GRADIENT ** 2 && Number.isFinite(gg + hh))) continue
    compared++
    const sign = equivalence === 'decreasing' ? -1 : 1
    const isParallel = (sign * gh) / Math.sqrt(gg * hh) > 1 - GRADIENT_TOLERANCE
    const isSame = equivalence !== 'equal' || Math.abs(Math.sqrt(hh / gg) - 1) < GRADIENT_TOLERANCE
    if (!isParallel || !isSame) wrong++
  }
  return { compared, wrong }
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, x, i) => sum + x * b[i], 0)
}
