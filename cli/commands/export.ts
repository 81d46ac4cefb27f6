import { basename, extname, join } from 'node:path'
import { Option, type Command } from 'commander'
import type { Document } from '../../shared/document/document.ts'
import { FORMAT_IDS, formatOf, type FormatId } from '../../shared/export/formats.ts'
import type { ExportJob } from '../../shared/export/job.ts'
import { resolveGraph } from '../../shared/graph/structure.ts'
import { nearest } from '../../shared/problem/nearest.ts'
import { problem, type Problem } from '../../shared/problem/problem.ts'
import { success } from '../../shared/problem/result.ts'
import { addFigureOptions, exportOptions, type FigureFlags } from '../figure-options.ts'
import { readGraph, type Setting } from '../graph-file.ts'
import type { Io } from '../io.ts'
import { FILE, outputOption, settingOption } from '../options.ts'
import { noted, printed, type Outcome } from '../outcome.ts'
import { createStepProgress } from '../progress.ts'
import { STANDARD_INPUT } from '../read-text.ts'
import type { Shell } from '../shell.ts'
import { lookAt, refuseOverGraph } from '../write-files.ts'

interface Options extends FigureFlags {
  readonly to: FormatId
  readonly set: readonly Setting[]
  readonly frames?: boolean
  readonly output?: string
}

const FORMATS = FORMAT_IDS.filter((id) => ['figure', 'code'].includes(formatOf(id).kind))

/** Formats of a picture for every step in one file. */
const IN_ONE_FILE: Partial<Readonly<Record<FormatId, FormatId>>> = {
  pdf: 'frames',
  tikz: 'beamer',
  svg: 'frames-svg',
  png: 'frames-png',
}

export function addExport(program: Command, { io, finish }: Shell): void {
  const command = program
    .command('export')
    .summary('write the diagram or a script')
    .description(
      'Writes the diagram with values and gradients, or the graph as a script. A graph without positions is laid out.',
    )
    .argument('<file>', FILE)
    .addOption(new Option('--to <format>', 'what to write').choices(FORMATS).makeOptionMandatory())
    .addOption(settingOption())
  addFigureOptions(command)
    .option(
      '--frames',
      'a picture for every step: pages of a pdf, slides of tikz, or numbered files name-01.svg, name-02.svg, .. (in an archive where OUT ends in .zip)',
    )
    .addOption(outputOption())
    .addHelpText(
      'after',
      `
Example:
  chainrule export problem2.chainrule --to svg -o problem2.svg
  chainrule export problem2.chainrule --to pdf --theme paper --width 14 -o problem2.pdf
  chainrule export problem2.chainrule --to pdf --frames -o steps.pdf
  chainrule export problem2.chainrule --to tikz -o problem2.tex
  chainrule export problem2.chainrule --to pytorch -o problem2.py`,
    )
    .action((file: string, options: Options) => finish(draw(io, file, options)))
}

async function draw(io: Io, file: string, options: Options): Promise<Outcome> {
  const { to, set, only, frames = false, output } = options
  if ((to === 'png' || to === 'pdf') && output === undefined && io.stdout.isTTY === true) {
    return { problems: [problem('command/terminal', { format: to })] }
  }
  const isArchive = extname(output ?? '') === '.zip'
  const isSeries = frames && !isArchive && (to === 'svg' || to === 'png')
  const place = isSeries && output !== undefined ? await lookAt(output) : success('nothing')
  if (!place.ok) return place
  // A device or a pipe holds no numbered files.
  if (isSeries && (output === undefined || place.value === 'stream'))
    return { problems: [problem('command/frames-unnamed', { format: to })] }
  const format = frames && !isSeries ? IN_ONE_FILE[to] : to
  if (format === undefined) return { problems: [problem('command/no-frames', { format: to })] }
  const read = await readGraph(io, file, set)
  if (!read.ok) return read
  const carriesGraph = isSeries || (options.embed && formatOf(format).choices.includes('embed'))
  // Values may be open and there may be no loss; wires and shapes must be right.
  const problems = [
    ...resolveGraph(read.value).problems,
    ...checkIds(read.value, only),
    ...(await refuseOverGraph(file, output, carriesGraph)),
  ]
  if (problems.length > 0) return { problems }
  const { createExportJob } = await import('../export-job.ts')
  const { report, close } = createStepProgress(io.stderr)
  const job = createExportJob(read.value, exportOptions(options), report)
  try {
    if (isSeries) return noted(await writeSeries(job, to, stemOf(output!, file, place.value === 'folder')), job.notes)
    const written = await formatOf(format).write(job)
    return written.ok ? noted(printed(written.value, output), job.notes) : written
  } finally {
    close()
  }
}

/** What the names of numbered files begin with: the name that was given, or that of the graph in the folder that was. */
function stemOf(output: string, file: string, isFolder: boolean): string {
  if (!isFolder) return output.slice(0, output.length - extname(output).length)
  return join(output, file === STANDARD_INPUT ? 'frame' : basename(file, extname(file)))
}

async function writeSeries(job: ExportJob, format: 'svg' | 'png', stem: string): Promise<Outcome> {
  const { nameFrame, writeFrames } = await import('../../shared/export/write-frames.ts')
  const written = await writeFrames(format, job)
  if (!written.ok) return written
  return {
    files: written.value.map((content, index) => ({
      path: nameFrame(stem, index, written.value.length, format),
      content,
    })),
  }
}

function checkIds({ nodes }: Document, only: ReadonlySet<string> = new Set()): Problem[] {
  const ids = nodes.map(({ id }) => id)
  return [...only]
    .filter((id) => !ids.includes(id))
    .map((id) => problem('graph/unknown-node', { id, nearest: nearest(id, ids) }))
}
