import {
  Background,
  BackgroundVariant,
  type Node,
  ReactFlow,
  ReactFlowProvider,
  SelectionMode,
  useConnection,
  useStore,
  useStoreApi,
} from '@xyflow/react'
import '@xyflow/react/dist/base.css'
import { useCallback, useMemo, useRef, type MouseEvent } from 'react'
import { useShallow } from 'zustand/react/shallow'
import type { Position } from '../../shared/document/document.ts'
import { needsLayout } from '../commands/arrange.ts'
import { editNode } from '../commands/edit.ts'
import { EmptyCanvas } from '../panels/empty-canvas.tsx'
import { startDragMode } from '../state/drag-mode.ts'
import { useDocument } from '../state/document.ts'
import { useDrawing } from '../state/drawing.ts'
import { openQuickAdd } from '../state/quick-add.ts'
import { changeSession, clearSelection, readSession, select, useSession } from '../state/session.ts'
import { readView } from '../state/view.ts'
import { aimAtWire } from '../state/wire-target.ts'
import { text } from '../text/text.ts'
import {
  isValidConnection,
  onConnect,
  onConnectEnd,
  onReconnect,
  onReconnectEnd,
  onReconnectStart,
} from './connecting.ts'
import { CanvasMenu, useCanvasMenuEvents } from './canvas-menu.tsx'
import { ClickConnection, endClickConnection } from './click-connection.tsx'
import { CommentNode } from './comment-node.tsx'
import { ConnectLetters } from './connect-letters.tsx'
import { ConnectionHint } from './connection-hint.tsx'
import { ConnectionLine } from './connection-line.tsx'
import { aimDragged, aimOp, dropOp } from './dropping.ts'
import { useDetail } from './detail.ts'
import { DistantGraph, findNodeAt, useIsDistant } from './distant-graph.tsx'
import { DragOverlay } from './drag-overlay.tsx'
import { ZOOM_LIMITS } from './fitting.ts'
import { FigureNode } from './figure-node.tsx'
import { FindNode } from './find-node.tsx'
import { flowEdges, flowNodes } from './flow-elements.ts'
import { FoldNode } from './fold-node.tsx'
import { FrameNode } from './frame-node.tsx'
import { useGiveUp } from './give-up.ts'
import { GraphList } from './graph-list.tsx'
import { LabelsInView } from './labels-in-view.tsx'
import { Minimap } from './minimap.tsx'
import { usePanLayer } from './pan-layer.ts'
import { usePointer } from './pointer.ts'
import { QuickAdd } from './quick-add.tsx'
import { onDragStart, onDragStop, onEdgesChange, onNodesChange } from './selecting.ts'
import { AFTER_CANVAS, BEFORE_CANVAS, onCanvasKeyDown } from './tabbing.ts'
import { useView } from './use-view.ts'
import { WireEdge } from './wire-edge.tsx'
import { ZoomControls } from './zoom-controls.tsx'

// All at module level: React Flow draws everything again when one of these is a new object.
const nodeTypes = { figure: FigureNode, fold: FoldNode, frame: FrameNode, comment: CommentNode }
const edgeTypes = { wire: WireEdge }
const PAN_BUTTONS = [1, 2]
const MULTI_SELECT_KEYS = ['Shift', 'Control', 'Meta']
const PRO_OPTIONS = { hideAttribution: true }
/** With fewer nodes it is cheaper to draw all of them than to find out which are in view. */
const CULL_ABOVE = 100

/** The graph, with the mouse and touchpad gestures of a design tool. */
export function GraphCanvas() {
  return (
    <ReactFlowProvider>
      <Canvas />
    </ReactFlowProvider>
  )
}

const NOTHING: [] = []

