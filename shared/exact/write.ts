/** Exact numbers in TeX as a textbook writes them: \frac{\pi}{2}, \log\left(1+e^{-2}\right), -\frac{1}{1+e^{2}}. */
import { asRational, type Exact, type Factor } from './exact.ts'
import { attempt, giveUp } from './give-up.ts'
import { absorbConstant, joinLogarithms } from './join-logarithms.ts'
import {
  addPolynomials,
  constantTerm,
  dividePolynomials,
  multiplyPolynomials,
  multiplyTerms,
  polynomialKey,
  raisePowers,
  scalePolynomial,
  scaleTerm,
  takeOutFactor,
  type Polynomial,
  type Power,
  type Term,
} from './polynomial.ts'
import {
  HALF,
  isWhole,
  MINUS_ONE,
  negateRational,
  ONE,
  rational,
  rationalKey,
  sameRational,
  toNumber,
  type Rational,
} from './rational.ts'

export interface Written {
  readonly tex: string
  /** How many terms one has to read. */
  readonly size: number
}

/** Longer forms and longer integers say less than their decimals. */
const MAX_SIZE = 5
const MAX_INTEGER = 9999n
const MAX_DENOMINATOR = 999n
const MAX_DIGITS_OF_FRACTION = 5

/** TeX of an exact number; `null` where it is longer than its decimals deserve. */
export function writeExact(value: Exact): Written | null {
  const written = attempt(() => writeNumber(value))
  return written === null || written.size > MAX_SIZE ? null : written
}

function writeNumber(value: Exact): Written {
  const { numerator, denominator } = value
  const known = asRational(value)
  if (known !== null) return writeFraction(known)
  if (denominator.length === 0) return writeOverCommon(joinLogarithms(absorbConstant(numerator)))
  const whole = writeQuotient(numerator, denominator)
  const split = splitQuotient(numerator, denominator)
  return split !== null && split.size < whole.size ? split : whole
}

function writeFraction(value: Rational): Written {
  const digits = rationalKey(value).replace(/\D/g, '').length
  return isWhole(value) || digits <= MAX_DIGITS_OF_FRACTION ? writeSummand(constantTerm(value), []) : giveUp()
}

/** e/2 − e⁻¹/2 is (e − e⁻¹)/2. */
function writeOverCommon(sum: Polynomial): Written {
  const [{ coefficient }] = sum
  const { denominator } = coefficient
  if (sum.length === 1 || denominator === 1n) return writeSum(sum)
  if (sum.some((term) => term.coefficient.denominator !== denominator)) return writeSum(sum)
  const above = writeSum(scalePolynomial(sum, constantTerm(rational(denominator))))
  return { tex: fraction(above.tex, writeBelow(denominator, [], []).tex), size: above.size }
}

/** A fraction with a sum above or below. */
function writeQuotient(numerator: Polynomial, denominator: readonly Factor[]): Written {
  if (numerator.length === 1) return writeFalling(numerator[0], denominator) ?? writeSummand(numerator[0], denominator)
  const coefficient = constantTerm(takeOutFactor(numerator).factor.coefficient)
  const above = scalePolynomial(numerator, scaleTerm(constantTerm(ONE), invert(coefficient.coefficient)))
  const isNegative = above.every((term) => term.coefficient.numerator < 0n)
  const sum = writeSum(isNegative ? scalePolynomial(above, constantTerm(MINUS_ONE)) : above)
  const { numerator: times, denominator: by } = coefficient.coefficient
  const sign = times < 0n !== isNegative ? '-' : ''
  const size = times < 0n ? -times : times
  const top = size === 1n ? sum.tex : `${writeInteger(size)}${bracket(sum.tex)}`
  const below = writeBelow(by, [], denominator)
  return { tex: `${sign}${fraction(top, below.tex)}`, size: sum.size + below.size }
}

/** e²/(1 + e²) as 1/(1 + e⁻²), and so with powers; `null` where positive exponents would remain. */
function writeFalling(term: Term, [factor, ...others]: readonly Factor[]): Written | null {
  const exponentials = term.powers.filter(({ atom }) => atom.kind === 'exp')
  if (exponentials.length === 0 || others.length > 0) return null
  const inverse = raisePowers({ ...term, powers: exponentials }, MINUS_ONE)
  const base = scalePolynomial(factor.base, raisePowers(inverse, rational(1, factor.power)))
  const isFalling = base.every(({ powers }) => powers.every(({ exponent }) => exponent.numerator < 0n))
  return isFalling ? writeSummand(multiplyTerms(term, inverse), [{ ...factor, base }]) : null
}

