/** New, Open, Save and the examples. Files are tokens of the host; what cannot be read is said and changes nothing. */
import { EMPTY_DOCUMENT, type Document } from '../../shared/document/document.ts'
import { parseDocument } from '../../shared/document/parse.ts'
import { writeDocument } from '../../shared/document/write.ts'
import { DOCUMENT_EXTENSION, type OpenedFile, type SavedFile, type SaveManner } from '../../shared/host/contract.ts'
import type { Problem } from '../../shared/problem/problem.ts'
import type { Result } from '../../shared/problem/result.ts'
import { services } from '../app/services.ts'
import {
  commitDocument,
  detachDocument,
  isEdited,
  markSaved,
  readDocument,
  recoverDocument,
  replaceDocument,
  useDocument,
} from '../state/document.ts'
import type { Example } from '../state/examples.ts'
import { openDock } from '../state/dock.ts'
import { askQuestion } from '../state/file-questions.ts'
import { changeSession, initialSession, notify } from '../state/session.ts'
import { readView } from '../state/view.ts'
import { describeProblem, wordsOfExample } from '../text/spoken.ts'
import { text } from '../text/text.ts'
import { needsLayout, tidyUp } from './arrange.ts'
import { dropRuns } from './train.ts'

export function newDocument(): void {
  whenSaved(() => show(EMPTY_DOCUMENT, null))
}

export function open(): void {
  whenSaved(() => void services().host.open().then(openFile))
}

/** Does something that replaces the document; with unsaved changes, after asking. */
export function whenSaved(proceed: () => void): void {
  if (isEdited(useDocument.getState())) saveBefore(proceed)
  else proceed()
}

/** Asks whether to save or to give up what is unsaved; `stay` is told when the person wants neither. */
export function saveBefore(proceed: () => void, stay: () => void = () => {}): void {
  changeSession({ dialog: { kind: 'discard', proceed, stay } })
}

/** Opens one of the files one worked with lately. */
export function openRecent({ token }: SavedFile): void {
  whenSaved(() => void services().host.reopen(token).then(openFile))
}

/** Opens a file because the system asked for it (a double click in the file manager) or because it was dropped. */
export function openRequested(file: Result<OpenedFile>): void {
  whenSaved(() => openFile(file))
}

/** Shows what was opened, or says why it could not be. */
export function openFile(opened: Result<OpenedFile | null>): void {
  if (!opened.ok) refuse(opened.problems)
  else if (opened.value !== null) openText(opened.value.text, opened.value.isExport ? null : opened.value)
}

/** Opens a graph that is no file: the example of an op. */
export function openGraph(document: Document): void {
  whenSaved(() => show(document, null))
}

export function openExample(example: Example): void {
  const { title, description } = wordsOfExample(example)
  whenSaved(() => openText(example.text, null, { title, ...(description !== '' && { description }) }))
}

/**
 * Reads the text of a file and shows it; returns whether it could be read.
 *
 * @param head title and description in the language that is spoken
 */
export function openText(content: string, file: SavedFile | null, head: Partial<Document> = {}): boolean {
  const read = parseDocument(content)
  if (!read.ok) {
    refuse(read.problems)
    return false
  }
  show({ ...read.value.document, ...head }, file === null ? null : { token: file.token, name: file.name })
  changeSession({ requestProblems: read.value.notices.filter(({ code }) => code.startsWith('document/')) })
  return true
}

/** Saves to the file of the document, or asks for a place. A file that was changed meanwhile raises a question. */
export function save(manner: SaveManner = 'ask'): Promise<void> {
  return inOrder(async () => {
    const { file, document } = useDocument.getState()
    if (file === null) return saveToNewPlace()
    const saved = await services().host.save(file.token, writeDocument(document), manner)
    const isChanged = !saved.ok && saved.problems.some(({ code }) => code === 'host/changed-on-disk')
    if (isChanged) askQuestion({ kind: 'changed-on-disk', file })
    else finishSaving(saved, document)
  })
}

export function saveAs(): Promise<void> {
  return inOrder(saveToNewPlace)
}

async function saveToNewPlace(): Promise<void> {
  const document = readDocument()
  finishSaving(await services().host.saveAs(suggestName(DOCUMENT_EXTENSION), writeDocument(document)), document)
}

/** Back to what the file holds: one entry of the history, so that it can be undone. */
export async function revert(): Promise<void> {
  const { file } = useDocument.getState()
  if (file === null) return
  const opened = await services().host.reopen(file.token)
  if (!opened.ok) return refuse(opened.problems)
  const read = parseDocument(opened.value.text)
  if (!read.ok) return refuse(read.problems)
  putInPlace(read.value.document, text.commands.revert)
  markSaved(file, readDocument())
  notify('done', text.files.reverted(file.name))
}

/** Shows another state of the same file, as one entry of the history with that name. */
export function putInPlace(document: Document, name: string): void {
  commitDocument(document, name)
  changeSession({ ...initialSession })
  if (needsLayout(readDocument())) void tidyUp({ joinsEntry: true })
}

/** Goes on with a copy, which has no place yet; the file stays as it was last saved. */
export function makeCopy(): void {
  const { document, file } = useDocument.getState()
  commitDocument(titledAsCopy(document, file), text.commands.makeCopy)
  detachDocument()
  notify('done', text.files.copied)
}

/** Shows another state of the file in its place, as a copy that has no place yet. */
export function openCopy(document: Document): void {
  openRecovered(titledAsCopy(document, useDocument.getState().file), null)
  notify('done', text.files.copied)
}

function titledAsCopy(document: Document, file: SavedFile | null): Document {
  const name = document.title === '' ? (file?.name ?? text.untitled) : document.title
  return { ...document, title: text.files.copyOf(name) }
}

/** Calls one after the other: the second of two quick saves must find what the first one wrote. */
let last: Promise<unknown> = Promise.resolve()
function inOrder(call: () => Promise<void>): Promise<void> {
  const answer = last.then(call)
  last = answer.catch(() => {})
  return answer
}

/** Shows a graph that was never saved: what a crash left behind, or a copy. */
export function openRecovered(document: Document, file: SavedFile | null): void {
  dropRuns()
  recoverDocument(document, file)
  arrive(document)
}

/** A file name from the title, without characters that file systems refuse. */
export function suggestName(extension: string): string {
  const title = readDocument()
    .title.replaceAll(/[\s\\/:*?"<>|\p{Cc}]+/gu, ' ')
    .trim()
  return `${title === '' ? text.untitled : title.slice(0, 80).trim()}.${extension}`
}

function finishSaving(saved: Result<SavedFile | null>, written: Document): void {
  if (!saved.ok) refuse(saved.problems)
  else if (saved.value !== null) {
    markSaved(saved.value, written)
    notify('done', text.status.saved(saved.value.name))
  }
}

function show(document: Document, file: SavedFile | null): void {
  dropRuns()
  replaceDocument(document, file)
  arrive(document)
}

/** Another document has come into the window. */
function arrive(document: Document): void {
  changeSession({ ...initialSession })
  if (needsLayout(document)) void tidyUp({ joinsEntry: true })
  else readView().fit('at once')
}

export function refuse(problems: readonly Problem[]): void {
  changeSession({ requestProblems: problems })
  if (problems.length > 1) openDock('problems')
  notify('refused', problems.slice(0, 1).map(describeProblem).join(' '))
}
