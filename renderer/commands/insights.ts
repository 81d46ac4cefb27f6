/** Asking what training cannot do. An answer that comes after the document was edited is dropped. */
import { DEFAULT_LEARNING_RATE } from '../../shared/engine/optimizer.ts'
import type { Collapsed } from '../../shared/insights/collapse.ts'
import { setAttribute } from '../../shared/document/edits.ts'
import { services } from '../app/services.ts'
import { commitDocument, readDocument } from '../state/document.ts'
import { graphOf } from '../state/evaluation.ts'
import { changeInsights, readInsights, type Answer, type InsightView } from '../state/insights.ts'
import { select } from '../state/session.ts'
import { text } from '../text/text.ts'

/** Samples of a run on random data. */
export const SAMPLES = 40

/** Asks the worker; `null` where it was stopped or the document has changed. */
async function ask<T>(view: InsightView, call: () => Promise<Answer<T>['result'] | null>): Promise<Answer<T> | null> {
  const document = readDocument()
  if (readInsights().busy !== null) services().insights.stop()
  changeInsights({ busy: view })
  const result = await call()
  if (readInsights().busy === view) changeInsights({ busy: null })
  return result === null || readDocument() !== document ? null : { document, result }
}

export async function findFixed(): Promise<void> {
  const graph = graphOf(readDocument())
  const fixed = await ask('fixed', () => services().insights.call('findInvariants', graph))
  if (fixed !== null) changeInsights({ fixed })
}

export async function watchRun(): Promise<void> {
  const document = readDocument()
  const { steps, data } = readInsights()
  const learningRate = readInsights().learningRate ?? document.training?.learningRate ?? DEFAULT_LEARNING_RATE
  const options = { steps, learningRate, seed: 1, samples: data === 'own' ? ('own' as const) : SAMPLES }
  const run = await ask('watch', () => services().insights.call('watch', graphOf(document), options))
  if (run !== null) changeInsights({ run })
}

export async function tryCollapse(from: string, to: string): Promise<void> {
  const document = readDocument()
  const collapsed = await ask('collapse', () => services().insights.call('collapse', document, from, to))
  if (collapsed !== null) changeInsights({ collapsed })
}

/** Puts the equivalent op onto the canvas: one entry of the history. */
export function takeCollapsed({ document, thetaId }: Collapsed): void {
  commitDocument(document, text.insights.collapse.done)
  changeInsights({ collapsed: null })
  select([thetaId])
}

export async function findShape(input: string, node: string): Promise<void> {
  const graph = graphOf(readDocument())
  const { wanted } = readInsights()
  const inputShape = await ask('input', () => services().insights.call('findInputShape', graph, input, node, wanted))
  if (inputShape !== null) changeInsights({ inputShape })
}

/** Gives a source whose value is generated another shape. */
export function takeShape(id: string, shape: readonly number[]): void {
  const value = readDocument().nodes.find((node) => node.id === id)?.attributes['value']
  const isGenerated = typeof value === 'object' && value !== null && !Array.isArray(value) && !('data' in value)
  const generated = isGenerated ? { ...value, shape } : { random: 'normal', scale: 1, seed: 1, shape }
  commitDocument(setAttribute(readDocument(), id, 'value', generated), `${text.history.value} ${id}`)
}

export function stopAsking(): void {
  services().insights.stop()
  changeInsights({ busy: null })
}
