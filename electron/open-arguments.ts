/** The files among the words the program was started with. */
import { resolve } from 'node:path'

/**
 * Absolute paths of the files to open. From a checkout the words are `electron`, its switches, the project's folder and
 * then the files; an installed program has no folder among them.
 */
export function filesToOpen(words: readonly string[], folder: string, isInstalled: boolean): readonly string[] {
  const names = words.filter((word) => !word.startsWith('-'))
  return names.slice(isInstalled ? 1 : 2).map((name) => resolve(folder, name))
}
