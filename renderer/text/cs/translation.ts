/**
 * A translation of a part of the English catalogue: the same keys, strings for strings, functions with the same
 * parameters. What is still missing is said in English; `tests/renderer/text.test.ts` lists it.
 */
export type Translation<T> = T extends string
  ? string
  : T extends (...args: never[]) => unknown
    ? T
    : T extends readonly unknown[]
      ? T
      : { readonly [K in keyof T]?: Translation<T[K]> }

type Tree = { readonly [key: string]: unknown }

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The translation, with the original where something is not translated yet. */
export function complete<T>(original: T, translation: Translation<T>): T {
  return completeTree(original, translation) as T
}

function completeTree(original: unknown, translation: unknown): unknown {
  if (translation === undefined) return original
  if (!isTree(original) || !isTree(translation)) return translation
  return Object.fromEntries(Object.keys(original).map((key) => [key, completeTree(original[key], translation[key])]))
}

/** Paths such as `commands.undo` that have no translation. */
export function listUntranslated(original: unknown, translation: unknown, path = ''): readonly string[] {
  if (translation === undefined) return [path]
  if (!isTree(original) || !isTree(translation)) return []
  return Object.keys(original).flatMap((key) =>
    listUntranslated(original[key], translation[key], path === '' ? key : `${path}.${key}`),
  )
}
