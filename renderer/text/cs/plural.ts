import { createPlural } from '../plural.ts'

const count = createPlural<'one' | 'few' | 'many'>('cs')

/**
 * @param one 1 uzel
 * @param few 2 až 4 uzly
 * @param other 0, 5 a více uzlů
 * @param many 1,5 uzlu
 */
export const plural = (number: number, one: string, few: string, other: string, many: string = few): string =>
  count(number, { one, few, many, other })
