/**
 * Exact numbers: a sum of terms over a product of sums, in lowest terms as far as polynomial division finds them. Every
 * function gives up (see `give-up.ts`) where a result would be too long, so that nothing here is ever slow.
 */
import { giveUp } from './give-up.ts'
import {
  addPolynomials,
  constantTerm,
  dividePolynomials,
  invertTerm,
  multiplyPolynomials,
  multiplyTerms,
  ONE_TERM,
  polynomial,
  polynomialKey,
  polynomialSign,
  polynomialValue,
  raisePowers,
  scalePolynomial,
  scaleTerm,
  takeOutFactor,
  termOf,
  type Atom,
  type Polynomial,
  type Term,
} from './polynomial.ts'
import { floorRational, isWhole, MINUS_ONE, multiplyRational, rational, type Rational } from './rational.ts'

export interface Exact {
  readonly numerator: Polynomial
  /** Primitive sums of several terms, in the order of their keys. */
  readonly denominator: readonly Factor[]
}

export interface Factor {
  readonly key: string
  readonly base: Polynomial
  /** At least 1. */
  readonly power: number
}

/** Powers beyond this are not multiplied out. */
const MAX_POWER = 8

/** Factors of a denominator, counted with their powers. */
const MAX_FACTORS = 4

/** Primes of roots and bases of powers are looked for up to this number. */
const MAX_PRIME = 10_000n

export function fromRational(value: Rational): Exact {
  return fromTerm(constantTerm(value))
}

export function fromInteger(value: number): Exact {
  return fromRational(rational(value))
}

export function fromTerm(term: Term): Exact {
  return { numerator: polynomial([term]), denominator: [] }
}

export function fromPolynomial(numerator: Polynomial): Exact {
  return { numerator, denominator: [] }
}

export const PI: Exact = fromTerm(termOf({ kind: 'pi', key: 'pi', value: Math.PI }))

/** Equal keys are equal numbers; equal numbers nearly always have equal keys. */
export function exactKey({ numerator, denominator }: Exact): string {
  const factors = denominator.map(({ key, power }) => `(${key})^${power}`)
  return `${polynomialKey(numerator)}${factors.length === 0 ? '' : ` / ${factors.join(' ')}`}`
}

export function isZero({ numerator }: Exact): boolean {
  return numerator.length === 0
}

function isOne({ numerator, denominator }: Exact): boolean {
  if (numerator.length !== 1 || denominator.length > 0) return false
  const [{ powers, coefficient }] = numerator
  return powers.length === 0 && coefficient.numerator === 1n && coefficient.denominator === 1n
}

/** The rational number this is, or `null`. */
export function asRational({ numerator, denominator }: Exact): Rational | null {
  if (numerator.length === 0) return rational(0)
  const [{ powers, coefficient }] = numerator
  return denominator.length === 0 && numerator.length === 1 && powers.length === 0 ? coefficient : null
}

export function toFloat({ numerator, denominator }: Exact): number {
  return denominator.reduce(
    (value, { base, power }) => value / polynomialValue(base) ** power,
    polynomialValue(numerator),
  )
}

/** Gives up where the float is too close to 0 to tell. */
export function signOf({ numerator, denominator }: Exact): -1 | 0 | 1 {
  const signs = denominator.map(({ base, power }) => polynomialSign(base) ** power)
  return signs.reduce((sign, factor) => sign * factor, polynomialSign(numerator)) as -1 | 0 | 1
}

/** Lowest terms. */
function reduce(numerator: Polynomial, denominator: readonly Factor[]): Exact {
  const expanded = multiplyOutRoots(numerator, denominator)
  if (expanded !== null) return expanded
  let top = numerator
  const factors: Factor[] = []
  for (const { key, base, power } of denominator) {
    let left = power
    while (left > 0 && top.length > 0) {
      const { quotient, remainder } = dividePolynomials(top, base)
      if (remainder.length > 0) break
      top = quotient
      left--
    }
    if (left > 0 && top.length > 0) factors.push({ key, base, power: left })
  }
  return { numerator: top, denominator: factors.sort((a, b) => (a.key < b.key ? -1 : 1)) }
}

