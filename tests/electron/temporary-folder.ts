import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'

/** A fresh folder on the real disk for every test of a file; answers paths inside it. */
export function useTemporaryFolder(): (name?: string) => string {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'chainrule-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))
  return (name = '.') => join(folder, name)
}
