/**
 * The disk, as far as the file services use it. They are handed this object instead of importing `node:fs`, so that
 * the tests can make every single call fail in turn.
 */
import { access, copyFile, mkdir, open, readdir, realpath, rename, stat, unlink } from 'node:fs/promises'

export const disk = { access, copyFile, mkdir, open, readdir, realpath, rename, stat, unlink }

export type Disk = typeof disk

/** The code of an exception of `node:fs`, for example `ENOENT`; `null` for everything else. */
export function systemCode(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null
}
