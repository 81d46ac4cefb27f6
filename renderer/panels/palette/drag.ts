/** Ops on their way from the library to the canvas. */
import type { AnyOp } from '../../../shared/ops/op.ts'

/** Media type under which a dragged op carries its id. */
export const OP_MEDIA_TYPE = 'application/x-chainrule-op'

/** While something hovers, a page may not read what it carries: so the op that is dragged is also kept here. */
let dragged: AnyOp | null = null

export function setDraggedOp(op: AnyOp | null): void {
  dragged = op
}

export const readDraggedOp = (): AnyOp | null => dragged
