/**
 * The player: where one is in the walk through a graph's derivation. It is on while its panel is open; the canvas and
 * the inspector then show what is known after the present step and leave the rest blank. Nothing here is part of the
 * document: steps of gradient descent are walked on copies until the user takes their parameters over.
 */
import { create } from 'zustand'
import type { Step } from '../../shared/derivation/derivation.ts'
import { knownAfter, type Known } from '../../shared/derivation/known.ts'
import type { Document } from '../../shared/document/document.ts'
import type { Evaluation } from '../../shared/engine/evaluation.ts'
import { services } from '../app/services.ts'
import { createLatest } from '../worker/latest.ts'
import type { ToldStep, Walk } from '../worker/explain.ts'
import { readDocument, useDocument } from './document.ts'
import { useDock } from './dock.ts'
import { haveSameNodes } from './same-nodes.ts'
import { describeProblem } from '../text/spoken.ts'
import { spokenLanguage, whenSpoken } from '../text/text.ts'

/** A place in the walk: the step of gradient descent, and the step of its derivation; both counted from 0. */
export interface Place {
  readonly round: number
  readonly index: number
}

/** A step with everything that shows it, so that panel, canvas and inspector never show different steps. */
export interface ShownStep extends Place, ToldStep {
  readonly walk: Walk
  readonly step: Step
  readonly known: Known
  readonly evaluation: Evaluation
}

export interface Player extends Place {
  readonly isOn: boolean
  /** The document that is walked through. */
  readonly document: Document | null
  readonly walk: Walk | null
  /** Why there is no walk. */
  readonly problems: readonly string[]
  /** What is shown: the present place, or the one before while its step is put into words. */
  readonly shown: ShownStep | null
  readonly isPlaying: boolean
  /** Times the ordinary pace. */
  readonly speed: Speed
}

export const SPEEDS = [0.5, 1, 2, 4] as const
export type Speed = (typeof SPEEDS)[number]

/** How long a step stays at the ordinary pace: long enough to read its three lines. */
export const STEP_MS = 2400

const OFF = {
  isOn: false,
  document: null,
  walk: null,
  problems: [],
  shown: null,
  round: 0,
  index: 0,
  isPlaying: false,
} satisfies Partial<Player>

export const usePlayer = create<Player>(() => ({ ...OFF, speed: 1 }))

export const readPlayer = usePlayer.getState

/** The step that canvas and inspector show instead of what the stage says; `null` while the player is off. */
export function shownStep({ isOn, shown }: Pick<Player, 'isOn' | 'shown'>): ShownStep | null {
  return isOn ? shown : null
}

const tell = createLatest<Place & { readonly walk: Walk }, ShownStep | null>(
  async ({ walk, round, index }) => {
    const { explain } = services()
    const { shown } = usePlayer.getState()
    const isSameRound = shown?.round === round && shown.walk === walk
    const [told, evaluation] = await Promise.all([
      explain.tell(round, index, spokenLanguage()),
      isSameRound ? shown.evaluation : explain.evaluate(round),
    ])
    if (told === null || evaluation === null) return null
    return { ...told, walk, round, index, step: walk.steps[index], known: knownAfter(walk.schedule, index), evaluation }
  },
  (shown, { walk }) => {
    if (shown !== null && usePlayer.getState().walk === walk) usePlayer.setState({ shown })
  },
)

/** Goes to a place in the walk; places before its beginning and after the end of a round are cut off. */
export function goTo({ round, index }: Place): void {
  const { walk } = usePlayer.getState()
  if (walk === null) return
  const place = { round: Math.max(round, 0), index: Math.min(Math.max(index, 0), walk.steps.length - 1) }
  usePlayer.setState(place)
  tell({ walk, ...place })
}

export const isFirst = ({ round, index }: Place): boolean => round === 0 && index === 0

/** Whether nothing follows: a walk without updates ends, one with updates goes on for ever. */
export const isLast = ({ walk, index }: Pick<Player, 'walk' | 'index'>): boolean =>
  walk === null || (index === walk.steps.length - 1 && !walk.isTrained)

/** The next step; after the last one of a round, the first one of the next. */
export function goNext(): void {
  const { walk, round, index } = usePlayer.getState()
  if (walk === null) return
  if (index + 1 < walk.steps.length) goTo({ round, index: index + 1 })
  else if (walk.isTrained) goTo({ round: round + 1, index: 0 })
}

