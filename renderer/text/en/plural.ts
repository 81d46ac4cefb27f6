import { createPlural } from '../plural.ts'

const count = createPlural<'one'>('en')

export const plural = (number: number, one: string, other: string): string => count(number, { one, other })
