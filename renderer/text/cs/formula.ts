import type { formulaText as english } from '../en/formula.ts'
import type { Translation } from './translation.ts'

export const formulaText = {
  formula: {
    title: 'Vzorce',
    explanation:
      'Jeden příkaz na řádek nebo za středník. Jména, která nejsou definována, se stanou vstupy nebo parametry a ponechají si svou hodnotu.',
    label: 'Vzorce grafu',
    placeholder: 'y = dot(sin(w), x); L = logistic_loss(y, l)',
    apply: 'Sestavit graf',
    cancel: 'Zrušit',
    undo: 'Příkaz Zpět vrátí nynější graf.',
  },
} satisfies Translation<typeof english>
