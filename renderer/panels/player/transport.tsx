import { ChevronLeft, ChevronRight, Pause, Play, SkipBack, SkipForward } from 'lucide-react'
import { commands } from '../../commands/table.ts'
import { CommandButton } from '../../controls/command-button.tsx'
import { Tooltip } from '../../controls/tooltip.tsx'
import { countRounds, goTo, isFirst, isLast, setSpeed, SPEEDS, usePlayer, type Speed } from '../../state/player.ts'
import { text } from '../../text/text.ts'

/** Back, play, next; how fast; which step of gradient descent; taking its parameters over. */
export function Transport() {
  const { walk, round, index, isPlaying, speed } = usePlayer()
  const steps = walk?.steps.length ?? 0
  return (
    <div className="transport">
      <div className="transport__group">
        <CommandButton
          command={commands.previousStep}
          icon={ChevronLeft}
          iconOnly
          disabled={isFirst({ round, index })}
        />
        <CommandButton command={commands.playSteps} icon={isPlaying ? Pause : Play} iconOnly look="primary" />
        <CommandButton command={commands.nextStep} icon={ChevronRight} iconOnly disabled={isLast({ walk, index })} />
      </div>
      <output className="transport__position" aria-hidden>
        {text.player.position(index + 1, steps)}
      </output>
      <label className="transport__speed">
        <span className="visually-hidden">{text.player.speed}</span>
        <select className="field" value={speed} onChange={({ target }) => setSpeed(Number(target.value) as Speed)}>
          {SPEEDS.map((choice) => (
            <option key={choice} value={choice}>
              {text.player.times(choice)}
            </option>
          ))}
        </select>
      </label>
      {walk?.isTrained === true && (
        <div className="transport__group transport__round">
          <RoundButton to={round - 1} label={text.player.previousRound} />
          <span className="transport__round-name">{text.player.round(round + 1)}</span>
          <RoundButton to={round + 1} label={text.player.nextRound} />
        </div>
      )}
      {walk?.isTrained === true && (
        <CommandButton
          command={commands.applyWalk}
          look="outline"
          disabled={countRounds({ walk, round, index }) === 0}
        />
      )}
    </div>
  )
}

/** To the same step of another step of gradient descent. */
function RoundButton({ to, label }: { readonly to: number; readonly label: string }) {
  const { round, index } = usePlayer()
  const Icon = to < round ? SkipBack : SkipForward
  return (
    <Tooltip label={label}>
      <button
        type="button"
        className="button button--icon"
        aria-label={label}
        disabled={to < 0}
        onClick={() => goTo({ round: to, index })}
      >
        <Icon size={14} aria-hidden />
      </button>
    </Tooltip>
  )
}
