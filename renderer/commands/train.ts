/** Training: runs are started, paused, stepped and rewound here; they compute in a worker. */
import { setTraining } from '../../shared/document/edits.ts'
import type { Document, Training } from '../../shared/document/document.ts'
import type { Graph } from '../../shared/graph/graph.ts'
import type { Tensor } from '../../shared/tensor/tensor.ts'
import { settingsOf } from '../../shared/training/settings.ts'
import { services } from '../app/services.ts'
import { describeException } from '../host/exception.ts'
import { commitDocument, endBurst, readDocument } from '../state/document.ts'
import { graphOf } from '../state/evaluation.ts'
import { changeSession, notify, readSession } from '../state/session.ts'
import {
  changeRun,
  changeTraining,
  currentRun,
  findRun,
  forgetRuns,
  readTraining,
  writtenValues,
  type KeptRun,
} from '../state/training.ts'
import type { Advance, RunSnapshot } from '../worker/training.ts'
import { text } from '../text/text.ts'
import { writeParameters } from './keep-typed.ts'
import { describeProblem } from '../text/spoken.ts'

/** How long the worker computes before it says how far it is: often enough for a curve that moves. */
const SLICE_MS = 40

let count = 0

/** Starts, goes on with or pauses the current run. */
export async function toggleTraining(): Promise<void> {
  if (readTraining().phase === 'running') changeTraining({ phase: 'idle' })
  else await goToEnd()
}

/** Lets the current run go on until it is done. */
export const goToEnd = (): Promise<void> => goOn({ milliseconds: SLICE_MS, steps: Infinity })

export const trainStep = (): Promise<void> => goOn({ milliseconds: Infinity, steps: 1 }, true)

export async function trainEpoch(): Promise<void> {
  const run = await readyRun()
  if (run === null) return
  const { steps, batchesPerEpoch } = run.snapshot
  const rest = batchesPerEpoch - (steps % batchesPerEpoch)
  await goOn({ milliseconds: SLICE_MS, steps: rest }, true)
}

/** The present run if the document still asks for it, otherwise a new one; `null` where there can be none. */
async function readyRun(): Promise<KeptRun | null> {
  const run = currentRun()
  return run !== null && fits(run) && !run.snapshot.isDone ? run : startRun()
}

/** Lets the run compute slice by slice until it is done, paused, or has taken the steps asked for. */
async function goOn(advance: Advance, isCounted = false): Promise<void> {
  if (readTraining().phase === 'running') return
  const run = await readyRun()
  if (run === null) return
  changeTraining({ phase: 'running' })
  const end = isCounted ? run.snapshot.steps + advance.steps : Infinity
  try {
    let { snapshot } = run
    while (isGoing(run.id) && !snapshot.isDone && snapshot.steps < end) {
      snapshot = await services().training.advance(run.id, { ...advance, steps: end - snapshot.steps })
      show(run.id, snapshot)
    }
    await finish(run.id)
  } catch (error) {
    notify('refused', text.training.failed(describeException(error)))
  } finally {
    changeTraining({ phase: 'idle' })
  }
}

const isGoing = (id: string): boolean => readTraining().phase === 'running' && readTraining().current === id

function show(id: string, snapshot: RunSnapshot): void {
  changeRun(id, { snapshot })
  if (snapshot.problem !== null) {
    changeTraining({ problems: [snapshot.problem] })
    notify('refused', describeProblem(snapshot.problem))
  }
}

/** Writes the weights into the document: one entry of the history, however often the run is paused. */
async function finish(id: string): Promise<void> {
  const run = findRun(id)
  if (run === null || run.snapshot.steps === 0) return
  const parameters = await services().training.parameters(id)
  write(parameters, text.training.written(run.name, run.snapshot.steps), id)
}

function write(parameters: ReadonlyMap<string, Tensor>, name: string, id: string): void {
  const document = readDocument()
  const known = new Map([...parameters].filter(([id]) => document.nodes.some((node) => node.id === id)))
  const next = writeParameters(document, known)
  remember(document, next)
  commitDocument(next, name, `training:${id}`)
  const { stage } = readSession()
  if (stage === 'drawn') changeSession({ stage: 'forward' })
}

