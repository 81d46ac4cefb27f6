/** What is claimed to stay the same in training, and how that was borne out, in words. */
import type { Claim, Watched } from '../../shared/insights/claims.ts'
import { text } from './text.ts'

export function describeClaim(claim: Claim): string {
  const words = text.insights.watch
  switch (claim.kind) {
    case 'stays':
      return words.stays(claim.id, claim.isZero)
    case 'equal':
      return words.equal(claim.first, claim.second)
    case 'slices':
      return words.slices(claim.id, claim.axis, claim.group)
  }
}

export function judgeClaim({ deviation, brokenAt }: Watched): string {
  const words = text.insights.watch
  if (brokenAt !== null) return words.broken(brokenAt)
  return deviation === 0 ? words.exact : words.rounding
}
