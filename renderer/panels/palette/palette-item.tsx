import { memo, type DragEvent } from 'react'
import type { AnyOp } from '../../../shared/ops/op.ts'
import { Mathematics } from '../../mathematics/mathematics.tsx'
import { addOp } from '../../commands/add-op.ts'
import { OP_MEDIA_TYPE } from './drag.ts'

interface Props {
  readonly id: string
  readonly op: AnyOp
  readonly active: boolean
}

export const PaletteItem = memo(function PaletteItem({ id, op, active }: Props) {
  const onDragStart = (event: DragEvent) => {
    event.dataTransfer.setData(OP_MEDIA_TYPE, op.id)
    event.dataTransfer.effectAllowed = 'copy'
  }
  return (
    <div
      id={id}
      className="palette__item"
      role="option"
      aria-selected={active}
      title={op.summary}
      draggable
      onDragStart={onDragStart}
      onClick={() => addOp(op)}
    >
      <span className={`palette__symbol palette__symbol--${op.group === 'source' ? 'source' : 'op'}`} aria-hidden>
        <Mathematics tex={symbolOf(op)} size={15} />
      </span>
      <span className="palette__title">{op.title}</span>
    </div>
  )
})

/** Sources carry no symbol: they are drawn as the names they get. */
function symbolOf(op: AnyOp): string {
  const names: Readonly<Record<string, string>> = { input: 'x', parameter: 'w', constant: 'c' }
  return op.notation.symbol === '' ? (names[op.id] ?? op.id) : op.notation.symbol
}
