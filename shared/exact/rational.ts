/** Rational numbers in lowest terms, of bounded size: what would grow without end is given up. */
import { giveUp } from './give-up.ts'

export interface Rational {
  readonly numerator: bigint
  /** Positive, and without a factor in common with the numerator. */
  readonly denominator: bigint
}

/** Beyond this no exact form is worth showing. */
const MAX_SIZE = 10n ** 40n

export const ZERO: Rational = { numerator: 0n, denominator: 1n }
export const ONE: Rational = { numerator: 1n, denominator: 1n }
export const MINUS_ONE: Rational = { numerator: -1n, denominator: 1n }
export const HALF: Rational = { numerator: 1n, denominator: 2n }

export function rational(numerator: bigint | number, denominator: bigint | number = 1n): Rational {
  const [n, d] = [BigInt(numerator), BigInt(denominator)]
  const divisor = greatestDivisor(n, d) * (d < 0n ? -1n : 1n)
  const result = { numerator: n / divisor, denominator: d / divisor }
  return magnitude(result.numerator) > MAX_SIZE || result.denominator > MAX_SIZE ? giveUp() : result
}

export function greatestDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [magnitude(a), magnitude(b)]
  while (y !== 0n) [x, y] = [y, x % y]
  return x
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value
}

export function addRational(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator)
}

export function multiplyRational(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.numerator, a.denominator * b.denominator)
}

/** @param b not 0 */
export function divideRational(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.denominator, a.denominator * b.numerator)
}

export function negateRational({ numerator, denominator }: Rational): Rational {
  return { numerator: -numerator, denominator }
}

export function compareRational(a: Rational, b: Rational): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

export function sameRational(a: Rational, b: Rational): boolean {
  return a.numerator === b.numerator && a.denominator === b.denominator
}

export function isWhole({ denominator }: Rational): boolean {
  return denominator === 1n
}

/** The largest whole number that is not larger. */
export function floorRational({ numerator, denominator }: Rational): bigint {
  const quotient = numerator / denominator
  return numerator < 0n && quotient * denominator !== numerator ? quotient - 1n : quotient
}

export function toNumber({ numerator, denominator }: Rational): number {
  return Number(numerator) / Number(denominator)
}

export function rationalKey({ numerator, denominator }: Rational): string {
  return denominator === 1n ? String(numerator) : `${numerator}/${denominator}`
}

/** Numbers with more digits were measured or computed, and nothing exact about them is worth showing. */
const MAX_DIGITS = 8

/** The number as it is written in decimals: 0.1 is 1/10, not the binary fraction next to it. */
export function fromDecimal(value: number): Rational {
  const [digits, exponent = '0'] = String(value).split('e')
  const [whole, places = ''] = digits.split('.')
  if (whole.length + places.length > MAX_DIGITS + 1) return giveUp()
  const power = Number(exponent) - places.length
  if (!Number.isFinite(value) || Math.abs(power) > 40) return giveUp()
  const shifted = BigInt(whole + places)
  return power < 0 ? rational(shifted, 10n ** BigInt(-power)) : rational(shifted * 10n ** BigInt(power))
}

/** The fraction with the least denominator up to `limit` that is this very float. */
export function fromFloat(value: number, limit = 4096): Rational {
  for (let denominator = 1; denominator <= limit; denominator++) {
    const numerator = Math.round(value * denominator)
    if (Number.isSafeInteger(numerator) && numerator / denominator === value) return rational(numerator, denominator)
  }
  return giveUp()
}
