/** The log: what happened to the program itself, a line each, for the day when somebody asks. It never leaves the disk. */
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

const LARGEST_BYTES = 512 * 1024

export interface Log {
  readonly path: string
  readonly write: (event: string, detail?: unknown) => void
}

/**
 * A log that keeps one older part of itself. Written at once, because the last line before a crash is the one that
 * matters; where it cannot be written the program goes on without.
 */
export function createLog(path: string, now: () => Date = () => new Date(), largestBytes = LARGEST_BYTES): Log {
  return {
    path,
    write: (event, detail) => {
      const line = [now().toISOString(), event, detail === undefined ? '' : describe(detail)].join(' ').trimEnd()
      try {
        mkdirSync(dirname(path), { recursive: true })
        if (sizeOf(path) > largestBytes) renameSync(path, `${path}.old`)
        appendFileSync(path, `${line.replaceAll(/[\r\n]+/g, ' | ')}\n`)
      } catch {
        // There is no better place to say so.
      }
    },
  }
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0
}

function describe(detail: unknown): string {
  if (detail instanceof Error) return detail.stack ?? detail.message
  return typeof detail === 'string' ? detail : JSON.stringify(detail)
}
