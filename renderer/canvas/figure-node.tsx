import { Handle, Position, type NodeProps } from '@xyflow/react'
import { memo } from 'react'
import { Pin, TriangleAlert } from 'lucide-react'
import { useDrawing } from '../state/drawing.ts'
import { useSession } from '../state/session.ts'
import { useHasProblem } from '../state/problems.ts'
import { text } from '../text/text.ts'
import { OUTPUT_HANDLE } from './handles.ts'
import { Marks } from './marks.tsx'
import { NameEditor, ValueEditor } from './value-editor.tsx'

/** A node of the graph: its picture, its ports and, while its value is edited, the field. Subscribes to itself only. */
export const FigureNode = memo(function FigureNode({ id, selected }: NodeProps) {
  const placed = useDrawing(({ nodes }) => nodes.get(id))
  const isEdited = useSession(({ editing }) => editing === id)
  const hasProblem = useHasProblem(id)
  if (placed === undefined) return null
  const { picture, ports, isPinned } = placed
  const { width, height, radius, output } = picture
  return (
    <div className="figure" data-selected={selected} data-problem={hasProblem} data-recedes={picture.recedes}>
      <svg className="figure__drawing" width={width} height={height} aria-hidden>
        <rect className="figure__ring" x={-5} y={-5} width={width + 10} height={height + 10} rx={radius + 5} />
        <Marks marks={picture.marks} />
      </svg>
      {hasProblem && (
        <span className="figure__problem">
          <TriangleAlert size={12} aria-hidden />
        </span>
      )}
      {isPinned && (
        <span className="figure__pin">
          <Pin size={13} aria-hidden />
        </span>
      )}
      {ports.map(({ name, position, isTaken }, port) => (
        <Handle
          key={port}
          id={String(port)}
          type="target"
          position={Position.Left}
          // From a port with a wire one lifts that wire instead.
          isConnectableStart={!isTaken}
          className={isTaken ? 'port port--input' : 'port port--input port--open'}
          style={{ left: position.x, top: position.y }}
          title={text.canvas.connectHere(name)}
          role="img"
          aria-label={text.canvas.input(name, id)}
        />
      ))}
      <Handle
        id={OUTPUT_HANDLE}
        type="source"
        position={Position.Right}
        className="port port--output"
        style={{ left: output.x, top: output.y, right: 'auto' }}
        role="img"
        aria-label={text.canvas.output(id)}
      />
      {isEdited && <NodeEditor id={id} />}
    </div>
  )
})

function NodeEditor({ id }: { readonly id: string }) {
  return useSession(({ editsName }) => editsName) ? <NameEditor id={id} /> : <ValueEditor id={id} />
}
