/** Derived state: everything that is wrong with the document, and which nodes it concerns. */
import { useMemo } from 'react'
import type { Problem } from '../../shared/problem/problem.ts'
import type { Evaluation } from '../../shared/engine/evaluation.ts'
import type { Document } from '../../shared/document/document.ts'
import { describeProblem } from '../text/spoken.ts'
import { text } from '../text/text.ts'
import { useDocument } from './document.ts'
import { useEvaluation } from './evaluation.ts'
import { useSession } from './session.ts'

export interface ListedProblem {
  /** Something is wrong, or an input or a value is still to come: nobody draws a graph in one stroke. */
  readonly kind: 'problem' | 'open'
  readonly node: string | null
  readonly sentence: string
}

/** What is wrong, then what is still open. */
export function useProblems(): readonly ListedProblem[] {
  const evaluation = useEvaluation(({ evaluation }) => evaluation)
  const document = useDocument(({ document }) => document)
  const requested = useSession(({ requestProblems }) => requestProblems)
  return useMemo(() => listProblems(document, evaluation, requested), [document, evaluation, requested])
}

export function listProblems(
  document: Document,
  { problems, open }: Evaluation,
  requested: readonly Problem[] = [],
): readonly ListedProblem[] {
  const ops = new Map(document.nodes.map(({ id, op }) => [id, op]))
  const list = (problem: Problem): ListedProblem => {
    const { node = null } = problem.where
    const shown = node !== null && ops.has(node) ? node : null
    return isStillOpen(problem) && shown !== null
      ? { kind: 'open', node: shown, sentence: text.problems.openInput(shown, problem.facts.port) }
      : { kind: 'problem', node: shown, sentence: describeProblem(problem) }
  }
  const found = [...requested, ...problems]
    // Where nothing is to be minimised yet, that is no mistake; and open values are listed once, below.
    .filter(({ code }) => code !== 'graph/no-loss' && code !== 'graph/no-value')
    .map(list)
    .sort((a, b) => Number(a.kind === 'open') - Number(b.kind === 'open'))
  const waiting = open
    .filter((id) => ops.has(id))
    .map((id): ListedProblem => ({ kind: 'open', node: id, sentence: text.problems.open(id, ops.get(id) ?? '') }))
  return [...found, ...waiting]
}

function isStillOpen(problem: Problem): problem is Extract<Problem, { code: 'graph/unconnected' }> {
  return problem.code === 'graph/unconnected'
}

const concerned = new WeakMap<readonly Problem[], ReadonlySet<string>>()

function nodesConcerned(problems: readonly Problem[]): ReadonlySet<string> {
  const known =
    concerned.get(problems) ??
    new Set(problems.filter((problem) => !isStillOpen(problem)).flatMap(({ where }) => where.node ?? []))
  concerned.set(problems, known)
  return known
}

/** Whether something is wrong with this node itself. An input or a value still to be given is not wrong. */
export function useHasProblem(id: string): boolean {
  return useEvaluation(({ evaluation: { problems, open } }) => nodesConcerned(problems).has(id) && !open.includes(id))
}
