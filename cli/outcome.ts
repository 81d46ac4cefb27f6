/**
 * What a command found out or made, as a value. Commands print and write nothing themselves: this one place keeps the
 * promise that a request with a problem leaves standard output empty and no file touched.
 */
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { describeSystemCode } from '../shared/host/system-code.ts'
import type { Language } from '../shared/language/language.ts'
import { describeProblemIn, problem, type Problem } from '../shared/problem/problem.ts'
import type { Io, Output } from './io.ts'
import { writeFiles, type NewFile } from './write-files.ts'

export interface Outcome {
  /** For standard output; pieces are made while they are written, so that large results need no large text. */
  readonly output?: string | Uint8Array | Iterable<string>
  /** Written before anything is printed, all of them or none. */
  readonly files?: readonly NewFile[]
  /** Worth knowing, said on standard error: what could be done all the same, or a sentence. */
  readonly notes?: readonly (Problem | string)[]
  /** Each becomes a sentence on standard error; then `output` is not printed. */
  readonly problems?: readonly Problem[]
}

/** An export that says something of what it wrote. */
export function noted(outcome: Outcome, notes: readonly Problem[]): Outcome {
  return { ...outcome, notes }
}

/** What a command made goes to the file named with `-o`, otherwise to standard output. */
export function printed(content: string | Uint8Array, path: string | undefined): Outcome {
  return path === undefined ? { output: content } : { files: [{ path, content }] }
}

export const EXIT_DONE = 0
export const EXIT_PROBLEM = 1
export const EXIT_USAGE = 2

/** Writes what there is to write and answers with the exit code. */
export async function deliver(
  { output, files = [], notes = [], problems = [] }: Outcome,
  io: Io,
  language: Language = 'en',
): Promise<number> {
  const say = (said: Problem | string) => `${typeof said === 'string' ? said : describeProblemIn(language, said)}\n`
  const refuse = async (found: readonly Problem[]) => {
    await write(io.stderr, found.map(say))
    return EXIT_PROBLEM
  }
  const unwritten = await writeFiles(files)
  if (unwritten.length > 0) return refuse([...problems, ...unwritten])
  await write(io.stderr, notes.map(say))
  if (problems.length > 0) return refuse(problems)
  const unprinted = await write(io.stdout, typeof output === 'string' ? [output] : output)
  return unprinted === null ? EXIT_DONE : refuse([unprinted])
}

async function write(stream: Output, content: Outcome['output'] = []): Promise<Problem | null> {
  const pieces = content instanceof Uint8Array ? [content] : gather(content)
  try {
    await pipeline(Readable.from(pieces), stream, { end: false })
    return null
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    // `chainrule ops | head` closes the pipe early; the reader has what it wanted.
    if (code === 'EPIPE') return null
    return problem('command/output-cut', { reason: code === undefined ? message : describeSystemCode(code) })
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
