import { useMemo, useRef } from 'react'
import { isPooling, type Layer } from '../../../shared/convolution/layer.ts'
import { addProducts, applyStamp, listProducts, sourcesOf } from '../../../shared/convolution/products.ts'
import { countPlaces, planStamp, type Stamp } from '../../../shared/convolution/stamp.ts'
import { changeWorkbench, useWorkbench } from '../../state/convolution.ts'
import { useLayerNumbers, type LayerShown, type ShownNumbers } from '../../state/layer-shown.ts'
import { text } from '../../text/text.ts'
import { StampBoards } from './stamp-boards.tsx'
import { StampLook, StampTransport, useLook } from './stamp-controls.tsx'
import { StampSum } from './stamp-sum.tsx'
import { togglePlaying, usePlayed } from './use-played.ts'
import { useSize } from './use-size.ts'

interface Props {
  readonly shown: LayerShown
  readonly layer: Layer
}

/** More cells than these no screen shows legibly. */
const MOST_CELLS = 128 * 128

/** The stamp at work: where it lies, what it meets, and what it leaves; forwards, and back to the input. */
export function StampView({ shown, layer }: Props) {
  const found = useLayerNumbers(shown)
  const pass = useWorkbench(({ pass }) => pass)
  const stamp = useMemo(() => planStamp(layer, pass), [layer, pass])
  const cells = stamp.rows.ground.length * stamp.columns.ground.length
  if (found === null || cells > MOST_CELLS) {
    return <p className="workbench__empty">{text.convolution.stamp.tooLarge(cells)}</p>
  }
  return <Stage layer={layer} stamp={stamp} found={found} />
}

interface StageProps {
  readonly layer: Layer
  readonly stamp: Stamp
  readonly found: ShownNumbers
}

function Stage({ layer, stamp, found: { numbers, origin } }: StageProps) {
  const place = useWorkbench(({ place }) => place)
  const look = useLook(layer)
  const { pass } = look
  const count = countPlaces(stamp)
  const stage = useRef<HTMLDivElement>(null)
  const size = useSize(stage)
  usePlayed(count)
  const sources = sourcesOf(layer, pass, look.target)
  const at = Math.min(place, count - 1)
  const products = listProducts(layer, stamp, numbers, look, at)
  const filled = useMemo(
    () => Float64Array.from({ length: count }, (_, place) => applyStamp(layer, stamp, numbers, look, place)),
    // What is filled is the same for every channel of the ground.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [layer, stamp, numbers, look.pass, look.image, look.target, count],
  )
  const words = text.convolution.stamp
  const step = (places: number) =>
    changeWorkbench({ place: Math.max(0, Math.min(count - 1, at + places)), isPlaying: false })
  const onKeyDown = (event: React.KeyboardEvent) => {
    const action = KEYS[event.key]
    if (action === undefined || event.target !== event.currentTarget) return
    event.preventDefault()
    event.stopPropagation()
    action(step, count, stamp.columns.places)
  }
  const sums = sources.map((source) => ({
    source,
    sum:
      source === look.source
        ? addProducts(products)
        : addProducts(listProducts(layer, stamp, numbers, { ...look, source }, at)),
  }))
  return (
    <div className="stamp">
      <div className="stamp__controls">
        <StampLook layer={layer} />
        <StampTransport place={at} count={count} />
      </div>
      <div
        ref={stage}
        className="stamp__stage"
        role="group"
        tabIndex={0}
        aria-label={`${words.label}. ${words.help}`}
        onKeyDown={onKeyDown}
      >
        <StampBoards
          layer={layer}
          stamp={stamp}
          look={look}
          numbers={numbers}
          products={products}
          filled={filled}
          place={at}
          size={size}
        />
      </div>
      <StampSum
        layer={layer}
        stamp={stamp}
        look={look}
        numbers={numbers}
        sums={sums}
        products={products}
        value={filled[at]}
        place={at}
      />
      <p className="stamp__origin">
        {origin === 'invented' ? words.invented : origin === 'ones' && pass === 'backward' ? words.ones : ''}
        {pass === 'backward' && layer.kind === 'max-pooling' ? ` ${words.winner}` : ''}
        {pass === 'backward' && !isPooling(layer.kind) && stamp.isRotated ? ` ${words.rotationNote}` : ''}
      </p>
    </div>
  )
}

type Act = (step: (places: number) => void, count: number, columns: number) => void

/** Keys of the stage while it has the focus. */
const KEYS: Readonly<Record<string, Act>> = {
  ArrowRight: (step) => step(1),
  ArrowLeft: (step) => step(-1),
  ArrowDown: (step, _, columns) => step(columns),
  ArrowUp: (step, _, columns) => step(-columns),
  Home: (step, count) => step(-count),
  End: (step, count) => step(count),
  ' ': (_, count) => togglePlaying(count),
}
