import type { NodeProps } from '@xyflow/react'
import { memo } from 'react'
import { useDrawing } from '../state/drawing.ts'
import { AnnotationEditor } from './annotation-editor.tsx'
import { Marks } from './marks.tsx'

/** Height of the strip at the top by which a frame is taken. */
const GRIP = 26

/** An open frame: it is taken by its border or the strip with its title; the mouse goes through the rest. */
export const FrameNode = memo(function FrameNode({ id, selected }: NodeProps) {
  const frame = useDrawing(({ frames }) => frames.get(id))
  if (frame === undefined) return null
  const { width, height, marks } = frame
  return (
    <div className="frame" data-selected={selected}>
      <svg className="figure__drawing" width={width} height={height} aria-hidden>
        <rect className="frame__ground" width={width} height={height} rx={8} />
        <rect className="frame__border" width={width} height={height} rx={8} />
        <rect className="frame__grip" width={width} height={GRIP} />
        <Marks marks={marks} />
      </svg>
      <AnnotationEditor id={id} />
    </div>
  )
})
