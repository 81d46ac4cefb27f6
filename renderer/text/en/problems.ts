import { plural } from './plural.ts'

export const problemsText = {
  problems: {
    none: 'No problems.',
    others: (count: number) => `(And ${plural(count, 'more problem', 'more problems')}.)`,
    count: (count: number) => plural(count, 'problem', 'problems'),
    open: (id: string, op: string) => `${op} “${id}” has no value yet; double-click it to give it one.`,
  },
}
