import { useEffect, useState } from 'react'
import type { Document } from '../../../shared/document/document.ts'
import type { LostDraft } from '../../../shared/host/contract.ts'
import { discardLost, readLost, recover } from '../../commands/recovery.ts'
import { Dialog } from '../../controls/dialog.tsx'
import { closeQuestion } from '../../state/file-questions.ts'
import { formatTime } from '../../text/time.ts'
import { describeProblem } from '../../text/spoken.ts'
import { text } from '../../text/text.ts'
import { LostPreview } from './lost-preview.tsx'

/** Unsaved work, each with a picture of what would be recovered. */
export function RecoveryDialog({ drafts }: { readonly drafts: readonly LostDraft[] }) {
  const [chosenId, choose] = useState(drafts[0].id)
  const chosen = drafts.find(({ id }) => id === chosenId) ?? drafts[0]
  return (
    <Dialog title={text.recovery.title} explanation={text.recovery.explanation} onClose={closeQuestion}>
      {drafts.length > 1 && (
        <div className="recovery__list" role="radiogroup" aria-label={text.recovery.list}>
          {drafts.map((draft) => (
            <label key={draft.id} className="recovery__draft" data-chosen={draft === chosen}>
              <input type="radio" name="lost-draft" checked={draft === chosen} onChange={() => choose(draft.id)} />
              <span className="recovery__name">{draft.name}</span>
              <span className="recovery__time">{formatTime(draft.savedAtMs)}</span>
            </label>
          ))}
        </div>
      )}
      <ChosenDraft key={chosen.id} draft={chosen} />
    </Dialog>
  )
}

function ChosenDraft({ draft }: { readonly draft: LostDraft }) {
  const { document, problems } = useLost(draft)
  const [isSure, setSure] = useState(false)
  const discard = () => (isSure ? void discardLost(draft) : setSure(true))
  return (
    <>
      <LostPreview draft={draft} document={document} />
      {problems.length > 0 && (
        <ul className="dialog__problems" role="alert">
          {problems.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      <div className="dialog__actions">
        <button type="button" className="button button--outline button--danger" onClick={discard}>
          {isSure ? text.recovery.reallyDiscard : text.recovery.discard}
        </button>
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
      </div>
    </>
  )
}

interface Lost {
  readonly document: Document | null
  readonly problems: readonly string[]
}

function useLost(draft: LostDraft): Lost {
  const [lost, setLost] = useState<Lost>({ document: null, problems: [] })
  useEffect(() => {
    let isShown = true
    void readLost(draft).then((read) => {
      if (!isShown) return
      setLost(
        read.ok
          ? { document: read.value, problems: [] }
          : { document: null, problems: read.problems.slice(0, 3).map(describeProblem) },
      )
    })
    return () => {
      isShown = false
    }
  }, [draft])
  return lost
}
