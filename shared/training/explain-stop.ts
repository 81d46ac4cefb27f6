/** Why a run stopped, with the step and the node. */
import { normOf } from '../engine/gradients.ts'
import type { Trainer } from '../engine/train.ts'
import { problem, type Problem } from '../problem/problem.ts'

export interface Place {
  readonly epoch: number
  readonly step: number
}

/** Where the run broke off, in the words of the first node or gradient that was not finite. */
export function explainStop(trainer: Trainer, loss: number, { epoch, step }: Place): Problem {
  const found = trainer.findNonFinite()
  const { id, op, value } = found ?? { id: '?', op: '?', value: loss }
  const facts = { loss: String(loss), id, op, value: String(value) }
  if (step === 0) return problem('training/no-start', facts)
  return op === 'gradient'
    ? problem('training/gradient-not-finite', { epoch, step, id, value: String(value) })
    : problem('training/not-finite', { ...facts, epoch, step })
}

interface Growth extends Place {
  readonly from: number
  readonly to: number
  readonly rate: number
}

/** The steepest parameter is the one whose steps overshoot most. */
export function explainGrowth({ parameters }: Trainer, { from, to, rate, ...place }: Growth): Problem {
  const norms = parameters.map(({ id, gradient }) => ({ id, norm: normOf([gradient]) }))
  const steepest = norms.reduce((a, b) => (b.norm > a.norm ? b : a))
  const write = (value: number) => String(Number(value.toPrecision(3)))
  return problem('training/diverged', {
    ...place,
    from: write(from),
    to: write(to),
    rate: write(rate),
    id: steepest.id,
    norm: write(steepest.norm),
  })
}
