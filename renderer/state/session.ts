/** The session: what the window remembers and no file does. Nothing here is undone or saved. */
import { create } from 'zustand'
import type { Position } from '../../shared/document/document.ts'
import type { Problem } from '../../shared/problem/problem.ts'
import type { RawAttributes } from '../../shared/ops/attribute.ts'

/** How far the computation is shown: nothing, values, or values and gradients. */
export type Stage = 'drawn' | 'forward' | 'backward'

export interface Notice {
  readonly kind: 'done' | 'refused' | 'busy'
  readonly text: string
  /** Gives up what is going on, where that is possible. */
  readonly stop?: () => void
}

/** The parameters before the first step, so that Reset can bring them back. */
export type InitialParameters = ReadonlyMap<string, RawAttributes>

export type SessionDialog =
  | { readonly kind: 'export' | 'simplify' | 'preferences' | 'finder' | 'shortcuts' | 'gallery' }
  | { readonly kind: 'reference'; readonly op: string | null }
  | { readonly kind: 'discard'; readonly proceed: () => void; readonly stay: () => void }

export interface Session {
  readonly selectedNodes: ReadonlySet<string>
  readonly selectedEdges: ReadonlySet<string>
  /** Keys of selected frames and comments. */
  readonly selectedAnnotations: ReadonlySet<string>
  readonly stage: Stage
  /** Where the nodes and comments are that are being dragged; the document learns it when they are dropped. */
  readonly drag: ReadonlyMap<string, Position>
  /** Node whose value, or frame or comment whose text, is being edited on the canvas. */
  readonly editing: string | null
  /** Whether it is the name of the node that is being edited there. */
  readonly editsName: boolean
  readonly dialog: SessionDialog | null
  /** What the status line says until something else happens. */
  readonly notice: Notice | null
  readonly initialParameters: InitialParameters | null
  /** Problems of the last request that are not problems of the graph: a file that cannot be read, a step without parameters. */
  readonly requestProblems: readonly Problem[]
}

const NOTHING: ReadonlySet<string> = new Set()

export const initialSession: Session = {
  selectedNodes: NOTHING,
  selectedEdges: NOTHING,
  selectedAnnotations: NOTHING,
  stage: 'forward',
  drag: new Map(),
  editing: null,
  editsName: false,
  dialog: null,
  notice: null,
  initialParameters: null,
  requestProblems: [],
}

export const useSession = create<Session>(() => initialSession)

export const readSession = useSession.getState
export const changeSession = (change: Partial<Session>): void => useSession.setState(change)

/** @param annotations keys of frames and comments */
export function select(
  nodes: Iterable<string>,
  edges: Iterable<string> = [],
  annotations: Iterable<string> = [],
): void {
  changeSession({
    selectedNodes: new Set(nodes),
    selectedEdges: new Set(edges),
    selectedAnnotations: new Set(annotations),
  })
}

export function clearSelection(): void {
  changeSession({ selectedNodes: NOTHING, selectedEdges: NOTHING, selectedAnnotations: NOTHING })
}

/** Says in the status line that something worked, or why it did not. */
export function notify(kind: Notice['kind'], text: string, stop?: () => void): void {
  changeSession({ notice: { kind, text, ...(stop !== undefined && { stop }) } })
}
