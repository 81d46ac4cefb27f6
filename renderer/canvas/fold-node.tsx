import { Handle, Position, type NodeProps } from '@xyflow/react'
import { memo } from 'react'
import { useDrawing } from '../state/drawing.ts'
import { text } from '../text/text.ts'
import { AnnotationEditor } from './annotation-editor.tsx'
import { entryHandle } from './handles.ts'
import { Marks } from './marks.tsx'

/** A collapsed frame: one node with the ports of its members. */
export const FoldNode = memo(function FoldNode({ id, selected }: NodeProps) {
  const placed = useDrawing(({ folds }) => folds.get(id))
  if (placed === undefined) return null
  const { width, height, radius, marks, entries, exits } = placed.picture
  return (
    <div className="figure" data-selected={selected}>
      <svg className="figure__drawing" width={width} height={height} aria-hidden>
        <rect className="figure__ring" x={-5} y={-5} width={width + 10} height={height + 10} rx={radius + 5} />
        <Marks marks={marks} />
      </svg>
      {entries.map((entry) => (
        <Handle
          key={entryHandle(entry)}
          id={entryHandle(entry)}
          type="target"
          position={Position.Left}
          isConnectableStart={!entry.isTaken}
          className="port port--input"
          style={{ left: entry.position.x, top: entry.position.y }}
          title={text.canvas.connectHere(`${entry.name} → ${entry.to}`)}
          role="img"
          aria-label={text.canvas.input(entry.name, entry.to)}
        />
      ))}
      {exits.map(({ from, position }) => (
        <Handle
          key={from}
          id={from}
          type="source"
          position={Position.Right}
          className="port port--output"
          style={{ left: position.x, top: position.y, right: 'auto' }}
          title={from}
          role="img"
          aria-label={text.canvas.output(from)}
        />
      ))}
      <AnnotationEditor id={id} />
    </div>
  )
})
