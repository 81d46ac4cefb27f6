/** Which ops can take a value: what a wire that is dropped in empty space offers. */
import { readAttributes } from '../ops/attribute.ts'
import { isFault, type AnyOp } from '../ops/op.ts'
import type { Shape } from '../tensor/shape.ts'

/**
 * The first port of an op at which a value of this shape can arrive, by the op's own shape rule; `null` where it fits
 * nowhere. What is not known (the shape, settings without a default) refuses nothing.
 */
export function findFittingPort(op: AnyOp, shape: Shape | null): number | null {
  if (op.ports.length === 0) return null
  const read = readAttributes(op.id, op.attributes, {})
  if (shape === null || 'faults' in read) return 0
  const required = Math.max(op.ports.filter(({ optional }) => !optional).length, 1)
  const partners = listPartners(shape)
  for (let port = 0; port < required; port++) {
    const others = required === 1 ? [shape] : partners
    const fits = others.some((other) => {
      const inputs = Array.from({ length: required }, (_, index) => (index === port ? shape : other))
      return !isFault(op.shape(inputs, read.attributes))
    })
    if (fits) return port
  }
  return null
}

/**
 * Shapes that may come in at the other ports: one of them fits wherever anything does. Scalars and equals for
 * broadcasting, the transpose and columns for products, a kernel for convolutions, one number per channel for the rest.
 */
function listPartners(shape: Shape): readonly Shape[] {
  const last = shape.at(-1) ?? 1
  const channels = shape.at(-3) ?? shape[1] ?? 1
  return [[], shape, shape.toReversed(), [last], [last, 1], [1, last], [1, 1], [channels], [1, channels, 1, 1], [1]]
}
