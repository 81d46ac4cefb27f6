/**
 * Laws of every trace, for every example and 300 random graphs. The explanation can never disagree with the result: whoever
 * does what the steps say, with the numbers the steps show, arrives at the numbers of the engine. And every formula can be
 * set, the way the window sets it.
 */
import { beforeAll, expect, test } from 'vitest'
import type { Derivation } from '../../shared/derivation/derivation.ts'
import type { StepDescription } from '../../shared/derivation/step-description.ts'
import { evaluateGraph } from '../../shared/engine/evaluate.ts'
import { speakTex } from '../../shared/notation/speak.ts'
import { typeset } from '../../shared/typeset/typeset.ts'
import { encodeTensor } from '../../shared/value/encode.ts'
import { calculate } from './printed.ts'
import { allTraces, type Trace } from './traces.ts'

function expectSame(where: string, found: ArrayLike<number>, wanted: ArrayLike<number>): void {
  expect(found.length, where).toBe(wanted.length)
  let scale = 1
  for (let i = 0; i < wanted.length; i++) scale = Math.max(scale, Math.abs(wanted[i]))
  for (let i = 0; i < wanted.length; i++) {
    const isSame = Object.is(found[i], wanted[i]) || Math.abs(found[i] - wanted[i]) <= 1e-9 * scale
    if (!isSame) expect.fail(`${where}: entry ${i} is ${found[i]}, not ${wanted[i]}`)
  }
}

/** Row vector times a Jacobian, which is a list of diagonal entries where it has as many as the row. */
function multiply(upstream: ArrayLike<number>, jacobian: ArrayLike<number>, columns: number, isDiagonal: boolean) {
  return Array.from({ length: columns }, (_, column) => {
    if (isDiagonal) return upstream[column] * jacobian[column]
    let sum = 0
    for (let row = 0; row < upstream.length; row++) sum += upstream[row] * jacobian[row * columns + column]
    return sum
  })
}

interface Counts {
  products: number
  /** Products whose Jacobian is too large to be shown. */
  hidden: number
}

/** Gradients from the steps alone: local gradients multiplied with what has arrived, and summed. */
function replayGradients({ name, derivation, steps }: Trace, counts: Counts): Map<string, readonly number[]> {
  const gradients = new Map<string, readonly number[]>([[derivation.document.loss as string, [1]]])
  const locals = new Map<string, StepDescription>()
  for (const step of steps) {
    const { phase, node, edge, value } = step
    if (phase === 'local') locals.set(edge as string, step)
    if (phase === 'sum') expectSame(`${name}, sum at ${node}`, gradients.get(node) ?? [], value?.data ?? [])
    if (phase !== 'backward' || edge === null || value === null) continue
    const upstream = gradients.get(derivation.edges.get(edge)!.to)!
    const local = locals.get(edge)!.value
    const isDiagonal = derivation.evaluation.edges.get(edge)?.local?.kind === 'diagonal'
    const contribution =
      local === null ? [...value.data] : multiply(upstream, local.data, value.data.length, isDiagonal)
    if (local === null) counts.hidden++
    else counts.products++
    expectSame(`${name}, product along ${edge}`, contribution, value.data)
    const before = gradients.get(node)
    gradients.set(node, before === undefined ? contribution : contribution.map((entry, i) => entry + before[i]))
  }
  return gradients
}

function checkForward({ name, derivation: { evaluation }, steps }: Trace): void {
  for (const { phase, node, value } of steps) {
    if (['given', 'forward', 'loss'].includes(phase)) {
      expectSame(`${name}, value of ${node}`, value?.data ?? [], evaluation.nodes.get(node)?.value?.data ?? [])
    }
  }
}

