/**
 * The likelihood builder: what was chosen, and the derivation that follows from it. Nothing here is part of a document
 * until a graph is put on the canvas.
 */
import { create } from 'zustand'
import type { Table } from '../../shared/data/table.ts'
import type { Document } from '../../shared/document/document.ts'
import type { LikelihoodRequest, MeanModel } from '../../shared/likelihood/build.ts'
import type { LossDerivation } from '../../shared/likelihood/derive.ts'
import type { DistributionId } from '../../shared/likelihood/distributions.ts'
import { readSamples } from '../../shared/likelihood/samples.ts'
import type { Problem } from '../../shared/problem/problem.ts'
import type { Result } from '../../shared/problem/result.ts'
import { services } from '../app/services.ts'
import { createLatest } from '../worker/latest.ts'
import { readDocument } from './document.ts'
import { sampleSets } from './sample-sets.ts'

export type ModelKind = 'minus' | 'plus' | 'formula' | 'node'
export type LikelihoodView = 'derivation' | 'kinks' | 'fits'

export interface LikelihoodChoices {
  readonly distribution: DistributionId
  readonly model: ModelKind
  /** Formulas of the model, kept while another kind is chosen. */
  readonly formula: string
  /** Node of the graph that is the model. */
  readonly node: string
  /** s of Laplace, σ of the Gaussian. */
  readonly scale: number
  /** The samples as typed. */
  readonly samples: string
}

interface LikelihoodState {
  readonly choices: LikelihoodChoices
  readonly view: LikelihoodView
  /** The newest derivation that worked; it stays while something is typed that does not. */
  readonly derivation: LossDerivation | null
  readonly problems: readonly Problem[]
  readonly isBusy: boolean
  /** What was put on the canvas last, and the graph it was; `null` before. */
  readonly placed: { readonly shown: number | 'both'; readonly derivation: LossDerivation } | null
}

export const useLikelihood = create<LikelihoodState>(() => ({
  choices: {
    distribution: 'laplace',
    model: 'minus',
    formula: 'w*x + b',
    node: '',
    scale: 1,
    samples: sampleSets()[0]?.samples ?? '',
  },
  view: 'derivation',
  derivation: null,
  problems: [],
  isBusy: false,
  placed: null,
}))

export const readLikelihood = useLikelihood.getState

export function showView(view: LikelihoodView): void {
  useLikelihood.setState({ view })
}

/** Changes what is derived; the derivation follows. */
export function changeChoices(change: Partial<LikelihoodChoices>): void {
  useLikelihood.setState(({ choices }) => ({ choices: { ...choices, ...change } }))
  derive()
}

const ask = createLatest<LikelihoodRequest, Result<LossDerivation>>(
  (request) => services().rewrite.derive(request),
  (derived) =>
    useLikelihood.setState(
      derived.ok
        ? { derivation: derived.value, problems: [], isBusy: false }
        : { problems: derived.problems, isBusy: false },
    ),
)

/** Derives what is chosen, in a worker. */
export function derive(): void {
  const { choices } = readLikelihood()
  const samples = readSamples(choices.samples)
  if (!samples.ok) {
    useLikelihood.setState({ problems: samples.problems, isBusy: false })
    return
  }
  useLikelihood.setState({ isBusy: true })
  ask(requestOf(choices, samples.value, readDocument()))
}

function requestOf(choices: LikelihoodChoices, samples: Table, document: Document): LikelihoodRequest {
  const { distribution, scale } = choices
  return { distribution, scale, samples, model: modelOf(choices, document) }
}

function modelOf({ model, formula, node }: LikelihoodChoices, document: Document): MeanModel {
  switch (model) {
    case 'formula':
      return { kind: 'formula', text: formula }
    case 'node':
      return { kind: 'node', id: node, document: { title: '', nodes: document.nodes } }
    default:
      return { kind: 'line', sign: model }
  }
}
