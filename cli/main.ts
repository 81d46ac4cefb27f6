#!/usr/bin/env node
/** The command `chainrule`: the program connected to this process. */
import { buffer } from 'node:stream/consumers'
import type { Io } from './io.ts'
import { run } from './program.ts'

const io: Io = {
  readStandardInput: () => buffer(process.stdin),
  stdout: process.stdout,
  stderr: process.stderr,
  onInterrupt: (stop) => {
    process.once('SIGINT', stop)
    return () => void process.off('SIGINT', stop)
  },
}

// Whoever prints finds out that it failed; without a listener Node would end the program with a stack trace.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})

// The exit code is set, not enforced: what was printed into a pipe must still arrive.
process.exitCode = await run(process.argv.slice(2), io)
