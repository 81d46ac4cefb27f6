/** What is taken elsewhere: text to the clipboard, anything to a file. */
import { services } from '../app/services.ts'
import { notify } from '../state/session.ts'
import { describeProblem } from '../text/spoken.ts'
import { text } from '../text/text.ts'
import { toClipboard } from './clipboard.ts'

export async function copyText(content: string): Promise<void> {
  const copied = await toClipboard(() => navigator.clipboard.writeText(content))
  if (copied.ok) notify('done', text.export.copied)
  else notify('refused', copied.problems.map(describeProblem).join(' '))
}

export async function saveAsFile(
  suggestedName: string,
  mediaType: string,
  content: string | Uint8Array,
): Promise<void> {
  const saved = await services().host.exportFile({ suggestedName, mediaType, content })
  if (!saved.ok) notify('refused', saved.problems.map(describeProblem).join(' '))
  else if (saved.value !== null) notify('done', text.status.exported(saved.value))
}
