/** The op library: an ordinary object, so that the union of op ids is known to the compiler. */
import { arithmetic } from './arithmetic.ts'
import { convolution } from './convolution.ts'
import { functions } from './functions.ts'
import { linearAlgebra } from './linear-algebra.ts'
import { losses } from './losses.ts'
import { normalisation } from './normalisation.ts'
import type { AnyOp } from './op.ts'
import { pooling } from './pooling.ts'
import { rearrangements } from './rearrangements.ts'
import { reductions } from './reductions.ts'
import { selections } from './selections.ts'
import { sources } from './sources.ts'

export const ops = {
  ...sources,
  ...arithmetic,
  ...functions,
  ...linearAlgebra,
  ...reductions,
  ...rearrangements,
  ...selections,
  ...convolution,
  ...pooling,
  ...normalisation,
  ...losses,
} satisfies Record<string, AnyOp>

export type OpId = keyof typeof ops

/** The op of that id, or `undefined` where this version does not know it. */
export function findOp(id: string): AnyOp | undefined {
  return Object.hasOwn(ops, id) ? ops[id as OpId] : undefined
}

export const opIds = Object.keys(ops) as readonly OpId[]
