import type { Json } from '../../../../shared/value/json.ts'

/** What the control of an attribute is given, whatever its kind. */
export interface AttributeEditing {
  /** Its name, by which a control is found and spoken. */
  readonly name: string
  /** What it is now: as given in the document, else its default. */
  readonly value: Json | undefined
  /** `undefined` returns to the default. */
  readonly onChange: (value: Json | undefined) => void
  /** The sentence that says why the attribute does not take this value, or `null` where it does. */
  readonly check: (value: Json) => string | null
}
