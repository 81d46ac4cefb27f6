/** What an op is called and what it says of itself, in either language. */
import type { Language } from '../language/language.ts'
import { czechAttributes, czechGroups, czechOps } from './czech.ts'
import type { OpId } from './index.ts'
import type { AnyOp, OpGroup } from './op.ts'

export interface OpWords {
  readonly title: string
  readonly summary: string
  readonly convention?: string
  /** Other words people search for; those of the English declaration are understood in every language. */
  readonly aliases?: readonly string[]
}

export function wordsOf(op: AnyOp, language: Language): OpWords {
  return language === 'cs' ? czechOps[op.id as OpId] : op
}

export function titleOf(op: AnyOp, language: Language): string {
  return wordsOf(op, language).title
}

export function groupTitle(group: OpGroup, language: Language): string {
  return language === 'cs' ? czechGroups[group] : group
}

/** One line on an attribute; where an op means something of its own by a common name, it says so. */
export function attributeTitle(op: AnyOp, name: string, language: Language): string {
  const english = op.attributes[name]?.title ?? name
  return language === 'cs' ? (czechAttributes[english] ?? english) : english
}
