/** Names of nodes: what formulas can refer to. */

/** Source of a regular expression (flag `u`) for one identifier. Combining marks belong to their letter. */
export const IDENTIFIER = String.raw`[\p{L}_][\p{L}\p{M}\p{Nd}_'′]*`

const WHOLE = new RegExp(`^${IDENTIFIER}$`, 'u')

/** A letter of any script or `_`, then letters with their marks, digits, `_` and primes: `w`, `θ_2`, `x'`. */
export function isIdentifier(text: string): boolean {
  return WHOLE.test(text)
}
