/** Where a card stands beside what it is about: right, left, below or above it, always inside the window. */

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
  const candidates = [
    { left: right + GAP, top: across, fits: window.width - right },
    { left: target.left - GAP - card.width, top: across, fits: target.left },
    { left: along, top: bottom + GAP, fits: window.height - bottom },
    { left: along, top: target.top - GAP - card.height, fits: target.top },
  ]
  const needed = [card.width, card.width, card.height, card.height].map((length) => length + GAP + EDGE)
  const best = candidates.find(({ fits }, index) => fits >= needed[index])
  const { left, top, width, height } = target
  return { ...inside(best ?? middle, card, window), target: { left, top, width, height } }
}

function inside({ left, top }: { readonly left: number; readonly top: number }, card: Size, window: Size) {
  return {
    left: Math.max(EDGE, Math.min(left, window.width - card.width - EDGE)),
    top: Math.max(EDGE, Math.min(top, window.height - card.height - EDGE)),
  }
}
