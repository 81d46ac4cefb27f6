import { Option, type Command } from 'commander'
import { deriveDocument, type Derivation } from '../../shared/derivation/derivation.ts'
import { writeTrace } from '../../shared/derivation/json.ts'
import { writeMarkdown } from '../../shared/derivation/markdown.ts'
import { readGraph, type Setting } from '../graph-file.ts'
import type { Io } from '../io.ts'
import { FILE, outputOption, settingOption } from '../options.ts'
import { printed, type Outcome } from '../outcome.ts'
import type { Shell } from '../shell.ts'

const WRITERS = {
  markdown: writeMarkdown,
  json: (derivation) => `${JSON.stringify(writeTrace(derivation))}\n`,
} satisfies Record<string, (derivation: Derivation) => string>

interface Options {
  readonly set: readonly Setting[]
  readonly format: keyof typeof WRITERS
  readonly output?: string
}

export function addExplain(program: Command, { io, finish }: Shell): void {
  program
    .command('explain')
    .summary('write the worked solution')
    .description('Writes the worked solution: forward pass, loss, local gradients, chain rule, update.')
    .argument('<file>', FILE)
    .addOption(new Option('--format <format>', 'how it is written').choices(Object.keys(WRITERS)).default('markdown'))
    .addOption(settingOption())
    .addOption(outputOption())
    .addHelpText('after', '\nExample:\n  chainrule explain problem2.chainrule -o solution.md')
    .action((file: string, options: Options) => finish(explain(io, file, options)))
}

async function explain(io: Io, file: string, { set, format, output }: Options): Promise<Outcome> {
  const read = await readGraph(io, file, set)
  if (!read.ok) return read
  const derivation = deriveDocument(read.value)
  return derivation.ok ? printed(WRITERS[format](derivation.value), output) : derivation
}
