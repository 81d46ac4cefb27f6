/** Where NaN and infinities begin: the first node whose value is not finite although everything it reads is. */
import type { Plan } from './plan.ts'

export interface NonFinite {
  readonly id: string
  readonly op: string
  readonly value: number
}

/** Looks through the values of the last forward pass, inputs before their consumers; `null` where all are finite. */
export function findNonFinite({ structure: { nodes }, values }: Plan): NonFinite | null {
  for (let position = 0; position < nodes.length; position++) {
    const value = values[position].find((entry) => !Number.isFinite(entry))
    if (value !== undefined) return { id: nodes[position].id, op: nodes[position].op.id, value }
  }
  return null
}
