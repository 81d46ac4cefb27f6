/**
 * What a reader would skip in a list of steps is said once: entries that are computed alike, constant local gradients, and
 * products before they are summed.
 */
import { nameOf, type Derivation } from './derivation.ts'
import { joinSentences, type StepDescription } from './step-description.ts'
import { wordsOf, type DerivationWords } from './words/index.ts'

export function condense(steps: readonly StepDescription[], derivation: Derivation): StepDescription[] {
  const words = wordsOf(derivation)
  const told = sayTransposedOnce(keepFirstStamps(steps, words), derivation)
  return mergeBranches(mergeConstants(dropRepeatedNotes(told)), words)
}

/** How a row becomes the gradient of a vector is the same for all vectors. */
function sayTransposedOnce(steps: readonly StepDescription[], derivation: Derivation): readonly StepDescription[] {
  let isSaid = false
  return steps.map((step) => {
    const { note, node, value } = step
    const sentence = wordsOf(derivation).transposed(value?.data.length ?? 0, nameOf(derivation, node))
    if (note === null || !note.endsWith(sentence)) return step
    if (isSaid) return { ...step, note: note.slice(0, -sentence.length).trim() || null }
    isSaid = true
    return step
  })
}

/** Of the entries of a small convolution the first shows how it is done. */
function keepFirstStamps(steps: readonly StepDescription[], words: DerivationWords): StepDescription[] {
  const counts = new Map<string, number>()
  for (const { phase, node } of steps) if (phase === 'stamp') counts.set(node, (counts.get(node) ?? 0) + 1)
  return steps.flatMap((step, index) => {
    const others = (counts.get(step.node) ?? 0) - 1
    if (step.phase !== 'stamp' || others === 0) return step
    const isFirst = steps[index - 1]?.phase !== 'stamp' || steps[index - 1].node !== step.node
    return isFirst ? { ...step, note: joinSentences(step.note, words.otherEntries(others)) } : []
  })
}

/** What was said once is not said again; why branches are summed is the same for all nodes. */
function dropRepeatedNotes(steps: readonly StepDescription[]): StepDescription[] {
  const said = new Set<string>()
  return steps.map((step) => {
    const topic = step.phase === 'sum' ? 'sum' : step.note
    if (topic === null || !said.has(topic)) {
      if (topic !== null) said.add(topic)
      return step
    }
    return { ...step, note: null }
  })
}

/** Local gradients that are a constant of the op: those of sums, differences and copies. */
const CONSTANTS: ReadonlySet<string> = new Set(['1', '-1', 'I', '-I'])

/**
 * Steps with the same constant local gradient become one: ∂c/∂a = ∂c/∂b = 1. It stands where the first of them stood
 * and keeps that one's wire.
 */
function mergeConstants(steps: readonly StepDescription[]): StepDescription[] {
  const merged = new Map<string, StepDescription>()
  const kept: StepDescription[] = []
  for (const step of steps) {
    if (!isConstant(step)) {
      kept.push(step)
      continue
    }
    const before = merged.get(step.result)
    const all = before === undefined ? step : { ...before, quantity: `${before.quantity} = ${step.quantity}` }
    if (before === undefined) kept.push(all)
    else kept[kept.indexOf(before)] = all
    merged.set(step.result, all)
  }
  return kept
}

function isConstant({ phase, formula, substituted, result }: StepDescription): boolean {
  return (
    phase === 'local' &&
    CONSTANTS.has(result) &&
    [formula, substituted].every((side) => side === null || side === result)
  )
}

/**
 * Where several wires leave a node and all numbers are single ones, the contributions need no lines of their own: they
 * are the terms of the sum, 2 · 3 + 4 · 5.
 */
function mergeBranches(steps: readonly StepDescription[], words: DerivationWords): StepDescription[] {
  const kept: StepDescription[] = []
  let branches: StepDescription[] = []
  for (const step of steps) {
    const isBranch = step.phase === 'backward' && step.node === branches[0]?.node
    if (!isBranch && step.phase !== 'sum') {
      kept.push(...branches)
      branches = []
    }
    if (step.phase === 'backward') branches.push(step)
    else if (step.phase === 'sum' && step.value?.data.length === 1) {
      kept.push({ ...step, ...sumOf(branches, step, words) })
      branches = []
    } else {
      kept.push(...branches, step)
      branches = []
    }
  }
  return [...kept, ...branches]
}

function sumOf(
  branches: readonly StepDescription[],
  { substituted, isApproximate, note }: StepDescription,
  words: DerivationWords,
): Partial<StepDescription> {
  const terms = branches.map((branch) => branch.substituted ?? branch.exact ?? branch.result)
  const isPlain = branches.every((branch) => branch.substituted === null)
  const notes = branches.flatMap(({ formula, note }) => (formula === null || note === null ? [] : words.asTerm(note)))
  return {
    substituted: isPlain ? substituted : joinTerms(terms),
    isApproximate:
      isApproximate || (!isPlain && branches.some((branch) => branch.substituted !== null && branch.isApproximate)),
    note: [note, ...notes].filter((sentence) => sentence !== null).join(' ') || null,
  }
}

/** A sum of terms: the sign of a negative term takes the place of the plus. */
export function joinTerms([first, ...rest]: readonly string[]): string {
  return rest.reduce((sum, term) => (term.startsWith('-') ? `${sum} - ${term.slice(1)}` : `${sum} + ${term}`), first)
}
