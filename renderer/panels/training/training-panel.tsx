import { useEffect, type ReactNode } from 'react'
import { followSettings } from '../../commands/train.ts'
import { Segments } from '../../controls/segments.tsx'
import { useDocument } from '../../state/document.ts'
import { changeTraining, useTraining, type TrainingView } from '../../state/training.ts'
import { describeProblem } from '../../text/spoken.ts'
import { text } from '../../text/text.ts'
import { CurvesView, CurveTools, QuantityChoices } from './curves-view.tsx'
import { DataSection } from './data-section.tsx'
import { FitView } from './fit-view.tsx'
import { RunBar } from './run-bar.tsx'
import { SettingsSection } from './settings-section.tsx'
import { SurfaceView } from './surface-view.tsx'
import { TableView } from './table-view.tsx'
import { WeightsView } from './weights-view.tsx'

/** The laboratory: data, settings of the run, and what comes of them. */
export function TrainingPanel() {
  const view = useTraining(({ view }) => view)
  const training = useDocument(({ document }) => document.training)
  useEffect(() => void followSettings(), [training])
  return (
    <div className="training">
      <RunBar />
      <div className="training__columns">
        <DataSection />
        <SettingsSection />
        <div className="training__views">
          <Problems />
          <div className="training__view-bar">
            <Segments
              label={text.training.show}
              value={view}
              options={text.training.views}
              onChange={(chosen: TrainingView) => changeTraining({ view: chosen })}
            />
            {(view === 'curves' || view === 'table') && <QuantityChoices />}
            {view === 'curves' && <CurveTools />}
          </div>
          {VIEWS[view]()}
        </div>
      </div>
    </div>
  )
}

const VIEWS: Readonly<Record<TrainingView, () => ReactNode>> = {
  curves: () => <CurvesView />,
  fit: () => <FitView />,
  weights: () => <WeightsView />,
  surface: () => <SurfaceView />,
  table: () => <TableView />,
}

/** Why no run could start, or the last one broke off. */
function Problems() {
  const problems = useTraining(({ problems }) => problems)
  if (problems.length === 0) return null
  return (
    <ul className="training__problems training__problems--problem" role="alert">
      {problems.slice(0, 3).map((problem, index) => (
        <li key={index}>{describeProblem(problem)}</li>
      ))}
    </ul>
  )
}
