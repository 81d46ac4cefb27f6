import { useStoreApi } from '@xyflow/react'
import { useEffect } from 'react'
import { moveBox, overlapArea, type Box } from '../../shared/scene/geometry.ts'
import { label, MANY_WIRES, useDrawing } from '../state/drawing.ts'
import { FAR_ZOOM } from './distant-graph.tsx'

/** The view has to stand still this long before labels are placed. */
const SETTLE_MS = 80

/** In a large graph finds room for the labels of the wires in view, once the view stands still. Draws nothing itself. */
export function LabelsInView() {
  const store = useStoreApi()
  useEffect(() => {
    let timer = 0
    let placedFor: readonly unknown[] = []
    const place = () => {
      const { nodes, wires } = useDrawing.getState()
      const { transform, width, height } = store.getState()
      if (wires.size <= MANY_WIRES || transform[2] < FAR_ZOOM) return
      placedFor = [nodes, wires, ...transform]
      const view = viewBox(transform, width, height)
      const shown = [...wires.values()].filter(
        ({ curve: [start, , , end] }) => isNear(view, start) || isNear(view, end),
      )
      const near = [...nodes.values()].filter(
        ({ picture, position }) => overlapArea(moveBox(picture.bounds, position), view) > 0,
      )
      useDrawing.setState({ labels: label(shown, near) })
    }
    const wait = () => {
      const { nodes, wires } = useDrawing.getState()
      const now = [nodes, wires, ...store.getState().transform]
      if (wires.size <= MANY_WIRES || now.every((part, index) => part === placedFor[index])) return
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

function isNear({ x, y, width, height }: Box, point: { readonly x: number; readonly y: number }): boolean {
  return point.x >= x && point.x <= x + width && point.y >= y && point.y <= y + height
}
