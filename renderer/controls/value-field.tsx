import { writeValueText } from '../../shared/formula/listing.ts'
import { readPastedValue, readValueText } from '../../shared/formula/pasted-value.ts'
import { useDocument } from '../state/document.ts'
import { setAttribute } from '../state/edits.ts'
import { describeProblem } from '../text/spoken.ts'
import { text } from '../text/text.ts'
import { DraftField, type Converted } from './draft-field.tsx'
import { randomSeed } from './random-seed.ts'

interface Props {
  /** The source whose value is edited. */
  readonly id: string
  readonly label: string
  readonly autoFocus?: boolean
  readonly onDone?: (movesTo?: EventTarget | null) => void
}

/** A value as one types it: `2`, `[2, 1]`, `pi/2`, `randn(3, 4)`. An empty field takes the value away. */
export function ValueField({ id, label, autoFocus = false, onDone }: Props) {
  const value = useDocument(
    ({ document }) => document.nodes.find((node) => node.id === id)?.attributes['value'] ?? null,
  )
  const commit = (typed: string) => {
    const isEmpty = typed.trim() === ''
    const parsed = isEmpty ? null : readValueText(typed, randomSeed())
    if (parsed?.ok === false) return describeProblem(parsed.problems[0])
    setAttribute(id, 'value', parsed?.value)
    return null
  }
  return (
    <DraftField
      label={label}
      className="field field--mono"
      placeholder={text.canvas.valueHint}
      autoFocus={autoFocus}
      written={value === null ? '' : writeValueText(value)}
      commit={commit}
      convertPaste={convertPaste}
      onDone={onDone}
    />
  )
}

/** Cells and arrays of other programs become what one would type; a field has one line, which would run rows together. */
function convertPaste(pasted: string): Converted | null {
  const read = readPastedValue(pasted)
  if (read === null) return null
  return read.ok ? { text: writeValueText(read.value) } : { problem: describeProblem(read.problems[0]) }
}
