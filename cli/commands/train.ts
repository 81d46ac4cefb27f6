import { Option, type Command } from 'commander'
import type { Document } from '../../shared/document/document.ts'
import { writeDocument } from '../../shared/document/write.ts'
import { writeValues } from '../../shared/engine/descend.ts'
import { OPTIMIZERS, type OptimizerKind } from '../../shared/engine/optimizer.ts'
import { createTrainer, type Trainer } from '../../shared/engine/train.ts'
import { resolveGraph } from '../../shared/graph/structure.ts'
import { problem, type Problem } from '../../shared/problem/problem.ts'
import { readGraph } from '../graph-file.ts'
import type { Io } from '../io.ts'
import { chooseLearningRate } from '../learning-rate.ts'
import { FILE, fileOption, learningRateOption, whole } from '../options.ts'
import type { Outcome } from '../outcome.ts'
import { createProgress } from '../progress.ts'
import { readSamples } from '../read-samples.ts'
import { STANDARD_INPUT } from '../read-text.ts'
import type { Shell } from '../shell.ts'
import { count, formatLoss, formatTable } from '../text.ts'
import { runTraining, type TrainingRun } from '../training-run.ts'
import { checkTargets } from '../write-files.ts'

interface Options {
  readonly data: string
  readonly epochs: number
  readonly batch: number
  readonly lr?: number
  readonly seed: number
  readonly optimizer?: OptimizerKind
  readonly output?: string
  readonly history?: string
}

/** The loss of every epoch is kept for the history. */
const MOST_EPOCHS = 10_000_000
const MOST_ROWS = 2 ** 27

export function addTrain(program: Command, { io, finish }: Shell): void {
  program
    .command('train')
    .summary('train the parameters on a CSV file')
    .description(
      'Trains the parameters on a CSV file with a header. A row is a sample; columns bind to inputs by name: x, or x[0],x[1] or x_0,x_1. Ctrl+C stops and keeps the weights so far.',
    )
    .argument('<file>', FILE)
    .requiredOption('--data <csv>', 'the samples')
    .option('--epochs <number>', 'passes over the samples', whole(0, MOST_EPOCHS), 10)
    .option('--batch <rows>', 'rows per step', whole(1, MOST_ROWS), 32)
    .addOption(learningRateOption())
    .option('--seed <number>', 'of the order of the rows', whole(0, 2 ** 32 - 1), 0)
    .addOption(
      new Option('--optimizer <name>', 'the optimizer (default: the one in the file, else sgd)').choices(OPTIMIZERS),
    )
    .addOption(fileOption('-o, --output <file>', 'write the graph with its new values to this file'))
    .addOption(fileOption('--history <csv>', 'write the loss of every epoch to this file'))
    .addHelpText(
      'after',
      '\nExample:\n  chainrule train line.chainrule --data points.csv --epochs 100 --lr 0.1 -o trained.chainrule',
    )
    .action((file: string, options: Options, command: Command) => {
      if (file === STANDARD_INPUT && options.data === STANDARD_INPUT) {
        command.error('error: standard input holds either the graph or the data; name a file for the other.')
      }
      return finish(train(io, file, options))
    })
}

async function train(io: Io, file: string, options: Options): Promise<Outcome> {
  const read = await readGraph(io, file)
  if (!read.ok) return read
  const document = read.value
  // What is wrong with the graph comes before what does not fit it.
  const { problems } = resolveGraph(document)
  if (problems.length > 0) return { problems }
  const samples = await readSamples(io, options.data, document)
  if (!samples.ok) return samples
  const unwritable = await checkTargets([options.output, options.history].filter((path) => path !== undefined))
  if (unwritable.length > 0) return { problems: unwritable }
  const { epochs, batch, seed } = options
  const kind = options.optimizer ?? document.training?.optimizer ?? 'sgd'
  const learningRate = chooseLearningRate(document, options.lr)
  const created = createTrainer(document, samples.value, { batch, seed, optimizer: { kind } })
  if (!created.ok) return created
  const trainer = created.value

  const startMs = performance.now()
  const run = await runWatched(io, trainer, epochs, learningRate)
  const elapsedMs = performance.now() - startMs
  const history = options.history === undefined ? [] : [{ path: options.history, content: writeHistory(run) }]
  if (run.end === 'diverged') return { files: history, problems: [describeDivergence(run, trainer)] }

  const facts = [
    ['loss', `${formatLoss(run.losses[0])} before, ${formatLoss(run.loss)} after`],
    ['data', `${count(samples.value.rows, 'row')} in batches of ${Math.min(batch, samples.value.rows)}`],
    [
      'training',
      `${count(run.losses.length - 1, 'epoch')}, ${count(trainer.steps(), 'step')}, ${formatTime(elapsedMs)}`,
    ],
    ['optimizer', `${kind}, learning rate ${learningRate}, seed ${seed}`],
  ]
  return {
    files: [...history, ...writeGraph(document, trainer, options.output)],
    notes: run.end === 'stopped' ? [describeStop(run, options)] : [],
    output: formatTable(facts),
  }
}

/** Runs until the end or Ctrl+C, showing progress. */
async function runWatched(io: Io, trainer: Trainer, epochs: number, learningRate: number): Promise<TrainingRun> {
  const { close, ...progress } = createProgress(io.stderr, epochs, trainer.batchesPerEpoch)
  let stopped = false
  const release = io.onInterrupt(() => (stopped = true))
  try {
    return await runTraining(trainer, { epochs, learningRate, ...progress, isStopped: () => stopped })
  } finally {
    release()
    close()
  }
}

function writeGraph(document: Document, trainer: Trainer, path: string | undefined) {
  return path === undefined ? [] : [{ path, content: writeDocument(writeValues(document, trainer.readParameters())) }]
}

function formatTime(milliseconds: number): string {
  return milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`
}

function writeHistory({ losses }: TrainingRun): string {
  return ['epoch,loss', ...losses.map((loss, epoch) => `${epoch},${loss}`), ''].join('\n')
}

function describeStop({ losses }: TrainingRun, { epochs, output }: Options): string {
  const kept =
    output === undefined ? 'name a file with -o to keep the weights' : `the weights so far are in "${output}"`
  return `Stopped by Ctrl+C after ${losses.length - 1} of ${count(epochs, 'epoch')}; ${kept}.`
}

function describeDivergence({ loss }: TrainingRun, trainer: Trainer): Problem {
  const steps = trainer.steps()
  if (steps === 0) return problem('command/no-start', { loss: String(loss) })
  const epoch = Math.ceil(steps / trainer.batchesPerEpoch)
  return problem('command/diverged', { loss: String(loss), when: `epoch ${epoch}, step ${steps}` })
}
