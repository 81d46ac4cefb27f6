/** The loop around a trainer: losses epoch by epoch, an end for every reason there is to stop, and time to listen. */
import { setImmediate } from 'node:timers/promises'
import type { Trainer } from '../shared/engine/train.ts'

/** How long training may keep the program from hearing Ctrl+C and drawing its progress, in milliseconds. */
const LISTEN_AFTER_MS = 50

export interface RunOptions {
  readonly epochs: number
  readonly learningRate: number
  /** Called with the mean loss over all rows before the first epoch (0) and after each. */
  readonly onEpoch: (epoch: number, loss: number) => void
  /** Called now and then in between. */
  readonly onProgress: (steps: number) => void
  readonly isStopped: () => boolean
}

export interface TrainingRun {
  readonly end: 'done' | 'stopped' | 'diverged'
  /** Mean loss over all rows before the first epoch, after the first, ..; the last may not be finite. */
  readonly losses: readonly number[]
  /** Mean loss at the weights where the run ended, or the loss that is not finite. */
  readonly loss: number
}

export async function runTraining(trainer: Trainer, options: RunOptions): Promise<TrainingRun> {
  const { epochs, learningRate, onEpoch, onProgress, isStopped } = options
  const losses: number[] = []
  let heardMs = performance.now()

  /** Notes the loss after an epoch; whether it is a number. */
  function note(loss: number): boolean {
    onEpoch(losses.length, loss)
    losses.push(loss)
    return Number.isFinite(loss)
  }
  function end(kind: TrainingRun['end'], loss = losses[losses.length - 1]): TrainingRun {
    return { end: kind, losses, loss }
  }

  if (!note(trainer.measureLoss())) return end('diverged')
  for (let epoch = 1; epoch <= epochs; epoch++) {
    for (let batch = 0; batch < trainer.batchesPerEpoch; batch++) {
      const loss = trainer.step(learningRate)
      if (!Number.isFinite(loss) && !note(loss)) return end('diverged')
      if (performance.now() - heardMs < LISTEN_AFTER_MS) continue
      onProgress(trainer.steps())
      await setImmediate()
      heardMs = performance.now()
      if (isStopped()) {
        const reached = trainer.measureLoss()
        return end(Number.isFinite(reached) ? 'stopped' : 'diverged', reached)
      }
    }
    if (!note(trainer.measureLoss())) return end('diverged')
  }
  return end('done')
}
