import { DraftField } from '../../controls/draft-field.tsx'
import { isEdited, useDocument } from '../../state/document.ts'
import { setTitle } from '../../state/edits.ts'
import { text } from '../../text/text.ts'

/** The title of the document, edited in place, and a dot while there is something to save. */
export function TitleField() {
  const title = useDocument(({ document }) => document.title)
  const edited = useDocument(isEdited)
  const commit = (typed: string) => {
    setTitle(typed.trim())
    return null
  }
  return (
    <div className="toolbar__document" title={title}>
      <DraftField
        className="toolbar__title"
        label={text.title}
        placeholder={text.untitled}
        written={title}
        commit={commit}
      />
      {edited && <span className="toolbar__edited" role="img" aria-label={text.edited} title={text.edited} />}
    </div>
  )
}
