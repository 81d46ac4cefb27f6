/**
 * The border between the page and the main process: whatever arrives is unknown until it has been looked at, and what
 * does not fit is answered with a problem, never with an exception.
 */
import { requestChannels, type RequestChannel } from '../shared/host/channels.ts'
import { LARGEST_FILE_BYTES, type Draft, type ExportedFile, type SaveManner } from '../shared/host/contract.ts'
import { problem } from '../shared/problem/problem.ts'
import { failure, type Result } from '../shared/problem/result.ts'
import type { FileService } from './files/file-service.ts'

export type Answer = (...request: readonly unknown[]) => Promise<Result<unknown>>

/** One argument of a request: what it must be, in words and as a test. */
export interface Argument<T> {
  readonly expected: string
  readonly accepts: (value: unknown) => value is T
}

export const text: Argument<string> = {
  expected: 'a text',
  accepts: (value): value is string => typeof value === 'string' && value.length <= LARGEST_FILE_BYTES,
}
export const flag: Argument<boolean> = {
  expected: 'yes or no',
  accepts: (value): value is boolean => typeof value === 'boolean',
}
export const token: Argument<string> = { ...text, expected: 'a token' }
export const tokenOrNone: Argument<string | null> = {
  expected: 'a token or nothing',
  accepts: (value): value is string | null => value === null || text.accepts(value),
}
const manner: Argument<SaveManner> = {
  expected: '"ask" or "replace"',
  accepts: (value): value is SaveManner => value === 'ask' || value === 'replace',
}
const exportedFile: Argument<ExportedFile> = {
  expected: 'a name, a media type and a content',
  accepts: (value): value is ExportedFile => {
    if (typeof value !== 'object' || value === null) return false
    const { suggestedName, mediaType, content } = value as Partial<Record<keyof ExportedFile, unknown>>
    return text.accepts(suggestedName) && text.accepts(mediaType) && (text.accepts(content) || isBytes(content))
  },
}
const draft: Argument<Draft> = {
  expected: 'a name, a token and a text',
  accepts: (value): value is Draft => {
    if (typeof value !== 'object' || value === null) return false
    const { name, file, text: content } = value as Partial<Record<keyof Draft, unknown>>
    return text.accepts(name) && tokenOrNone.accepts(file) && text.accepts(content)
  },
}

function isBytes(value: unknown): value is Uint8Array {
  return value instanceof Uint8Array && value.byteLength <= LARGEST_FILE_BYTES
}

/** An answer that is given only to a request with these arguments, no more and no fewer. */
export function answerTo<const A extends readonly unknown[]>(
  channel: string,
  expected: { readonly [I in keyof A]: Argument<A[I]> },
  answer: (...request: A) => Promise<Result<unknown>>,
): Answer {
  return async (...request) => {
    const fits =
      request.length === expected.length && expected.every((argument, index) => argument.accepts(request[index]))
    if (fits) return answer(...(request as unknown as A))
    return refused(channel, expected.map((argument) => argument.expected).join(', then ') || 'nothing')
  }
}

/** What each channel about files answers; the arguments have not been checked by anyone before. */
export function createFileAnswers(files: FileService): ReadonlyMap<RequestChannel, Answer> {
  const c = requestChannels
  return new Map<RequestChannel, Answer>([
    [c.open, answerTo(c.open, [], () => files.open())],
    [c.reopen, answerTo(c.reopen, [token], (file) => files.reopen(file))],
    [c.save, answerTo(c.save, [token, text, manner], (file, content, how) => files.save(file, content, how))],
    [c.saveAs, answerTo(c.saveAs, [text, text], (name, content) => files.saveAs(name, content))],
    [c.exportFile, answerTo(c.exportFile, [exportedFile], (file) => files.exportFile(file))],
    [c.listRecent, answerTo(c.listRecent, [], () => files.listRecent())],
    [c.listVersions, answerTo(c.listVersions, [token], (file) => files.listVersions(file))],
    [c.readVersion, answerTo(c.readVersion, [token, text], (file, id) => files.readVersion(file, id))],
    [c.keepDraft, answerTo(c.keepDraft, [draft], (kept) => files.draft.keep(kept))],
    [c.dropDraft, answerTo(c.dropDraft, [], () => files.draft.drop())],
    [c.listDrafts, answerTo(c.listDrafts, [], () => files.draft.list())],
    [c.readDraft, answerTo(c.readDraft, [text], (id) => files.draft.read(id))],
    [c.adoptDraft, answerTo(c.adoptDraft, [text], (id) => files.draft.adopt(id))],
    [c.removeDraft, answerTo(c.removeDraft, [text], (id) => files.draft.remove(id))],
  ])
}

export function refused(channel: string, expected: string): Result<never> {
  return failure(problem('host/bad-request', { channel, expected }))
}
