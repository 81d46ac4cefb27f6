import { DraftField } from '../../controls/draft-field.tsx'
import { renameNode } from '../../state/edits.ts'
import { describeProblem } from '../../text/spoken.ts'
import { text } from '../../text/text.ts'

/** The name of a node; it changes in every wire and formula at once. */
export function NameField({ id }: { readonly id: string }) {
  const commit = (typed: string) => {
    const [problem] = renameNode(id, typed.trim())
    return problem === undefined ? null : describeProblem(problem)
  }
  return <DraftField className="field field--mono" label={text.inspector.name} written={id} commit={commit} />
}
