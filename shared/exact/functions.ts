/** Exponentials, logarithms and trigonometry of exact numbers, with the identities that make them simple. */
import {
  add,
  addAll,
  divide,
  exactKey,
  fromInteger,
  fromPolynomial,
  fromRational,
  fromTerm,
  isSame,
  isZero,
  multiply,
  negate,
  negatePolynomial,
  PI,
  power,
  primesOf,
  signOf,
  subtract,
  toFloat,
  type Exact,
} from './exact.ts'
import { giveUp } from './give-up.ts'
import {
  constantTerm,
  ONE_TERM,
  polynomialKey,
  polynomialSign,
  polynomialValue,
  takeOutFactor,
  termOf,
  termValue,
  type Polynomial,
  type Power,
  type Term,
} from './polynomial.ts'
import { addRational, floorRational, HALF, multiplyRational, ONE, rational, type Rational } from './rational.ts'

/** Longer keys mean nested forms that nobody would print. */
const MAX_KEY = 200

/** e^x: e^(a + b) = e^a · e^b and e^(c · log u) = u^c. */
export function exponential({ numerator, denominator }: Exact): Exact {
  if (denominator.length > 0) return giveUp()
  return numerator.map(exponentialOfTerm).reduce(multiply, fromInteger(1))
}

function exponentialOfTerm({ coefficient, powers, key }: Term): Exact {
  const [first] = powers
  if (powers.length === 1 && first.atom.kind === 'log' && first.exponent.numerator === first.exponent.denominator) {
    return power(fromPolynomial(first.atom.of), coefficient)
  }
  if (key.length > MAX_KEY) return giveUp()
  const of: Term = { ...ONE_TERM, powers, key }
  const value = Math.exp(termValue(of))
  return fromTerm(termOf({ kind: 'exp', of, key: `exp(${key})`, value }, coefficient))
}

/** log x of a positive number: log(a · b^c) = log a + c · log b, and log(e^u) = u. */
export function logarithm(x: Exact): Exact {
  if (signOf(x) <= 0) return giveUp()
  const below = x.denominator.map(({ base, power: count }) => multiply(logarithmOfSum(base), fromInteger(-count)))
  return add(logarithmOfNumerator(x.numerator), addAll(below))
}

/** log |sum|. */
function logarithmOfNumerator(numerator: Polynomial): Exact {
  if (numerator.length === 1) return logarithmOfTerm(numerator[0])
  const { factor, primitive } = takeOutFactor(numerator)
  return add(logarithmOfTerm(factor), logarithmOfSum(primitive))
}

function logarithmOfTerm({ coefficient: { numerator, denominator }, powers }: Term): Exact {
  const whole = subtract(logarithmOfInteger(numerator < 0n ? -numerator : numerator), logarithmOfInteger(denominator))
  return powers.map(logarithmOfPower).reduce(add, whole)
}

/** log 8 = 3 log 2, but log 6 stays. */
function logarithmOfInteger(value: bigint): Exact {
  if (value === 1n) return fromInteger(0)
  const primes = primesOf(value)
  const count = primes.map(([, multiplicity]) => multiplicity).reduce(greatestCommon)
  const base = primes.reduce((product, [prime, multiplicity]) => product * prime ** (multiplicity / count), 1n)
  return multiply(fromRational(rational(count)), logarithmOfSum([constantTerm(rational(base))]))
}

function greatestCommon(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestCommon(b, a % b)
}

function logarithmOfPower({ atom, exponent }: Power): Exact {
  const factor = fromRational(exponent)
  if (atom.kind === 'exp') return multiply(factor, fromTerm(atom.of))
  if (atom.kind === 'prime') return multiply(factor, logarithmOfInteger(atom.of))
  if (atom.kind === 'sum') return multiply(factor, logarithmOfSum(atom.of))
  return multiply(factor, logarithmOfSum([termOf(atom)]))
}

