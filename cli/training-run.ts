/** The loop around a run: losses epoch by epoch, an end for every reason there is to stop, and time to listen. */
import { setImmediate } from 'node:timers/promises'
import type { Measured, Run } from '../shared/training/run.ts'

/** How long training may keep the program from hearing Ctrl+C and drawing its progress, in milliseconds. */
const LISTEN_AFTER_MS = 50

export interface RunOptions {
  /** Called with what was measured before the first epoch (0) and after each. */
  readonly onEpoch: (epoch: number, loss: number) => void
  /** Called now and then in between. */
  readonly onProgress: (steps: number) => void
  readonly isStopped: () => boolean
}

export interface TrainingRun {
  readonly end: 'done' | 'stopped' | 'diverged'
  /** What was measured before the first epoch, after the first, ..; the last loss may not be finite. */
  readonly epochs: readonly Measured[]
  /** Mean loss at the weights where the run ended, or the loss that is not finite. */
  readonly loss: number
}

export async function runTraining(run: Run, { onEpoch, onProgress, isStopped }: RunOptions): Promise<TrainingRun> {
  const { trainer } = run
  const epochs: Measured[] = []
  let heardMs = performance.now()

  function note(measured: Measured): void {
    onEpoch(epochs.length, measured.training)
    epochs.push(measured)
  }

  note(run.measured())
  if (run.problem() !== null) return { end: 'diverged', epochs, loss: run.measured().training }
  while (run.step() || run.isDone()) {
    const problem = run.problem()
    if (run.measured() !== epochs.at(-1)) note(run.measured())
    else if (problem !== null) note({ ...run.measured(), training: run.lastLoss() })
    if (run.isDone()) break
    if (performance.now() - heardMs < LISTEN_AFTER_MS) continue
    onProgress(trainer.steps())
    await setImmediate()
    heardMs = performance.now()
    if (isStopped()) {
      const reached = trainer.measureLoss()
      // One more step says what is wrong with these weights.
      if (!Number.isFinite(reached)) run.step()
      return { end: run.problem() === null ? 'stopped' : 'diverged', epochs, loss: reached }
    }
  }
  return { end: run.problem() === null ? 'done' : 'diverged', epochs, loss: epochs[epochs.length - 1].training }
}
