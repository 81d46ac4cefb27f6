import type { Attribute } from '../../../shared/ops/attribute.ts'
import type { AnyOp } from '../../../shared/ops/op.ts'

/** How an op is called in a formula: `conv2d(x, w, [b]; stride=1, padding=0)`. Read from its declaration. */
export function signatureOf(op: AnyOp): string {
  const ports = op.ports.map(({ name, optional, repeated }) =>
    repeated === true ? `${name}, …` : optional === true ? `[${name}]` : name,
  )
  const attributes = Object.entries<Attribute<unknown>>(op.attributes).map(([name]) => name)
  return `${op.id}(${[ports.join(', '), attributes.join(', ')].filter((part) => part !== '').join('; ')})`
}
