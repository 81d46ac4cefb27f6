import type { Command } from 'commander'
import { writeDocument } from '../../shared/document/write.ts'
import { descend, writeValues } from '../../shared/engine/descend.ts'
import { problem } from '../../shared/problem/problem.ts'
import { readGraph } from '../graph-file.ts'
import type { Io } from '../io.ts'
import { chooseLearningRate } from '../learning-rate.ts'
import { FILE, fileOption, learningRateOption, whole } from '../options.ts'
import type { Outcome } from '../outcome.ts'
import type { Shell } from '../shell.ts'
import { formatLoss } from '../text.ts'

interface Options {
  readonly steps: number
  readonly lr?: number
  readonly quiet?: true
  readonly output?: string
}

export function addStep(program: Command, { io, finish }: Shell): void {
  program
    .command('step')
    .summary('update the parameters by gradient descent')
    .description(
      'Takes steps of plain gradient descent on the parameters that are not frozen and prints the loss before and after each.',
    )
    .argument('<file>', FILE)
    .option('--steps <number>', 'how many steps', whole(0, 10_000_000), 1)
    .addOption(learningRateOption())
    .option('--quiet', 'print only the first and the last loss')
    .addOption(fileOption('-o, --output <file>', 'write the graph with its new values to this file'))
    .addHelpText('after', '\nExample:\n  chainrule step problem2.chainrule --steps 10 --lr 0.5 -o after.chainrule')
    .action((file: string, options: Options) => finish(step(io, file, options)))
}

async function step(io: Io, file: string, { steps, lr, quiet, output }: Options): Promise<Outcome> {
  const read = await readGraph(io, file)
  if (!read.ok) return read
  const document = read.value
  const learningRate = chooseLearningRate(document, lr)
  const descended = descend(document, { steps, learningRate })
  if (!descended.ok) return descended
  const { losses, parameters } = descended.value
  const lost = losses.findIndex((loss) => !Number.isFinite(loss))
  if (lost === 0) return { problems: [problem('command/no-start', { loss: String(losses[0]) })] }
  if (lost > 0) {
    return { problems: [problem('command/diverged', { loss: String(losses[lost]), when: `step ${lost}` })] }
  }
  const files =
    output === undefined ? [] : [{ path: output, content: writeDocument(writeValues(document, parameters)) }]
  return { files, output: writeLosses(losses, quiet ? [0, steps] : losses.keys()) }
}

function* writeLosses(losses: Float64Array, steps: Iterable<number>): Generator<string> {
  let last = -1
  for (const step of steps) {
    // Without a step the first loss is also the last.
    if (step !== last) yield `step ${step}: loss ${formatLoss(losses[step])}\n`
    last = step
  }
}
