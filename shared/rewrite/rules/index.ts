/** The rules of rewriting, one file an area. A new rule is one entry of a list and takes part everywhere by itself. */
import type { Rule } from '../rule.ts'
import { logarithms } from './logarithms.ts'
import { losses } from './losses.ts'
import { objective } from './objective.ts'
import { signs } from './signs.ts'
import { sums } from './sums.ts'
import { symmetries } from './symmetries.ts'

/** In the order in which they are offered. */
export const rules: readonly Rule[] = [...objective, ...logarithms, ...signs, ...sums, ...symmetries, ...losses]

export function findRule(id: string): Rule | undefined {
  return rules.find((rule) => rule.id === id)
}
