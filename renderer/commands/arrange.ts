/** Layout, nudging and the view. */
import type { Document, Position } from '../../shared/document/document.ts'
import { moveNodes as placeNodes } from '../../shared/document/edits.ts'
import { services } from '../app/services.ts'
import { listEdges } from '../../shared/graph/graph.ts'
import { isLargeDrawing, useDrawing } from '../state/drawing.ts'
import { commitDocument, placeDocument, readDocument } from '../state/document.ts'
import { moveNodes } from '../state/edits.ts'
import { changeSession, notify, readSession } from '../state/session.ts'
import { readView } from '../state/view.ts'
import { text } from '../text/text.ts'

/** Whether a graph has to be laid out before it can be shown. */
export function needsLayout({ nodes }: Document): boolean {
  return nodes.some(({ position }) => position === undefined)
}

interface Options {
  /** Part of what was done last (opening a file, building from formulas) instead of an entry of its own. */
  readonly joinsEntry?: boolean
}

/** Lays the graph out in a worker and shows all of it. What was edited meanwhile keeps its place. */
export async function tidyUp({ joinsEntry = false }: Options = {}): Promise<void> {
  const asked = readDocument()
  if (asked.nodes.length === 0) return
  notify('busy', text.status.layingOut)
  try {
    const positions = await layOut(asked)
    const document = readDocument()
    if (joinsEntry) placeDocument(placeNodes(document, positions))
    else commitDocument(placeNodes(document, positions), text.commands.layout)
    readView().fit(joinsEntry ? 'at once' : undefined)
  } finally {
    // Not before: the canvas shows nothing while it waits, and would draw the heap for one frame.
    if (readSession().notice?.kind === 'busy') changeSession({ notice: null })
  }
}

function layOut(document: Document): Promise<ReadonlyMap<string, Position>> {
  const { arrange } = services()
  const drawing = useDrawing.getState()
  if (!isLargeDrawing(drawing)) return arrange.layoutDocument(document)
  const nodes = [...drawing.nodes.values()].map(({ picture: { id, bounds, inputs, output } }) => ({
    id,
    bounds,
    inputs: inputs.map(({ position }) => ({ position })),
    output,
  }))
  return arrange.layoutGraph(nodes, listEdges(document.nodes), drawing.options.direction)
}

const GRID = 10
const LARGE_STEP = 4

/** Moves the selection by one step of the grid; moves in a row are one entry. */
export function nudge(direction: Position, large = false): void {
  const { selectedNodes } = readSession()
  const by = GRID * (large ? LARGE_STEP : 1)
  const moved = readDocument().nodes.flatMap(({ id, position = { x: 0, y: 0 } }) =>
    selectedNodes.has(id)
      ? [[id, { x: position.x + by * direction.x, y: position.y + by * direction.y }] as const]
      : [],
  )
  moveNodes(new Map(moved), 'nudge')
}
