/** The programs that read what is exported, where they are installed. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export function isInstalled(program: string): boolean {
  return spawnSync('which', [program]).status === 0
}

/** Runs a program on a file with this content; `FILE` among its arguments is the file. */
export function consume(program: string, argv: readonly string[], content: string | Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'chainrule-'))
  try {
    const file = join(folder, 'file')
    writeFileSync(file, content)
    const words = argv.map((word) => word.replaceAll('FILE', file))
    return execFileSync(program, words, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
  } finally {
    rmSync(folder, { recursive: true })
  }
}
