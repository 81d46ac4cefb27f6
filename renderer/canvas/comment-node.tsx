import type { NodeProps } from '@xyflow/react'
import { memo } from 'react'
import { useDrawing } from '../state/drawing.ts'
import { AnnotationEditor } from './annotation-editor.tsx'
import { Marks } from './marks.tsx'

/** A comment, set as it will be exported. */
export const CommentNode = memo(function CommentNode({ id, selected }: NodeProps) {
  const comment = useDrawing(({ comments }) => comments.get(id))
  if (comment === undefined) return null
  const { width, height, marks } = comment
  return (
    <div className="comment" data-selected={selected}>
      <svg className="figure__drawing" width={width} height={height} aria-hidden>
        <Marks marks={marks} />
      </svg>
      <AnnotationEditor id={id} />
    </div>
  )
})
