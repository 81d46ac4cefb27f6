/** The workbench for layers of windows: which layer it computes, what is unknown, and where its stamp stands. */
import { create } from 'zustand'
import { EXAMPLE_LAYER, type Layer } from '../../shared/convolution/layer.ts'
import type { Unknown } from '../../shared/convolution/solve.ts'
import type { Pass } from '../../shared/convolution/stamp.ts'
import type { Pair } from '../../shared/ops/attribute.ts'

export type WorkbenchView = 'answers' | 'stamp' | 'maps' | 'network'

interface WorkbenchState {
  /** The node whose numbers are shown, `null` for a layer of one's own; `undefined` until one is chosen: the first of the graph. */
  readonly node: string | null | undefined
  /** The layer of one's own. */
  readonly own: Layer
  /** What was changed in the numbers of the node without being applied; `null` while nothing was. */
  readonly draft: Layer | null
  readonly unknown: Unknown | 'output'
  /** The output that the unknown is to give. */
  readonly wanted: Pair
  readonly view: WorkbenchView
  readonly pass: Pass
  readonly place: number
  readonly image: number
  readonly target: number
  readonly source: number
  readonly isPlaying: boolean
  readonly placesPerSecond: number
}

export const useWorkbench = create<WorkbenchState>(() => ({
  node: undefined,
  own: EXAMPLE_LAYER,
  draft: null,
  unknown: 'output',
  wanted: [7, 7],
  view: 'answers',
  pass: 'forward',
  place: 0,
  image: 0,
  target: 0,
  source: 0,
  isPlaying: false,
  placesPerSecond: 4,
}))

export const changeWorkbench = (change: Partial<WorkbenchState>): void => useWorkbench.setState(change)

const START = { draft: null, place: 0, image: 0, target: 0, source: 0, isPlaying: false } as const

/** Shows the numbers of a node, or those of a layer of one's own. */
export function showLayerOf(node: string | null | undefined): void {
  if (useWorkbench.getState().node !== node) changeWorkbench({ node, unknown: 'output', ...START })
}

/** @param node the node it is tried out on, `null` for the layer of one's own */
export function changeLayer(layer: Layer, node: string | null): void {
  changeWorkbench({ ...START, ...(node === null ? { own: layer } : { draft: layer }) })
}
