/** The parts of the time line, in the words of a lecture. */
import type { Step } from '../../../shared/derivation/derivation.ts'
import { goTo, readPlayer } from '../../state/player.ts'

export type SegmentKey = 'given' | 'forward' | 'loss' | 'local' | 'backward' | 'update'

const SEGMENT_OF: Readonly<Record<Step['phase'], SegmentKey>> = {
  given: 'given',
  stamp: 'forward',
  forward: 'forward',
  loss: 'loss',
  local: 'local',
  product: 'backward',
  backward: 'backward',
  sum: 'backward',
  update: 'update',
  'new loss': 'update',
}

export interface Segment {
  readonly key: SegmentKey
  /** Index of its first step. */
  readonly start: number
  readonly count: number
}

export function segmentOf({ phase }: Step): SegmentKey {
  return SEGMENT_OF[phase]
}

export function listSegments(steps: readonly Step[]): Segment[] {
  const segments: Segment[] = []
  steps.forEach((step, index) => {
    const key = segmentOf(step)
    const last = segments.at(-1)
    if (last?.key === key) segments[segments.length - 1] = { ...last, count: last.count + 1 }
    else segments.push({ key, start: index, count: 1 })
  })
  return segments
}

/** To the beginning of the next segment, or of this one, and from there of the one before. */
export function goToSegment(direction: 1 | -1): void {
  const { walk, round, index } = readPlayer()
  if (walk === null) return
  const starts = listSegments(walk.steps).map(({ start }) => start)
  const start = direction === 1 ? starts.find((at) => at > index) : starts.findLast((at) => at < index)
  if (start !== undefined) goTo({ round, index: start })
}
