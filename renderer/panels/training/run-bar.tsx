import { ChevronsRight, Pause, Play, Plus, RotateCcw, StepForward, X } from 'lucide-react'
import { styleOf } from '../../../shared/chart/curve.ts'
import { commands } from '../../commands/table.ts'
import { removeRun } from '../../commands/train.ts'
import { CommandButton } from '../../controls/command-button.tsx'
import { Switch } from '../../controls/switch.tsx'
import { LineSample } from '../../plots/plot-legend.tsx'
import { changeRun, changeTraining, useTraining, type KeptRun } from '../../state/training.ts'
import { formatLoss, formatPlain } from '../../text/numbers.ts'
import { text } from '../../text/text.ts'
import { ClaimsLine } from './claims-line.tsx'

/** The buttons of the current run, how far it is, and all runs that were kept. */
export function RunBar() {
  const runs = useTraining(({ runs }) => runs)
  const current = useTraining(({ current }) => current)
  const isRunning = useTraining(({ phase }) => phase === 'running')
  const run = runs.find(({ id }) => id === current)
  return (
    <div className="run-bar">
      <div className="run-bar__buttons">
        <CommandButton command={commands.train} icon={isRunning ? Pause : Play} look="primary" />
        <CommandButton command={commands.trainStep} icon={StepForward} iconOnly disabled={isRunning} />
        <CommandButton command={commands.trainEpoch} icon={ChevronsRight} iconOnly disabled={isRunning} />
        <CommandButton command={commands.rewindRun} icon={RotateCcw} iconOnly disabled={run === undefined} />
        <CommandButton command={commands.newRun} icon={Plus} disabled={run === undefined} />
      </div>
      <Progress run={run} />
      <ul className="run-bar__runs" aria-label={text.training.hints.runs}>
        {runs.map((kept) => (
          <RunChip key={kept.id} run={kept} isCurrent={kept.id === current} />
        ))}
      </ul>
      <ClaimsLine />
    </div>
  )
}

function Progress({ run }: { readonly run: KeptRun | undefined }) {
  if (run === undefined) return null
  const { steps, batchesPerEpoch, settings, measured, isClassifier, rows } = run.snapshot
  const validation = Number.isNaN(measured.validation) ? null : formatLoss(measured.validation)
  const accuracy = Number.isNaN(measured.validationAccuracy) ? measured.trainingAccuracy : measured.validationAccuracy
  const parts = [
    text.training.progress(Math.floor(steps / batchesPerEpoch), settings.epochs, steps),
    text.training.loss(formatLoss(measured.training), validation),
    ...(isClassifier && rows > 1 ? [text.training.accuracy(`${formatPlain(100 * accuracy, { decimals: 2 })} %`)] : []),
  ]
  return <p className="run-bar__progress">{parts.join(' · ')}</p>
}

function RunChip({ run, isCurrent }: { readonly run: KeptRun; readonly isCurrent: boolean }) {
  const { id, name, place, isShown } = run
  return (
    <li className="run-chip" data-current={isCurrent}>
      <button
        type="button"
        className="run-chip__choose"
        aria-pressed={isCurrent}
        aria-label={name}
        onClick={() => changeTraining({ current: id })}
      >
        <LineSample curve={{ ...styleOf(place), width: 2, isFaint: false, hasDots: false }} />
      </button>
      <input
        className="run-chip__name"
        aria-label={`${text.training.runName}: ${name}`}
        size={Math.max(4, name.length)}
        value={name}
        onChange={({ target }) => changeRun(id, { name: target.value })}
      />
      <Switch
        label={text.training.showRun(name)}
        checked={isShown}
        onChange={(shown) => changeRun(id, { isShown: shown })}
      />
      <button
        type="button"
        className="run-chip__remove"
        aria-label={text.training.removeRun(name)}
        onClick={() => removeRun(id)}
      >
        <X size={13} aria-hidden />
      </button>
    </li>
  )
}
