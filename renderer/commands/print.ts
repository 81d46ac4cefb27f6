/** Printing: the figure alone, as an export would write it, on one page. */
import { requestExport, writeRequest } from '../state/export-preview.ts'
import { notify } from '../state/session.ts'
import { describeProblem } from '../text/spoken.ts'

export async function print(): Promise<void> {
  const { options, ...request } = requestExport('svg')
  const figure = await writeRequest({ ...request, options: { ...options, theme: 'light', embed: false } })
  if (figure === null) return
  if (!figure.ok) return notify('refused', figure.problems.map(describeProblem).join(' '))
  await printPicture(new Blob([figure.value.content], { type: 'image/svg+xml' }))
}

/** Puts a picture beside the program, which only the printer sees, as long as it is being printed. */
async function printPicture(picture: Blob): Promise<void> {
  const address = URL.createObjectURL(picture)
  const sheet = document.createElement('img')
  sheet.className = 'print-sheet'
  sheet.alt = ''
  sheet.src = address
  document.body.append(sheet)
  try {
    await sheet.decode()
    window.print()
  } finally {
    sheet.remove()
    URL.revokeObjectURL(address)
  }
}
