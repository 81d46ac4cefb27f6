/** The draft of one window, and those that windows before it have left behind. */
import type { Draft, Drafts, FileToken, SavedFile } from '../../shared/host/contract.ts'
import { success } from '../../shared/problem/result.ts'
import type { DraftFacts, DraftStore } from './draft-store.ts'

type DraftFile = NonNullable<DraftFacts['file']>

/** How the window knows its files. */
export interface DraftFiles {
  readonly fileOf: (token: FileToken | null) => DraftFile | null
  /** Makes the file of a draft the window's own; `null` where another window has it. */
  readonly adopt: (file: DraftFile) => Promise<SavedFile | null>
}

export interface WindowDraft extends Drafts {
  /** The window is gone: what it left behind is offered to the next one. */
  readonly release: () => void
}

export function createWindowDraft(store: DraftStore, files: DraftFiles): WindowDraft {
  const id = store.claim()
  return {
    keep: ({ name, file, text }: Draft) => store.keep(id, { name, file: files.fileOf(file), text }),
    drop: () => store.remove(id),
    list: async () => {
      const drafts = await store.list()
      return drafts.ok ? success(drafts.value.map(({ id, name, savedAtMs }) => ({ id, name, savedAtMs }))) : drafts
    },
    read: async (other) => {
      const draft = await store.read(other)
      if (!draft.ok) return draft
      const { name, savedAtMs, text } = draft.value
      return success({ id: other, name, savedAtMs, text })
    },
    adopt: async (other) => {
      const draft = await store.read(other)
      if (!draft.ok) return draft
      return success(draft.value.file === null ? null : await files.adopt(draft.value.file))
    },
    remove: store.remove,
    release: () => store.release(id),
  }
}
