/** What a rule is called and why it may be used, in either language. */
import type { Language } from '../language/language.ts'
import { czechRules } from './czech.ts'
import type { Rule } from './rule.ts'
import { findRule } from './rules/index.ts'

export type RuleWords = Pick<Rule, 'title' | 'reason'>

export function wordsOfRule(id: string, language: Language): RuleWords {
  const { title, reason } = (language === 'cs' ? czechRules[id] : findRule(id)) ?? { title: id, reason: '' }
  return { title, reason }
}
