import {
  Background,
  BackgroundVariant,
  ReactFlow,
  ReactFlowProvider,
  SelectionMode,
  useConnection,
} from '@xyflow/react'
import '@xyflow/react/dist/base.css'
import { useMemo, useRef, type MouseEvent } from 'react'
import type { Position } from '../../shared/document/document.ts'
import { needsLayout } from '../commands/arrange.ts'
import { editValue } from '../commands/edit.ts'
import { EmptyCanvas } from '../panels/empty-canvas.tsx'
import { useDocument } from '../state/document.ts'
import { useDrawing } from '../state/drawing.ts'
import { openQuickAdd } from '../state/quick-add.ts'
import { clearSelection, select, useSession } from '../state/session.ts'
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
import { ConnectionHint } from './connection-hint.tsx'
import { ConnectionLine } from './connection-line.tsx'
import { aimDragged, aimOp, dropOp } from './dropping.ts'
import { useDetail } from './detail.ts'
import { DistantGraph, findNodeAt, useIsDistant } from './distant-graph.tsx'
import { FigureNode } from './figure-node.tsx'
import { flowEdges, flowNodes } from './flow-elements.ts'
import { LabelsInView } from './labels-in-view.tsx'
import { usePointer } from './pointer.ts'
import { QuickAdd } from './quick-add.tsx'
import { onDragStop, onEdgesChange, onNodesChange } from './selecting.ts'
import { useView, ZOOM_LIMITS } from './use-view.ts'
import { WireEdge } from './wire-edge.tsx'
import { ZoomControls } from './zoom-controls.tsx'

// All at module level: React Flow draws everything again when one of these is a new object.
const nodeTypes = { figure: FigureNode }
const edgeTypes = { wire: WireEdge }
const PAN_BUTTONS = [1, 2]
const SNAP: [number, number] = [10, 10]
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
  const nodes = useDrawing(({ nodes }) => nodes)
  const wires = useDrawing(({ wires }) => wires)
  const selectedNodes = useSession(({ selectedNodes }) => selectedNodes)
  const selectedEdges = useSession(({ selectedEdges }) => selectedEdges)
  const isEmpty = useDocument(({ document }) => document.nodes.length === 0)
  const isDistant = useIsDistant()
  // Until it is laid out, a graph without positions would be a heap.
  const isBusy = useSession(({ notice }) => notice?.kind === 'busy')
  const isWaiting = useDocument(({ document }) => needsLayout(document)) && isBusy
  const detail = useDetail()
  const isConnecting = useConnection(({ inProgress }) => inProgress)
  const shownNodes = useMemo(() => flowNodes(nodes, selectedNodes), [nodes, selectedNodes])
  const shownEdges = useMemo(() => flowEdges(wires, selectedEdges), [wires, selectedEdges])
  const canvas = useRef<HTMLDivElement>(null)
  usePointer(canvas)
  useView()

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
      className="canvas"
      role="region"
      aria-label={text.regions.canvas}
      data-connecting={isConnecting}
      data-waiting={isWaiting}
      data-detail={detail}
    >
      <ReactFlow
        nodes={isDistant || isWaiting ? NOTHING : shownNodes}
        edges={isDistant || isWaiting ? NOTHING : shownEdges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onNodesChange={onNodesChange}
        onEdgesChange={onEdgesChange}
        onNodeDrag={aimDragged}
        onNodeDragStop={onDragStop}
        onSelectionDragStop={onDragStop}
        onNodeDoubleClick={onNodeDoubleClick}
        onConnect={onConnect}
        onConnectEnd={onConnectEnd}
        onClickConnectEnd={onConnectEnd}
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
        snapToGrid
        snapGrid={SNAP}
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
        <LabelsInView />
        {isDistant && <DistantGraph />}
        <ZoomControls />
      </ReactFlow>
      {isEmpty && <EmptyCanvas />}
      <QuickAdd />
    </div>
  )
}

function onNodeDoubleClick(_: MouseEvent, { id }: { readonly id: string }): void {
  editValue(id)
}

function pointOf({ clientX, clientY }: MouseEvent): Position {
  return readView().toDrawing({ x: clientX, y: clientY })
}
