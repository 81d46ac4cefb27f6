import { useDocument } from './document.ts'
import { changeSession, readSession } from './session.ts'

/** What was refused or done is about the document as it was: with the next edit it has done its work. */
export function startForgettingNotices(): () => void {
  return useDocument.subscribe(({ document }, before) => {
    const { notice } = readSession()
    if (document !== before.document && notice !== null && notice.kind !== 'busy') changeSession({ notice: null })
  })
}
