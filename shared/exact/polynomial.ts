/**
 * Sums of terms c · a^p · b^q ..: rational coefficients, and rational powers of atoms such as π, e, √2's 2, log 3. Equal
 * powers are merged and terms stand in one order, so that equal sums are equal texts ({@link polynomialKey}).
 */
import { giveUp } from './give-up.ts'
import {
  addRational,
  compareRational,
  floorRational,
  greatestDivisor,
  MINUS_ONE,
  multiplyRational,
  ONE,
  rational,
  rationalKey,
  toNumber,
  ZERO,
  type Rational,
} from './rational.ts'
import type { Exact } from './exact.ts'

/**
 * What cannot be split further.
 *
 * - `exp`: e^m for a term m with coefficient 1; e itself is that of the empty term.
 * - `prime`: only its powers between 0 and 1 (roots) remain in a term, the rest joins the coefficient.
 * - `sum`: only fractional powers remain, the rest is multiplied out.
 */
export type Atom = { readonly key: string; readonly value: number } & (
  | { readonly kind: 'exp'; readonly of: Term }
  | { readonly kind: 'pi' }
  | { readonly kind: 'prime'; readonly of: bigint }
  | { readonly kind: 'sum' | 'log'; readonly of: Polynomial }
  | { readonly kind: 'sin' | 'cos'; readonly of: Exact }
)

export interface Power {
  readonly atom: Atom
  readonly exponent: Rational
}

export interface Term {
  readonly coefficient: Rational
  /** In the order of the atoms' keys. */
  readonly powers: readonly Power[]
  /** Of the powers without the coefficient: terms with equal keys can be added. */
  readonly key: string
}

/** Largest term first (see {@link compareTerms}); no term for 0. */
export type Polynomial = readonly Term[]

export const MAX_TERMS = 8
const MAX_EXPONENT = 1000n

export const ONE_TERM: Term = { coefficient: ONE, powers: [], key: '' }

export function constantTerm(coefficient: Rational): Term {
  return { coefficient, powers: [], key: '' }
}

export function termOf(atom: Atom, exponent: Rational = ONE): Term {
  return makeTerm(ONE, [{ atom, exponent }])
}

/** Powers in order, without zeros; whole powers of primes join the coefficient. */
function makeTerm(coefficient: Rational, powers: readonly Power[]): Term {
  let factor = coefficient
  const kept: Power[] = []
  for (const { atom, exponent } of powers) {
    if (exponent.numerator > MAX_EXPONENT || exponent.numerator < -MAX_EXPONENT || exponent.denominator > MAX_EXPONENT)
      giveUp()
    let rest = exponent
    if (atom.kind === 'prime') {
      const whole = floorRational(exponent)
      if (whole > 60n || whole < -60n) giveUp()
      factor = multiplyRational(factor, whole < 0n ? rational(1n, atom.of ** -whole) : rational(atom.of ** whole))
      rest = addRational(exponent, rational(-whole))
    }
    if (rest.numerator !== 0n) kept.push({ atom, exponent: rest })
  }
  kept.sort((a, b) => (a.atom.key < b.atom.key ? -1 : 1))
  const key = kept.map(({ atom, exponent }) => `${atom.key}^${rationalKey(exponent)}`).join(' ')
  return { coefficient: factor, powers: kept, key }
}

export function scaleTerm(term: Term, factor: Rational): Term {
  return { ...term, coefficient: multiplyRational(term.coefficient, factor) }
}

export function multiplyTerms(a: Term, b: Term): Term {
  const coefficient = multiplyRational(a.coefficient, b.coefficient)
  if (a.powers.length === 0) return { ...b, coefficient }
  if (b.powers.length === 0) return { ...a, coefficient }
  const merged = new Map(a.powers.map((power) => [power.atom.key, power]))
  for (const power of b.powers) {
    const present = merged.get(power.atom.key)
    merged.set(
      power.atom.key,
      present === undefined ? power : { atom: power.atom, exponent: addRational(present.exponent, power.exponent) },
    )
  }
  return makeTerm(coefficient, [...merged.values()])
}

/** The powers of a term to a rational power, the coefficient left out; every atom must be positive for a root. */
export function raisePowers({ powers }: Term, exponent: Rational): Term {
  if (exponent.denominator !== 1n && powers.some(({ atom }) => !(atom.value > 0))) giveUp()
  return makeTerm(
    ONE,
    powers.map((power) => ({ atom: power.atom, exponent: multiplyRational(power.exponent, exponent) })),
  )
}

/** 1 divided by a term that is not 0. */
export function invertTerm(term: Term): Term {
  const { numerator, denominator } = term.coefficient
  return scaleTerm(raisePowers(term, MINUS_ONE), rational(denominator, numerator))
}

export function polynomial(terms: Iterable<Term>): Polynomial {
  const merged = new Map<string, Term>()
  for (const term of terms) {
    const present = merged.get(term.key)
    merged.set(
      term.key,
      present === undefined ? term : { ...term, coefficient: addRational(present.coefficient, term.coefficient) },
    )
  }
  const kept = [...merged.values()].filter(({ coefficient }) => coefficient.numerator !== 0n)
  return kept.length > MAX_TERMS ? giveUp() : kept.sort((a, b) => compareTerms(b, a))
}

