/** Which window has which file, so that two windows never write to the same one. */
export interface OpenFiles {
  /** The window that has a file, `null` if none has. */
  readonly ownerOf: (path: string) => string | null
  /** From now on this is the file of the window; `null` where its graph has no place. */
  readonly assign: (window: string, path: string | null) => void
}

export function createOpenFiles(): OpenFiles {
  const files = new Map<string, string>()
  return {
    ownerOf: (path) => [...files].find(([, file]) => file === path)?.[0] ?? null,
    assign: (window, path) => {
      if (path === null) files.delete(window)
      else files.set(window, path)
    },
  }
}
