/** Names of nodes: a letter or `_`, then letters, digits, `_` and primes; letters of any alphabet. */

/** Source of a regular expression (flag `u`) for one identifier. Combining marks belong to their letter. */
export const IDENTIFIER = String.raw`[\p{L}_][\p{L}\p{M}\p{Nd}_'′]*`

const WHOLE = new RegExp(`^${IDENTIFIER}$`, 'u')

export function isIdentifier(text: string): boolean {
  return WHOLE.test(text)
}
