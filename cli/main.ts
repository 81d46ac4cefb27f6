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

// `chainrule ops | head` closes the pipe early: no reason to end with an exception.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
}

// The exit code is set, not enforced: what was printed into a pipe must still arrive.
process.exitCode = await run(process.argv.slice(2), io)
