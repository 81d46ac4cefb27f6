/** Names of nodes: what formulas can refer to. */

export { isIdentifier } from '../graph/identifier.ts'

/** The first of `x1`, `x2`, .. that no node has. */
export function freshId(taken: { has(id: string): boolean }, stem: string): string {
  let number = 1
  while (taken.has(`${stem}${number}`)) number++
  return `${stem}${number}`
}
