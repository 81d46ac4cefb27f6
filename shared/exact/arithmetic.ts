/** The two kinds of numbers that the exact rules of ops are run with: exact numbers, alone or with a derivative. */
import type { Arithmetic } from '../ops/exact.ts'
import {
  add,
  asRational,
  divide,
  fromInteger,
  fromRational,
  isZero,
  multiply,
  negate,
  PI,
  power,
  signOf,
  subtract,
  type Exact,
} from './exact.ts'
import { arccosine, arcsine, arctangent, cosine, exponential, logarithm, sine } from './functions.ts'
import { giveUp } from './give-up.ts'
import { fromDecimal, HALF } from './rational.ts'

const ONE = fromInteger(1)

export const exactArithmetic: Arithmetic<Exact> = {
  number: (value) => fromRational(fromDecimal(value)),
  pi: PI,
  add,
  sub: subtract,
  mul: multiply,
  div: divide,
  pow: raise,
  neg: negate,
  exp: exponential,
  log: logarithm,
  sin: sine,
  cos: cosine,
  asin: arcsine,
  acos: arccosine,
  atan: arctangent,
  sign: signOf,
}

/** a^b: a rational exponent multiplies the exponents of a, any other is e^(b · log a). */
function raise(a: Exact, b: Exact): Exact {
  const exponent = asRational(b)
  return exponent === null ? exponential(multiply(b, logarithm(a))) : power(a, exponent)
}

/** A number and its derivative with respect to some variable: forward-mode differentiation. */
export interface Dual {
  readonly value: Exact
  readonly slope: Exact
}

const CONSTANT = fromInteger(0)

/** Dual numbers: the value as above, the slope by the rules of differentiation. */
export const dualArithmetic: Arithmetic<Dual> = {
  number: (value) => ({ value: exactArithmetic.number(value), slope: CONSTANT }),
  pi: { value: PI, slope: CONSTANT },
  add: (a, b) => ({ value: add(a.value, b.value), slope: add(a.slope, b.slope) }),
  sub: (a, b) => ({ value: subtract(a.value, b.value), slope: subtract(a.slope, b.slope) }),
  mul: (a, b) => ({
    value: multiply(a.value, b.value),
    slope: add(multiply(a.slope, b.value), multiply(a.value, b.slope)),
  }),
  div: (a, b) => {
    const value = divide(a.value, b.value)
    return { value, slope: divide(subtract(a.slope, multiply(value, b.slope)), b.value) }
  },
  pow: raiseDual,
  neg: ({ value, slope }) => ({ value: negate(value), slope: negate(slope) }),
  exp: chain(exponential, (_, y) => y),
  log: chain(logarithm, (x) => divide(ONE, x)),
  sin: chain(sine, cosine),
  cos: chain(cosine, (x) => negate(sine(x))),
  asin: chain(arcsine, (x) => divide(ONE, power(subtract(ONE, multiply(x, x)), HALF))),
  acos: chain(arccosine, (x) => negate(divide(ONE, power(subtract(ONE, multiply(x, x)), HALF)))),
  atan: chain(arctangent, (x) => divide(ONE, add(ONE, multiply(x, x)))),
  sign: ({ value }) => signOf(value),
}

/** The chain rule; where nothing changes the derivative is not asked for, so it may not even exist. */
function chain(f: (x: Exact) => Exact, derivative: (x: Exact, y: Exact) => Exact): (x: Dual) => Dual {
  return ({ value: x, slope }) => {
    const value = f(x)
    return { value, slope: isZero(slope) ? slope : multiply(derivative(x, value), slope) }
  }
}

/** (aᵇ)' = b aᵇ⁻¹ a' + aᵇ log(a) b'. */
function raiseDual(a: Dual, b: Dual): Dual {
  const value = raise(a.value, b.value)
  const byBase =
    isZero(a.slope) || isZero(b.value)
      ? CONSTANT
      : multiply(multiply(b.value, raise(a.value, subtract(b.value, ONE))), a.slope)
  if (isZero(b.slope)) return { value, slope: byBase }
  if (isZero(a.value)) return giveUp()
  return { value, slope: add(byBase, multiply(multiply(value, logarithm(a.value)), b.slope)) }
}
