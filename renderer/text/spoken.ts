/** What shared/ says in several languages, in the one that is spoken. Like `text`, never read at the top of a module. */
import * as derivation from '../../shared/derivation/words/index.ts'
import * as library from '../../shared/ops/words.ts'
import type { AnyOp, OpGroup } from '../../shared/ops/op.ts'
import { describeProblemIn, type Problem } from '../../shared/problem/problem.ts'
import { spokenLanguage } from './text.ts'

export function describeProblem(problem: Problem): string {
  return describeProblemIn(spokenLanguage(), problem)
}

/** What is said about derivations. */
export const derivationWords = (): derivation.DerivationWords => derivation.wordsOf({ language: spokenLanguage() })

export function wordsOf(op: AnyOp): library.OpWords {
  return library.wordsOf(op, spokenLanguage())
}

export function groupTitle(group: OpGroup): string {
  return library.groupTitle(group, spokenLanguage())
}

export function attributeTitle(op: AnyOp, name: string): string {
  return library.attributeTitle(op, name, spokenLanguage())
}