function invert({ numerator, denominator }: Rational): Rational {
  return rational(denominator, numerator)
}

/** π − 1/(2(1 + e²)): what can be divided is taken out of the fraction. */
function splitQuotient(numerator: Polynomial, denominator: readonly Factor[]): Written | null {
  const product = denominator.reduce<Polynomial>(
    (result, { base, power }) => {
      let next = result
      for (let k = 0; k < power; k++) next = multiplyPolynomials(next, base)
      return next
    },
    [constantTerm(ONE)],
  )
  const { quotient, remainder } = dividePolynomials(numerator, product)
  if (quotient.length === 0 || remainder.length === 0) return null
  const whole = writeSum(quotient)
  const rest = writeQuotient(remainder, denominator)
  const isFirst = !whole.tex.startsWith('-') || rest.tex.startsWith('-')
  return { tex: isFirst ? join(whole.tex, rest.tex) : join(rest.tex, whole.tex), size: whole.size + rest.size }
}

function join(first: string, second: string): string {
  return second.startsWith('-') ? `${first}${second}` : `${first}+${second}`
}

function writeSum(sum: Polynomial): Written {
  const terms = [...sum].sort(compareForReading).map((term) => writeSummand(term, []))
  const first = terms.findIndex(({ tex }) => !tex.startsWith('-'))
  const ordered = first > 0 ? [terms[first], ...terms.filter((_, i) => i !== first)] : terms
  return {
    tex: ordered.map(({ tex }) => tex).reduce(join),
    size: ordered.reduce((total, { size }) => total + size, 0),
  }
}

/** Whole numbers first, then from e¹ on. */
function compareForReading(a: Term, b: Term): number {
  const distance = ({ powers }: Term) => powers.reduce((most, { exponent }) => most + Math.abs(toNumber(exponent)), 0)
  return distance(a) - distance(b) || (a.key < b.key ? -1 : 1)
}

/** One term over the factors of a denominator. */
function writeSummand({ coefficient, powers }: Term, factors: readonly Factor[]): Written {
  const isNegative = coefficient.numerator < 0n
  const root = rootOf(powers)
  const above = isNegative ? -coefficient.numerator : coefficient.numerator
  let below = coefficient.denominator
  // √2/2 is 1/√2.
  const isRootBelow = root !== null && sameRational(root.exponent, HALF) && below % root.of === 0n
  if (isRootBelow) below /= root.of
  const isAbove = ({ atom, exponent }: Power) => atom.kind === 'exp' || exponent.numerator > 0n
  const others = powers.filter(({ atom }) => atom.kind !== 'prime' && atom.kind !== 'exp')
  const [rest, remaining] = cancelRoots(others, factors)
  const tops = [
    ...(root !== null && !isRootBelow ? [plain(rootTex(root))] : []),
    ...rest.filter(isAbove).map(writePower),
    ...writeExponential(powers.filter(({ atom }) => atom.kind === 'exp')),
  ]
  const bottoms = [
    ...(isRootBelow ? [plain(rootTex(root))] : []),
    ...rest
      .filter((power) => !isAbove(power))
      .map(({ atom, exponent }) => writePower({ atom, exponent: negateRational(exponent) })),
  ]
  const number = above === 1n && tops.length > 0 ? [] : [plain(writeInteger(above))]
  const top = [...number, ...tops]
  const bottom = writeBelow(below, bottoms, remaining)
  const sign = isNegative ? '-' : ''
  const topTex = top.map(({ tex }) => tex).reduce(glue)
  const size =
    Math.max(
      1,
      top.reduce((total, part) => total + part.size, 0),
    ) + bottom.size
  return { tex: sign + (bottom.tex === '' ? topTex : fraction(topTex, bottom.tex)), size }
}

function plain(tex: string): Written {
  return { tex, size: 0 }
}

/** (1 + e)^(1/2) over 1 + e is 1 over its root: such powers are moved below with a negative exponent. */
function cancelRoots(powers: readonly Power[], factors: readonly Factor[]): [readonly Power[], readonly Factor[]] {
  const rest: Power[] = []
  let remaining = factors
  for (const power of powers) {
    const { atom, exponent } = power
    const factor =
      atom.kind === 'sum' ? remaining.find(({ key, power: p }) => p === 1 && key === polynomialKey(atom.of)) : undefined
    if (factor === undefined) rest.push(power)
    else {
      remaining = remaining.filter((other) => other !== factor)
      rest.push({ atom, exponent: rational(exponent.numerator - exponent.denominator, exponent.denominator) })
    }
  }
  return [rest, remaining]
}

