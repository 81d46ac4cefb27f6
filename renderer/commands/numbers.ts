/** Numbers taken elsewhere with every digit: to the clipboard as text, to a file for NumPy. */
import { writeTable, type TableFormat } from '../../shared/export/tables/table.ts'
import type { Tensor } from '../../shared/tensor/tensor.ts'
import { services } from '../app/services.ts'
import { notify } from '../state/session.ts'
import { describeProblem } from '../text/spoken.ts'
import { text } from '../text/text.ts'
import { toClipboard } from './clipboard.ts'

export async function copyNumbers(numbers: Tensor, format: Exclude<TableFormat, 'npy'>): Promise<void> {
  const copied = await toClipboard(() => navigator.clipboard.writeText(writeTable(numbers, format)))
  if (copied.ok) notify('done', text.export.copied)
  else notify('refused', copied.problems.map(describeProblem).join(' '))
}

/** @param name of the file, without its extension */
export async function saveNumbers(name: string, numbers: Tensor): Promise<void> {
  const saved = await services().host.exportFile({
    suggestedName: `${name}.npy`,
    mediaType: 'application/octet-stream',
    content: new Uint8Array(writeTable(numbers, 'npy')),
  })
  if (!saved.ok) notify('refused', saved.problems.map(describeProblem).join(' '))
  else if (saved.value !== null) notify('done', text.status.exported(saved.value))
}
