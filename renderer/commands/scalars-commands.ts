import { expandScalars, restoreVectors } from '../../shared/rewrite/scalars.ts'
import { moveNodes } from '../../shared/document/edits.ts'
import type { Document } from '../../shared/document/document.ts'
import { services } from '../app/services.ts'
import { commitDocument, readDocument, useDocument } from '../state/document.ts'
import { clearSelection, notify } from '../state/session.ts'
import { readView } from '../state/view.ts'
import { describeProblem } from '../text/spoken.ts'
import { text } from '../text/text.ts'
import type { Command } from './command.ts'
import { hasNodes } from './conditions.ts'
import { whenDrawn } from './when-drawn.ts'

const isExpanded = (): boolean => useDocument.getState().document.vectorForm !== undefined

/** Vectors written out in single numbers, and back: one entry of the history each way. */
export const scalarsCommands = {
  toggleScalars: {
    id: 'toggleScalars',
    title: () => (isExpanded() ? text.understanding.scalars.back : text.understanding.scalars.expand),
    hint: () => text.understanding.scalars.hint,
    shortcuts: ['V'],
    isEnabled: hasNodes,
    run: toggleScalars,
  },
} satisfies Record<string, Command>

async function toggleScalars(): Promise<void> {
  const document = readDocument()
  const { scalars } = text.understanding
  const restored = restoreVectors(document)
  if (restored !== null) return show(restored, scalars.back)
  const expanded = expandScalars(document)
  if (!expanded.ok) {
    notify('refused', describeProblem(expanded.problems[0]))
    return
  }
  const positions = await services().arrange.layoutDocument(expanded.value)
  // Whatever was edited meanwhile is newer.
  if (readDocument() === document) show(moveNodes(expanded.value, positions), scalars.expand)
}

function show(document: Document, name: string): void {
  clearSelection()
  commitDocument(document, name)
  whenDrawn(
    () => true,
    () => readView().fit(),
  )
}
