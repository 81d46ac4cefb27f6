import { plural } from './plural.ts'

export const problemsText = {
  problems: {
    none: 'No problems.',
    hint: 'Wires that do not fit, ops that lack an input and values still to be given appear here; a click leads to the node.',
    others: (count: number) => `(And ${plural(count, 'more problem', 'more problems')}.)`,
    openCount: (count: number) => `${count} still open`,
    count: (count: number) => plural(count, 'problem', 'problems'),
    openInput: (id: string, port: string) => `“${id}” waits for its input ${port}; draw a wire into it.`,
    open: (id: string, op: string) => `${op} “${id}” has no value yet; double-click it to give it one.`,
  },
}
