import type { formulaText as english } from '../en/formula.ts'
import type { Translation } from './translation.ts'

export const formulaText = {
  formula: {
    title: 'Vzorce',
    label: 'Vzorce grafu',
    placeholder: 'y = dot(sin(w), x); L = logistic_loss(y, l)',
    edit: 'Úprava vzorců',
    height: 'Výška vzorců',
  },
} satisfies Translation<typeof english>
