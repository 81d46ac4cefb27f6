/** A host whose disk is a map in memory: the editor's tests run on it, and it behaves as the real ones do. */
import { problem } from '../problem/problem.ts'
import { failure, success, type Result } from '../problem/result.ts'
import type { ExportedFile, FileToken, Host, OpenedFile } from './contract.ts'
import { createOpenRequests } from './open-requests.ts'

export interface MemoryHost extends Host {
  /** Every file by name: saved text and exports alike. */
  readonly files: Map<string, string | Uint8Array>
  /** What the person chooses in the next dialogs, in order; an empty list means they cancel. */
  readonly choices: string[]
  /** Acts as the system asking the program to open a file. */
  readonly requestOpen: (name: string) => void
}

/** A memory host that starts with the given files; a token is the file's name. */
export function createMemoryHost(initial: Readonly<Record<string, string>> = {}): MemoryHost {
  const files = new Map<string, string | Uint8Array>(Object.entries(initial))
  const choices: string[] = []
  const requests = createOpenRequests()

  const read = (name: string): Result<OpenedFile> => {
    const content = files.get(name)
    if (content === undefined) return failure(problem('host/missing', { name }))
    if (typeof content !== 'string') return failure(problem('host/not-text', { name }))
    return success({ token: name as FileToken, name, text: content, isExport: false })
  }
  const write = (name: string, content: string | Uint8Array) => {
    files.set(name, content)
    return { token: name as FileToken, name }
  }

  return {
    kind: 'memory',
    files,
    choices,
    open: async () => {
      const name = choices.shift()
      return name === undefined ? success(null) : read(name)
    },
    save: async (token, text) =>
      files.has(token) ? success(write(token, text)) : failure(problem('host/unknown-token', undefined)),
    saveAs: async (_suggestedName, text) => {
      const name = choices.shift()
      return success(name === undefined ? null : write(name, text))
    },
    exportFile: async ({ content }: ExportedFile) => {
      const name = choices.shift()
      return success(name === undefined ? null : write(name, content).name)
    },
    onOpenRequest: requests.subscribe,
    requestOpen: (name) => requests.deliver(read(name)),
  }
}
