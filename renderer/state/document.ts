/** The document and its history, and the file it belongs to. Every edit goes through {@link commitDocument}. */
import { create } from 'zustand'
import { EMPTY_DOCUMENT, type Document } from '../../shared/document/document.ts'
import { diffDocuments, isEmpty } from '../../shared/document/change.ts'
import * as history from '../../shared/document/history.ts'
import type { SavedFile } from '../../shared/host/contract.ts'

interface DocumentState {
  /** The current document: the same object as `history.document`. */
  readonly document: Document
  readonly history: history.History
  /** Where Save writes to; `null` until the document has a place. */
  readonly file: SavedFile | null
  /**
   * The document as it was last saved or opened: what "edited" is measured against. Where the current document says the
   * same, after Undo for example, it is the same object.
   */
  readonly saved: Document
}

function startState(document: Document, file: SavedFile | null): DocumentState {
  return { document, history: history.startHistory(document), file, saved: document }
}

/** Equal to no document that is shown. */
const UNSAVED: Document = { ...EMPTY_DOCUMENT }

export const useDocument = create<DocumentState>(() => startState(EMPTY_DOCUMENT, null))

export const readDocument = (): Document => useDocument.getState().document

/** Shows another document; what was done to the present one can no longer be undone. */
export function replaceDocument(document: Document, file: SavedFile | null = null): void {
  useDocument.setState(startState(document, file))
}

/**
 * Makes an edited document the current one.
 *
 * @param name what was done, as it stands after "Undo"
 * @param burst edits in a row with the same key are one entry, until {@link endBurst}
 */
export function commitDocument(document: Document, name: string, burst: string | null = null): void {
  show(history.commit(useDocument.getState().history, document, name, burst))
}

/**
 * Completes what was done last, without an entry of its own: the layout of a graph that came without positions. A
 * document without history (just opened) is not edited by it.
 */
export function placeDocument(document: Document): void {
  const { history: past, file, saved, document: shown } = useDocument.getState()
  if (past.position === 0)
    useDocument.setState({ ...startState(document, file), saved: saved === shown ? document : saved })
  else {
    const { name } = past.entries[past.position - 1]
    show(history.commit(history.undo(past), document, name))
  }
}

/** Ends a drag or the typing in a field. */
export function endBurst(): void {
  show(history.mark(useDocument.getState().history))
}

export function undo(): void {
  show(history.undo(useDocument.getState().history))
}

/** Goes to the state after the first `position` entries of the history. */
export function goToEntry(position: number): void {
  show(history.jump(useDocument.getState().history, position))
}

export function redo(): void {
  show(history.redo(useDocument.getState().history))
}

/** The document as it was written; edits made since are not saved by it. */
export function markSaved(file: SavedFile, written: Document): void {
  useDocument.setState(({ document }) => ({ file, saved: meet(written, document) }))
}

/** Shows unsaved work again: there is something to save from the start. */
export function recoverDocument(document: Document, file: SavedFile | null): void {
  useDocument.setState({ ...startState(document, file), saved: UNSAVED })
}

/** From now on the document has no place: what is saved next is another file. */
export function detachDocument(): void {
  useDocument.setState({ file: null, saved: UNSAVED })
}

export const canUndo = (state: DocumentState): boolean => history.canUndo(state.history)
export const canRedo = (state: DocumentState): boolean => history.canRedo(state.history)
/** What Undo and Redo would take back and do again, by name. */
export const entryBefore = ({ history: { entries, position } }: DocumentState): string | null =>
  position > 0 ? entries[position - 1].name : null
export const entryAfter = ({ history: { entries, position } }: DocumentState): string | null =>
  position < entries.length ? entries[position].name : null

export const isEdited = ({ document, saved }: DocumentState): boolean => document !== saved

function show(next: history.History): void {
  useDocument.setState(({ saved }) => ({
    history: next,
    document: next.document,
    saved: meet(saved, next.document),
  }))
}

/** The saved document, or the current one if it says the same. */
function meet(saved: Document, document: Document): Document {
  const isSame = saved !== UNSAVED && saved !== document && isEmpty(diffDocuments(saved, document))
  return isSame ? document : saved
}
