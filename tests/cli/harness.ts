/** Runs calls of the command line inside the test, with files in a folder of its own. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { afterEach, beforeEach } from 'vitest'
import type { Io, Output } from '../../cli/io.ts'
import { run } from '../../cli/program.ts'

export interface Ran {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
  /** Sentences on standard error. */
  readonly sentences: readonly string[]
  readonly bytes: Buffer
}

export interface Surroundings {
  readonly stdin?: string
  /** Whether standard output and error are a terminal. */
  readonly terminal?: boolean
  readonly interruptAfterMs?: number
  /** What the system says to everything that is printed, for example `EPIPE`. */
  readonly stdoutFails?: string
}

/** Runs `chainrule` with these arguments. */
export async function chainrule(argv: readonly string[], surroundings: Surroundings = {}): Promise<Ran> {
  const { stdin = '', terminal = false, interruptAfterMs, stdoutFails } = surroundings
  const stdout = collect(terminal, stdoutFails)
  const stderr = collect(terminal)
  const io: Io = {
    readStandardInput: () => Promise.resolve(Buffer.from(stdin)),
    stdout: stdout.stream,
    stderr: stderr.stream,
    onInterrupt: (stop) => {
      const timer = interruptAfterMs === undefined ? undefined : setTimeout(stop, interruptAfterMs)
      return () => clearTimeout(timer)
    },
  }
  const exitCode = await run(argv, io)
  const [output, errors] = [stdout.read(), stderr.read().toString()]
  const sentences = errors.split('\n').filter((line) => line !== '')
  return { exitCode, stdout: output.toString(), stderr: errors, sentences, bytes: output }
}

function collect(terminal: boolean, code?: string): { readonly stream: Output; readonly read: () => Buffer } {
  const chunks: Buffer[] = []
  const stream = new Writable({
    write: (chunk: Buffer, _, done) => {
      if (code !== undefined) return done(Object.assign(new Error(code), { code }))
      chunks.push(chunk)
      done()
    },
  })
  stream.on('error', () => {})
  return { stream: Object.assign(stream, { isTTY: terminal }), read: () => Buffer.concat(chunks) }
}

export interface Folder {
  /** Writes a file and answers with its path; JSON is written for anything but text. */
  readonly write: (name: string, content: unknown) => string
  readonly path: (name: string) => string
  readonly read: (name: string) => string
  readonly list: () => readonly string[]
}

/** A folder that is new for every test of the file. */
export function useFolder(): Folder {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'chainrule-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))
  const path = (name: string) => join(folder, name)
  return {
    path,
    write: (name, content) => {
      writeFileSync(path(name), typeof content === 'string' ? content : JSON.stringify(content))
      return path(name)
    },
    read: (name) => readFileSync(path(name), 'utf8'),
    list: () => readdirSync(folder).sort(),
  }
}