function writeBelow(integer: bigint, parts: readonly Written[], factors: readonly Factor[]): Written {
  if (integer > MAX_DENOMINATOR) giveUp()
  const isAlone = integer === 1n && parts.length === 0 && factors.length === 1
  const written = factors.map(({ base, power }) => {
    const sum = writeSum(base)
    if (power > 1) return { tex: `${bracket(sum.tex)}^{${power}}`, size: sum.size }
    return isAlone ? sum : { tex: bracket(sum.tex), size: sum.size }
  })
  const all = [...(integer === 1n ? [] : [plain(writeInteger(integer))]), ...parts, ...written]
  return {
    tex: all.map(({ tex }) => tex).reduce(glue, ''),
    size: all.reduce((total, { size }) => total + size, 0),
  }
}

/** Factors side by side, with a space where TeX or the eye needs one. */
function glue(first: string, second: string): string {
  const needsSpace = /\\[A-Za-z]+$/.test(first) && /^[A-Za-z]/.test(second)
  return `${first}${needsSpace ? ' ' : ''}${second}`
}

interface Root {
  readonly of: bigint
  readonly exponent: Rational
}

/** All roots of primes as one: 2^(1/2) · 3^(1/2) = √6. */
function rootOf(powers: readonly Power[]): Root | null {
  const primes = powers.filter(({ atom }) => atom.kind === 'prime')
  if (primes.length === 0) return null
  const [{ exponent: first }] = primes
  const degree = first.denominator
  if (primes.some(({ exponent }) => exponent.denominator !== degree)) return giveUp()
  const of = primes.reduce(
    (product, { atom, exponent }) => product * (atom as { of: bigint }).of ** exponent.numerator,
    1n,
  )
  return { of, exponent: rational(1n, degree) }
}

function rootTex({ of, exponent }: Root): string {
  return radical(writeInteger(of), exponent.denominator)
}

function radical(tex: string, degree: bigint): string {
  return degree === 2n ? `\\sqrt{${tex}}` : `\\sqrt[${degree}]{${tex}}`
}

/** e^{-2}, e^{\pi}: all exponentials of a product as one. */
function writeExponential(powers: readonly Power[]): Written[] {
  if (powers.length === 0) return []
  const exponent = powers.reduce<Polynomial>(
    (sum, { atom, exponent: times }) => addPolynomials(sum, [scaleTerm((atom as { of: Term }).of, times)]),
    [],
  )
  const { tex, size } = writeSum(exponent)
  return [{ tex: tex === '1' ? 'e' : `e^{${tex.replace(/^(-?)\\frac\{(\d+)\}\{(\d+)\}$/, '$1$2/$3')}}`, size }]
}

function writePower({ atom, exponent }: Power): Written {
  if (atom.kind === 'sum') {
    const sum = writeSum(atom.of)
    const { numerator, denominator } = exponent
    const raised = numerator === 1n ? sum.tex : `${bracket(sum.tex)}^{${numerator}}`
    return { tex: radical(raised, denominator), size: sum.size }
  }
  if (!isWhole(exponent)) {
    if (!sameRational(exponent, HALF)) giveUp()
    const inner = writePower({ atom, exponent: ONE })
    return { ...inner, tex: radical(inner.tex, 2n) }
  }
  const raised = sameRational(exponent, ONE) ? '' : `^{${exponent.numerator}}`
  if (atom.kind === 'pi') return { tex: `\\pi${raised}`, size: 1 }
  if (atom.kind === 'log') return writeCall('log', raised, writeSum(atom.of))
  if (atom.kind === 'sin' || atom.kind === 'cos') return writeCall(atom.kind, raised, writeNumber(atom.of))
  return giveUp()
}

function writeCall(name: string, raised: string, { tex, size }: Written): Written {
  const isShort = /^(\d+|\\pi|e)$/.test(tex)
  return { tex: `\\${name}${raised}${isShort ? (tex.startsWith('\\') ? tex : ` ${tex}`) : bracket(tex)}`, size }
}

function writeInteger(value: bigint): string {
  return value > MAX_INTEGER ? giveUp() : String(value)
}

function bracket(tex: string): string {
  return `\\left(${tex}\\right)`
}

function fraction(above: string, below: string): string {
  return `\\frac{${above}}{${below}}`
}
