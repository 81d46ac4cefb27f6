import { useMemo } from 'react'
import type { Quantity } from '../../../shared/chart/curve.ts'
import { Segments } from '../../controls/segments.tsx'
import { LinePlot } from '../../plots/line-plot.tsx'
import { curvesOfRuns, rateMarks } from '../../state/shown-curves.ts'
import { changeTraining, useTraining } from '../../state/training.ts'
import { text } from '../../text/text.ts'
import { ExportMenu } from './export-menu.tsx'
import { Select } from './fields.tsx'

/** Loss and its companions over the steps, for all runs that are shown. */
export function CurvesView() {
  const runs = useTraining(({ runs }) => runs)
  const quantity = useTraining(({ quantity }) => quantity)
  const scale = useTraining(({ scale }) => scale)
  const unit = useTraining(({ unit }) => unit)
  const smoothing = useTraining(({ smoothing }) => smoothing)
  const curves = useMemo(() => curvesOfRuns(runs, { quantity, unit, smoothing }), [runs, quantity, unit, smoothing])
  const marks = useMemo(() => rateMarks(runs, unit), [runs, unit])
  const words = text.training.curves
  const names = runs.filter(({ isShown }) => isShown).map(({ name }) => name)
  const isHidden = scale === 'log' && curves.length > 0 && curves.every(({ y }) => y.every((value) => !(value > 0)))
  return (
    <LinePlot
      label={words.plot(words.quantities[quantity], names.join(', '))}
      curves={isHidden ? [] : curves}
      scale={scale}
      xLabel={words.units[unit]}
      marks={marks}
      empty={runs.length === 0 ? text.training.noRuns : isHidden ? words.notPositive : words.nothing}
    />
  )
}

/** What plot and table show. */
export function QuantityChoices() {
  const quantity = useTraining(({ quantity }) => quantity)
  const unit = useTraining(({ unit }) => unit)
  // Where an epoch is one step, the two counts are the same.
  const hasEpochs = useTraining(({ runs }) => runs.some(({ snapshot }) => snapshot.batchesPerEpoch > 1))
  const words = text.training.curves
  return (
    <>
      <Select
        label={words.quantity}
        value={quantity}
        options={words.quantities}
        onChange={(chosen: Quantity) => changeTraining({ quantity: chosen })}
      />
      {hasEpochs && (
        <Segments
          label={words.unit}
          value={unit}
          options={words.units}
          onChange={(chosen) => changeTraining({ unit: chosen })}
        />
      )}
    </>
  )
}

/** How the curves are drawn, and saved as a file. */
export function CurveTools() {
  const scale = useTraining(({ scale }) => scale)
  const smoothing = useTraining(({ smoothing }) => smoothing)
  const words = text.training.curves
  return (
    <>
      <Segments
        label={words.scale}
        value={scale}
        options={words.scales}
        onChange={(chosen) => changeTraining({ scale: chosen })}
      />
      <label className="training__smoothing">
        {words.smoothing}
        <input
          type="range"
          min={0}
          max={0.98}
          step={0.02}
          value={smoothing}
          onChange={({ target }) => changeTraining({ smoothing: Number(target.value) })}
        />
      </label>
      <ExportMenu />
    </>
  )
}
