/** Nodes dropped on wires: an op from the library, or a node that is being moved. Alt prevents it. */
import type { Node, OnNodeDrag } from '@xyflow/react'
import type { DragEvent } from 'react'
import { findFittingPort } from '../../shared/document/fitting.ts'
import type { Position } from '../../shared/document/document.ts'
import { canInsertOnWire } from '../../shared/document/wiring.ts'
import { findOp } from '../../shared/ops/index.ts'
import type { AnyOp } from '../../shared/ops/op.ts'
import type { WirePicture } from '../../shared/scene/picture.ts'
import { addOp, addWiredOp } from '../commands/add-op.ts'
import { OP_MEDIA_TYPE, readDraggedOp, setDraggedOp } from '../panels/palette/drag.ts'
import { readDocument } from '../state/document.ts'
import { useDrawing } from '../state/drawing.ts'
import { useEvaluation } from '../state/evaluation.ts'
import { readView } from '../state/view.ts'
import { aimAtWire, readWireTarget, targetOfEdge } from '../state/wire-target.ts'
import { findWireAt } from './wire-at.ts'

/** While an op from the library hovers: marks the wire it would be put into. */
export function aimOp(event: DragEvent): void {
  if (!event.dataTransfer.types.includes(OP_MEDIA_TYPE)) return
  event.preventDefault()
  event.dataTransfer.dropEffect = 'copy'
  const op = readDraggedOp()
  const point = readView().toDrawing({ x: event.clientX, y: event.clientY })
  aimAtWire(op === null || event.altKey ? null : findWireAt(point, (wire) => takes(op, wire)))
}

export function dropOp(event: DragEvent): void {
  const op = findOp(event.dataTransfer.getData(OP_MEDIA_TYPE))
  const target = readWireTarget()
  aimAtWire(null)
  setDraggedOp(null)
  if (op === undefined) return
  event.preventDefault()
  const point = readView().toDrawing({ x: event.clientX, y: event.clientY })
  if (target === null || event.altKey) addOp(op, point)
  else addWiredOp(op, point, { kind: 'splits', ...target })
}

/** Whether what runs along a wire can go through an op. */
function takes(op: AnyOp, { from }: WirePicture): boolean {
  return findFittingPort(op, useEvaluation.getState().evaluation.nodes.get(from)?.shape ?? null) !== null
}

/** While one node is dragged: marks the wire it would be put into. */
export const aimDragged: OnNodeDrag = (event, node, dragged) => {
  const isAlone = dragged.length === 1 && !event.altKey
  aimAtWire(
    isAlone ? findWireAt(centreOf(node), ({ id }) => canInsertOnWire(readDocument(), targetOfEdge(id), node.id)) : null,
  )
}

function centreOf({ id, position }: Node): Position {
  const picture = useDrawing.getState().nodes.get(id)?.picture
  return { x: position.x + (picture?.width ?? 0) / 2, y: position.y + (picture?.height ?? 0) / 2 }
}
