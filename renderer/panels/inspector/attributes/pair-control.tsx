import { Link2, Unlink2 } from 'lucide-react'
import type { Limits } from '../../../../shared/ops/attribute.ts'
import type { Json } from '../../../../shared/value/json.ts'
import { text } from '../../../text/text.ts'
import type { AttributeEditing } from './editing.ts'
import { Stepper } from './stepper.tsx'

interface Props extends AttributeEditing {
  readonly id: string
  readonly limits: Limits
}

/** One number for both directions, or one for each. */
export function PairControl({ id, limits, ...editing }: Props) {
  const { name, value, onChange, check } = editing
  const words = text.attributes
  if (!Array.isArray(value)) {
    return (
      <span className="pair">
        <Stepper id={id} limits={limits} isWhole placeholder={words.default} {...editing} />
        {typeof value === 'number' && (
          <button
            type="button"
            className="button button--icon"
            aria-label={words.separate(name)}
            title={words.separate(name)}
            onClick={() => onChange([value, value])}
          >
            <Link2 size={14} aria-hidden />
          </button>
        )}
      </span>
    )
  }
  const [vertical, horizontal] = value as readonly Json[]
  const part = (title: string, entry: Json, join: (entry: Json) => Json) => (
    <Stepper
      name={`${name}, ${title}`}
      limits={limits}
      isWhole
      value={entry}
      onChange={(next) => onChange(next === undefined ? undefined : join(next))}
      check={(next) => check(join(next))}
    />
  )
  return (
    <span className="pair">
      <span className="pair__parts">
        <small>{words.vertical}</small>
        {part(words.vertical, vertical, (entry) => [entry, horizontal])}
        <small>{words.horizontal}</small>
        {part(words.horizontal, horizontal, (entry) => [vertical, entry])}
      </span>
      <button
        type="button"
        className="button button--icon"
        aria-label={words.together(name)}
        title={words.together(name)}
        onClick={() => onChange(vertical)}
      >
        <Unlink2 size={14} aria-hidden />
      </button>
    </span>
  )
}
