/**
 * Numbers that are nodes of a graph: the rules by which ops compute exactly, run with these, write an op out in single
 * numbers. Constants are folded as they come, so that nothing is multiplied by 1 or added to 0.
 */
import { giveUp } from '../exact/give-up.ts'
import type { Arithmetic } from '../ops/exact.ts'

/** A number of the graph: a node, or a constant that is no node until something needs it. */
export interface Scalar {
  readonly node: string | null
  /** Its value now. */
  readonly value: number
  /** Whether it is data that is only looked at, such as the index of a class. */
  readonly isIndex?: boolean
}

/** Adds a node and answers with it. */
export type AddNode = (op: string, inputs: readonly Scalar[], value: number) => Scalar

export function constant(value: number): Scalar {
  return { node: null, value }
}

/** Gives up where a number would overflow that the op itself keeps finite, such as the exponentials of a softmax. */
export function scalarArithmetic(addNode: AddNode): Arithmetic<Scalar> {
  const add: AddNode = (op, inputs, value) => (Number.isFinite(value) ? addNode(op, inputs, value) : giveUp())
  const is = (x: Scalar, value: number) => x.node === null && x.value === value
  const unary = (op: string, f: (x: number) => number) => (x: Scalar) =>
    x.node === null ? constant(f(x.value)) : add(op, [x], f(x.value))
  const binary = (op: string, a: Scalar, b: Scalar, value: number): Scalar =>
    a.node === null && b.node === null ? constant(value) : add(op, [a, b], value)
  const neg = unary('neg', (x) => -x)
  return {
    number: constant,
    pi: constant(Math.PI),
    add: (a, b) => (is(a, 0) ? b : is(b, 0) ? a : binary('add', a, b, a.value + b.value)),
    sub: (a, b) => {
      if (a.isIndex && b.node === null) return { node: a.node, value: a.value - b.value, isIndex: true }
      return is(b, 0) ? a : is(a, 0) ? neg(b) : binary('sub', a, b, a.value - b.value)
    },
    mul: (a, b) => {
      if (is(a, 0) || is(b, 0)) return constant(0)
      if (is(a, 1)) return b
      if (is(b, 1)) return a
      if (is(a, -1)) return neg(b)
      if (is(b, -1)) return neg(a)
      return binary('mul', a, b, a.value * b.value)
    },
    div: (a, b) =>
      is(b, 1) ? a : is(a, 1) ? unary('reciprocal', (x) => 1 / x)(b) : binary('div', a, b, a.value / b.value),
    pow: (a, b) => {
      if (is(b, 1)) return a
      if (is(b, 2)) return unary('square', (x) => x * x)(a)
      if (is(b, 0.5)) return unary('sqrt', Math.sqrt)(a)
      return binary('pow', a, b, a.value ** b.value)
    },
    neg,
    exp: unary('exp', Math.exp),
    log: unary('log', Math.log),
    sin: unary('sin', Math.sin),
    cos: unary('cos', Math.cos),
    asin: unary('asin', Math.asin),
    acos: unary('acos', Math.acos),
    atan: unary('atan', Math.atan),
    // Which of two numbers is larger is no formula, except where it is data that only selects.
    sign: (x) => (x.node === null || x.isIndex ? (Math.sign(x.value) as -1 | 0 | 1) : giveUp()),
  }
}
