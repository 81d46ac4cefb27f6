import { useEffect, useRef, type KeyboardEvent } from 'react'
import { listSides, relationOf } from '../../../shared/derivation/solution.ts'
import type { StepDescription } from '../../../shared/derivation/step-description.ts'
import { relateTex } from '../../../shared/notation/tensor.ts'
import { goBack, goNext, goTo, readPlayer, togglePlaying, usePlayer } from '../../state/player.ts'
import { speakTex } from '../../text/spoken.ts'
import { text } from '../../text/text.ts'
import { goToSegment, segmentOf } from './segments.ts'
import { StepView } from './step-view.tsx'
import { TimeLine } from './time-line.tsx'
import { Transport } from './transport.tsx'

/** The walk through a derivation, step by step: controls, time line, and the present step in three lines. */
export function Player() {
  const problems = usePlayer(({ problems }) => problems)
  const isReady = usePlayer(({ walk }) => walk !== null)
  const steps = usePlayer(({ walk }) => walk?.steps.length ?? 0)
  const panel = useRef<HTMLDivElement>(null)
  useEffect(() => panel.current?.querySelector<HTMLElement>('[role="slider"]')?.focus(), [isReady])
  if (problems.length > 0) return <Refused problems={problems} />
  if (!isReady) return <p className="dock__waiting">{text.player.waiting}</p>
  if (steps === 0) return <p className="dock__waiting">{text.player.empty}</p>
  return (
    <div className="player" ref={panel} onKeyDown={onKeyDown}>
      <div className="player__bar">
        <Transport />
        <TimeLine />
      </div>
      <StepView />
      <Announcement />
    </div>
  )
}

function Refused({ problems }: { readonly problems: readonly string[] }) {
  return (
    <div className="player__refused">
      <p>{text.player.refused}</p>
      <ul>
        {problems.map((problem) => (
          <li key={problem}>{problem}</li>
        ))}
      </ul>
    </div>
  )
}

/** The keys of a media player, wherever in the panel the focus is; fields, lists and buttons keep those they need. */
function onKeyDown(event: KeyboardEvent): void {
  const target = event.target as Element
  if (event.ctrlKey || event.metaKey || event.altKey || target.closest('input, select, textarea, [role="radiogroup"]'))
    return
  if (event.key === ' ' && target.closest('button') !== null) return
  const act = KEYS[event.key]
  if (act === undefined) return
  event.preventDefault()
  act()
}

const KEYS: Readonly<Record<string, () => void>> = {
  ArrowRight: goNext,
  ArrowLeft: goBack,
  PageDown: () => goToSegment(1),
  PageUp: () => goToSegment(-1),
  Home: () => goTo({ round: readPlayer().round, index: 0 }),
  End: () => goTo({ round: readPlayer().round, index: Infinity }),
  ' ': togglePlaying,
}

/** What a screen reader hears when a step is shown. */
function Announcement() {
  const shown = usePlayer(({ shown }) => shown)
  const steps = usePlayer(({ walk }) => walk?.steps.length ?? 0)
  const said =
    shown === null
      ? ''
      : text.player.heard(shown.index + 1, steps, text.player.phases[segmentOf(shown.step)], sayStep(shown.description))
  return (
    <p className="visually-hidden" role="status" aria-live="polite">
      {said}
    </p>
  )
}

/** The rule, the numbers and the result as a sentence: what the worked solution says of the step. */
function sayStep(description: StepDescription): string {
  const { quantity, note } = description
  const sides = listSides(description).map((side, index) =>
    relateTex(side, index === 0 ? relationOf(description) : '='),
  )
  const equation = speakTex([quantity, ...sides].join(' '))
  return note === null ? equation : `${equation}. ${sayNote(note)}`
}

/** A sentence with TeX between dollar signs. */
function sayNote(note: string): string {
  return note.replaceAll(/\$([^$]*)\$/g, (_, tex: string) => speakTex(tex))
}
