/**
 * Derivations, as their own worker serves them: the steps of a walk through a graph, put into words one at a time when
 * they are looked at. Several steps of gradient descent are rounds of the same walk, each from the parameters that the
 * one before it leads to; the document itself is not changed.
 */
import { deriveDocument, type Derivation, type Step } from '../../shared/derivation/derivation.ts'
import { describeStep } from '../../shared/derivation/describe.ts'
import { findFocus, type Focus } from '../../shared/derivation/focus.ts'
import { scheduleSteps, type Schedule } from '../../shared/derivation/known.ts'
import { listTellingSteps } from '../../shared/derivation/solution.ts'
import type { StepDescription } from '../../shared/derivation/step-description.ts'
import type { Document } from '../../shared/document/document.ts'
import { descend } from '../../shared/engine/descend.ts'
import { DEFAULT_LEARNING_RATE } from '../../shared/engine/optimizer.ts'
import type { Evaluation } from '../../shared/engine/evaluation.ts'
import type { Language } from '../../shared/language/language.ts'
import type { RawAttributes } from '../../shared/ops/attribute.ts'
import { success, type Result } from '../../shared/problem/result.ts'
import { answerQuestion, type Answers, type Question } from './questions.ts'
import { writeParameters } from '../commands/keep-typed.ts'

export interface Walk {
  readonly steps: readonly Step[]
  readonly schedule: Schedule
  /** Whether parameters are updated, so that there is a next round. */
  readonly isTrained: boolean
}

export interface ToldStep {
  readonly description: StepDescription
  readonly focus: Focus
}

/** Derivations of rounds kept beside the present one, for leafing back and forth. */
const KEPT_ROUNDS = 3

interface Opened {
  readonly walk: Walk
  /** The document at the beginning of each round that was visited. */
  readonly documents: Map<number, Document>
  readonly derivations: Map<number, Derivation>
}

export function createExplain() {
  let opened: Opened | null = null
  let asked: Result<Derivation> | null = null

  /** The document at the beginning of a round, counted from 0. */
  function documentAt({ documents }: Opened, round: number): Result<Document> {
    const nearest = Math.max(...[...documents.keys()].filter((visited) => visited <= round))
    const document = documents.get(nearest)!
    if (nearest === round) return success(document)
    const learningRate = document.training?.learningRate ?? DEFAULT_LEARNING_RATE
    const descended = descend(document, { steps: round - nearest, learningRate })
    if (!descended.ok) return descended
    const reached = writeParameters(document, descended.value.parameters)
    documents.set(round, reached)
    return success(reached)
  }

  function deriveRound(walk: Opened, round: number): Result<Derivation> {
    const known = walk.derivations.get(round)
    if (known !== undefined) return success(known)
    const document = documentAt(walk, round)
    if (!document.ok) return document
    const derived = deriveDocument(document.value)
    if (!derived.ok) return derived
    for (const other of walk.derivations.keys()) {
      if (walk.derivations.size < KEPT_ROUNDS) break
      walk.derivations.delete(other)
    }
    walk.derivations.set(round, derived.value)
    return derived
  }

  return {
    /** Begins a walk through a document; every other call is about the document opened last. */
    open: (document: Document): Result<Walk> => {
      opened = null
      const derived = deriveDocument(document)
      if (!derived.ok) return derived
      const derivation = derived.value
      const steps = listTellingSteps(derivation)
      const walk = { steps, schedule: scheduleSteps(derivation, steps), isTrained: derivation.update !== null }
      opened = { walk, documents: new Map([[0, document]]), derivations: new Map([[0, derivation]]) }
      return success(walk)
    },

    /** What is computed in a round. */
    evaluate: (round: number): Evaluation | null => {
      const derived = opened && deriveRound(opened, round)
      return derived?.ok ? derived.value.evaluation : null
    },

    /** A step in words. */
    tell: (round: number, index: number, language: Language): ToldStep | null => {
      const derived = opened && deriveRound(opened, round)
      const step = opened?.walk.steps[index]
      if (!derived?.ok || step === undefined) return null
      return { description: describeStep({ ...derived.value, language }, step), focus: findFocus(derived.value, step) }
    },

    /**
     * Answers a question about a document, or (`null`) about the one of the last question. Problems: those of a graph that
     * cannot be derived, and of the question.
     */
    answer: <K extends Question['kind']>(
      document: Document | null,
      question: Extract<Question, { readonly kind: K }>,
      language: Language,
    ): Result<Answers[K]> => {
      if (document !== null) asked = deriveDocument(document)
      if (asked === null) throw new Error('There is no document to answer about.')
      return asked.ok ? answerQuestion({ ...asked.value, language }, question) : asked
    },

    /** The attributes of the parameters at the beginning of a round, for taking them over. */
    reach: (round: number): ReadonlyMap<string, RawAttributes> | null => {
      const document = opened && documentAt(opened, round)
      if (!document?.ok) return null
      const parameters = document.value.nodes.filter(({ op }) => op === 'parameter')
      return new Map(parameters.map(({ id, attributes }) => [id, attributes]))
    },
  }
}

export type Explain = ReturnType<typeof createExplain>
