/** Progress on standard error: a bar where a person watches, otherwise a few plain lines. */
import { Presets, SingleBar } from 'cli-progress'
import type { Report } from '../shared/export/report.ts'
import type { Output } from './io.ts'
import { formatLoss } from './text.ts'

export interface Progress {
  readonly onEpoch: (epoch: number, loss: number) => void
  readonly onProgress: (steps: number) => void
  readonly close: () => void
}

/** Without a terminal, at most about this many lines. */
const LINES = 20

export function createProgress(stream: Output, epochs: number, batchesPerEpoch: number): Progress {
  return stream.isTTY === true ? drawBar(stream, epochs, batchesPerEpoch) : writeLines(stream, epochs)
}

function drawBar(stream: Output, epochs: number, batchesPerEpoch: number): Progress {
  const format = '{bar} epoch {epoch}/{epochs}  loss {loss}  {eta_formatted} left'
  const bar = new SingleBar({ stream, format, hideCursor: true, barsize: 30 }, Presets.shades_classic)
  bar.start(epochs * batchesPerEpoch, 0, { epoch: 0, epochs, loss: '' })
  return {
    onEpoch: (epoch, loss) => bar.update(epoch * batchesPerEpoch, { epoch, epochs, loss: formatLoss(loss) }),
    onProgress: (steps) => bar.update(steps),
    close: () => bar.stop(),
  }
}

function writeLines(stream: Output, epochs: number): Progress {
  const every = Math.ceil(epochs / LINES)
  return {
    onEpoch: (epoch, loss) => {
      if (epoch === epochs || epoch % every === 0) stream.write(`epoch ${epoch}/${epochs}: loss ${formatLoss(loss)}\n`)
    },
    onProgress: () => {},
    close: () => {},
  }
}

/** Fewer steps are done before anybody could read how many there are. */
const MANY_STEPS = 100
/** A terminal is not redrawn more often. */
const REDRAW_MS = 80

/** The steps of an export; `close` leaves the terminal as it was. */
export function createStepProgress(stream: Output): { readonly report: Report; readonly close: () => void } {
  let bar: SingleBar | null = null
  let drawnAt = 0
  function report(step: number, count: number): void {
    if (count < MANY_STEPS) return
    if (stream.isTTY !== true) {
      if (step % Math.ceil(count / (LINES / 2)) === 0 || step === count) stream.write(`step ${step} of ${count}\n`)
      return
    }
    if (bar === null) {
      const format = '{bar} step {value} of {total}'
      bar = new SingleBar(
        { stream, format, hideCursor: true, barsize: 30, clearOnComplete: true },
        Presets.shades_classic,
      )
      bar.start(count, step)
    }
    if (Date.now() - drawnAt < REDRAW_MS) return
    drawnAt = Date.now()
    bar.update(step)
    // The bar redraws itself with a timer, which does not run while steps are written.
    bar.render()
  }
  return { report, close: () => bar?.stop() }
}
