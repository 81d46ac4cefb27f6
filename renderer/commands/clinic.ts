/** The clinic: cases of the gallery are trained live, remedies are tried from the same initial weights. */
import { stepCurveOfRun } from '../../shared/diagnosis/curve.ts'
import { diagnose } from '../../shared/diagnosis/diagnose.ts'
import { diagnoseRun } from '../../shared/diagnosis/diagnose-run.ts'
import { completeKnobs, type GalleryCase, type KnobId } from '../../shared/diagnosis/gallery.ts'
import { readHistory } from '../../shared/diagnosis/read-history.ts'
import type { Remedy } from '../../shared/diagnosis/remedies.ts'
import type { Training } from '../../shared/document/document.ts'
import type { Graph } from '../../shared/graph/graph.ts'
import { services } from '../app/services.ts'
import { caseOf, changeClinic, readClinic, type Examined } from '../state/clinic.ts'
import type { KeptRun } from '../state/training.ts'
import { text } from '../text/text.ts'
import { createLatest } from '../worker/latest.ts'
import type { RunSnapshot } from '../worker/training.ts'
import { changeSettings, createRun, goToEnd } from './train.ts'

interface Request {
  readonly caseId: GalleryCase['id']
  readonly graph: Graph
  readonly training: Training
  readonly change: Training | null
}

const train = createLatest<Request, { sick: Examined | null; cured: Examined | null }>(
  async ({ graph, training, change }) => {
    const sick = await trainToEnd('clinic-sick', graph, training)
    const after = change === null ? null : await trainToEnd('clinic-cured', graph, { ...training, ...change })
    const before = sick === null ? null : examine(sick)
    return { sick: before, cured: after === null ? null : drawAlike(examine(after), after, before) }
  },
  (answer) => changeClinic(answer),
)

/** Trains the case of the gallery as it is now, and once more with the remedy that is tried. */
export function trainCase(): void {
  const { caseId, knobs, remedy } = readClinic()
  const shown = caseOf(caseId)
  const made = shown.make(completeKnobs(shown, knobs[caseId] ?? {}))
  train({ caseId, ...made, change: remedy?.change ?? null })
}

/** All of them are small: a second is a very long time for one. */
const SLICE_MS = 1000

async function trainToEnd(id: string, graph: Graph, training: Training): Promise<RunSnapshot | null> {
  const { create, advance, remove } = services().training
  const created = await create(id, graph, training)
  if (!created.ok) return null
  let snapshot = created.value
  while (!snapshot.isDone) snapshot = await advance(id, { milliseconds: SLICE_MS, steps: Infinity })
  await remove(id)
  return snapshot
}

type Recorded = Pick<RunSnapshot, 'history' | 'batchesPerEpoch' | 'settings'>

export function examine({ history, batchesPerEpoch, settings }: Recorded): Examined {
  return { ...diagnoseRun(history, batchesPerEpoch, settings.shuffle), batchesPerEpoch }
}

/** Single steps are compared with single steps. */
function drawAlike(after: Examined, { history }: RunSnapshot, before: Examined | null): Examined {
  const isBySteps = before !== null && before.curve.training.at.length > after.curve.training.at.length
  return isBySteps ? { ...after, curve: stepCurveOfRun(history) } : after
}

export function chooseCase(caseId: GalleryCase['id']): void {
  changeClinic({ caseId, remedy: null, sick: null, cured: null })
  trainCase()
}

export function turnKnob(id: KnobId, value: number): void {
  const { caseId, knobs } = readClinic()
  changeClinic({ knobs: { ...knobs, [caseId]: { ...knobs[caseId], [id]: value } }, remedy: null, cured: null })
  trainCase()
}

/** Tries a remedy on the case that is shown. */
export function tryRemedy({ id, change }: Remedy): void {
  if (change === null) return
  changeClinic({ remedy: { id, change } })
  trainCase()
}

/** Tries a remedy on a run of one's own: a new run from the same initial weights beside it; the settings stay changed. */
export async function applyRemedy(run: KeptRun, { id, change }: Remedy): Promise<void> {
  if (change === null) return
  changeSettings(change)
  const name = text.training.curves.label(run.name, text.diagnosis.remedies[id].title)
  const started = await createRun(run.graph, { ...run.training, ...change }, name)
  if (started !== null) await goToEnd()
}

/** Reads a curve that was pasted or opened; what cannot be read stays, with the reason. */
export function readCurve(csv: string): void {
  const read = csv.trim() === '' ? null : readHistory(csv)
  if (read === null) return changeClinic({ csv, sick: null, cured: null, problems: [] })
  if (!read.ok) return changeClinic({ csv, sick: null, cured: null, problems: read.problems })
  changeClinic({
    csv,
    problems: [],
    cured: null,
    sick: { curve: read.value, diagnosis: diagnose(read.value), batchesPerEpoch: 1 },
  })
}