/** Whole powers of sums inside roots: (1 + e)^(3/2) = (1 + e) · (1 + e)^(1/2). `null` where there are none. */
function multiplyOutRoots(numerator: Polynomial, denominator: readonly Factor[]): Exact | null {
  for (const term of numerator) {
    for (const { atom, exponent } of term.powers) {
      if (atom.kind !== 'sum') continue
      const whole = floorRational(exponent)
      if (whole === 0n) continue
      const rest = fromPolynomial(numerator.filter((other) => other !== term))
      const own = fromTerm(multiplyTerms(term, termOf(atom, rational(-whole))))
      const sum = add(rest, multiply(own, power(fromPolynomial(atom.of), rational(whole))))
      return denominator.reduce((value, { base, power: p }) => multiply(value, over(base, p)), sum)
    }
  }
  return null
}

function over(base: Polynomial, power: number): Exact {
  return { numerator: [ONE_TERM], denominator: [{ key: polynomialKey(base), base, power }] }
}

export function add(a: Exact, b: Exact): Exact {
  if (isZero(a)) return b
  if (isZero(b)) return a
  if (a.denominator.length + b.denominator.length === 0) return reduce(addPolynomials(a.numerator, b.numerator), [])
  const factors = new Map(a.denominator.map((factor) => [factor.key, factor]))
  for (const factor of b.denominator) {
    const present = factors.get(factor.key)
    if (present === undefined || present.power < factor.power) factors.set(factor.key, factor)
  }
  const common = limited([...factors.values()])
  return reduce(addPolynomials(extend(a, common), extend(b, common)), common)
}

/** Denominators nobody would write are given up before anything is multiplied out. */
function limited(factors: readonly Factor[]): readonly Factor[] {
  return factors.reduce((total, { power }) => total + power, 0) > MAX_FACTORS ? giveUp() : factors
}

/** The numerator over a common denominator. */
function extend({ numerator, denominator }: Exact, common: readonly Factor[]): Polynomial {
  let top = numerator
  for (const { key, base, power } of common) {
    const missing = power - (denominator.find((factor) => factor.key === key)?.power ?? 0)
    for (let k = 0; k < missing; k++) top = multiplyPolynomials(top, base)
  }
  return top
}

export function multiply(a: Exact, b: Exact): Exact {
  if (isZero(a) || isOne(b)) return a
  if (isZero(b) || isOne(a)) return b
  const factors = new Map(a.denominator.map((factor) => [factor.key, factor]))
  for (const factor of b.denominator) {
    const present = factors.get(factor.key)
    factors.set(factor.key, { ...factor, power: factor.power + (present?.power ?? 0) })
  }
  return reduce(multiplyPolynomials(a.numerator, b.numerator), limited([...factors.values()]))
}

export function negate({ numerator, denominator }: Exact): Exact {
  return { numerator: scalePolynomial(numerator, constantTerm(MINUS_ONE)), denominator }
}

export function subtract(a: Exact, b: Exact): Exact {
  return add(a, negate(b))
}

/** 1/x; gives up at 0. */
export function invert({ numerator, denominator }: Exact): Exact {
  if (numerator.length === 0) return giveUp()
  const top = denominator.reduce<Polynomial>((product, { base, power }) => extendBy(product, base, power), [ONE_TERM])
  if (numerator.length === 1) return reduce(scalePolynomial(top, invertTerm(numerator[0])), [])
  polynomialSign(numerator) // a sum that may be 0 is no divisor
  const { factor, primitive } = takeOutFactor(numerator)
  return reduce(scalePolynomial(top, invertTerm(factor)), over(primitive, 1).denominator)
}

