import { Option, type Command } from 'commander'
import type { Document, Schedule } from '../../shared/document/document.ts'
import { writeDocument } from '../../shared/document/write.ts'
import { writeValues } from '../../shared/engine/descend.ts'
import { OPTIMIZERS, type OptimizerKind } from '../../shared/engine/optimizer.ts'
import { resolveGraph } from '../../shared/graph/structure.ts'
import { problem, type Problem } from '../../shared/problem/problem.ts'
import { INITIALISERS, type InitialiserKind } from '../../shared/training/initialise.ts'
import { createRunOn, type Run } from '../../shared/training/run.ts'
import { findNotices } from '../../shared/training/samples.ts'
import { settingsOf, type RunSettings } from '../../shared/training/settings.ts'
import { readGraph } from '../graph-file.ts'
import type { Io } from '../io.ts'
import { chooseLearningRate } from '../learning-rate.ts'
import { between, FILE, MOST_EPOCHS, fileOption, learningRateOption, scheduleOption, whole } from '../options.ts'
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
  readonly epochs?: number
  readonly batch?: number
  readonly lr?: number
  readonly seed?: number
  readonly optimizer?: OptimizerKind
  readonly momentum?: number
  readonly schedule?: Schedule
  readonly clip?: number
  readonly weightDecay?: number
  readonly validation?: number
  readonly keepGoing?: boolean
  readonly init?: InitialiserKind
  readonly output?: string
  readonly history?: string
}

const MOST_ROWS = 2 ** 27
/** Where neither the call nor the file says how long. */
const DEFAULT_EPOCHS = 10

export function addTrain(program: Command, { io, finish }: Shell): void {
  program
    .command('train')
    .summary('train the parameters on a CSV file')
    .description(
      'Trains the parameters on a CSV file with a header. A row is a sample; columns bind to inputs by name: x, or x[0],x[1] or x_0,x_1. Ctrl+C stops and keeps the weights so far.',
    )
    .argument('<file>', FILE)
    .requiredOption('--data <csv>', 'the samples: a CSV file, or a graph that carries its data')
    .option(
      '--epochs <number>',
      `passes over the samples (default: those in the file, else ${DEFAULT_EPOCHS})`,
      whole(0, MOST_EPOCHS),
    )
    .option('--batch <rows>', 'rows per step (default: those in the file, else 32)', whole(1, MOST_ROWS))
    .addOption(learningRateOption())
    .option('--seed <number>', 'of the order of the rows and of initial weights (default: 0)', whole(0, 2 ** 32 - 1))
    .addOption(
      new Option('--optimizer <name>', 'the optimizer (default: the one in the file, else sgd)').choices(OPTIMIZERS),
    )
    .option('--momentum <number>', 'of momentum and nesterov (default: 0.9)', between(0, 1))
    .addOption(scheduleOption())
    .option('--clip <norm>', 'shorten gradients longer than this', between(0, Infinity))
    .option('--weight-decay <number>', 'pull weights towards 0', between(0, Infinity))
    .option('--validation <share>', 'keep this share of the rows for validation', between(0, 0.9))
    .addOption(
      new Option('--init <name>', 'initial values of all parameters (default: as in the file)').choices(INITIALISERS),
    )
    .option('--keep-going', 'train on although the loss grows without end')
    .addOption(fileOption('-o, --output <file>', 'write the graph with its new values to this file'))
    .addOption(fileOption('--history <csv>', 'write the losses of every epoch to this file'))
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
  const settings = readSettings(document, options)
  const created = createRunOn(document, samples.value, settings)
  if (!created.ok) return created
  const run = created.value

  const startMs = performance.now()
  const trained = await runWatched(io, run)
  const elapsedMs = performance.now() - startMs
  const history = options.history === undefined ? [] : [{ path: options.history, content: writeHistory(trained) }]
  if (trained.end === 'diverged') return { files: history, problems: [describeDivergence(run)] }

  const { rows } = run.samples.training
  const kept = run.samples.validation?.rows ?? 0
  const { validation, validationAccuracy } = run.measured()
  const facts = [
    ['loss', `${formatLoss(trained.epochs[0].training)} before, ${formatLoss(trained.loss)} after`],
    ...(kept === 0
      ? []
      : [['validation', `${formatLoss(validation)} on ${count(kept, 'row')}${formatAccuracy(validationAccuracy)}`]]),
    ['data', `${count(rows, 'row')} in batches of ${Math.min(settings.batch, rows)}`],
    [
      'training',
      `${count(trained.epochs.length - 1, 'epoch')}, ${count(run.trainer.steps(), 'step')}, ${formatTime(elapsedMs)}`,
    ],
    ['optimizer', `${settings.optimizer}, learning rate ${settings.learningRate}, seed ${settings.seed}`],
  ]
  const oneClass = findNotices(document, samples.value, settings).filter(({ code }) => code === 'training/one-class')
  return {
    files: [...history, ...writeGraph(document, run, options.output)],
    notes: [
      ...oneClass,
      ...(trained.end === 'stopped' ? [describeStop(trained, settings.epochs, options.output)] : []),
    ],
    output: formatTable(facts),
  }
}

