import { Option, type Command } from 'commander'
import type { Document } from '../../shared/document/document.ts'
import { writeNumpy } from '../../shared/export/code/numpy.ts'
import { writePytorch } from '../../shared/export/code/pytorch.ts'
import { writeDot } from '../../shared/export/dot.ts'
import { writeMermaid } from '../../shared/export/mermaid.ts'
import { resolveGraph } from '../../shared/graph/structure.ts'
import { problem } from '../../shared/problem/problem.ts'
import type { Result } from '../../shared/problem/result.ts'
import { readGraph, type Setting } from '../graph-file.ts'
import type { Io } from '../io.ts'
import { FILE, outputOption, scale, settingOption } from '../options.ts'
import { printed, type Outcome } from '../outcome.ts'
import type { Shell } from '../shell.ts'

interface Options {
  readonly to: keyof typeof WRITERS | keyof typeof CODE_WRITERS
  readonly set: readonly Setting[]
  readonly theme: 'light' | 'dark'
  readonly scale: number
  readonly embed: boolean
  readonly output?: string
}

type Writer = (document: Document, options: Options) => string | Promise<string | Uint8Array>

const WRITERS = {
  svg: async (document, options) => (await import('../draw.ts')).drawSvg(document, options),
  png: async (document, options) => (await import('../draw-png.ts')).drawPng(document, options),
  dot: writeDot,
  mermaid: writeMermaid,
} satisfies Record<string, Writer>

/** Scripts compute, so nothing may be open in their graphs. */
const CODE_WRITERS = {
  pytorch: writePytorch,
  numpy: writeNumpy,
} satisfies Record<string, (document: Document) => Result<string>>

const FORMATS: readonly string[] = [...Object.keys(WRITERS), ...Object.keys(CODE_WRITERS)]

export function addExport(program: Command, { io, finish }: Shell): void {
  program
    .command('export')
    .summary('write the diagram or a script')
    .description(
      'Writes the diagram with values and gradients, or the graph as a script. A graph without positions is laid out.',
    )
    .argument('<file>', FILE)
    .addOption(new Option('--to <format>', 'what to write').choices(FORMATS).makeOptionMandatory())
    .addOption(settingOption())
    .addOption(new Option('--theme <theme>', 'colours of svg and png').choices(['light', 'dark']).default('light'))
    .option('--scale <factor>', 'pixels of a png per unit of the drawing', scale, 2)
    .option('--no-embed', 'leave the graph itself out of the picture; with it, the picture can be opened again')
    .addOption(outputOption())
    .addHelpText(
      'after',
      '\nExample:\n  chainrule export problem2.chainrule --to svg -o problem2.svg\n  chainrule export problem2.chainrule --to pytorch -o problem2.py',
    )
    .action((file: string, options: Options) => finish(draw(io, file, options)))
}

async function draw(io: Io, file: string, options: Options): Promise<Outcome> {
  const { to, set, output } = options
  if (to === 'png' && output === undefined && io.stdout.isTTY === true) {
    return { problems: [problem('command/terminal', { format: to })] }
  }
  const read = await readGraph(io, file, set)
  if (!read.ok) return read
  if (to === 'pytorch' || to === 'numpy') {
    const script = CODE_WRITERS[to](read.value)
    return script.ok ? printed(script.value, output) : script
  }
  // Values may be open and there may be no loss; wires and shapes must be right.
  const { problems } = resolveGraph(read.value)
  if (problems.length > 0) return { problems }
  return printed(await WRITERS[to](read.value, options), output)
}
