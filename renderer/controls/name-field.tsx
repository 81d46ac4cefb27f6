import { renameNode } from '../state/edits.ts'
import { readView } from '../state/view.ts'
import { describeProblem } from '../text/spoken.ts'
import { text } from '../text/text.ts'
import { DraftField } from './draft-field.tsx'

interface Props {
  readonly id: string
  readonly label?: string
  readonly autoFocus?: boolean
  readonly onDone?: () => void
}

/** The name of a node; it changes in every wire and formula at once. */
export function NameField({ id, label = text.inspector.name, autoFocus = false, onDone }: Props) {
  const commit = (typed: string) => {
    const name = typed.trim()
    const [problem] = renameNode(id, name)
    if (problem !== undefined) return describeProblem(problem)
    // On the canvas the field goes with the node of the old name.
    if (onDone !== undefined) readView().focus(name)
    return null
  }
  return (
    <DraftField
      className="field field--mono"
      label={label}
      written={id}
      commit={commit}
      autoFocus={autoFocus}
      onDone={onDone}
    />
  )
}
