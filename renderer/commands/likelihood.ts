/** Putting what the likelihood builder derives on the canvas, and taking it along as text. */
import type { Document, DocumentNode } from '../../shared/document/document.ts'
import { lossOf, type LossDerivation } from '../../shared/likelihood/derive.ts'
import { documentOf, joinNodes } from '../../shared/likelihood/place.ts'
import { writeDerivationLatex, writeDerivationMarkdown } from '../../shared/likelihood/write.ts'
import { services } from '../app/services.ts'
import { commitDocument, readDocument } from '../state/document.ts'
import { readLikelihood, useLikelihood } from '../state/likelihood.ts'
import { changeSession, initialSession, notify } from '../state/session.ts'
import { readView } from '../state/view.ts'
import { wordsOfStep } from '../text/spoken-derivations.ts'
import { describeProblem } from '../text/spoken.ts'
import { spokenLanguage, text } from '../text/text.ts'
import { toClipboard } from './clipboard.ts'

/** Steps shown one after the other are one entry of the history. */
const BURST = 'likelihood'

/**
 * Shows a step of the derivation as the graph, or the likelihood and the loss side by side. The graph that was there is
 * replaced, which can be undone; a model that is part of it stays with what else there is.
 */
export async function putOnCanvas(shown: number | 'both'): Promise<void> {
  const { derivation } = readLikelihood()
  if (derivation === null) return
  const before = readDocument()
  const made = documentOf(derivation, shown)
  const rate = await services().rewrite.suggestLearningRate(lossOf(derivation))
  const whole = complete(made, derivation, before, rate)
  const positions = await services().arrange.layoutDocument(whole)
  // Whatever was edited meanwhile is newer.
  if (readDocument() !== before || readLikelihood().derivation !== derivation) return
  const nodes = whole.nodes.map((node) => ({ ...node, position: positions.get(node.id) ?? { x: 0, y: 0 } }))
  commitDocument({ ...whole, nodes }, text.likelihood.put, BURST)
  changeSession({ ...initialSession })
  useLikelihood.setState({ placed: { shown, derivation } })
  notify('done', shown === 'both' ? text.likelihood.shownBoth : text.likelihood.shown(stepTitle(derivation, shown)))
  readView().fit()
}

function stepTitle({ steps }: LossDerivation, shown: number): string {
  return wordsOfStep(steps[shown]).title
}

/** The document with this graph; everything else it says stays. */
function complete(made: Document, derivation: LossDerivation, before: Document, learningRate: number): Document {
  const { loss: _, nodes: old, ...rest } = before
  const { model } = derivation.likelihood.request
  // A model that is part of the graph stays in it; any other graph is replaced, with its title.
  const isPart = model.kind === 'node'
  const title = isPart && rest.title !== '' ? rest.title : text.likelihood.title
  const nodes: readonly DocumentNode[] = isPart ? joinNodes(made.nodes, old) : made.nodes
  return {
    ...rest,
    title,
    ...(made.loss === undefined ? {} : { loss: made.loss }),
    nodes,
    training: { ...rest.training, learningRate },
  }
}

/** Copies the whole derivation, for a hand-in. */
export async function copyDerivation(format: 'markdown' | 'latex'): Promise<void> {
  const { derivation } = readLikelihood()
  if (derivation === null) return
  const written = (format === 'latex' ? writeDerivationLatex : writeDerivationMarkdown)(derivation, spokenLanguage())
  const copied = await toClipboard(() => navigator.clipboard.writeText(written))
  if (copied.ok) notify('done', text.likelihood.copied(text.likelihood.formats[format]))
  else notify('refused', copied.problems.map(describeProblem).join(' '))
}
