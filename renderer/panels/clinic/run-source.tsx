import { changeTraining, useTraining } from '../../state/training.ts'
import { text } from '../../text/text.ts'
import { ChoiceSetting } from '../training/fields.tsx'

/** Which of the runs is looked at. */
export function RunSource() {
  const runs = useTraining(({ runs }) => runs)
  const current = useTraining(({ current }) => current)
  if (runs.length === 0) return <p className="training__hint">{text.clinic.noRuns}</p>
  return (
    <ChoiceSetting
      label={text.clinic.run}
      value={current ?? ''}
      options={Object.fromEntries(runs.map(({ id, name }) => [id, name]))}
      onChange={(id) => changeTraining({ current: id })}
    />
  )
}
