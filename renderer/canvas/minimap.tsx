import { useReactFlow, useStoreApi } from '@xyflow/react'
import { useRef, type PointerEvent } from 'react'
import { uniteBoxes, growBox, type Box } from '../../shared/scene/geometry.ts'
import { boundsOf } from '../state/placed-node.ts'
import { useDrawing } from '../state/drawing.ts'
import { usePreferences } from '../state/preferences.ts'
import { useSession } from '../state/session.ts'
import { text } from '../text/text.ts'
import { useRepaint, type Viewport } from './use-repaint.ts'

const WIDTH = 190
const HEIGHT = 120
const MARGIN = 60

/** The whole graph small in a corner, with the part that is in view; pressed or dragged, the view goes there. */
export function Minimap() {
  const isShown = usePreferences(({ minimap }) => minimap)
  const isEmpty = useDrawing(({ nodes, folds }) => nodes.size + folds.size === 0)
  return isShown && !isEmpty ? <Map /> : null
}

function Map() {
  const canvas = useRef<HTMLCanvasElement>(null)
  const store = useStoreApi()
  const flow = useReactFlow()
  useRepaint(canvas, paint)

  const goTo = (event: PointerEvent<HTMLCanvasElement>) => {
    if (event.buttons !== 1) return
    event.currentTarget.setPointerCapture(event.pointerId)
    const { left, top } = event.currentTarget.getBoundingClientRect()
    const { box, scale } = fit(viewOf(store.getState()))
    const [x, y] = [(event.clientX - left) / scale + box.x, (event.clientY - top) / scale + box.y]
    void flow.setCenter(x, y, { zoom: flow.getZoom() })
  }
  return (
    <canvas
      ref={canvas}
      className="minimap"
      style={{ width: WIDTH, height: HEIGHT }}
      role="img"
      aria-label={text.minimap}
      onPointerDown={goTo}
      onPointerMove={goTo}
    />
  )
}

/** The part of the drawing that is in view. */
function viewOf({ transform: [x, y, zoom], width, height }: Viewport): Box {
  return { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom }
}

/** The part of the drawing that the map shows, and how much smaller. */
function fit(view: Box): { readonly box: Box; readonly scale: number } {
  const { nodes, folds } = useDrawing.getState()
  const around = growBox(uniteBoxes([...[...nodes.values(), ...folds.values()].map(boundsOf), view]), MARGIN)
  const scale = Math.min(WIDTH / around.width, HEIGHT / around.height)
  const [width, height] = [WIDTH / scale, HEIGHT / scale]
  const corner = { x: around.x - (width - around.width) / 2, y: around.y - (height - around.height) / 2 }
  return { box: { ...corner, width, height }, scale }
}

function paint(canvas: HTMLCanvasElement, viewport: Viewport): void {
  const view = viewOf(viewport)
  const density = window.devicePixelRatio
  canvas.width = Math.round(WIDTH * density)
  canvas.height = Math.round(HEIGHT * density)
  const context = canvas.getContext('2d')
  if (context === null) return
  const style = getComputedStyle(canvas)
  const color = (name: string) => style.getPropertyValue(name)
  const { box, scale } = fit(view)
  const factor = scale * density
  context.setTransform(factor, 0, 0, factor, -box.x * factor, -box.y * factor)
  const { nodes, folds, wires } = useDrawing.getState()
  const { selectedNodes, selectedAnnotations } = useSession.getState()
  context.lineWidth = 1 / scale
  context.strokeStyle = color('--line-strong')
  context.beginPath()
  for (const { points } of wires.values()) {
    const last = points[points.length - 1]
    context.moveTo(points[0].x, points[0].y)
    context.lineTo(last.x, last.y)
  }
  context.stroke()
  for (const [id, { position, picture }] of [...nodes, ...folds]) {
    context.fillStyle = color(selectedNodes.has(id) || selectedAnnotations.has(id) ? '--accent' : '--wire')
    context.fillRect(position.x, position.y, picture.width, picture.height)
  }
  context.strokeStyle = color('--accent')
  context.lineWidth = 1.5 / scale
  context.strokeRect(view.x, view.y, view.width, view.height)
}
