import { DraftField } from '../../../controls/draft-field.tsx'
import { readAttributeText, writeAttributeText } from './attribute-text.ts'
import type { AttributeEditing } from './editing.ts'

interface Props extends AttributeEditing {
  /** Where the label points at it; otherwise it is spoken by its name. */
  readonly id?: string | undefined
  readonly placeholder?: string | undefined
}

/** An attribute as text. An empty field returns to the default. */
export function AttributeField({ id, name, value, onChange, check, placeholder }: Props) {
  const commit = (typed: string) => {
    const json = typed.trim() === '' ? undefined : readAttributeText(typed)
    const refused = json === undefined ? null : check(json)
    if (refused === null) onChange(json)
    return refused
  }
  return (
    <DraftField
      {...(id === undefined ? { label: name } : { id })}
      className="field field--mono"
      {...(placeholder !== undefined && { placeholder })}
      written={value === undefined || value === null ? '' : writeAttributeText(value)}
      commit={commit}
    />
  )
}