export function goBack(): void {
  const { walk, round, index } = usePlayer.getState()
  if (index > 0) goTo({ round, index: index - 1 })
  else if (round > 0 && walk !== null) goTo({ round: round - 1, index: walk.steps.length - 1 })
}

/** Goes to the last step of the phases; where there is none, nowhere. */
export function goToPhase(phases: readonly Step['phase'][]): void {
  const { walk, round } = usePlayer.getState()
  const index = walk?.steps.findLastIndex(({ phase }) => phases.includes(phase)) ?? -1
  if (index >= 0) goTo({ round, index })
}

export function setSpeed(speed: Speed): void {
  usePlayer.setState({ speed })
}

let timer: ReturnType<typeof setTimeout> | undefined

/** Plays to the end of the round; at the end, from the beginning of the next. */
export function play(): void {
  const { walk, index, isPlaying } = usePlayer.getState()
  if (walk === null || isPlaying) return
  usePlayer.setState({ isPlaying: true })
  const atEnd = index === walk.steps.length - 1
  if (atEnd && !walk.isTrained) goTo({ round: 0, index: 0 })
  else if (atEnd) goNext()
  waitForNext()
}

function waitForNext(): void {
  clearTimeout(timer)
  timer = setTimeout(() => {
    const { walk, index, isPlaying } = usePlayer.getState()
    if (!isPlaying || walk === null) return
    if (index + 1 < walk.steps.length) goNext()
    if (index + 2 < walk.steps.length) waitForNext()
    else pause()
  }, STEP_MS / usePlayer.getState().speed)
}

export function pause(): void {
  clearTimeout(timer)
  usePlayer.setState({ isPlaying: false })
}

export function togglePlaying(): void {
  if (usePlayer.getState().isPlaying) pause()
  else play()
}

/** Steps of gradient descent whose parameters would be taken over: those completed at the present place. */
export function countRounds({ walk, round, index }: Pick<Player, 'walk' | keyof Place>): number {
  return walk?.steps[index]?.phase === 'new loss' ? round + 1 : round
}

/** Opens the walk through the present document; the place is kept where the same step is still there. */
async function open(): Promise<void> {
  const document = readDocument()
  const before = usePlayer.getState()
  pause()
  usePlayer.setState({ isOn: true, document })
  const opened = await services().explain.open(document)
  const now = usePlayer.getState()
  if (!now.isOn || now.document !== document) return
  if (!opened.ok) {
    usePlayer.setState({ walk: null, shown: null, problems: opened.problems.map(describeProblem) })
    return
  }
  const walk = opened.value
  const place = before.walk?.steps[before.index]
  const same = walk.steps.findIndex((step) => place !== undefined && isSameStep(step, place))
  usePlayer.setState({ walk, problems: [] })
  goTo({ round: 0, index: Math.max(same, 0) })
}

function isSameStep(a: Step, b: Step): boolean {
  const partOf = (step: Step) =>
    'edge' in step ? step.edge : 'entry' in step ? `${step.node} ${step.entry}` : step.node
  return a.phase === b.phase && partOf(a) === partOf(b)
}

/** Whether two documents are derived alike: positions, for example, do not matter. */
export function isSameMathematics(a: Document, b: Document): boolean {
  return (
    a.loss === b.loss &&
    a.settings === b.settings &&
    a.training === b.training &&
    haveSameNodes(a, b, ['id', 'op', 'label', 'attributes', 'inputs'])
  )
}

/** Says in another language what was said. */
function sayAgain(): void {
  const { isOn, walk, round, index } = usePlayer.getState()
  if (walk !== null) goTo({ round, index })
  else if (isOn) void open()
}

/** Keeps the player in step with its panel and the document, until the answer is called. */
export function startPlayer(): () => void {
  const update = () => {
    const isWanted = useDock.getState().open === 'steps'
    const { isOn, document } = usePlayer.getState()
    if (!isWanted) {
      if (isOn) {
        pause()
        usePlayer.setState(OFF)
      }
      return
    }
    const present = readDocument()
    if (!isOn || document === null || !isSameMathematics(document, present)) void open()
  }
  update()
  const stops = [useDock.subscribe(update), useDocument.subscribe(update), whenSpoken(sayAgain)]
  return () => {
    stops.forEach((stop) => stop())
    pause()
    usePlayer.setState(OFF)
  }
}
