/** Questions about files that wait for an answer. */
import { create } from 'zustand'
import type { FileVersion, LostDraft, SavedFile } from '../../shared/host/contract.ts'

export type FileQuestion =
  | { readonly kind: 'changed-on-disk'; readonly file: SavedFile }
  | { readonly kind: 'recover'; readonly drafts: readonly LostDraft[] }
  | { readonly kind: 'versions'; readonly file: SavedFile; readonly versions: readonly FileVersion[] }

export const useFileQuestion = create<{ readonly question: FileQuestion | null }>(() => ({ question: null }))

export function askQuestion(question: FileQuestion): void {
  useFileQuestion.setState({ question })
}

export function closeQuestion(): void {
  useFileQuestion.setState({ question: null })
}
