import { Dialog } from '../controls/dialog.tsx'
import { save } from '../commands/file.ts'
import { isEdited, useDocument } from '../state/document.ts'
import { changeSession } from '../state/session.ts'
import { text } from '../text/text.ts'

const close = () => changeSession({ dialog: null })

interface Props {
  /** What the person wanted to do. */
  readonly proceed: () => void
  /** Told when they would rather not. */
  readonly stay: () => void
}

/** Asked before another graph takes the place of one with unsaved changes. */
export function DiscardDialog({ proceed, stay }: Props) {
  const cancel = () => {
    close()
    stay()
  }
  const discard = () => {
    close()
    proceed()
  }
  const saveFirst = async () => {
    await save()
    // Whoever cancels saving has not decided to lose anything.
    if (!isEdited(useDocument.getState())) discard()
  }
  return (
    <Dialog title={text.discard.title} explanation={text.discard.explanation} onClose={cancel}>
      <div className="dialog__actions">
        <button type="button" className="button button--outline" onClick={cancel}>
          {text.discard.cancel}
        </button>
        <button type="button" className="button button--outline button--danger" onClick={discard}>
          {text.discard.discard}
        </button>
        <button type="button" className="button button--primary" onClick={() => void saveFirst()}>
          {text.discard.save}
        </button>
      </div>
    </Dialog>
  )
}
