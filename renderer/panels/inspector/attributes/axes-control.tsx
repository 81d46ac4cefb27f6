import type { Json } from '../../../../shared/value/json.ts'
import type { Shape } from '../../../../shared/tensor/shape.ts'
import { text } from '../../../text/text.ts'
import type { AttributeEditing } from './editing.ts'

interface Props extends AttributeEditing {
  readonly id: string
  /** Of the tensor whose axes are chosen among. */
  readonly shape: Shape
  /** Written as −1 when it is the last one: the setting then holds for any number of axes. */
  readonly prefersLast: boolean
}

/** One of the axes that there are, by number and length. */
export function AxisControl({ id, value, onChange, shape, prefersLast }: Props) {
  const rank = shape.length
  const chosen = Number(value) < 0 ? Number(value) + rank : Number(value)
  return (
    <select
      id={id}
      className="field"
      value={chosen}
      onChange={({ target }) => onChange(writeAxis(Number(target.value), rank, prefersLast))}
    >
      {!(chosen in shape) && <option value={chosen}>{text.attributes.noSuchAxis(Number(value))}</option>}
      {shape.map((length, axis) => (
        <option key={axis} value={axis}>
          {text.attributes.axis(axis, length)}
        </option>
      ))}
    </select>
  )
}

/** Any of the axes that there are, or all of them where that is allowed. */
export function AxesControl({ name, value, onChange, check, shape, prefersLast }: Omit<Props, 'id'>) {
  const rank = shape.length
  const isAll = value === null
  const chosen = new Set((Array.isArray(value) ? value : [value]).map((axis) => fromStart(axis, rank)))
  const toggle = (axis: number) => {
    const next = [...shape.keys()].filter((other) => (other === axis) !== chosen.has(other))
    onChange(next.map((axis) => writeAxis(axis, rank, prefersLast)))
  }
  return (
    <div className="axes" role="group" aria-label={name}>
      {check(null) === null && (
        <button type="button" className="axes__axis" aria-pressed={isAll} onClick={() => onChange(null)}>
          {text.attributes.allAxes}
        </button>
      )}
      {shape.map((length, axis) => (
        <button
          key={axis}
          type="button"
          className="axes__axis"
          aria-pressed={!isAll && chosen.has(axis)}
          onClick={() => (isAll ? onChange([writeAxis(axis, rank, prefersLast)]) : toggle(axis))}
        >
          {text.attributes.axis(axis, length)}
        </button>
      ))}
    </div>
  )
}

/** The order of all axes: what stands at each place. Choosing an axis exchanges it with the one that stood there. */
export function OrderControl({ name, value, onChange, shape }: Omit<Props, 'id' | 'prefersLast'>) {
  const rank = shape.length
  const order = readOrder(value, rank)
  const put = (place: number, axis: number) => {
    const next = [...order]
    next[order.indexOf(axis)] = order[place]
    next[place] = axis
    onChange(next)
  }
  return (
    <div className="axes" role="group" aria-label={name}>
      {order.map((at, place) => (
        <select
          key={place}
          className="field axes__place"
          aria-label={text.attributes.place(place)}
          value={at}
          onChange={({ target }) => put(place, Number(target.value))}
        >
          {shape.map((length, axis) => (
            <option key={axis} value={axis}>
              {text.attributes.axis(axis, length)}
            </option>
          ))}
        </select>
      ))}
    </div>
  )
}

function readOrder(value: Json | undefined, rank: number): readonly number[] {
  const given = Array.isArray(value) ? value.map((axis) => fromStart(axis, rank)) : []
  const isOrder = given.length === rank && new Set(given).size === rank && given.every((axis) => axis in given)
  if (isOrder) return given
  const kept = Array.from({ length: rank }, (_, axis) => axis)
  return rank < 2 ? kept : [...kept.slice(0, -2), rank - 1, rank - 2]
}

const fromStart = (axis: Json | undefined, rank: number): number =>
  Number(axis) < 0 ? Number(axis) + rank : Number(axis)

const writeAxis = (axis: number, rank: number, prefersLast: boolean): number =>
  prefersLast && axis === rank - 1 ? -1 : axis
