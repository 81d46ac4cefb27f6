/** What shared/ says in several languages, in the one that is spoken. Like `text`, never read at the top of a module. */
import { czechExamples } from '../../shared/examples/czech.ts'
import * as speech from '../../shared/notation/speak.ts'
import { findOp } from '../../shared/ops/index.ts'
import * as library from '../../shared/ops/words.ts'
import type { AnyOp, OpGroup } from '../../shared/ops/op.ts'
import { describeProblemIn, type Problem } from '../../shared/problem/problem.ts'
import { spokenLanguage } from './text.ts'

export function describeProblem(problem: Problem): string {
  return describeProblemIn(spokenLanguage(), problem)
}

/** A formula as a screen reader should say it. */
export const speakTex = (tex: string): string => speech.speakTex(tex, spokenLanguage())

/** What an example is called, and its line of description. */
export function wordsOfExample(example: ExampleWords & { readonly file: string }): ExampleWords {
  const { title, description } = (spokenLanguage() === 'cs' ? czechExamples[example.file] : undefined) ?? example
  return { title, description: description ?? '' }
}

interface ExampleWords {
  readonly title: string
  readonly description: string
}

export function wordsOf(op: AnyOp): library.OpWords {
  return library.wordsOf(op, spokenLanguage())
}

/** What an op is called; one that this version does not know is its own name. */
export function opTitle(id: string): string {
  const op = findOp(id)
  return op === undefined ? id : wordsOf(op).title
}

export function groupTitle(group: OpGroup): string {
  return library.groupTitle(group, spokenLanguage())
}

export function attributeTitle(op: AnyOp, name: string): string {
  return library.attributeTitle(op, name, spokenLanguage())
}
