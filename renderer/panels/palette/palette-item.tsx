import { memo, type DragEvent } from 'react'
import type { AnyOp } from '../../../shared/ops/op.ts'
import { openReference } from '../../commands/desk-commands.ts'
import { addOp } from '../../commands/add-op.ts'
import { wordsOf } from '../../text/spoken.ts'
import { OP_MEDIA_TYPE, setDraggedOp } from './drag.ts'
import { OpSymbol } from './op-symbol.tsx'

interface Props {
  readonly id: string
  readonly op: AnyOp
  readonly active: boolean
}

export const PaletteItem = memo(function PaletteItem({ id, op, active }: Props) {
  const onDragStart = (event: DragEvent) => {
    event.dataTransfer.setData(OP_MEDIA_TYPE, op.id)
    event.dataTransfer.effectAllowed = 'copy'
    setDraggedOp(op)
  }
  const { title, summary } = wordsOf(op)
  return (
    <div
      id={id}
      className="palette__item"
      role="option"
      aria-selected={active}
      title={summary}
      draggable
      onDragStart={onDragStart}
      onDragEnd={() => setDraggedOp(null)}
      onClick={() => addOp(op)}
      onContextMenu={(event) => {
        event.preventDefault()
        openReference(op.id)
      }}
    >
      <OpSymbol op={op} />
      <span className="palette__title">{title}</span>
    </div>
  )
})
