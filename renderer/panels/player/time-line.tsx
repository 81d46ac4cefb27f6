import { useMemo, useRef, type PointerEvent } from 'react'
import { goTo, pause, readPlayer, usePlayer } from '../../state/player.ts'
import { text } from '../../text/text.ts'
import { listSegments, type Segment } from './segments.ts'

/** Segments with more steps show no single ones. */
const MOST_TICKS = 40

/** One line through all phases of a step of gradient descent; it can be pressed and dragged anywhere. */
export function TimeLine() {
  const walk = usePlayer(({ walk }) => walk)
  const index = usePlayer(({ index }) => index)
  const track = useRef<HTMLDivElement>(null)
  const segments = useMemo(() => listSegments(walk?.steps ?? []), [walk])
  const steps = walk?.steps.length ?? 0
  const present = segments.findLast(({ start }) => start <= index)

  const scrub = (event: PointerEvent) => {
    if (event.buttons !== 1 || track.current === null) return
    const found = findStep(track.current, segments, event.clientX)
    if (found !== readPlayer().index) goTo({ round: readPlayer().round, index: found })
  }
  const onPointerDown = (event: PointerEvent) => {
    pause()
    track.current?.setPointerCapture(event.pointerId)
    scrub(event)
  }
  return (
    <div
      ref={track}
      className="time-line"
      role="slider"
      tabIndex={0}
      aria-label={text.player.timeLine}
      aria-valuemin={1}
      aria-valuemax={steps}
      aria-valuenow={index + 1}
      aria-valuetext={`${text.player.position(index + 1, steps)}, ${present === undefined ? '' : text.player.phases[present.key]}`}
      onPointerDown={onPointerDown}
      onPointerMove={scrub}
    >
      {segments.map((segment) => (
        <SegmentView key={segment.start} segment={segment} index={index} />
      ))}
    </div>
  )
}

function SegmentView({ segment: { key, start, count }, index }: { readonly segment: Segment; readonly index: number }) {
  const done = Math.min(Math.max(index - start + 1, 0), count)
  const isPresent = index >= start && index < start + count
  return (
    <div
      className={`time-line__segment time-line__segment--${key}`}
      data-present={isPresent}
      style={{ flexGrow: Math.sqrt(count) }}
    >
      <span className="time-line__label">{text.player.phases[key]}</span>
      <span className="time-line__track">
        <span className="time-line__done" style={{ width: `${middleOf(done - 1, count, done === count)}%` }} />
        {count <= MOST_TICKS &&
          Array.from({ length: count }, (_, step) => (
            <span
              key={step}
              className="time-line__tick"
              data-done={step < done}
              style={{ left: `${middleOf(step, count)}%` }}
            />
          ))}
        {isPresent && <span className="time-line__thumb" style={{ left: `${middleOf(index - start, count)}%` }} />}
      </span>
    </div>
  )
}

/** Where a step stands in its segment, in percent. */
function middleOf(step: number, count: number, isFull = false): number {
  return isFull ? 100 : step < 0 ? 0 : (100 * (step + 0.5)) / count
}

/** The step under a point of the page. */
function findStep(track: HTMLElement, segments: readonly Segment[], x: number): number {
  const boxes = [...track.children].map((child) => child.getBoundingClientRect())
  const at = Math.max(
    boxes.findLastIndex(({ left }) => left <= x),
    0,
  )
  const { start, count } = segments[at]
  const { left, width } = boxes[at]
  const step = Math.floor(((x - left) / width) * count)
  return start + Math.min(Math.max(step, 0), count - 1)
}
