/** The runs of this session: none of them is part of the document until its weights are written there. */
import { create } from 'zustand'
import type { Training } from '../../shared/document/document.ts'
import type { Quantity } from '../../shared/chart/curve.ts'
import type { Graph } from '../../shared/graph/graph.ts'
import type { Problem } from '../../shared/problem/problem.ts'
import type { Json } from '../../shared/value/json.ts'
import type { RunSnapshot } from '../worker/training.ts'

export interface KeptRun {
  readonly id: string
  readonly name: string
  /** Chooses colour and dash, and stays when other runs are removed. */
  readonly place: number
  /** The graph with the values the run started from. */
  readonly graph: Graph
  /** Data and settings the run was started with; α as it is now. */
  readonly training: Training | undefined
  readonly snapshot: RunSnapshot
  readonly isShown: boolean
}

export type TrainingView = 'curves' | 'fit' | 'weights' | 'surface' | 'table'

interface TrainingState {
  readonly runs: readonly KeptRun[]
  /** The run that the buttons are about; `null` before the first. */
  readonly current: string | null
  readonly phase: 'idle' | 'running'
  /** Why no run could be started, or the last one broke off. */
  readonly problems: readonly Problem[]
  readonly view: TrainingView
  readonly quantity: Quantity
  readonly scale: 'linear' | 'log'
  readonly unit: 'steps' | 'epochs'
  /** 0 is off; below 1. */
  readonly smoothing: number
}

const NO_RUNS: Pick<TrainingState, 'runs' | 'current' | 'phase' | 'problems'> = {
  runs: [],
  current: null,
  phase: 'idle',
  problems: [],
}

export const useTraining = create<TrainingState>(() => ({
  ...NO_RUNS,
  view: 'curves',
  quantity: 'loss',
  scale: 'linear',
  unit: 'steps',
  smoothing: 0,
}))

export const readTraining = useTraining.getState
export const changeTraining = (change: Partial<TrainingState>): void => useTraining.setState(change)

export function forgetRuns(): void {
  changeTraining(NO_RUNS)
  writtenValues.clear()
}

export function findRun(id: string | null): KeptRun | null {
  return readTraining().runs.find((run) => run.id === id) ?? null
}

export const currentRun = (): KeptRun | null => findRun(readTraining().current)

export function changeRun(id: string, change: Partial<Omit<KeptRun, 'id'>>): void {
  changeTraining({ runs: readTraining().runs.map((run) => (run.id === id ? { ...run, ...change } : run)) })
}

/**
 * Values that training wrote into the document, with those that stood there before: where the document still has what
 * was written, the next run starts from where the first one did.
 */
export const writtenValues = new Map<string, { readonly written: Json; readonly before: Json | undefined }>()
