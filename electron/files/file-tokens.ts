/** The table that turns the page's opaque tokens into places on the disk. */
import { randomUUID } from 'node:crypto'
import type { FileToken } from '../../shared/host/contract.ts'

export interface FileTokens {
  /** The token of a place, the same one every time. */
  readonly tokenFor: (path: string) => FileToken
  /** The place of a token, `null` if this process never handed it out. */
  readonly pathOf: (token: string) => string | null
}

export function createFileTokens(): FileTokens {
  const paths = new Map<string, string>()
  const tokens = new Map<string, FileToken>()
  return {
    tokenFor: (path) => {
      const known = tokens.get(path)
      if (known !== undefined) return known
      const token = randomUUID() as FileToken
      tokens.set(path, token)
      paths.set(token, path)
      return token
    },
    pathOf: (token) => paths.get(token) ?? null,
  }
}
