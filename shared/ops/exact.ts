/**
 * How an op computes with exact numbers such as π/2 or log(1 + e⁻²), beside the floats of its kernel. A rule is
 * written once for any kind of number: with exact numbers it gives values, with exact numbers that carry a derivative
 * it gives local gradients. Results that differ from the kernel's are dropped, so a rule can never mislead.
 */
import type { Shape } from '../tensor/shape.ts'

/** What a rule may do with numbers. Whatever has no exact form ends the rule. */
export interface Arithmetic<N> {
  /** The decimal number as it is written: 0.1 is 1/10. */
  readonly number: (value: number) => N
  readonly pi: N
  readonly add: (a: N, b: N) => N
  readonly sub: (a: N, b: N) => N
  readonly mul: (a: N, b: N) => N
  readonly div: (a: N, b: N) => N
  readonly pow: (a: N, b: N) => N
  readonly neg: (x: N) => N
  readonly exp: (x: N) => N
  readonly log: (x: N) => N
  readonly sin: (x: N) => N
  readonly cos: (x: N) => N
  readonly asin: (x: N) => N
  readonly acos: (x: N) => N
  readonly atan: (x: N) => N
  readonly sign: (x: N) => -1 | 0 | 1
}

/** Entry i of an input. */
export type Entries<N> = (i: number) => N

export interface ExactContext<A> {
  readonly attributes: A
  /** Shapes of the inputs, already broadcast as for the kernel. */
  readonly shapes: readonly Shape[]
}

/**
 * Entry i of the output from the inputs. `linear` in all inputs together, or `bilinear` in the first two (and linear in
 * the others): then the coefficients are asked of the kernel and need no rule.
 */
export type ExactRule<A> =
  | 'linear'
  | 'bilinear'
  | (<N>(n: Arithmetic<N>, inputs: readonly Entries<N>[], i: number, context: ExactContext<A>) => N)

/** The rule of an op that works entry by entry. */
export function entrywise<A>(
  rule: <N>(n: Arithmetic<N>, inputs: readonly N[], attributes: A) => N,
): Exclude<ExactRule<A>, string> {
  return (n, inputs, i, { attributes }) =>
    rule(
      n,
      inputs.map((entries) => entries(i)),
      attributes,
    )
}

/** The sum of numbers, of which there may be none. */
export function exactSum<N>(n: Arithmetic<N>, terms: readonly N[]): N {
  return terms.length === 0 ? n.number(0) : terms.reduce(n.add)
}

export function exactAbs<N>(n: Arithmetic<N>, x: N): N {
  const sign = n.sign(x)
  return sign > 0 ? x : sign < 0 ? n.neg(x) : n.number(0)
}

/** The largest (`sign` 1) or smallest (`sign` −1) of some numbers; equal ones share their derivatives evenly. */
export function exactExtreme<N>(n: Arithmetic<N>, entries: readonly N[], sign: 1 | -1): N {
  let best = entries.slice(0, 1)
  for (const entry of entries.slice(1)) {
    const order = sign * n.sign(n.sub(entry, best[0]))
    if (order > 0) best = [entry]
    else if (order === 0) best.push(entry)
  }
  return best.length === 1 ? best[0] : n.div(exactSum(n, best), n.number(best.length))
}

/** σ(x) = 1/(1 + e⁻ˣ). */
export function exactSigmoid<N>(n: Arithmetic<N>, x: N): N {
  return n.div(n.number(1), n.add(n.number(1), n.exp(n.neg(x))))
}

/** log(1 + eˣ). */
export function exactSoftplus<N>(n: Arithmetic<N>, x: N): N {
  return n.log(n.add(n.number(1), n.exp(x)))
}

/** log Σ eˣ. */
export function exactLogSum<N>(n: Arithmetic<N>, entries: readonly N[]): N {
  return n.log(exactSum(n, entries.map(n.exp)))
}
