/** Keeps unsaved work safe beside the user's files, and tells the host what the window shows. */
import { writeDocument } from '../../shared/document/write.ts'
import type { Host } from '../../shared/host/contract.ts'
import { createAutosave, type Pace } from '../state/autosave.ts'
import { isEdited, useDocument } from '../state/document.ts'
import { notify } from '../state/session.ts'
import { describeProblem } from '../text/spoken.ts'
import { text } from '../text/text.ts'

export interface DraftKeeper {
  /** Writes at once what was not written yet. */
  readonly flush: () => Promise<void>
  readonly stop: () => void
}

export function startKeepingDraft({ drafts, showing }: Host, pace?: Pace): DraftKeeper {
  let isRefused = false
  const autosave = createAutosave(async () => {
    const { document, file } = useDocument.getState()
    const name = file?.name ?? (document.title === '' ? text.untitled : document.title)
    const kept = await drafts.keep({ name, file: file?.token ?? null, text: writeDocument(document) })
    // Saying it once is enough; saying it with every key stroke would hide everything else.
    if (!kept.ok && !isRefused) notify('refused', kept.problems.map(describeProblem).join(' '))
    isRefused = !kept.ok
  }, pace)

  const onChange = (state: ReturnType<typeof useDocument.getState>, before: typeof state) => {
    const edited = isEdited(state)
    if (state.file !== before.file || edited !== isEdited(before)) showing(state.file?.token ?? null, edited)
    if (edited && (state.document !== before.document || state.file !== before.file || !isEdited(before))) {
      autosave.change()
    }
    if (!edited && isEdited(before)) {
      autosave.forget()
      // What is being written now must not come back after it was dropped.
      void autosave.flush().then(() => (isEdited(useDocument.getState()) ? undefined : drafts.drop()))
    }
  }
  return { flush: autosave.flush, stop: useDocument.subscribe(onChange) }
}
