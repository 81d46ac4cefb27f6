import type { Json } from '../../../../shared/value/json.ts'
import type { Shape } from '../../../../shared/tensor/shape.ts'
import { text } from '../../../text/text.ts'
import type { AttributeEditing } from './editing.ts'
import { Stepper } from './stepper.tsx'

interface Props extends AttributeEditing {
  /** Of the tensor that has the axes. */
  readonly shape: Shape
}

/** One whole number for every axis, empty where nothing special is wanted. */
export function ListControl({ name, value, onChange, check, shape }: Props) {
  const entries = shape.map((_, axis) => (Array.isArray(value) ? (value[axis] ?? null) : null))
  const put = (axis: number, entry: Json) => {
    const next = entries.with(axis, entry)
    return next.every((entry) => entry === null) ? null : next
  }
  return (
    <div className="per-axis">
      {entries.map((entry, axis) => (
        <div key={axis} className="per-axis__row">
          <small>{text.attributes.axis(axis, shape[axis])}</small>
          <Stepper
            name={text.attributes.ofAxis(name, axis)}
            limits={{}}
            isWhole
            placeholder={text.attributes.default}
            value={entry}
            onChange={(next) => onChange(put(axis, next ?? null))}
            check={(next) => check(put(axis, next))}
          />
        </div>
      ))}
    </div>
  )
}

/** How many entries are added before and after, for every axis. */
export function PadsControl({ name, value, onChange, check, shape }: Props) {
  const pairs = shape.map((_, axis) => (Array.isArray(value) && Array.isArray(value[axis]) ? value[axis] : [0, 0]))
  const put = (axis: number, side: number, entry: Json) => pairs.with(axis, pairs[axis].with(side, entry))
  return (
    <div className="per-axis">
      {pairs.map((pair, axis) => (
        <div key={axis} className="per-axis__row">
          <small>{text.attributes.axis(axis, shape[axis])}</small>
          {([0, 1] as const).map((side) => (
            <Stepper
              key={side}
              name={text.attributes.ofSide(name, axis, side)}
              limits={{ least: 0 }}
              isWhole
              value={pair[side]}
              onChange={(next) => onChange(put(axis, side, next ?? 0))}
              check={(next) => check(put(axis, side, next))}
            />
          ))}
        </div>
      ))}
    </div>
  )
}