function extendBy(product: Polynomial, base: Polynomial, power: number): Polynomial {
  let result = product
  for (let k = 0; k < power; k++) result = multiplyPolynomials(result, base)
  return result
}

export function divide(a: Exact, b: Exact): Exact {
  return multiply(a, invert(b))
}

/** x to a rational power; roots only of positive numbers and 0. */
export function power(x: Exact, exponent: Rational): Exact {
  if (isWhole(exponent)) return wholePower(x, exponent.numerator)
  if (isZero(x)) return exponent.numerator > 0n ? x : giveUp()
  if (signOf(x) < 0) return giveUp()
  const factors = x.denominator.map(({ base, power: p }) => rootOfSum(base, multiplyRational(exponent, rational(-p))))
  return factors.reduce(multiply, rootOfNumerator(x.numerator, exponent))
}

function wholePower(x: Exact, exponent: bigint): Exact {
  if (exponent < 0n) return wholePower(invert(x), -exponent)
  if (x.numerator.length === 1 && x.denominator.length === 0) {
    const [{ coefficient }] = x.numerator
    if (exponent > 60n) giveUp()
    const factor = rational(coefficient.numerator ** exponent, coefficient.denominator ** exponent)
    return reduce([scaleTerm(raisePowers(x.numerator[0], rational(exponent)), factor)], [])
  }
  if (exponent > BigInt(MAX_POWER)) giveUp()
  let result = fromInteger(1)
  for (let k = 0n; k < exponent; k++) result = multiply(result, x)
  return result
}

function rootOfNumerator(numerator: Polynomial, exponent: Rational): Exact {
  if (numerator.length === 1) return rootOfTerm(numerator[0], exponent)
  const { factor, primitive } = takeOutFactor(numerator)
  if (polynomialSign(primitive) > 0) return multiply(rootOfTerm(factor, exponent), rootOfSum(primitive, exponent))
  return multiply(rootOfTerm(scaleTerm(factor, MINUS_ONE), exponent), rootOfSum(negatePolynomial(primitive), exponent))
}

export function negatePolynomial(sum: Polynomial): Polynomial {
  return scalePolynomial(sum, constantTerm(MINUS_ONE))
}

function rootOfTerm(term: Term, exponent: Rational): Exact {
  const { numerator, denominator } = term.coefficient
  if (numerator < 0n) return giveUp()
  return [...primesOf(numerator), ...primesOf(denominator).map(([prime, count]) => [prime, -count] as const)].reduce(
    (root, [prime, count]) =>
      multiply(root, fromTerm(termOf(primeAtom(prime), multiplyRational(exponent, rational(count))))),
    reduce([raisePowers(term, exponent)], []),
  )
}

function rootOfSum(base: Polynomial, exponent: Rational): Exact {
  const value = polynomialValue(base)
  if (!(value > 0)) return giveUp()
  return reduce([termOf({ kind: 'sum', of: base, key: `sum(${polynomialKey(base)})`, value }, exponent)], [])
}

function primeAtom(of: bigint): Atom {
  return { kind: 'prime', of, key: `prime${of}`, value: Number(of) }
}

/** Prime factors with their multiplicities. */
export function primesOf(value: bigint): (readonly [bigint, bigint])[] {
  const found: [bigint, bigint][] = []
  let rest = value
  for (let prime = 2n; prime * prime <= rest; prime++) {
    if (prime > MAX_PRIME) giveUp()
    let count = 0n
    for (; rest % prime === 0n; rest /= prime) count++
    if (count > 0n) found.push([prime, count])
  }
  if (rest > 1n) found.push([rest, 1n])
  return found
}

/** a − b is an exact 0 in the canonical form. */
export function isSame(a: Exact, b: Exact): boolean {
  return exactKey(a) === exactKey(b)
}

export function addAll(values: readonly Exact[]): Exact {
  return values.reduce(add, fromInteger(0))
}
