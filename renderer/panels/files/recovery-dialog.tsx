import { useMemo, useState } from 'react'
import type { LostDraft } from '../../../shared/host/contract.ts'
import { discardLost, readLost, recover } from '../../commands/recovery.ts'
import { Dialog } from '../../controls/dialog.tsx'
import { closeQuestion } from '../../state/file-questions.ts'
import { formatTime } from '../../text/time.ts'
import { text } from '../../text/text.ts'
import { DocumentChoice } from './document-choice.tsx'

/** Unsaved work, each with a picture of what would be recovered. */
export function RecoveryDialog({ drafts }: { readonly drafts: readonly LostDraft[] }) {
  const choices = useMemo(
    () => drafts.map(({ id, name, savedAtMs }) => ({ id, name, time: formatTime(savedAtMs) })),
    [drafts],
  )
  return (
    <Dialog title={text.recovery.title} explanation={text.recovery.explanation} onClose={closeQuestion}>
      <DocumentChoice
        label={text.recovery.list}
        choices={choices}
        read={readLost}
        actions={(id, document) => {
          const draft = drafts.find((draft) => draft.id === id) ?? drafts[0]
          return (
            <>
              <DiscardButton key={id} draft={draft} />
              <span className="dialog__spring" />
              <button type="button" data-first className="button button--outline" onClick={closeQuestion}>
                {text.recovery.later}
              </button>
              <button
                type="button"
                className="button button--primary"
                disabled={document === null}
                onClick={() => document !== null && recover(draft, document)}
              >
                {text.recovery.recover}
              </button>
            </>
          )
        }}
      />
    </Dialog>
  )
}

/** Throws away after asking once more. */
function DiscardButton({ draft }: { readonly draft: LostDraft }) {
  const [isSure, setSure] = useState(false)
  const discard = () => (isSure ? void discardLost(draft) : setSure(true))
  return (
    <button type="button" className="button button--outline button--danger" onClick={discard}>
      {isSure ? text.recovery.reallyDiscard : text.recovery.discard}
    </button>
  )
}
