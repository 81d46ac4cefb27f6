/** The wire that what is being dragged would be put into if it were dropped now. */
import { create } from 'zustand'
import type { WireTarget } from '../../shared/document/wiring.ts'

export const useWireTarget = create<{ readonly edge: string | null }>(() => ({ edge: null }))

/** @param edge id of the wire, `target:port` */
export function aimAtWire(edge: string | null): void {
  if (useWireTarget.getState().edge !== edge) useWireTarget.setState({ edge })
}

export function readWireTarget(): WireTarget | null {
  const { edge } = useWireTarget.getState()
  return edge === null ? null : targetOfEdge(edge)
}

/** The port that an edge's id names. */
export function targetOfEdge(edge: string): WireTarget {
  const separator = edge.lastIndexOf(':')
  return { to: edge.slice(0, separator), port: Number(edge.slice(separator + 1)) }
}
