/** Layout, nudging and the view. */
import type { Document, Position } from '../../shared/document/document.ts'
import { moveNodes as placeNodes, setSettings } from '../../shared/document/edits.ts'
import { alignBoxes, distributeBoxes, type Alignment } from '../../shared/layout/align.ts'
import { keepPinned } from '../../shared/layout/pinned.ts'
import type { Box } from '../../shared/scene/geometry.ts'
import { optionsOf } from '../../shared/scene/options.ts'
import { services } from '../app/services.ts'
import { listEdges } from '../../shared/graph/graph.ts'
import { isLargeDrawing, useDrawing } from '../state/drawing.ts'
import { commitDocument, placeDocument, readDocument } from '../state/document.ts'
import { moveNodes } from '../state/edits.ts'
import { changeSession, notify, readSession } from '../state/session.ts'
import { boxOfUnit, placesOf, selectedUnits } from '../state/units.ts'
import { readView } from '../state/view.ts'
import { text } from '../text/text.ts'

/** Whether a graph has to be laid out before it can be shown. */
export function needsLayout({ nodes }: Document): boolean {
  return nodes.some(({ position }) => position === undefined)
}

/** Chooses the direction of the drawing and lays it out so: one entry. */
export async function layOutTowards(direction: 'right' | 'down'): Promise<void> {
  await tidyUp({ direction })
}

interface Options {
  /** Default: the one the document has. */
  readonly direction?: 'right' | 'down'
  /** Part of what was done last (opening a file, building from formulas) instead of an entry of its own. */
  readonly joinsEntry?: boolean
}

/** Lays the graph out in a worker and shows all of it. What was edited meanwhile keeps its place. */
export async function tidyUp({ joinsEntry = false, direction }: Options = {}): Promise<void> {
  const turn = (document: Document) => (direction === undefined ? document : setSettings(document, { direction }))
  const asked = turn(readDocument())
  if (asked.nodes.length === 0) return
  notify('busy', text.status.layingOut)
  try {
    const positions = await layOut(asked)
    const document = turn(readDocument())
    if (joinsEntry) placeDocument(placeNodes(document, positions))
    else commitDocument(placeNodes(document, positions), text.commands.layout)
    readView().fit(joinsEntry ? 'at once' : undefined)
  } finally {
    // Not before: the canvas shows nothing while it waits, and would draw the heap for one frame.
    if (readSession().notice?.kind === 'busy') changeSession({ notice: null })
  }
}

async function layOut(document: Document): Promise<ReadonlyMap<string, Position>> {
  const { arrange } = services()
  const drawing = useDrawing.getState()
  const isTurned = optionsOf(document.settings).direction !== drawing.options.direction
  const hasFrames = drawing.folds.size + drawing.frames.size > 0
  if (!isLargeDrawing(drawing) || hasFrames || isTurned) return arrange.layoutDocument(document)
  const nodes = [...drawing.nodes.values()].map(({ picture: { id, bounds, inputs, output } }) => ({
    id,
    bounds,
    inputs: inputs.map(({ position }) => ({ position })),
    output,
  }))
  const positions = await arrange.layoutGraph(nodes, listEdges(document.nodes), drawing.options.direction)
  return keepPinned(document.nodes, positions, new Map(nodes.map(({ id, bounds }) => [id, bounds])))
}

const GRID = 10
const LARGE_STEP = 4

/** Moves the selection by one step of the grid; moves in a row are one entry. */
export function nudge(direction: Position, large = false): void {
  const by = GRID * (large ? LARGE_STEP : 1)
  moveUnits(({ x, y }) => ({ x: x + by * direction.x, y: y + by * direction.y }), 'nudge')
}

export function alignSelection(to: Alignment): void {
  moveNodes(placesOf(alignBoxes(selectedBoxes(), to)), null, text.commands.align[to])
}

export function distributeSelection(axis: 'horizontal' | 'vertical'): void {
  moveNodes(placesOf(distributeBoxes(selectedBoxes(), axis)), null, text.commands.distribute[axis])
}

/** Moves the selection onto the nearest lines of the grid. */
export function snapSelection(): void {
  const snap = (value: number): number => Math.round(value / GRID) * GRID
  moveUnits(({ x, y }) => ({ x: snap(x), y: snap(y) }), null, text.commands.toGrid)
}

function moveUnits(move: (corner: Position) => Position, burst: string | null, name?: string): void {
  const corners = [...selectedBoxes()].map(([key, { x, y }]) => [key, move({ x, y })] as const)
  moveNodes(placesOf(new Map(corners)), burst, name)
}

function selectedBoxes(): ReadonlyMap<string, Box> {
  return new Map(
    selectedUnits().flatMap((key) => {
      const box = boxOfUnit(key)
      return box === null ? [] : [[key, box] as const]
    }),
  )
}
