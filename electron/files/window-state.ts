/** Where the window was when it was last closed, as far as the screens of today allow it to be there again. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

export interface Rectangle {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface WindowState {
  /** `null` lets the system choose. */
  readonly bounds: Rectangle | null
  readonly isMaximized: boolean
  readonly isFullScreen: boolean
}

export const LEAST_SIZE = { width: 640, height: 480 }

const FIRST_STATE: WindowState = { bounds: null, isMaximized: false, isFullScreen: false }

/** What must be seen of a window's top edge, so that it can be dragged. */
const VISIBLE_PIXELS = 80
const CASCADE_PIXELS = 28

/** @param screens the parts of the screens that windows may cover */
export function readWindowState(path: string, screens: readonly Rectangle[]): WindowState {
  try {
    const stored: unknown = JSON.parse(readFileSync(path, 'utf8'))
    if (typeof stored !== 'object' || stored === null) return FIRST_STATE
    const { bounds, isMaximized, isFullScreen } = stored as Partial<Record<keyof WindowState, unknown>>
    return {
      bounds: isRectangle(bounds) && canBeReached(bounds, screens) ? bounds : null,
      isMaximized: isMaximized === true,
      isFullScreen: isFullScreen === true,
    }
  } catch {
    return FIRST_STATE
  }
}

/** A place forgotten is no reason to stop. Written at once, because the window is about to be gone. */
export function writeWindowState(path: string, state: WindowState): void {
  try {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, JSON.stringify(state))
  } catch {
    // The next window stands where the system puts it.
  }
}

/** The place of one more window: a little aside from the last, so that both can be seen. */
export function placeBeside({ x, y, width, height }: Rectangle, screens: readonly Rectangle[]): Rectangle | null {
  const beside = { x: x + CASCADE_PIXELS, y: y + CASCADE_PIXELS, width, height }
  return canBeReached(beside, screens) ? beside : null
}

function canBeReached({ x, y, width }: Rectangle, screens: readonly Rectangle[]): boolean {
  return screens.some((screen) => {
    const overlap = Math.min(x + width, screen.x + screen.width) - Math.max(x, screen.x)
    return overlap >= VISIBLE_PIXELS && y >= screen.y && y <= screen.y + screen.height - VISIBLE_PIXELS
  })
}

function isRectangle(value: unknown): value is Rectangle {
  if (typeof value !== 'object' || value === null) return false
  const { x, y, width, height } = value as Partial<Record<keyof Rectangle, unknown>>
  return (
    [x, y, width, height].every((part) => Number.isInteger(part) && Math.abs(part as number) < 100_000) &&
    (width as number) >= LEAST_SIZE.width &&
    (height as number) >= LEAST_SIZE.height
  )
}
