/** Accented letters come after the first picture; whatever was drawn without them is drawn anew. */
import { create } from 'zustand'
import { hasMissingLetters } from '../../shared/typeset/typeset.ts'
import { forgetMade } from './remember.ts'

/** What the typesetter could draw when; its change is a reason to typeset again. */
export const useLetters = create<{ readonly hasAccents: boolean }>(() => ({ hasAccents: false }))

export async function loadAccents(): Promise<void> {
  // Asked before: loading forgets what was typeset.
  const isIncomplete = hasMissingLetters()
  await import('../../shared/typeset/accented.ts')
  if (!isIncomplete) return
  forgetMade()
  useLetters.setState({ hasAccents: true })
}
