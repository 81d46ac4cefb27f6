import { useEffect, useState } from 'react'
import { isEdited, useDocument } from '../../state/document.ts'
import { setTitle } from '../../state/edits.ts'
import { text } from '../../text/en.ts'

/** The title of the document, edited in place, and a dot while there is something to save. */
export function TitleField() {
  const title = useDocument(({ document }) => document.title)
  const edited = useDocument(isEdited)
  const [typed, setTyped] = useState(title)
  useEffect(() => setTyped(title), [title])
  const commit = () => {
    if (typed !== title) setTitle(typed)
  }
  return (
    <div className="toolbar__document">
      <input
        className="toolbar__title"
        aria-label={text.title}
        placeholder={text.untitled}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
      />
      {edited && <span className="toolbar__edited" role="img" aria-label={text.edited} title={text.edited} />}
    </div>
  )
}
