import type { Command } from 'commander'
import type { Document } from '../../shared/document/document.ts'
import { evaluateGraph } from '../../shared/engine/evaluate.ts'
import type { Evaluation } from '../../shared/engine/evaluation.ts'
import { formatShape } from '../../shared/tensor/shape.ts'
import { writeValuesJson } from '../evaluation-json.ts'
import { findProblems, readGraph, type Setting } from '../graph-file.ts'
import type { Io } from '../io.ts'
import { FILE, jsonOption, settingOption } from '../options.ts'
import type { Outcome } from '../outcome.ts'
import type { Shell } from '../shell.ts'
import { formatTable, formatTensor } from '../text.ts'

interface Options {
  readonly set: readonly Setting[]
  readonly json?: true
}

export function addEvaluate(program: Command, { io, finish }: Shell): void {
  program
    .command('evaluate')
    .summary('compute every value')
    .description('Runs the forward pass and prints the value of every node.')
    .argument('<file>', FILE)
    .addOption(settingOption())
    .addOption(jsonOption())
    .addHelpText('after', '\nExample:\n  chainrule evaluate problem2.chainrule --set "x=[1, 1]"')
    .action((file: string, options: Options) => finish(evaluate(io, file, options)))
}

async function evaluate(io: Io, file: string, { set, json }: Options): Promise<Outcome> {
  const read = await readGraph(io, file, set)
  if (!read.ok) return read
  const graph = read.value
  const evaluation = evaluateGraph(graph)
  const problems = findProblems(graph, evaluation)
  if (problems.length > 0) return { problems }
  return { output: json ? writeValuesJson(graph, evaluation) : writeTable(graph, evaluation) }
}

function writeTable({ nodes, settings }: Document, evaluation: Evaluation): string {
  const rows = nodes.map(({ id, op }) => {
    const { shape = null, value = null } = evaluation.nodes.get(id) ?? {}
    return [
      id,
      op,
      shape === null ? '' : formatShape(shape),
      value === null ? '' : formatTensor(value, settings?.decimals),
    ]
  })
  return formatTable([['node', 'op', 'shape', 'value'], ...rows])
}
