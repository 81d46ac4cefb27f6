import { curvesOf, type Curve, type CurveKind, type Quantity } from '../../shared/chart/curve.ts'
import type { KeptRun } from './training.ts'
import { formatPlain } from '../text/numbers.ts'
import { text } from '../text/text.ts'

interface Options {
  readonly quantity: Quantity
  readonly unit: 'steps' | 'epochs'
  readonly smoothing: number
}

/** A place on the axis with a few words. */
export interface RateLabel {
  readonly at: number
  readonly label: string
}

/** The curves of all runs that are shown. */
export function curvesOfRuns(runs: readonly KeptRun[], options: Options): readonly Curve[] {
  return runs
    .filter(({ isShown }) => isShown)
    .flatMap(({ id, name, place, snapshot: { history, batchesPerEpoch } }) =>
      curvesOf(history, {
        ...options,
        batchesPerEpoch,
        place,
        run: id,
        label: (kind: CurveKind) => text.training.curves.label(name, text.training.curves.kinds[kind]),
      }),
    )
}

/** Where α was changed by hand. */
export function rateMarks(runs: readonly KeptRun[], unit: 'steps' | 'epochs'): readonly RateLabel[] {
  return runs
    .filter(({ isShown }) => isShown)
    .flatMap(({ snapshot: { history, batchesPerEpoch } }) =>
      history.marks.map(({ step, from, to }) => ({
        at: unit === 'epochs' ? step / batchesPerEpoch : step,
        label: text.training.curves.rateChanged(formatPlain(from), formatPlain(to)),
      })),
    )
}
