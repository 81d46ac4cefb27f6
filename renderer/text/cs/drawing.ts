import type { drawingText as english } from '../en/drawing.ts'
import type { Translation } from './translation.ts'

export const drawingText = {
  quickAdd: {
    title: {
      alone: 'Přidat operaci',
      takes: 'Přidat operaci, která tuto hodnotu bere',
      gives: 'Přidat operaci, která tento vstup dává',
      splits: 'Vložit operaci do této hrany',
    },
    hint: '↑ ↓ výběr, Enter přidá, Esc zavře',
    nothingFits: (query) => `Dotazu „${query}“ neodpovídá žádná operace, která by na hranu pasovala.`,
  },
} satisfies Translation<typeof english>
