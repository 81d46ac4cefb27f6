/** Sums of logarithms made shorter before they are written. */
import {
  exponentOf,
  invertTerm,
  multiplyTerms,
  polynomial,
  polynomialKey,
  scalePolynomial,
  scaleTerm,
  termOf,
  type Atom,
  type Polynomial,
  type Term,
} from './polynomial.ts'
import { divideRational, negateRational, ONE, sameRational } from './rational.ts'

/** log 3 − log 2 is log(3/2): logarithms of numbers that are taken equally often become one. */
export function joinLogarithms(sum: Polynomial): Polynomial {
  const isLogarithm = ({ powers: [first, ...others] }: Term) =>
    others.length === 0 && first?.atom.kind === 'log' && first.atom.of.length === 1 && sameRational(first.exponent, ONE)
  const joined: Term[] = []
  for (const term of sum) {
    const at = joined.findIndex(
      (other) =>
        isLogarithm(term) &&
        isLogarithm(other) &&
        term.coefficient.denominator === other.coefficient.denominator &&
        term.coefficient.numerator ** 2n === other.coefficient.numerator ** 2n,
    )
    if (at < 0) joined.push(term)
    else joined[at] = joinPair(joined[at], term)
  }
  return joined
}

function joinPair(a: Term, b: Term): Term {
  const [first, second] = a.coefficient.numerator > 0n ? [a, b] : [b, a]
  const times = divideRational(second.coefficient, first.coefficient)
  const [inner, other] = [first, second].map(({ powers }) => (powers[0].atom as { readonly of: Polynomial }).of[0])
  const argument = multiplyTerms(inner, times.numerator < 0n ? invertTerm(other) : other)
  return scaleTerm(termOf({ kind: 'log', of: [argument], key: `log(${argument.key})`, value: 1 }), first.coefficient)
}

/** −2 + log(1 + e²) is log(1 + e⁻²). */
export function absorbConstant(sum: Polynomial): Polynomial {
  const constant = sum.find(({ powers }) => powers.length === 0)
  if (constant === undefined) return sum
  for (const term of sum) {
    const [first] = term.powers
    if (term.powers.length !== 1 || first.atom.kind !== 'log' || !sameRational(first.exponent, ONE)) continue
    const shift = divideRational(constant.coefficient, term.coefficient)
    const base = eulerOf(first.atom.of)
    if (base === null || !first.atom.of.some((inner) => sameRational(exponentOf(inner, base), negateRational(shift))))
      continue
    const of = scalePolynomial(first.atom.of, termOf(base, shift))
    const joined = termOf({ ...first.atom, key: `log(${polynomialKey(of)})`, of })
    return polynomial([
      ...sum.filter((other) => other !== term && other !== constant),
      scaleTerm(joined, term.coefficient),
    ])
  }
  return sum
}

/** The atom e where it occurs in a sum. */
function eulerOf(sum: Polynomial): Atom | null {
  for (const { powers } of sum) {
    const found = powers.find(({ atom }) => atom.kind === 'exp' && atom.of.powers.length === 0)
    if (found !== undefined) return found.atom
  }
  return null
}
