/** Unsaved work that a crash left behind: looked for when the window opens, shown, and taken up again. */
import type { Document } from '../../shared/document/document.ts'
import { parseDocument } from '../../shared/document/parse.ts'
import { writeDocument } from '../../shared/document/write.ts'
import type { LostDraft } from '../../shared/host/contract.ts'
import type { Result } from '../../shared/problem/result.ts'
import { services } from '../app/services.ts'
import { askQuestion, closeQuestion } from '../state/file-questions.ts'
import { notify } from '../state/session.ts'
import { text } from '../text/text.ts'
import { openRecovered, refuse, whenSaved } from './file.ts'

/** Asks about unsaved work if there is any. Who `asked` for it hears when there is none. */
export async function offerRecovery(occasion: 'asked' | 'start'): Promise<void> {
  const lost = await services().host.drafts.list()
  if (!lost.ok) {
    if (occasion === 'asked') refuse(lost.problems)
  } else if (lost.value.length > 0) askQuestion({ kind: 'recover', drafts: lost.value })
  else if (occasion === 'asked') notify('done', text.recovery.nothing)
}

export async function readLost(id: string): Promise<Result<Document>> {
  const draft = await services().host.drafts.read(id)
  if (!draft.ok) return draft
  const read = parseDocument(draft.value.text)
  return read.ok ? { ok: true, value: read.value.document } : read
}

/** Shows the unsaved work; it is safe as this window's own draft before the old one is removed. */
export function recover(draft: LostDraft, document: Document): void {
  closeQuestion()
  whenSaved(() => void takeUp(draft, document))
}

async function takeUp({ id, name }: LostDraft, document: Document): Promise<void> {
  const { drafts } = services().host
  const adopted = await drafts.adopt(id)
  if (!adopted.ok) return refuse(adopted.problems)
  const file = adopted.value
  openRecovered(document, file)
  const kept = await drafts.keep({ name, file: file?.token ?? null, text: writeDocument(document) })
  if (!kept.ok) return refuse(kept.problems)
  await drafts.remove(id)
  notify('done', text.recovery.recovered(name))
}

/** Removes unsaved work for good, and asks about what is left. */
export async function discardLost({ id }: LostDraft): Promise<void> {
  const removed = await services().host.drafts.remove(id)
  if (!removed.ok) refuse(removed.problems)
  closeQuestion()
  await offerRecovery('start')
}