/** Old − α · gradient is what the update shows, and the new loss is the loss at the updated parameters. */
function checkUpdate({ name, derivation, steps }: Trace, gradients: Map<string, readonly number[]>): void {
  const { document, evaluation, learningRate, nodes } = derivation
  const after = new Map(nodes)
  for (const { phase, node, value } of steps) {
    if (phase !== 'update' || value === null) continue
    const old = evaluation.nodes.get(node)!.value!.data
    const replayed = Array.from(old, (entry, i) => entry - learningRate * gradients.get(node)![i])
    expectSame(`${name}, update of ${node}`, replayed, value.data)
    const before = nodes.get(node)!
    after.set(node, { ...before, attributes: { ...before.attributes, value: encodeTensor(value) } })
  }
  const told = steps.find(({ phase }) => phase === 'new loss')
  if (told === undefined) return
  const again = evaluateGraph({ ...document, nodes: [...after.values()] })
  expectSame(`${name}, new loss`, told.value!.data, again.nodes.get(document.loss as string)!.value!.data)
}

let traces: readonly Trace[] = []
beforeAll(() => {
  traces = [...allTraces({ decimals: 15 })]
}, 240_000)

test('values, products, sums and updates of the steps give the gradients of the engine', () => {
  const counts = { products: 0, hidden: 0 }
  let gradientsSeen = 0
  for (const trace of traces) {
    checkForward(trace)
    const gradients = replayGradients(trace, counts)
    for (const [id, gradient] of gradients) {
      expectSame(`${trace.name}, gradient of ${id}`, gradient, gradientOf(trace.derivation, id))
      gradientsSeen++
    }
    checkUpdate(trace, gradients)
  }
  expect(gradientsSeen).toBeGreaterThan(3000)
  expect(counts.products).toBeGreaterThan(2500)
  expect(counts.hidden).toBeLessThan(counts.products / 50)
})

function gradientOf({ evaluation }: Derivation, id: string): Float64Array {
  return evaluation.nodes.get(id)!.gradient!.data
}

const CALCULATED: ReadonlySet<string> = new Set(['stamp', 'product', 'backward', 'sum', 'update'])

test('a pocket calculator that is given a printed line with numbers shows the printed result', () => {
  const read = new Map<string, number>()
  for (const { name, steps } of traces) {
    for (const { phase, quantity, substituted, value } of steps) {
      if (!CALCULATED.has(phase) || substituted === null || value === null) continue
      const calculated = calculate(substituted)
      if (calculated === null) continue
      expectSame(`${name}: ${quantity} = ${substituted}`, calculated, value.data)
      read.set(phase, (read.get(phase) ?? 0) + 1)
    }
  }
  for (const [phase, least] of [
    ['backward', 700],
    ['product', 10],
    ['sum', 30],
    ['stamp', 20],
    ['update', 300],
  ] as const) {
    expect(read.get(phase) ?? 0, phase).toBeGreaterThan(least)
  }
})

function formulasOf({ quantity, formula, substituted, exact, result, shapes, parts, note }: StepDescription): string[] {
  const inNote = [...(note ?? '').matchAll(/\$([^$]*)\$/g)].map(([, tex]) => tex)
  const all = [quantity, formula, substituted, exact, result, shapes, ...(parts ?? []).map(({ tex }) => tex), ...inNote]
  return all.filter((tex) => tex !== null)
}

/**
 * Whether TeX is right does not depend on which digits its numbers have, nor on how many numbers stand in a row: of formulas
 * that differ in these the shortest is enough.
 */
const patternOf = (tex: string): string =>
  tex
    .replaceAll(/-?\d+(?:\.\d+)?(?: \\cdot 10\^\{-?\d+\})?/g, '1')
    .replaceAll(/1(?:(?:,\\ | & | \\\\ )(?:1|\\[cvl]dots))+/g, '1')

test('every formula of every example and of 300 random graphs is set without a problem or a missing letter', () => {
  const formulas = new Map<string, string>()
  for (const { steps } of traces) {
    for (const tex of steps.flatMap(formulasOf)) {
      const pattern = patternOf(tex)
      if (tex.length < (formulas.get(pattern)?.length ?? Infinity)) formulas.set(pattern, tex)
    }
  }
  expect(formulas.size).toBeGreaterThan(1000)
  const wrong: string[] = []
  for (const tex of formulas.values()) {
    const { problem, missing } = typeset(tex, { size: 16 })
    if (problem !== null || missing.length > 0) wrong.push(tex)
    if (/[\\{}]/.test(speakTex(tex))) wrong.push(`unspoken: ${tex}`)
  }
  expect(wrong).toEqual([])
}, 120_000)
