/**
 * What a command found out or made, as a value. Commands print and write nothing themselves: this one place keeps the
 * promise that a request with a problem leaves standard output empty and no file touched.
 */
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { describeProblem, type Problem } from '../shared/problem/problem.ts'
import type { Io, Output } from './io.ts'
import { writeFiles, type NewFile } from './write-files.ts'

export interface Outcome {
  /** For standard output; pieces are made while they are written, so that large results need no large text. */
  readonly output?: string | Uint8Array | Iterable<string>
  /** Written before anything is printed, all of them or none. */
  readonly files?: readonly NewFile[]
  /** Sentences for standard error that are no problems. */
  readonly notes?: readonly string[]
  /** Each becomes a sentence on standard error; then `output` is not printed. */
  readonly problems?: readonly Problem[]
}

/** What a command made goes to the file named with `-o`, otherwise to standard output. */
export function printed(content: string | Uint8Array, path: string | undefined): Outcome {
  return path === undefined ? { output: content } : { files: [{ path, content }] }
}

export const EXIT_DONE = 0
export const EXIT_PROBLEM = 1
export const EXIT_USAGE = 2

/** Writes what there is to write and answers with the exit code. */
export async function deliver({ output, files = [], notes = [], problems = [] }: Outcome, io: Io): Promise<number> {
  const unwritten = await writeFiles(files)
  const sentences = [...notes, ...[...problems, ...unwritten].map(describeProblem)]
  if (sentences.length > 0)
    await write(
      io.stderr,
      sentences.map((sentence) => `${sentence}\n`),
    )
  if (problems.length > 0 || unwritten.length > 0) return EXIT_PROBLEM
  if (output !== undefined) await write(io.stdout, typeof output === 'string' ? [output] : output)
  return EXIT_DONE
}

async function write(stream: Output, content: Iterable<string> | Uint8Array): Promise<void> {
  const pieces = content instanceof Uint8Array ? [content] : gather(content)
  try {
    await pipeline(Readable.from(pieces), stream, { end: false })
  } catch (error) {
    // `chainrule ops | head` closes the pipe early; the reader has what it wanted.
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error
  }
}

/** Characters written at once: every write is a call of the system. */
const CHUNK_LENGTH = 2 ** 16

function* gather(pieces: Iterable<string>): Generator<string> {
  let chunk = ''
  for (const piece of pieces) {
    chunk += piece
    if (chunk.length < CHUNK_LENGTH) continue
    yield chunk
    chunk = ''
  }
  if (chunk !== '') yield chunk
}
