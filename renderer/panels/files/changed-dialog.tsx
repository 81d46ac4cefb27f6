import type { SavedFile } from '../../../shared/host/contract.ts'
import { revert, save, saveAs } from '../../commands/file.ts'
import { Dialog } from '../../controls/dialog.tsx'
import { closeQuestion } from '../../state/file-questions.ts'
import { text } from '../../text/text.ts'

/** Asked when a file to be saved was changed by another program since it was opened. */
export function ChangedDialog({ file }: { readonly file: SavedFile }) {
  const answer = (act: () => Promise<void>) => () => {
    closeQuestion()
    void act()
  }
  return (
    <Dialog title={text.changed.title(file.name)} explanation={text.changed.explanation} onClose={closeQuestion}>
      <div className="dialog__actions">
        <button type="button" className="button button--outline" onClick={closeQuestion}>
          {text.changed.cancel}
        </button>
        <span className="dialog__spring" />
        <button type="button" className="button button--outline" onClick={answer(revert)}>
          {text.changed.reopen}
        </button>
        <button type="button" className="button button--outline button--danger" onClick={answer(() => save('replace'))}>
          {text.changed.replace}
        </button>
        <button type="button" className="button button--primary" onClick={answer(saveAs)}>
          {text.changed.saveAs}
        </button>
      </div>
    </Dialog>
  )
}
