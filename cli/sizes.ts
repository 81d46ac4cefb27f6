/** Sizes as they are typed: `4x2x13x13`, `5x5`, `2`. What cannot be read is a `CommanderError`: exit 2. */
import { InvalidArgumentError } from 'commander'
import type { Pair } from '../shared/ops/attribute.ts'

/** Several whole numbers with a cross between them. Negative ones are read, so that a sentence can refuse them. */
function readNumbers(typed: string): readonly number[] | null {
  const parts = typed
    .trim()
    .replace(/^\[(.*)\]$/, '$1')
    .split(/\s*[x×X,]\s*/)
  return parts.every((part) => /^[+-]?\d+$/.test(part)) ? parts.map(Number) : null
}

/** `5x5`, or `5` for both directions. */
export function pairOption(typed: string): Pair {
  const numbers = readNumbers(typed)
  if (numbers?.length === 1) return [numbers[0], numbers[0]]
  if (numbers?.length === 2) return [numbers[0], numbers[1]]
  throw new InvalidArgumentError('Expected one whole number or two, such as 2 or 2x1 (vertical x horizontal).')
}

/** `13x13`, both lengths given. */
export function sizeOption(typed: string): Pair {
  const numbers = readNumbers(typed)
  if (numbers?.length === 2) return [numbers[0], numbers[1]]
  throw new InvalidArgumentError('Expected height x width, such as 5x5.')
}

export interface ImagesOption {
  readonly batch: number
  readonly channels: number
  readonly input: Pair
}

/** `4x2x13x13`: images x channels x height x width. */
export function imagesOption(typed: string): ImagesOption {
  const numbers = readNumbers(typed)
  if (numbers?.length === 4) return { batch: numbers[0], channels: numbers[1], input: [numbers[2], numbers[3]] }
  throw new InvalidArgumentError('Expected images x channels x height x width, such as 4x2x13x13.')
}

/** Any whole number: what no layer can have is refused with a sentence, not as an unreadable option. */
export function wholeNumber(typed: string): number {
  if (/^[+-]?\d+$/.test(typed.trim())) return Number(typed)
  throw new InvalidArgumentError('Expected a whole number.')
}
