import { useReactFlow, useStoreApi } from '@xyflow/react'
import { useEffect, useMemo } from 'react'
import { boundPoints, growBox, uniteBoxes, type Box } from '../../shared/scene/geometry.ts'
import { isLargeDrawing, useDrawing } from '../state/drawing.ts'
import { boundsOf } from '../state/placed-node.ts'
import { shownStep, usePlayer } from '../state/player.ts'
import { readSession } from '../state/session.ts'
import { boxOfUnit, selectedUnits } from '../state/units.ts'
import { registerView, type View } from '../state/view.ts'
import { FAR_ZOOM } from './distant-graph.tsx'
import { boundsOfDrawing, fittingViewport, isInside, useFitting } from './fitting.ts'
import { readPointer } from './pointer.ts'

const MOVE_MS = 180
/** Air around what is selected, and around what the focus moves to, in pixels of the drawing. */
const SELECTION_MARGIN = 40
const REVEAL_MARGIN = 10

/** Connects the commands to React Flow's viewport. */
export function useView() {
  const flow = useReactFlow()
  const store = useStoreApi()
  const fitting = useFitting()
  const view = useMemo<View>(() => {
    const centreOn = ({ x, y, width, height }: Box) =>
      void flow.setCenter(x + width / 2, y + height / 2, { zoom: flow.getZoom() })
    return {
      // On the way to a distant view of a large graph everything would have to be drawn.
      fit: (how) => fitting.fit(how === 'at once' || isLargeDrawing(useDrawing.getState()) ? 0 : MOVE_MS),
      isWhole: () => isInside(boundsOfDrawing(), store.getState()),
      fitSelection: () => {
        const boxes = selectedUnits().flatMap((key) => boxOfUnit(key) ?? [])
        const ends = [...readSession().selectedEdges].flatMap((id) => useDrawing.getState().wires.get(id)?.points ?? [])
        if (boxes.length + ends.length === 0) return
        const box = uniteBoxes([...boxes, ...(ends.length > 0 ? [boundPoints(ends)] : [])])
        const viewport = fittingViewport(growBox(box, SELECTION_MARGIN), store.getState())
        if (viewport !== null) void flow.setViewport(viewport, { duration: MOVE_MS })
      },
      zoomTo: (zoom) => void flow.zoomTo(zoom, { duration: MOVE_MS }),
      zoomBy: (factor) => void flow.zoomTo(flow.getZoom() * factor, { duration: MOVE_MS }),
      centre: () => {
        const { width, height, transform } = store.getState()
        const [x, y, zoom] = transform
        return { x: (width / 2 - x) / zoom, y: (height / 2 - y) / zoom }
      },
      toDrawing: (point) => flow.screenToFlowPosition(point, { snapToGrid: false }),
      toScreen: (point) => flow.flowToScreenPosition(point),
      pointer: () => {
        const pointer = readPointer()
        return pointer === null ? null : flow.screenToFlowPosition(pointer, { snapToGrid: false })
      },
      focus: (key) => {
        if (key === null) return store.getState().domNode?.closest<HTMLElement>('.canvas')?.focus()
        const box = boxOfUnit(key)
        if (box !== null && !isInside(growBox(box, REVEAL_MARGIN), store.getState())) centreOn(box)
        focusElement(store.getState().domNode, `.react-flow__node[data-id="${CSS.escape(key)}"]`)
      },
      focusWire: (edge) => {
        const points = useDrawing.getState().wires.get(edge)?.points ?? []
        const box = boundPoints(points)
        if (points.length > 0 && !isInside(box, store.getState())) centreOn(box)
        focusElement(store.getState().domNode, `.react-flow__edge[data-id="${CSS.escape(edge)}"]`)
      },
      reveal: (node) => {
        const box = boxOfUnit(useDrawing.getState().hostOf(node))
        if (box === null) return
        void flow.setCenter(box.x + box.width / 2, box.y + box.height / 2, {
          zoom: Math.max(flow.getZoom(), 0.8),
          duration: MOVE_MS,
        })
      },
    }
  }, [flow, store, fitting])
  useEffect(() => registerView(view), [view])
  useEffect(() => fitting.start(), [fitting])
  useFollow(view)
}

/** Moves to what a step of the player is about, where that is out of view or too small to be read. */
function useFollow(view: View): void {
  const store = useStoreApi()
  useEffect(
    () =>
      usePlayer.subscribe((player, before) => {
        const shown = shownStep(player)
        if (shown === null || shown === shownStep(before)) return
        const id = shown.description.node
        const placed = useDrawing.getState().nodes.get(id)
        if (placed === undefined) return
        const { width, height, transform } = store.getState()
        const isTiny = transform[2] < FAR_ZOOM && isLargeDrawing(useDrawing.getState())
        if (isTiny || !isInside(boundsOf(placed), { width, height, transform })) view.reveal(id)
      }),
    [store, view],
  )
}

/** Tries again with the next frames: what was just added, or moved into view, is drawn with one of them. */
function focusElement(canvas: HTMLElement | null, selector: string, attempts = 10): void {
  const element = canvas?.querySelector<HTMLElement | SVGElement>(selector)
  if (element) element.focus()
  else if (attempts > 0) requestAnimationFrame(() => focusElement(canvas, selector, attempts - 1))
}
