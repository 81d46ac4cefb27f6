import { Option, type Command } from 'commander'
import type { Document } from '../../shared/document/document.ts'
import { deriveDocument, type Derivation, type Questions } from '../../shared/derivation/derivation.ts'
import { writeTrace } from '../../shared/derivation/json.ts'
import { writeMarkdown } from '../../shared/derivation/markdown.ts'
import { formatOf, type FormatId, type Written } from '../../shared/export/formats.ts'
import type { Report } from '../../shared/export/report.ts'
import type { Language } from '../../shared/language/language.ts'
import { problem, type Problem } from '../../shared/problem/problem.ts'
import { success, type Result } from '../../shared/problem/result.ts'
import { readEntry, readPath, readQuestions, type AskedEntry } from '../explain-questions.ts'
import { readGraph, type Setting } from '../graph-file.ts'
import type { Io } from '../io.ts'
import { FILE, outputOption, settingOption } from '../options.ts'
import { noted, printed, type Outcome } from '../outcome.ts'
import { createStepProgress } from '../progress.ts'
import type { Shell } from '../shell.ts'
import { refuseOverGraph } from '../write-files.ts'

interface Options {
  readonly set: readonly Setting[]
  readonly format: keyof typeof WRITERS
  readonly embed: boolean
  readonly language: Language
  readonly path?: readonly string[]
  readonly why: readonly AskedEntry[]
  readonly output?: string
}

/** What was written, with what is worth knowing of it. */
interface Explained {
  readonly content: Written
  readonly notes: readonly Problem[]
}

type Writer = (
  document: Document,
  options: Options & { readonly questions: Questions },
  report: Report,
) => Result<Explained> | Promise<Result<Explained>>

const WRITERS = {
  markdown: explainAs(writeMarkdown),
  latex: exportAs('latex'),
  html: exportAs('html'),
  pdf: exportAs('solution'),
  json: explainAs((derivation) => `${JSON.stringify(writeTrace(derivation))}\n`),
} satisfies Record<string, Writer>

/** What can be opened again as the graph. */
const WITH_GRAPH: ReadonlySet<string> = new Set(['latex', 'html', 'pdf'])

export function addExplain(program: Command, { io, finish }: Shell): void {
  program
    .command('explain')
    .summary('write the worked solution')
    .description(
      'Writes the worked solution: forward pass, loss, local gradients, chain rule, update. latex, html and pdf begin with the figure.',
    )
    .argument('<file>', FILE)
    .addOption(new Option('--format <format>', 'how it is written').choices(Object.keys(WRITERS)).default('markdown'))
    .addOption(settingOption())
    .addOption(
      new Option('--path <nodes>', 'also multiply the Jacobians of one path to the loss, e.g. w or w,s,y').argParser(
        readPath,
      ),
    )
    .addOption(
      new Option('--why <entry>', 'also say why a gradient is zero, e.g. w or w[0] (counted from 0; repeatable)')
        .default([], 'none')
        .argParser(readEntry),
    )
    .option('--no-embed', 'leave the graph itself out of latex, html and pdf; with it, they can be opened again')
    .addOption(outputOption())
    .addHelpText(
      'after',
      '\nExample:\n  chainrule explain problem2.chainrule -o solution.md\n  chainrule explain problem2.chainrule --format pdf -o solution.pdf\n  chainrule explain problem2.chainrule --path w --why w[0]',
    )
    .action((file: string, options: Options) => finish(explain(io, file, options)))
}

async function explain(io: Io, file: string, options: Options): Promise<Outcome> {
  const { set, format, output } = options
  if (format === 'pdf' && output === undefined && io.stdout.isTTY === true) {
    return { problems: [problem('command/terminal', { format })] }
  }
  const read = await readGraph(io, file, set)
  if (!read.ok) return read
  const problems = await refuseOverGraph(file, output, options.embed && WITH_GRAPH.has(format))
  if (problems.length > 0) return { problems }
  const questions = readQuestions(read.value, options)
  if (!questions.ok) return questions
  const { report, close } = createStepProgress(io.stderr)
  try {
    const written = await WRITERS[format](read.value, { ...options, questions: questions.value }, report)
    return written.ok ? noted(printed(written.value.content, output), written.value.notes) : written
  } finally {
    close()
  }
}

/** Without a figure nothing of what draws has to be loaded. */
function explainAs(write: (derivation: Derivation) => string): Writer {
  return (document, { questions, language }) => {
    const derivation = deriveDocument(document, language)
    return derivation.ok ? success({ content: write({ ...derivation.value, questions }), notes: [] }) : derivation
  }
}

function exportAs(id: FormatId): Writer {
  return async (document, { embed, questions, language }, report) => {
    const { createExportJob } = await import('../export-job.ts')
    const options = { theme: 'paper', background: true, scale: 1, embed, questions, language } as const
    const job = createExportJob(document, options, report)
    const written = await formatOf(id).write(job)
    return written.ok ? success({ content: written.value, notes: job.notes }) : written
  }
}
