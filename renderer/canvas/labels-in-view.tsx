import { useStoreApi } from '@xyflow/react'
import { useEffect } from 'react'
import type { WirePicture } from '../../shared/scene/picture.ts'
import { overlapArea, type Box } from '../../shared/scene/geometry.ts'
import { isLargeDrawing, useDrawing } from '../state/drawing.ts'
import { placeLabelsOf } from '../state/labels.ts'
import { boundsOf } from '../state/placed-node.ts'
import { createMemory } from '../state/remember.ts'
import { revealLabels } from '../state/reveal.ts'
import { drawLabelled } from '../state/wire-parts.ts'
import { FAR_ZOOM } from './distant-graph.tsx'

/** The view has to stand still this long before labels are made. */
const SETTLE_MS = 80
const SLICE_MS = 20

const memory = createMemory<WirePicture>()

/** In a large graph makes the labels of the wires in view, once the view stands still. Draws nothing itself. */
export function LabelsInView() {
  const store = useStoreApi()
  useEffect(() => {
    let timer = 0
    let lookedAt: readonly unknown[] = []

    const place = () => {
      const { nodes, folds, wires, parts, options, evaluation, shown: step } = useDrawing.getState()
      const { transform, width, height } = store.getState()
      if (transform[2] < FAR_ZOOM) return
      const view = viewBox(transform, width, height)
      const deadline = performance.now() + SLICE_MS
      const ends = new Map(
        [...parts.values()].flatMap(({ from, to }) => [
          [from.node.id, from],
          [to.node.id, to],
        ]),
      )
      let finished = true
      const shown: WirePicture[] = []
      for (const [id, { curve }] of wires) {
        const part = parts.get(id)
        if (part === undefined || !(isInside(view, curve[0]) || isInside(view, curve[curve.length - 1]))) continue
        const { from, to } = part
        const known = [curve, from.evaluation, evaluation.edges.get(id), options]
        const wire = memory.recall(id, [...known, to.node.inputs], () => {
          if (performance.now() < deadline) return drawLabelled(part, evaluation, options, ends)
          finished = false
          return null
        })
        if (wire !== null) shown.push(wire)
      }
      memory.endRound()
      if (!finished) timer = window.setTimeout(place)
      else {
        const near = [...nodes.values(), ...folds.values()].map(boundsOf).filter((box) => overlapArea(box, view) > 0)
        useDrawing.setState({ labels: revealLabels(placeLabelsOf(shown, near), wires, step) })
      }
    }
    const wait = () => {
      const { nodes, wires, parts, options, shown } = useDrawing.getState()
      const looking = [nodes, wires, parts, options, shown, ...store.getState().transform]
      if (!isLargeDrawing({ nodes }) || looking.every((part, index) => part === lookedAt[index])) return
      lookedAt = looking
      window.clearTimeout(timer)
      timer = window.setTimeout(place, SETTLE_MS)
    }
    wait()
    const stops = [store.subscribe(wait), useDrawing.subscribe(wait)]
    return () => {
      window.clearTimeout(timer)
      stops.forEach((stop) => stop())
    }
  }, [store])
  return null
}

function viewBox([x, y, zoom]: readonly [number, number, number], width: number, height: number): Box {
  return { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom }
}

function isInside({ x, y, width, height }: Box, point: { readonly x: number; readonly y: number }): boolean {
  return point.x >= x && point.x <= x + width && point.y >= y && point.y <= y + height
}
