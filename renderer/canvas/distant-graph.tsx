import { useStore } from '@xyflow/react'
import { useRef } from 'react'
import type { Position } from '../../shared/document/document.ts'
import { useDrawing } from '../state/drawing.ts'
import type { PlacedNode } from '../state/placed-node.ts'
import { useSession } from '../state/session.ts'
import { useRepaint, type Viewport } from './use-repaint.ts'

/** Below this zoom no text can be read. */
export const FAR_ZOOM = 0.42

/** Only graphs with more nodes than this are drawn as one picture: elements cost nothing in a small one. */
const MANY_NODES = 120

/** Whether the graph is shown as one simple picture: it is large, and so far away that no text could be read. */
export function useIsDistant(): boolean {
  const isFar = useStore(({ transform }) => transform[2] < FAR_ZOOM)
  const isLarge = useDrawing(({ nodes }) => nodes.size > MANY_NODES)
  return isFar && isLarge
}

/**
 * The whole graph from a distance, on one canvas: outlines and wires without words. Thousands of elements would make
 * every pan slow; one canvas is drawn in a few milliseconds. It lets the mouse through to what lies below.
 */
export function DistantGraph() {
  const canvas = useRef<HTMLCanvasElement>(null)
  useRepaint(canvas, paint)

  return <canvas ref={canvas} className="distant-graph" aria-hidden />
}

/** The node at a point of the drawing: a picture on one canvas has no elements to be clicked. */
export function findNodeAt(point: Position): string | null {
  for (const [id, placed] of useDrawing.getState().nodes) if (isInside(placed, point)) return id
  return null
}

function isInside({ picture, position }: PlacedNode, { x, y }: Position): boolean {
  const { width, height } = picture
  return x >= position.x && x <= position.x + width && y >= position.y && y <= position.y + height
}

function paint(canvas: HTMLCanvasElement, { transform: [x, y, zoom], width, height }: Viewport): void {
  const density = window.devicePixelRatio
  const [wide, high] = [Math.round(width * density), Math.round(height * density)]
  if (canvas.width !== wide || canvas.height !== high) {
    canvas.width = wide
    canvas.height = high
  }
  const context = canvas.getContext('2d')
  if (context === null) return
  const style = getComputedStyle(canvas)
  const color = (name: string) => style.getPropertyValue(name)
  context.setTransform(1, 0, 0, 1, 0, 0)
  context.clearRect(0, 0, wide, high)
  context.setTransform(zoom * density, 0, 0, zoom * density, x * density, y * density)
  const { nodes, wires, shown } = useDrawing.getState()
  const { selectedNodes } = useSession.getState()

  context.lineWidth = 1 / zoom
  context.strokeStyle = color('--distant-wire')
  context.beginPath()
  for (const { curve } of wires.values()) {
    context.moveTo(curve[0].x, curve[0].y)
    for (let part = 1; part < curve.length; part += 3) {
      const [a, b, end] = [curve[part], curve[part + 1], curve[part + 2]]
      context.bezierCurveTo(a.x, a.y, b.x, b.y, end.x, end.y)
    }
  }
  context.stroke()

  context.strokeStyle = color('--distant-node')
  context.fillStyle = color('--distant-fill')
  context.beginPath()
  for (const { picture, position } of nodes.values()) {
    context.roundRect(position.x, position.y, picture.width, picture.height, picture.radius)
  }
  context.fill()
  context.stroke()

  context.lineWidth = 3 / zoom
  context.strokeStyle = color('--accent')
  for (const id of shown === null ? selectedNodes : shown.focus.nodes) {
    const placed = nodes.get(id)
    if (placed === undefined) continue
    context.strokeRect(placed.position.x, placed.position.y, placed.picture.width, placed.picture.height)
  }
}
