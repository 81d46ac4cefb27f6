/** The languages the program speaks. What is said stands beside what says it, English first; each language is complete. */
export const LANGUAGES = ['en', 'cs'] as const

export type Language = (typeof LANGUAGES)[number]

/** Which form of a Czech noun a number takes: 1 uzel, 2 uzly, 5 uzlů. */
export function czechCount(count: number, one: string, few: string, many: string): string {
  return count === 1 ? one : count >= 2 && count <= 4 ? few : many
}
