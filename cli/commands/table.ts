import { Option, type Command } from 'commander'
import type { Document } from '../../shared/document/document.ts'
import { differentiateGraph, evaluateGraph } from '../../shared/engine/evaluate.ts'
import type { Evaluation } from '../../shared/engine/evaluation.ts'
import { GRAPH_TABLE_FORMATS, writeGraphTable, type GraphTableFormat } from '../../shared/export/tables/graph-table.ts'
import { writeNpz } from '../../shared/export/tables/npz.ts'
import { tabulateJacobian, writeTable } from '../../shared/export/tables/table.ts'
import type { Language } from '../../shared/language/language.ts'
import { nearest } from '../../shared/problem/nearest.ts'
import { problem } from '../../shared/problem/problem.ts'
import { failure, success, type Result } from '../../shared/problem/result.ts'
import type { Tensor } from '../../shared/tensor/tensor.ts'
import { findProblems, readGraph, type Setting } from '../graph-file.ts'
import type { Io } from '../io.ts'
import { FILE, outputOption, settingOption } from '../options.ts'
import { printed, type Outcome } from '../outcome.ts'
import type { Shell } from '../shell.ts'
import { refuseOverGraph } from '../write-files.ts'

interface Options {
  readonly language: Language
  readonly set: readonly Setting[]
  readonly to: (typeof FORMATS)[number]
  readonly gradient?: boolean
  readonly output?: string
}

const FORMATS = ['csv', 'json', 'latex', 'npy', 'npz'] as const

export function addTable(program: Command, { io, finish }: Shell): void {
  program
    .command('table')
    .summary('write values, gradients and Jacobians as tables')
    .description(
      'Writes the numbers of one node or wire, or of all: NAME is a node (its value, or with --gradient the gradient of the loss) or a wire such as s:0, the first input of s (its Jacobian). Without NAME: the whole graph.',
    )
    .argument('<file>', FILE)
    .argument('[name]', 'a node, or a wire')
    .addOption(
      new Option('--to <format>', 'npy is for one array; npz holds all arrays of the graph')
        .choices(FORMATS)
        .default('csv'),
    )
    .option('--gradient', 'the gradient of the node instead of its value')
    .addOption(settingOption())
    .addOption(outputOption())
    .addHelpText(
      'after',
      '\nExample:\n  chainrule table problem2.chainrule -o numbers.csv\n  chainrule table problem2.chainrule s:0 --to latex\n  chainrule table problem2.chainrule --to npz -o numbers.npz',
    )
    .action((file: string, name: string | undefined, options: Options) => finish(tabulate(io, file, name, options)))
}

async function tabulate(io: Io, file: string, name: string | undefined, options: Options): Promise<Outcome> {
  const { to, set, gradient = false, output, language } = options
  if ((to === 'npy' || to === 'npz') && output === undefined && io.stdout.isTTY === true) {
    return { problems: [problem('command/terminal', { format: to })] }
  }
  const read = await readGraph(io, file, set)
  if (!read.ok) return read
  const document = read.value
  const evaluation = document.loss === undefined ? evaluateGraph(document) : differentiateGraph(document)
  const problems = [...findProblems(document, evaluation), ...(await refuseOverGraph(file, output, false))]
  if (problems.length > 0) return { problems }
  if (name === undefined) {
    if (to === 'npz') return printed(writeNpz(evaluation), output)
    if (to !== 'npy')
      return printed(writeGraphTable(document, evaluation, to satisfies GraphTableFormat, language), output)
    return { problems: [problem('command/one-array', { formats: GRAPH_TABLE_FORMATS.join(', ') })] }
  }
  const found = findNumbers(document, evaluation, name, gradient)
  if (!found.ok) return found
  if (to === 'npz') return { problems: [problem('command/one-array', { formats: 'csv, json, latex, npy' })] }
  const decimals = document.settings?.decimals
  return printed(writeTable(found.value, to, decimals === undefined ? {} : { decimals }), output)
}

/** Problems: a name that is none, and numbers that there are not. */
function findNumbers(
  document: Document,
  { nodes, edges }: Evaluation,
  name: string,
  gradient: boolean,
): Result<Tensor> {
  const edge = edges.get(name)
  const node = nodes.get(name)
  if (edge === undefined && node === undefined) {
    const names = [...nodes.keys(), ...edges.keys()]
    return failure(problem('graph/unknown-node', { id: name, nearest: nearest(name, names) }))
  }
  const numbers =
    edge === undefined
      ? ((gradient ? node?.gradient : node?.value) ?? null)
      : edge.local === null
        ? null
        : tabulateJacobian(edge.local)
  return numbers === null
    ? failure(problem('command/no-numbers', { name, loss: document.loss ?? null }))
    : success(numbers)
}
