/** Finding one's way: the command palette, shortcuts, examples, the reference, the tour. */
import { readDocument } from '../state/document.ts'
import { changeSession } from '../state/session.ts'
import { startTour } from '../state/tour.ts'
import { text } from '../text/text.ts'
import type { Command } from './command.ts'
import { onlySelected } from './edit.ts'

export const deskCommands = {
  palette: {
    id: 'palette',
    title: () => text.desk.palette,
    shortcuts: ['Mod+K', 'Mod+Shift+P'],
    inFields: true,
    run: () => changeSession({ dialog: { kind: 'finder' } }),
  },
  shortcuts: {
    id: 'shortcuts',
    title: () => text.desk.shortcuts,
    shortcuts: ['Mod+/', '?'],
    run: () => changeSession({ dialog: { kind: 'shortcuts' } }),
  },
  gallery: {
    id: 'gallery',
    title: () => text.desk.gallery,
    shortcuts: ['Mod+Shift+O'],
    inFields: true,
    run: () => changeSession({ dialog: { kind: 'gallery' } }),
  },
  helpOnOp: {
    id: 'helpOnOp',
    title: () => text.desk.helpOnOp,
    shortcuts: ['F1'],
    inFields: true,
    run: () => openReference(selectedOp()),
  },
  reference: { id: 'reference', title: () => text.desk.reference, run: () => openReference(null) },
  tour: { id: 'tour', title: () => text.desk.tour, run: startTour },
} satisfies Record<string, Command>

/** Opens the reference at an op, or at the whole library. */
export function openReference(op: string | null): void {
  changeSession({ dialog: { kind: 'reference', op } })
}

function selectedOp(): string | null {
  const id = onlySelected()
  return readDocument().nodes.find((node) => node.id === id)?.op ?? null
}