/** What stood in the document before it was trained. */
function remember(document: Document, next: Document): void {
  next.nodes.forEach((node, index) => {
    const before = document.nodes[index].attributes['value']
    const written = node.attributes['value']
    if (node.op !== 'parameter' || written === undefined || written === before) return
    const known = writtenValues.get(node.id)
    writtenValues.set(node.id, { written, before: known?.written === before ? known.before : before })
  })
}

/** The graph of the document with its parameters as they were before training, unless they were edited since. */
export function initialGraph(): Graph {
  const graph = graphOf(readDocument())
  const nodes = graph.nodes.map((node) => {
    const known = writtenValues.get(node.id)
    if (known === undefined || known.written !== node.attributes['value']) return node
    const { value: _, ...rest } = node.attributes
    return { ...node, attributes: known.before === undefined ? rest : { ...rest, value: known.before } }
  })
  return { ...graph, nodes }
}

/** Starts a run of the document as it is now, beside those there are. */
export async function startRun(): Promise<KeptRun | null> {
  return createRun(initialGraph(), readDocument().training)
}

/** Starts a run and makes it the current one; without one, the problems say why. */
export async function createRun(graph: Graph, training: Training | undefined, name?: string): Promise<KeptRun | null> {
  const id = `run-${++count}`
  const created = await services().training.create(id, graph, training)
  if (!created.ok) {
    changeTraining({ problems: created.problems })
    notify('refused', created.problems.slice(0, 1).map(describeProblem).join(' '))
    return null
  }
  const { runs } = readTraining()
  const places = new Set(runs.map(({ place }) => place))
  let place = 0
  while (places.has(place)) place++
  const run: KeptRun = {
    id,
    name: name ?? text.training.run(place + 1),
    place,
    graph,
    training,
    snapshot: created.value,
    isShown: true,
  }
  endBurst()
  changeTraining({ runs: [...runs, run], current: id, problems: [] })
  return run
}

/** Whether the current run is still about the document: its graph, its data and its settings, except those that are live. */
function fits(run: KeptRun): boolean {
  const fixed = (training: Training | undefined) =>
    JSON.stringify({ ...training, learningRate: 0, stopAtDivergence: true })
  return (
    JSON.stringify(run.graph) === JSON.stringify(initialGraph()) &&
    fixed(run.training) === fixed(readDocument().training)
  )
}

/** Changes settings of the document; the current run takes over the live ones at once. */
export function changeSettings(training: Training, burst: string | null = null): void {
  commitDocument(setTraining(readDocument(), training), text.training.settings.edited, burst)
}

/** Tells the current run about α and about divergence, where the document says something else than before. */
export async function followSettings(): Promise<void> {
  const run = currentRun()
  const { training } = readDocument()
  if (run === null || training === undefined || !fits(run)) return
  const { learningRate, stopAtDivergence } = settingsOf(training)
  const known = run.snapshot.settings
  if (learningRate === known.learningRate && stopAtDivergence === known.stopAtDivergence) return
  const snapshot = await services().training.change(run.id, { learningRate, stopAtDivergence })
  changeRun(run.id, { snapshot, training })
  changeTraining({ problems: snapshot.problem === null ? [] : [snapshot.problem] })
}

/** Back to the weights the current run started from; its curve starts again. */
export async function rewindRun(): Promise<void> {
  const run = currentRun()
  if (run === null) return
  changeTraining({ phase: 'idle', problems: [] })
  const snapshot = await services().training.rewind(run.id)
  changeRun(run.id, { snapshot })
  const parameters = await services().training.parameters(run.id)
  write(parameters, text.training.rewound(run.name), run.id)
}

/** Runs belong to the document they were started on. */
export function dropRuns(): void {
  for (const { id } of readTraining().runs) void services().training.remove(id)
  forgetRuns()
}

export function removeRun(id: string): void {
  void services().training.remove(id)
  const { runs, current, phase } = readTraining()
  const rest = runs.filter((run) => run.id !== id)
  const isCurrent = current === id
  changeTraining({
    runs: rest,
    current: isCurrent ? (rest.at(-1)?.id ?? null) : current,
    phase: isCurrent ? 'idle' : phase,
  })
}
