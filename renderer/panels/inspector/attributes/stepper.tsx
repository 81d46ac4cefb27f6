import { Minus, Plus } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import type { Limits } from '../../../../shared/ops/attribute.ts'
import { readReal } from '../../../../shared/value/constant.ts'
import { text } from '../../../text/text.ts'
import { AttributeField } from './attribute-field.tsx'
import type { AttributeEditing } from './editing.ts'

interface Props extends AttributeEditing {
  readonly id?: string
  readonly limits: Limits
  /** Whether only whole numbers are meant. */
  readonly isWhole: boolean
  readonly placeholder?: string | undefined
}

/** A number that is typed, or goes one step up or down as far as its range reaches. */
export function Stepper({ id, name, limits, isWhole, placeholder, ...editing }: Props) {
  const { value, onChange } = editing
  const number = value === undefined || value === null ? null : readReal(value)
  const [less, more] = [stepFrom(number, -1, limits, isWhole), stepFrom(number, 1, limits, isWhole)]
  const step = (next: number | null) => next !== null && onChange(next)
  const onKeyDown = ({ key }: KeyboardEvent) => {
    if (key === 'ArrowUp') step(more)
    else if (key === 'ArrowDown') step(less)
  }
  return (
    <span className="stepper" onKeyDown={onKeyDown}>
      <button
        type="button"
        className="button button--icon button--outline"
        aria-label={text.attributes.less(name)}
        disabled={less === null}
        onClick={() => step(less)}
      >
        <Minus size={12} aria-hidden />
      </button>
      <AttributeField id={id} name={name} placeholder={placeholder} {...editing} />
      <button
        type="button"
        className="button button--icon button--outline"
        aria-label={text.attributes.more(name)}
        disabled={more === null}
        onClick={() => step(more)}
      >
        <Plus size={12} aria-hidden />
      </button>
    </span>
  )
}

/**
 * The next number in a direction, or `null` where the range ends. A whole number moves by one; any other by one unit of
 * the last digit that it is written with: 0.01 by 0.01, 1e-5 by 1e-5, 20 by 1.
 */
export function stepFrom(from: number | null, direction: 1 | -1, limits: Limits, isWhole: boolean): number | null {
  const { least = -Infinity, above = -Infinity } = limits
  if (from === null) return Math.max(0, least, above + 1)
  if (!Number.isFinite(from)) return null
  const digits = isWhole ? 0 : decimalsOf(from)
  const next = Number((from + direction * 10 ** -digits).toFixed(digits))
  return next >= least && next > above ? next : finerStep(from, direction, limits, isWhole ? null : digits)
}

/** Just above a bound that must not be reached, one goes on in smaller steps: 1 → 0.9, 0.1 → 0.09. */
function finerStep(from: number, direction: 1 | -1, { above }: Limits, digits: number | null): number | null {
  if (digits === null || above === undefined || digits > 12) return null
  const next = Number((from + direction * 10 ** -(digits + 1)).toFixed(digits + 1))
  return next > above ? next : null
}

/** How many decimals a number is written with. */
function decimalsOf(value: number): number {
  const [mantissa, exponent = '0'] = String(value).split('e')
  return Math.min(15, Math.max(0, (mantissa.split('.')[1]?.length ?? 0) - Number(exponent)))
}
