/** The panel about what training cannot do: what is asked, and the answers so far. */
import { create } from 'zustand'
import type { Document } from '../../shared/document/document.ts'
import type { Collapsed } from '../../shared/insights/collapse.ts'
import type { InputAnswer, Wanted } from '../../shared/insights/input-shape.ts'
import type { Invariants } from '../../shared/insights/invariants.ts'
import type { WatchedRun } from '../../shared/insights/watch.ts'
import type { Result } from '../../shared/problem/result.ts'

export type InsightView = 'fixed' | 'watch' | 'collapse' | 'input'

/** An answer about a document; about another one it is no answer. */
export interface Answer<T> {
  readonly document: Document
  readonly result: Result<T>
}

interface InsightState {
  readonly view: InsightView
  readonly fixed: Answer<Invariants> | null
  readonly run: Answer<WatchedRun> | null
  readonly collapsed: Answer<Collapsed> | null
  readonly inputShape: Answer<InputAnswer> | null
  /** What is being computed. */
  readonly busy: InsightView | null
  readonly steps: number
  /** `null`: the learning rate of the document. */
  readonly learningRate: number | null
  readonly data: 'random' | 'own'
  /** Ends of what is collapsed, and the input and the node of shapes backwards; `null` where none was chosen. */
  readonly from: string | null
  readonly to: string | null
  readonly wanted: Wanted
}

export const useInsights = create<InsightState>(() => ({
  view: 'fixed',
  fixed: null,
  run: null,
  collapsed: null,
  inputShape: null,
  busy: null,
  steps: 4000,
  learningRate: null,
  data: 'random',
  from: null,
  to: null,
  wanted: { kind: 'scalar' },
}))

export const readInsights = useInsights.getState
export const changeInsights = (change: Partial<InsightState>): void => useInsights.setState(change)
