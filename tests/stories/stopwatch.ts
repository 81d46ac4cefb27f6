/**
 * How long a practised person takes for what a story does, by the keystroke-level model (Card, Moran and Newell 1980):
 * 0.2 s a key, 1.1 s to point, 0.1 s to press or let go of a button, and 1.35 s to think before each thing that is done.
 */
import { test, type Page } from '@playwright/test'

const SECONDS = { key: 0.2, point: 1.1, button: 0.1, thought: 1.35 }

/** Starts to count what reaches the page; the answer tells the seconds since then. */
export async function startStopwatch(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const counts = { keys: 0, points: 0, buttons: 0, thoughts: 0 }
    Object.assign(window, { counts })
    let place = ''
    const point = ({ clientX, clientY }: MouseEvent) => {
      const here = `${Math.round(clientX / 8)} ${Math.round(clientY / 8)}`
      if (here !== place) counts.points++
      place = here
      counts.buttons++
    }
    window.addEventListener('pointerup', point, true)
    window.addEventListener(
      'pointerdown',
      (event) => {
        point(event)
        counts.thoughts++
      },
      true,
    )
    window.addEventListener(
      'keydown',
      ({ key }) => {
        if (['Control', 'Shift', 'Alt'].includes(key)) return
        counts.keys++
        // A word that is typed is thought of once; what ends it and what stands alone are decisions.
        if (key.length > 1 || key === '/') counts.thoughts++
      },
      true,
    )
  })
  return async () => {
    const { keys, points, buttons, thoughts } = await page.evaluate(
      () => (window as unknown as { counts: Record<'keys' | 'points' | 'buttons' | 'thoughts', number> }).counts,
    )
    const seconds = keys * SECONDS.key + points * SECONDS.point + buttons * SECONDS.button + thoughts * SECONDS.thought
    const counted = `${keys} keys, ${points} pointings, ${buttons} presses and releases, ${thoughts} thoughts`
    test.info().annotations.push({ type: 'keystroke-level model', description: `${counted}: ${seconds.toFixed(1)} s` })
    return seconds
  }
}
