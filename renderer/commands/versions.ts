/** What a file held before its last saves: listed, looked at, gone back to, or opened as a copy. */
import type { Document } from '../../shared/document/document.ts'
import { parseDocument } from '../../shared/document/parse.ts'
import type { SavedFile } from '../../shared/host/contract.ts'
import type { Result } from '../../shared/problem/result.ts'
import { services } from '../app/services.ts'
import { useDocument } from '../state/document.ts'
import { askQuestion, closeQuestion } from '../state/file-questions.ts'
import { notify } from '../state/session.ts'
import { text } from '../text/text.ts'
import { openCopy, putInPlace, refuse, whenSaved } from './file.ts'

export async function showVersions(): Promise<void> {
  const { file } = useDocument.getState()
  if (file === null) return
  const versions = await services().host.versions.list(file.token)
  if (!versions.ok) refuse(versions.problems)
  else if (versions.value.length === 0) notify('done', text.versions.none)
  else askQuestion({ kind: 'versions', file, versions: versions.value })
}

export async function readVersion({ token }: SavedFile, id: string): Promise<Result<Document>> {
  const version = await services().host.versions.read(token, id)
  if (!version.ok) return version
  const read = parseDocument(version.value)
  return read.ok ? { ok: true, value: read.value.document } : read
}

/** Takes the place of what the window shows, as one entry of the history; the file changes only with the next save. */
export function restoreVersion(document: Document): void {
  closeQuestion()
  putInPlace(document, text.versions.entry)
  notify('done', text.versions.restored)
}

/** A graph of its own, which has no place yet. */
export function openVersionAsCopy(document: Document): void {
  closeQuestion()
  whenSaved(() => openCopy(document))
}
