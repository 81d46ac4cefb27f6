/** Options of several commands. What cannot be read is a `CommanderError`: exit 2. */
import { InvalidArgumentError, Option } from 'commander'
import type { Schedule } from '../shared/document/document.ts'
import { LANGUAGES } from '../shared/language/language.ts'
import { SCHEDULES } from '../shared/engine/schedule.ts'
import { parseValueText } from '../shared/formula/constants.ts'
import { describeProblem } from '../shared/problem/problem.ts'
import { readReal } from '../shared/value/constant.ts'
import type { Setting } from './graph-file.ts'
import { STANDARD_INPUT } from './read-text.ts'

export const FILE = 'the graph, a .chainrule file or an exported figure; - reads standard input'

/** `--set id=value`, any number of times. */
export function settingOption(): Option {
  return new Option('--set <id=value>', 'value of an input or parameter, e.g. w=[pi/2,pi] (repeatable)')
    .default([], 'the values in the file')
    .argParser(readSetting)
}

function readSetting(text: string, before: readonly Setting[]): readonly Setting[] {
  const at = text.indexOf('=')
  const id = text.slice(0, at).trim()
  if (at < 0 || id === '') throw new InvalidArgumentError('Expected id=value, for example w=[pi/2,pi].')
  const value = parseValueText(text.slice(at + 1).trim())
  if (!value.ok) throw new InvalidArgumentError(`${id}: ${value.problems.map(describeProblem).join(' ')}`)
  return [...before, { id, value: value.value }]
}

/** What sentences are written in, whatever the system speaks: scripts read them. */
export function languageOption(): Option {
  return new Option('--language <language>', 'of sentences: en (English) or cs (Czech)')
    .choices(LANGUAGES)
    .default('en')
}

export function jsonOption(): Option {
  return new Option('--json', 'print one JSON object with every digit')
}

export function learningRateOption(): Option {
  return new Option('--lr <rate>', 'learning rate (default: the one in the file, else 0.5)').argParser(readRate)
}

function readRate(text: string): number {
  const rate = readReal(text)
  if (rate === null || !Number.isFinite(rate) || rate < 0)
    throw new InvalidArgumentError('Expected a number of at least 0.')
  return rate
}

/** A reader of whole numbers. */
export function whole(least: number, most: number): (text: string) => number {
  return (text) => {
    const number = /^[+-]?\d+$/.test(text.trim()) ? Number(text) : NaN
    if (number >= least && number <= most) return number
    throw new InvalidArgumentError(`Expected a whole number from ${least} to ${most}.`)
  }
}

/** A reader of numbers. */
export function between(least: number, most: number): (text: string) => number {
  return (text) => {
    const number = readReal(text)
    if (number !== null && number >= least && number <= most && Number.isFinite(number)) return number
    const range = most === Infinity ? `of at least ${least}` : `from ${least} to ${most}`
    throw new InvalidArgumentError(`Expected a number ${range}.`)
  }
}

/** `--schedule constant`, `cosine`, `step:10:0.5` (every 10 epochs times 0.5) or `inverse:0.1`. */
export function scheduleOption(): Option {
  return new Option(
    '--schedule <name>',
    'of the learning rate: constant, cosine, step:EVERY:FACTOR or inverse:DECAY (default: the one in the file)',
  ).argParser(readSchedule)
}

function readSchedule(text: string): Schedule {
  const [name, ...numbers] = text.split(':')
  const kind = SCHEDULES.find((known) => known === name)
  const takes = { constant: 0, cosine: 0, step: 2, inverse: 1 }
  if (kind === undefined || numbers.length > takes[kind])
    throw new InvalidArgumentError('Expected constant, cosine, step:10:0.5 or inverse:0.1.')
  const [first, second] = numbers
  if (kind === 'step')
    return {
      kind,
      ...(first !== undefined && { every: whole(1, MOST_EPOCHS)(first) }),
      ...(second !== undefined && { factor: between(0, 1)(second) }),
    }
  return kind === 'inverse' && first !== undefined ? { kind, decay: between(0, Infinity)(first) } : { kind }
}

/** The loss of every epoch is kept, so that there must be an end. */
export const MOST_EPOCHS = 10_000_000

/** Reads the scale of a picture. */
export function scale(text: string): number {
  const factor = readReal(text)
  if (factor === null || !(factor > 0 && factor <= 16))
    throw new InvalidArgumentError('Expected a number above 0, at most 16.')
  return factor
}

/** `-o` of commands that print what they make unless a file is named. */
export function outputOption(): Option {
  return new Option('-o, --output <file>', 'file to write (default: standard output)').argParser((text) =>
    text === STANDARD_INPUT ? undefined : text,
  )
}

/** A file to write beside what is printed. */
export function fileOption(flags: string, description: string): Option {
  return new Option(flags, description).argParser((text) => {
    if (text !== STANDARD_INPUT) return text
    throw new InvalidArgumentError('Standard output is taken by the losses; name a file.')
  })
}