/** What the call says, else the file, else the defaults. */
function readSettings(document: Document, options: Options): RunSettings {
  const { epochs, batch, lr, seed, optimizer, momentum, schedule, clip, weightDecay, validation, init, keepGoing } =
    options
  const parameters = document.nodes.filter(({ op }) => op === 'parameter')
  const initial = init === undefined ? {} : { initial: Object.fromEntries(parameters.map(({ id }) => [id, init])) }
  const settings = settingsOf(document.training, {
    epochs: epochs ?? document.training?.epochs ?? DEFAULT_EPOCHS,
    learningRate: chooseLearningRate(document, lr),
    ...initial,
  })
  const stopAtDivergence = keepGoing === true ? false : undefined
  const given = { batch, seed, optimizer, momentum, schedule, clip, weightDecay, validation, stopAtDivergence }
  return { ...settings, ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) }
}

/** Runs until the end or Ctrl+C, showing progress. */
async function runWatched(io: Io, run: Run): Promise<TrainingRun> {
  const { close, ...progress } = createProgress(io.stderr, run.settings().epochs, run.trainer.batchesPerEpoch)
  let stopped = false
  const release = io.onInterrupt(() => (stopped = true))
  try {
    return await runTraining(run, { ...progress, isStopped: () => stopped })
  } finally {
    release()
    close()
  }
}

function writeGraph(document: Document, { trainer }: Run, path: string | undefined) {
  return path === undefined ? [] : [{ path, content: writeDocument(writeValues(document, trainer.readParameters())) }]
}

function formatTime(milliseconds: number): string {
  return milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`
}

function formatAccuracy(accuracy: number): string {
  return Number.isNaN(accuracy) ? '' : `, ${(100 * accuracy).toFixed(1)} % right`
}

/** The loss of every epoch, and beside it the one on the rows kept for validation where there are any. */
function writeHistory({ epochs }: TrainingRun): string {
  const isValidated = !Number.isNaN(epochs[0].validation)
  const lines = epochs.map(({ training, validation }, epoch) =>
    isValidated ? `${epoch},${training},${validation}` : `${epoch},${training}`,
  )
  return [isValidated ? 'epoch,loss,validation' : 'epoch,loss', ...lines, ''].join('\n')
}

function describeStop({ epochs }: TrainingRun, all: number, output: string | undefined): string {
  const kept =
    output === undefined ? 'name a file with -o to keep the weights' : `the weights so far are in "${output}"`
  return `Stopped by Ctrl+C after ${epochs.length - 1} of ${count(all, 'epoch')}; ${kept}.`
}

/** What ended the run; where it had begun, in the words of the command line. */
function describeDivergence(run: Run): Problem {
  const found = run.problem() ?? problem('training/no-rows', {})
  if (found.code === 'training/not-finite') return { ...found, code: 'command/diverged-at' }
  return found.code === 'training/diverged' ? { ...found, code: 'command/grown' } : found
}
