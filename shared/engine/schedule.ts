/** Learning rates that change while a run goes on, as PyTorch's schedulers compute them when they are asked once an epoch. */
import type { Schedule } from '../document/document.ts'

export const SCHEDULES = ['constant', 'step', 'cosine', 'inverse'] as const

/** What `step` and `inverse` do where their numbers are not given. */
export const SCHEDULE_DEFAULTS = { every: 10, factor: 0.5, decay: 0.1 } as const

/**
 * The factor on α in an epoch, counted from 0.
 *
 * - `step`: factor^⌊epoch / every⌋ (StepLR)
 * - `cosine`: ½ (1 + cos(π epoch / epochs)) (CosineAnnealingLR down to 0); 0 from the last epoch on
 * - `inverse`: 1 / (1 + decay · epoch)
 */
export function scheduleFactor(schedule: Schedule, epoch: number, epochs: number): number {
  const { every, factor, decay } = { ...SCHEDULE_DEFAULTS, ...schedule }
  switch (schedule.kind) {
    case 'constant':
      return 1
    case 'step':
      return factor ** Math.floor(epoch / every)
    case 'cosine':
      return 0.5 * (1 + Math.cos((Math.PI * Math.min(epoch, epochs)) / Math.max(epochs, 1)))
    case 'inverse':
      return 1 / (1 + decay * epoch)
  }
}
