import type { Command } from 'commander'
import type { Document } from '../../shared/document/document.ts'
import { differentiateGraph } from '../../shared/engine/evaluate.ts'
import type { Evaluation, LocalGradient } from '../../shared/engine/evaluation.ts'
import { listEdges } from '../../shared/graph/graph.ts'
import { formatShape } from '../../shared/tensor/shape.ts'
import type { Tensor } from '../../shared/tensor/tensor.ts'
import { writeGradientsJson } from '../evaluation-json.ts'
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

export function addGradient(program: Command, { io, finish }: Shell): void {
  program
    .command('gradient')
    .summary('differentiate the loss')
    .description(
      'Runs the forward and the backward pass: values, gradients of the loss, the local gradient on every edge and its contribution.',
    )
    .argument('<file>', FILE)
    .addOption(settingOption())
    .addOption(jsonOption())
    .addHelpText('after', '\nExample:\n  chainrule gradient problem2.chainrule --set "w=[pi/4, pi/2]" --json')
    .action((file: string, options: Options) => finish(differentiate(io, file, options)))
}

async function differentiate(io: Io, file: string, { set, json }: Options): Promise<Outcome> {
  const read = await readGraph(io, file, set)
  if (!read.ok) return read
  const graph = read.value
  const evaluation = differentiateGraph(graph)
  const problems = findProblems(graph, evaluation)
  if (problems.length > 0) return { problems }
  return { output: json ? writeGradientsJson(graph, evaluation) : writeTables(graph, evaluation) }
}

/** Stands where there is no gradient: blank would look forgotten, and 0 would be a lie. */
const NONE = '-'

function writeTables({ nodes, loss, settings }: Document, evaluation: Evaluation): string {
  const write = (tensor: Tensor | null) => (tensor === null ? NONE : formatTensor(tensor, settings?.decimals))
  const nodeRows = nodes.map(({ id, op }) => {
    const { shape = null, value = null, gradient = null } = evaluation.nodes.get(id) ?? {}
    return [id, op, shape === null ? '' : formatShape(shape), write(value), write(gradient)]
  })
  const edgeRows = listEdges(nodes).map(({ id, from, to }) => {
    const { local = null, contribution = null } = evaluation.edges.get(id) ?? {}
    return [`${from} → ${to}`, local === null ? NONE : describeLocal(local, write), write(contribution)]
  })
  const tables = [
    formatTable([['node', 'op', 'shape', 'value', `gradient of ${loss}`], ...nodeRows]),
    formatTable([['edge', 'local gradient', 'contribution'], ...edgeRows]),
  ]
  const blank = nodeRows.some((row) => row.at(-1) === NONE) ? [`${NONE} : ${loss} does not depend on it\n`] : []
  return [...tables, ...blank].join('\n')
}

/** `diag(0, -1)` for an op that works entry by entry, otherwise the matrix ∂to/∂from. */
function describeLocal(local: LocalGradient, write: (tensor: Tensor) => string): string {
  switch (local.kind) {
    case 'diagonal': {
      const entries = write({ shape: [local.entries.data.length], data: local.entries.data })
      return local.entries.data.length === 1
        ? write({ shape: [], data: local.entries.data })
        : `diag(${trimBrackets(entries)})`
    }
    case 'dense': {
      const { rows, columns, jacobian } = local
      return write({ shape: [rows, columns], data: jacobian })
    }
    case 'operator':
      return `${local.rows}×${local.columns} matrix`
  }
}

function trimBrackets(text: string): string {
  return text.replace(/^\[|\]$/g, '')
}
