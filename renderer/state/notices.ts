import { useDocument } from './document.ts'
import { changeSession, readSession } from './session.ts'

/** A refusal is about what was just tried: with the next edit it has done its work. */
export function startForgettingRefusals(): () => void {
  return useDocument.subscribe(({ document }, before) => {
    if (document !== before.document && readSession().notice?.kind === 'refused') changeSession({ notice: null })
  })
}