/** log |sum| as an atom. */
function logarithmOfSum(sum: Polynomial): Exact {
  const of = polynomialSign(sum) > 0 ? sum : negatePolynomial(sum)
  const key = polynomialKey(of)
  if (key.length > MAX_KEY) return giveUp()
  return fromTerm(termOf({ kind: 'log', of, key: `log(${key})`, value: Math.log(polynomialValue(of)) }))
}

/** sin x; at multiples of π/6 and π/4 an algebraic number. */
export function sine(x: Exact): Exact {
  const turns = multipleOfPi(x)
  if (turns !== null) return sineOfMultiple(turns)
  return signOf(x) < 0 ? negate(trigonometric('sin', negate(x))) : trigonometric('sin', x)
}

export function cosine(x: Exact): Exact {
  const turns = multipleOfPi(x)
  if (turns !== null) return sineOfMultiple(addRational(turns, HALF))
  return trigonometric('cos', signOf(x) < 0 ? negate(x) : x)
}

export function tangent(x: Exact): Exact {
  return divide(sine(x), cosine(x))
}

/** c where x = c · π. */
function multipleOfPi(x: Exact): Rational | null {
  if (isZero(x)) return rational(0)
  const [{ powers, coefficient }] = x.numerator
  const isMultiple =
    x.denominator.length === 0 &&
    x.numerator.length === 1 &&
    powers.length === 1 &&
    powers[0].atom.kind === 'pi' &&
    exactKey(fromTerm({ ...x.numerator[0], coefficient: ONE })) === exactKey(PI)
  return isMultiple ? coefficient : null
}

/** sin(cπ): moved into the first quadrant, where the multiples of π/6 and π/4 are the sides of two triangles. */
function sineOfMultiple(multiple: Rational): Exact {
  const whole = floorRational(multiple)
  const within = addRational(multiple, rational(-whole))
  // sin(π − x) = sin x
  const angle = within.numerator * 2n > within.denominator ? addRational(ONE, negative(within)) : within
  const value = sineInQuadrant(angle)
  return whole % 2n === 0n ? value : negate(value)
}

function sineInQuadrant(angle: Rational): Exact {
  const twelfths = multiplyRational(angle, rational(12))
  if (twelfths.denominator === 1n) {
    const squared = { 0: [0, 1], 2: [1, 4], 3: [1, 2], 4: [3, 4], 6: [1, 1] }[Number(twelfths.numerator)]
    if (squared !== undefined) return power(fromRational(rational(squared[0], squared[1])), HALF)
  }
  return trigonometric('sin', multiply(fromRational(angle), PI))
}

function negative({ numerator, denominator }: Rational): Rational {
  return { numerator: -numerator, denominator }
}

function trigonometric(kind: 'sin' | 'cos', of: Exact): Exact {
  const key = exactKey(of)
  if (key.length > MAX_KEY) return giveUp()
  const angle = toFloat(of)
  return fromTerm(
    termOf({ kind, of, key: `${kind}(${key})`, value: kind === 'sin' ? Math.sin(angle) : Math.cos(angle) }),
  )
}

/** The multiple of π/12 from −π/2 to π at which a function takes the value x; gives up where there is none. */
function invertAt(f: (angle: Exact) => Exact, x: Exact, first: number, last: number): Exact {
  for (let twelfths = first; twelfths <= last; twelfths++) {
    if (twelfths % 2 !== 0 && twelfths % 3 !== 0) continue
    const angle = multiply(fromRational(rational(twelfths, 12)), PI)
    if (isSame(f(angle), x)) return angle
  }
  return giveUp()
}

export function arcsine(x: Exact): Exact {
  return invertAt(sine, x, -6, 6)
}

export function arccosine(x: Exact): Exact {
  return invertAt(cosine, x, 0, 12)
}

export function arctangent(x: Exact): Exact {
  return invertAt(tangent, x, -5, 5)
}
