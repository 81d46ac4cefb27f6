import { ChevronLeft, ChevronRight, Pause, Play } from 'lucide-react'
import { useId, useMemo, type ReactNode } from 'react'
import type { Layer } from '../../../shared/convolution/layer.ts'
import { countTargets, sourcesOf, type Look } from '../../../shared/convolution/products.ts'
import type { Pass } from '../../../shared/convolution/stamp.ts'
import { Segments } from '../../controls/segments.tsx'
import { Tooltip } from '../../controls/tooltip.tsx'
import { changeWorkbench, useWorkbench } from '../../state/convolution.ts'
import { text } from '../../text/text.ts'
import { togglePlaying } from './use-played.ts'

const SPEEDS = [1, 2, 4, 8, 16, 32] as const

/** Which way, and which image, filter and channel are looked at. */
export function StampLook({ layer }: { readonly layer: Layer }) {
  const look = useLook(layer)
  const words = text.convolution.stamp
  const range = (count: number) => Array.from({ length: count }, (_, index) => index)
  return (
    <div className="stamp__look">
      <Segments<Pass>
        label={words.pass}
        value={look.pass}
        options={words.passes}
        onChange={(pass) => changeWorkbench({ pass, place: 0, target: 0, source: 0, isPlaying: false })}
      />
      <Indices
        label={words.image}
        value={look.image}
        indices={range(layer.batch)}
        onChange={(image) => changeWorkbench({ image })}
      />
      <Indices
        label={words.target[look.pass]}
        value={look.target}
        indices={range(countTargets(layer, look.pass))}
        onChange={(target) => changeWorkbench({ target })}
      />
      <Indices
        label={words.source[look.pass]}
        value={look.source}
        indices={sourcesOf(layer, look.pass, look.target)}
        onChange={(source) => changeWorkbench({ source })}
      />
    </div>
  )
}

/** What is looked at, within the bounds of the layer. */
export function useLook(layer: Layer): Look {
  const { pass, image, target, source } = useWorkbench()
  return useMemo(() => {
    const shown = Math.min(target, countTargets(layer, pass) - 1)
    const sources = sourcesOf(layer, pass, shown)
    return {
      pass,
      image: Math.min(image, layer.batch - 1),
      target: shown,
      source: sources.includes(source) ? source : sources[0],
    }
  }, [layer, pass, image, target, source])
}

interface TransportProps {
  readonly place: number
  readonly count: number
}

/** Play, step, scrub, speed. */
export function StampTransport({ place, count }: TransportProps) {
  const { isPlaying, placesPerSecond } = useWorkbench()
  const words = text.convolution.stamp
  const go = (place: number) => changeWorkbench({ place, isPlaying: false })
  return (
    <div className="stamp__transport">
      <IconButton label={words.previous} disabled={place === 0} onClick={() => go(place - 1)}>
        <ChevronLeft size={16} aria-hidden />
      </IconButton>
      <IconButton label={isPlaying ? words.pause : words.play} onClick={() => togglePlaying(count)}>
        {isPlaying ? <Pause size={16} aria-hidden /> : <Play size={16} aria-hidden />}
      </IconButton>
      <IconButton label={words.next} disabled={place === count - 1} onClick={() => go(place + 1)}>
        <ChevronRight size={16} aria-hidden />
      </IconButton>
      <input
        type="range"
        className="stamp__scrubber"
        aria-label={words.place}
        aria-valuetext={words.placeOf(place + 1, count)}
        min={0}
        max={count - 1}
        value={place}
        onChange={({ target }) => go(Number(target.value))}
      />
      <span className="stamp__count">{words.placeOf(place + 1, count)}</span>
      <Choice
        label={words.speed}
        isLabelHidden
        value={placesPerSecond}
        options={SPEEDS.map((speed) => [speed, words.perSecond(speed)])}
        onChange={(placesPerSecond) => changeWorkbench({ placesPerSecond })}
      />
    </div>
  )
}

interface ButtonProps {
  readonly label: string
  readonly disabled?: boolean
  readonly onClick: () => void
  readonly children: ReactNode
}

function IconButton({ label, disabled = false, onClick, children }: ButtonProps) {
  return (
    <Tooltip label={label}>
      <button type="button" className="button button--icon" aria-label={label} disabled={disabled} onClick={onClick}>
        {children}
      </button>
    </Tooltip>
  )
}

interface IndicesProps {
  readonly label: string
  readonly value: number
  readonly indices: readonly number[]
  readonly onChange: (index: number) => void
}

/** Which of several; nothing where there is only one. */
function Indices({ label, value, indices, onChange }: IndicesProps) {
  if (indices.length < 2) return null
  return (
    <Choice label={label} value={value} options={indices.map((index) => [index, String(index)])} onChange={onChange} />
  )
}

interface ChoiceProps {
  readonly label: string
  readonly isLabelHidden?: boolean
  readonly value: number
  readonly options: readonly (readonly [number, string])[]
  readonly onChange: (value: number) => void
}

function Choice({ label, isLabelHidden = false, value, options, onChange }: ChoiceProps) {
  const id = useId()
  return (
    <span className="stamp__choice">
      <label htmlFor={id} className={isLabelHidden ? 'visually-hidden' : undefined}>
        {label}
      </label>
      <select id={id} className="field" value={value} onChange={({ target }) => onChange(Number(target.value))}>
        {options.map(([option, title]) => (
          <option key={option} value={option}>
            {title}
          </option>
        ))}
      </select>
    </span>
  )
}
