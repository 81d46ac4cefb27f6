import type { problemsText as english } from '../en/problems.ts'
import { plural } from './plural.ts'
import type { Translation } from './translation.ts'

export const problemsText = {
  problems: {
    none: 'Žádné problémy.',
    hint: 'Tady se objeví hrany, které nesedí, operace, kterým chybí vstup, a hodnoty, které zbývá zadat; kliknutí vede k uzlu.',
    others: (count) => `(A ${plural(count, 'další problém', 'další problémy', 'dalších problémů')}.)`,
    openCount: (count) => plural(count, 'věc k doplnění', 'věci k doplnění', 'věcí k doplnění'),
    count: (count) => plural(count, 'problém', 'problémy', 'problémů'),
    openInput: (id, port) => `Uzel „${id}“ čeká na vstup ${port}; přiveďte do něj hranu.`,
    open: (id, op) => `Uzel „${id}“ (${op}) zatím nemá hodnotu; zadejte ji dvojklikem.`,
  },
} satisfies Translation<typeof english>
