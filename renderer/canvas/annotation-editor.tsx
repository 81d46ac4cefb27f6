import { useStore } from '@xyflow/react'
import { useRef, useState, type KeyboardEvent } from 'react'
import { commentKey, listComments } from '../../shared/document/comments.ts'
import { frameKey, listFrames } from '../../shared/document/frames.ts'
import { endBurst, readDocument } from '../state/document.ts'
import { setComment, setFrameTitle } from '../state/edits.ts'
import { changeSession, useSession } from '../state/session.ts'
import { readView } from '../state/view.ts'
import { text } from '../text/text.ts'

/** The field in which the title of a frame or the text of a comment is typed, over it. */
export function AnnotationEditor({ id }: { readonly id: string }) {
  const isEdited = useSession(({ editing }) => editing === id)
  return isEdited ? <Editor id={id} /> : null
}

function Editor({ id }: { readonly id: string }) {
  const zoom = useStore(({ transform }) => transform[2])
  const [part] = useState(() => findPart(id))
  const [typed, setTyped] = useState(part?.text ?? '')
  const isDone = useRef(false)
  if (part === null) return null

  const finish = (keep: boolean) => {
    // Leaving the field follows every key that closes it.
    if (isDone.current) return
    isDone.current = true
    changeSession({ editing: null })
    if (keep) part.write(typed)
    endBurst()
    readView().focus(id)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.key === 'Escape') finish(false)
    else if (event.key === 'Enter' && (part.isShort || !event.shiftKey)) finish(true)
    else return
    event.preventDefault()
  }
  const shared = {
    className: 'field annotation-editor__field',
    'aria-label': part.label,
    value: typed,
    autoFocus: true,
    onFocus: (event: { currentTarget: HTMLInputElement | HTMLTextAreaElement }) => event.currentTarget.select(),
    onChange: (event: { target: { value: string } }) => setTyped(event.target.value),
    onBlur: () => finish(true),
    onKeyDown,
  }
  return (
    <div
      className="annotation-editor nodrag nopan nowheel"
      style={{ transform: `scale(${1 / zoom})` }}
      onDoubleClick={(event) => event.stopPropagation()}
    >
      {part.isShort ? <input {...shared} /> : <textarea rows={3} {...shared} />}
      {!part.isShort && <p className="annotation-editor__hint">{text.drawing.commentHint}</p>}
    </div>
  )
}

interface Part {
  readonly text: string
  readonly label: string
  /** One line. */
  readonly isShort: boolean
  readonly write: (text: string) => void
}

function findPart(key: string): Part | null {
  const comment = listComments(readDocument()).find(({ id }) => commentKey(id) === key)
  if (comment !== undefined) {
    const write = (words: string) => setComment(comment.id, words)
    return { text: comment.text, label: text.drawing.commentText, isShort: false, write }
  }
  const frame = listFrames(readDocument()).find(({ id }) => frameKey(id) === key)
  if (frame === undefined) return null
  const write = (title: string) => setFrameTitle(frame.id, title.trim())
  return { text: frame.title, label: text.drawing.frameTitleField, isShort: true, write }
}
