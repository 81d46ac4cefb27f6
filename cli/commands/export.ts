import type { Command } from 'commander'
import type { Shell } from '../shell.ts'

export function addExport(program: Command, { finish }: Shell): void {
  program.command('export').summary('write the diagram').action(() => finish({}))
}