export function addPolynomials(a: Polynomial, b: Polynomial): Polynomial {
  return polynomial([...a, ...b])
}

export function multiplyPolynomials(a: Polynomial, b: Polynomial): Polynomial {
  return polynomial(a.flatMap((left) => b.map((right) => multiplyTerms(left, right))))
}

export function scalePolynomial(a: Polynomial, factor: Term): Polynomial {
  return multiplyPolynomials(a, [factor])
}

/** By the exponent of the first atom in which they differ: an order that products keep. */
function compareTerms(a: Term, b: Term): number {
  let [i, j] = [0, 0]
  while (i < a.powers.length || j < b.powers.length) {
    const left = a.powers[i]
    const right = b.powers[j]
    const isLeft = right === undefined || (left !== undefined && left.atom.key <= right.atom.key)
    const isRight = left === undefined || (right !== undefined && right.atom.key <= left.atom.key)
    const order = compareRational(isLeft ? left.exponent : ZERO, isRight ? right.exponent : ZERO)
    if (order !== 0) return order
    if (isLeft) i++
    if (isRight) j++
  }
  return 0
}

export function exponentOf(term: Term, atom: Atom): Rational {
  return term.powers.find((power) => power.atom.key === atom.key)?.exponent ?? ZERO
}

/** The least exponents of all atoms over the terms: what can be taken out of the sum. */
function leastPowers(sum: Polynomial): Term {
  const atoms = new Map(sum.flatMap(({ powers }) => powers.map(({ atom }) => [atom.key, atom])))
  return makeTerm(
    ONE,
    [...atoms.values()]
      .filter(({ kind }) => kind !== 'prime' && kind !== 'sum')
      .map((atom) => ({
        atom,
        exponent: sum
          .map((term) => exponentOf(term, atom))
          .reduce((least, exponent) => (compareRational(exponent, least) < 0 ? exponent : least)),
      })),
  )
}

/**
 * A sum of several terms as `factor` times a `primitive` sum: whole coefficients without a common divisor, the largest
 * term positive, no atom in all terms and none with a negative exponent.
 */
export function takeOutFactor(sum: Polynomial): { readonly factor: Term; readonly primitive: Polynomial } {
  let divisor = 0n
  let denominator = 1n
  for (const { coefficient } of sum) {
    denominator *= coefficient.denominator / greatestDivisor(denominator, coefficient.denominator)
    divisor = greatestDivisor(divisor, coefficient.numerator)
  }
  const sign = sum[0].coefficient.numerator < 0n ? -1n : 1n
  const factor = scaleTerm(leastPowers(sum), rational(sign * divisor, denominator))
  return { factor, primitive: scalePolynomial(sum, invertTerm(factor)) }
}

/**
 * Polynomial division: sum = quotient · divisor + remainder. The quotient has no smaller exponents than the sum, so
 * that e²/(1 + e²) is not taken apart into 1 − 1/(1 + e²).
 *
 * @param divisor primitive
 */
export function dividePolynomials(
  sum: Polynomial,
  divisor: Polynomial,
): { readonly quotient: Polynomial; readonly remainder: Polynomial } {
  const atoms = divisor.flatMap(({ powers }) => powers.map(({ atom }) => atom))
  const least = leastPowers(sum)
  const inverse = invertTerm(divisor[0])
  const quotient: Term[] = []
  let remainder = sum
  while (remainder.length > 0 && quotient.length < MAX_TERMS) {
    const term = multiplyTerms(remainder[0], inverse)
    if (atoms.some((atom) => compareRational(exponentOf(term, atom), exponentOf(least, atom)) < 0)) break
    quotient.push(term)
    remainder = addPolynomials(remainder, scalePolynomial(divisor, scaleTerm(term, MINUS_ONE)))
  }
  return { quotient: polynomial(quotient), remainder }
}

export function polynomialKey(sum: Polynomial): string {
  return sum.map(({ coefficient, key }) => `${rationalKey(coefficient)} ${key}`).join(' + ')
}

export function termValue({ coefficient, powers }: Term): number {
  return powers.reduce(
    (product, { atom, exponent }) => product * atom.value ** toNumber(exponent),
    toNumber(coefficient),
  )
}

export function polynomialValue(sum: Polynomial): number {
  return sum.reduce((total, term) => total + termValue(term), 0)
}

/** The sign of a sum, decided by its float where that is certain. */
export function polynomialSign(sum: Polynomial): -1 | 0 | 1 {
  if (sum.length === 0) return 0
  const values = sum.map(termValue)
  const total = values.reduce((a, b) => a + b)
  const scale = values.reduce((a, b) => a + Math.abs(b), 0)
  if (!(Math.abs(total) > 1e-9 * scale) || !Number.isFinite(scale)) return giveUp()
  return total > 0 ? 1 : -1
}