function Canvas() {
  const drawing = useDrawing(useShallow(({ nodes, folds, frames, comments }) => ({ nodes, folds, frames, comments })))
  const selectedNodes = useSession(({ selectedNodes }) => selectedNodes)
  const selectedEdges = useSession(({ selectedEdges }) => selectedEdges)
  const annotations = useSession(({ selectedAnnotations }) => selectedAnnotations)
  const isEmpty = useDocument(({ document }) => document.nodes.length === 0 && document.comments === undefined)
  const isDistant = useIsDistant()
  // Until it is laid out, a graph without positions would be a heap.
  const isBusy = useSession(({ notice }) => notice?.kind === 'busy')
  const isWaiting = useDocument(({ document }) => needsLayout(document)) && isBusy
  const detail = useDetail()
  const isDrawingWire = useConnection(({ inProgress }) => inProgress)
  const isConnecting =
    useStore(({ connectionClickStartHandle }) => connectionClickStartHandle !== null) || isDrawingWire
  const shownNodes = useMemo(
    () => flowNodes(drawing, { nodes: selectedNodes, annotations }),
    [drawing, selectedNodes, annotations],
  )
  const links = useDrawing(({ links }) => links)
  const hostOf = useDrawing(({ hostOf }) => hostOf)
  const shownEdges = useMemo(() => flowEdges({ links, hostOf }, selectedEdges), [links, hostOf, selectedEdges])
  const canvas = useRef<HTMLDivElement>(null)
  usePointer(canvas)
  useGiveUp()
  useCanvasMenuEvents(canvas)
  useView()
  usePanLayer()

  const store = useStoreApi()
  const onClickConnectEnd = useCallback(
    (event: globalThis.MouseEvent | TouchEvent) =>
      endClickConnection(event, store.getState().connectionClickStartHandle),
    [store],
  )
  const nodeUnder = (event: MouseEvent) => (isDistant ? findNodeAt(pointOf(event)) : null)
  const onPaneClick = (event: MouseEvent) => {
    const id = nodeUnder(event)
    if (id === null) clearSelection()
    else select([id])
  }
  const onDoubleClick = (event: MouseEvent) => {
    const id = nodeUnder(event)
    if (id !== null) readView().reveal(id)
    else if (event.target instanceof Element && event.target.matches('.react-flow__pane')) openQuickAdd(pointOf(event))
  }
  return (
    <div
      ref={canvas}
      tabIndex={-1}
      onKeyDown={onCanvasKeyDown}
      className="canvas"
      role="region"
      aria-label={text.regions.canvas}
      data-connecting={isConnecting}
      data-waiting={isWaiting}
      data-detail={detail}
    >
      <span id={BEFORE_CANVAS} tabIndex={-1} />
      <GraphList />
      <ReactFlow
        nodes={isDistant || isWaiting ? NOTHING : shownNodes}
        edges={isDistant || isWaiting ? NOTHING : shownEdges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onNodesChange={onNodesChange}
        onEdgesChange={onEdgesChange}
        onNodeDrag={aimDragged}
        onNodeDragStart={onDragStart}
        onSelectionDragStart={onSelectionDragStart}
        onNodeDragStop={onDragStop}
        onSelectionDragStop={onDragStop}
        onNodeClick={onNodeClick}
        onNodeDoubleClick={onNodeDoubleClick}
        onConnect={onConnect}
        onConnectEnd={onConnectEnd}
        onClickConnectEnd={onClickConnectEnd}
        onReconnect={onReconnect}
        onReconnectStart={onReconnectStart}
        onReconnectEnd={onReconnectEnd}
        isValidConnection={isValidConnection}
        connectionLineComponent={ConnectionLine}
        connectionRadius={24}
        reconnectRadius={12}
        onPaneClick={onPaneClick}
        onDoubleClick={onDoubleClick}
        onDrop={dropOp}
        onDragOver={aimOp}
        onDragLeave={() => aimAtWire(null)}
        onlyRenderVisibleElements={shownNodes.length > CULL_ABOVE}
        minZoom={ZOOM_LIMITS.least}
        maxZoom={ZOOM_LIMITS.most}
        disableKeyboardA11y
        selectionOnDrag
        selectionMode={SelectionMode.Partial}
        selectNodesOnDrag={false}
        panOnDrag={PAN_BUTTONS}
        panOnScroll
        zoomOnDoubleClick={false}
        deleteKeyCode={null}
        selectionKeyCode={null}
        multiSelectionKeyCode={MULTI_SELECT_KEYS}
        elevateEdgesOnSelect={false}
        nodesFocusable
        edgesFocusable
        proOptions={PRO_OPTIONS}
      >
        <Background variant={BackgroundVariant.Dots} gap={20} size={1} color="var(--canvas-dot)" />
        <ConnectionHint />
        <ClickConnection />
        <ConnectLetters />
        <DragOverlay />
        <LabelsInView />
        {isDistant && <DistantGraph />}
        <span id={AFTER_CANVAS} tabIndex={-1} />
        <Minimap />
        <FindNode />
        {!isEmpty && <ZoomControls />}
      </ReactFlow>
      {isEmpty && <EmptyCanvas />}
      <QuickAdd />
      <CanvasMenu />
    </div>
  )
}

function onNodeDoubleClick(_: MouseEvent, { id }: { readonly id: string }): void {
  editNode(id)
}

/** Open frames are no part of a box of selection, so React Flow does not select them by a click either. */
function onNodeClick(event: MouseEvent, { id, type }: Node): void {
  if (type !== 'frame') return
  const { selectedAnnotations } = readSession()
  const isKept = event.shiftKey || event.ctrlKey || event.metaKey
  if (!isKept) select([], [], [id])
  else changeSession({ selectedAnnotations: new Set([...selectedAnnotations, id]) })
}

function onSelectionDragStart(event: MouseEvent): void {
  startDragMode(event.altKey)
}

function pointOf({ clientX, clientY }: MouseEvent): Position {
  return readView().toDrawing({ x: clientX, y: clientY })
}
