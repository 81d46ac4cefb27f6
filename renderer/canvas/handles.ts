/**
 * Handles as React Flow names them, and what they stand for. A node has an output and numbered inputs; the handles of a
 * collapsed frame are named after the members and ports they belong to.
 */
import type { WireTarget } from '../../shared/document/wiring.ts'
import { useDrawing } from '../state/drawing.ts'
import { targetOfEdge } from '../state/wire-target.ts'

export const OUTPUT_HANDLE = 'out'
export const HANDLE_SIZE = 12

type HandleId = string | null | undefined

/** The node whose value a handle gives. */
export function sourceAt(node: string, handle: HandleId): string {
  return useDrawing.getState().folds.has(node) ? (handle ?? '') : node
}

/** The input at which a handle takes a value. */
export function targetAt(node: string, handle: HandleId): WireTarget {
  return useDrawing.getState().folds.has(node) ? targetOfEdge(handle ?? '') : { to: node, port: Number(handle ?? 0) }
}

/** The handle of a collapsed frame for an input of a member. */
export function entryHandle({ to, port }: WireTarget): string {
  return `${to}:${port}`
}
