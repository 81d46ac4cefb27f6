/** React Flow with as many plain memoised nodes and wires as the graph of the benchmark: what our canvas is measured against. */
import { Handle, Position, ReactFlow, useEdgesState, useNodesState, type Edge, type Node } from '@xyflow/react'
import '@xyflow/react/dist/style.css'
import { memo } from 'react'
import { createRoot } from 'react-dom/client'
import { largeGraph } from '../large-graph.ts'
import './bare-flow.css'

const PlainNode = memo(function PlainNode({ data }: { readonly data: Node['data'] }) {
  return (
    <div className="plain">
      <Handle type="target" position={Position.Top} />
      {String(data['label'])}
      <Handle type="source" position={Position.Bottom} />
    </div>
  )
})
const nodeTypes = { plain: PlainNode }

interface GraphNode {
  readonly id: string
  readonly inputs: readonly string[]
  readonly position: { readonly x: number; readonly y: number }
}

/** The benchmark opens the same graph in our program. */
Object.assign(window, { largeGraph: largeGraph() })

const graph = (JSON.parse(largeGraph()) as { readonly nodes: readonly GraphNode[] }).nodes
const nodes: Node[] = graph.map(({ id, position }) => ({
  id,
  type: 'plain',
  position: { ...position },
  width: 40,
  height: 40,
  data: { label: id },
}))
const edges: Edge[] = graph.flatMap(({ id, inputs }) =>
  inputs.map((source, port) => ({ id: `${id}:${port}`, source, target: id })),
)

function Bare() {
  const [shown, , onNodesChange] = useNodesState(nodes)
  const [wires, , onEdgesChange] = useEdgesState(edges)
  return (
    <ReactFlow
      nodes={shown}
      edges={wires}
      nodeTypes={nodeTypes}
      onNodesChange={onNodesChange}
      onEdgesChange={onEdgesChange}
      onlyRenderVisibleElements
      panOnScroll
      minZoom={0.05}
      fitView
    />
  )
}

createRoot(document.getElementById('root') as HTMLElement).render(<Bare />)
