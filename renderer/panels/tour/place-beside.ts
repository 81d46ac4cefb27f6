/**
 * Where a card stands beside what it is about: right or left of what is tall, below or above what is wide, and at the
 * foot of what leaves no room beside it; always inside the window.
 */

interface Size {
  readonly width: number
  readonly height: number
}

interface Rectangle extends Size {
  readonly left: number
  readonly top: number
}

export interface Placed {
  readonly left: number
  readonly top: number
  /** What is pointed at, in the window: a plain object, for React takes no style from the getters of a DOMRect. */
  readonly target: Rectangle | null
}

const GAP = 16
const EDGE = 12

/** @param target absent where it cannot be seen: the card then stands in the middle */
export function placeBeside(target: Rectangle | null, card: Size, window: Size): Placed {
  const middle = { left: (window.width - card.width) / 2, top: (window.height - card.height) / 2 }
  if (target === null || target.width === 0) return { ...inside(middle, card, window), target: null }
  const right = target.left + target.width
  const bottom = target.top + target.height
  const across = target.top + target.height / 2 - card.height / 2
  const along = target.left + target.width / 2 - card.width / 2
  const [wide, high] = [card.width + GAP + EDGE, card.height + GAP + EDGE]
  const sides = [
    { left: right + GAP, top: across, fits: window.width - right >= wide },
    { left: target.left - GAP - card.width, top: across, fits: target.left >= wide },
  ]
  const ends = [
    { left: along, top: bottom + GAP, fits: window.height - bottom >= high },
    { left: along, top: target.top - GAP - card.height, fits: target.top >= high },
  ]
  const candidates = target.height > target.width ? [...sides, ...ends] : [...ends, ...sides]
  const foot = { left: along, top: bottom - GAP - card.height }
  const { left, top, width, height } = target
  const place = candidates.find(({ fits }) => fits) ?? foot
  return { ...inside(place, card, window), target: { left, top, width, height } }
}

function inside({ left, top }: { readonly left: number; readonly top: number }, card: Size, window: Size) {
  return {
    left: Math.max(EDGE, Math.min(left, window.width - card.width - EDGE)),
    top: Math.max(EDGE, Math.min(top, window.height - card.height - EDGE)),
  }
}
