/** What absolute values and squares do not see, and operations that do nothing. */
import { become, type Rule } from '../rule.ts'
import { apply, constant, use } from '../term.ts'
import type { View } from '../view.ts'

export const symmetries = [
  {
    id: 'even-function',
    title: 'Sign inside an even function',
    formula: '|-u| = |u|,\\quad (-u)^2 = u^2',
    reason: 'The function is even: it does not see the sign.',
    equivalence: 'equal',
    rewrite: ({ id, op }, view) => {
      const [u] = view.match(id, 'abs', 'square', 'cos', 'cosh') ?? []
      if (u === undefined) return null
      const even = op as 'abs' | 'square' | 'cos' | 'cosh'
      const negated = view.match(u, 'neg')
      return negated === null ? null : become(apply(even, negated))
    },
  },
  {
    id: 'swap-difference',
    title: 'Difference turned round',
    formula: '|a - b| = |b - a|,\\quad (a - b)^2 = (b - a)^2',
    reason: 'The function is even: it does not see which of the two is subtracted.',
    equivalence: 'equal',
    rewrite: ({ id, op }, view) => {
      const [u] = view.match(id, 'abs', 'square') ?? []
      const [a, b] = u === undefined ? [] : (view.match(u, 'sub') ?? [])
      return a === undefined || b === undefined ? null : become(apply(op as 'abs' | 'square', [apply('sub', [b, a])]))
    },
  },
  {
    id: 'square-of-abs',
    title: 'Square of an absolute value',
    formula: '|u|^2 = u^2,\\quad \\sqrt{u^2} = |u|',
    reason: 'Squaring makes the sign disappear; the root gives back the size alone.',
    equivalence: 'equal',
    rewrite: ({ id, op }, view) => {
      const [inner] = view.match(id, 'square', 'sqrt') ?? []
      const u = inner === undefined ? null : view.match(inner, op === 'square' ? 'abs' : 'square')
      return u === null ? null : become(apply(op === 'square' ? 'square' : 'abs', u))
    },
  },
  {
    id: 'neutral',
    title: 'Nothing added, multiplied by one',
    formula: 'u + 0 = u,\\quad 1 \\cdot u = u,\\quad u^1 = u',
    reason: 'The operation leaves every number as it is.',
    equivalence: 'equal',
    rewrite: ({ id, op }, view) => {
      const [a, b] = view.match(id, 'add', 'sub', 'mul', 'div', 'pow') ?? []
      if (a === undefined || b === undefined) return null
      const nothing = op === 'add' || op === 'sub' ? 0 : 1
      if (view.constantOf(b) === nothing && keepsShape(view, id, a)) return become(use(a))
      const isCommutative = op === 'add' || op === 'mul'
      return isCommutative && view.constantOf(a) === nothing && keepsShape(view, id, b) ? become(use(b)) : null
    },
  },
  {
    id: 'product-with-itself',
    title: 'Product with itself',
    formula: 'u \\cdot u = u^2',
    reason: 'That is what a square is.',
    equivalence: 'equal',
    rewrite: ({ id, op }, view) => {
      const [a, b] = view.match(id, 'mul', 'pow') ?? []
      if (a === undefined || b === undefined) return null
      const isSquare = op === 'mul' ? a === b : view.constantOf(b) === 2 && keepsShape(view, id, a)
      return isSquare ? become(apply('square', [a])) : null
    },
  },
  {
    id: 'distribute',
    title: 'Multiplied out',
    formula: 'a\\,(b + c) = a\\,b + a\\,c',
    reason: 'Every term of the sum is multiplied.',
    equivalence: 'equal',
    rewrite: ({ id }, view) => {
      const [a, b] = view.match(id, 'mul') ?? []
      if (a === undefined || b === undefined) return null
      const isSecond = view.match(b, 'add', 'sub') !== null
      const [outer, sum] = isSecond ? [a, b] : [b, a]
      const terms = view.match(sum, 'add', 'sub')
      if (terms === null) return null
      const parts = terms.map((term) => apply('mul', isSecond ? [outer, term] : [term, outer]))
      return become(apply(view.node(sum).op as 'add' | 'sub', parts))
    },
  },
  {
    id: 'sigmoid-complement',
    title: 'One minus a sigmoid',
    formula: '1 - \\sigma(z) = \\sigma(-z)',
    reason: '1 − 1/(1 + e^−z) = e^−z/(1 + e^−z) = 1/(1 + e^z).',
    equivalence: 'equal',
    rewrite: ({ id }, view) => {
      const [one, s] = view.match(id, 'sub') ?? []
      if (one === undefined || s === undefined || view.constantOf(one) !== 1) return null
      const argument = view.match(s, 'sigmoid')
      return argument === null ? null : become(apply('sigmoid', [apply('neg', argument)]))
    },
  },
  {
    id: 'log-of-sigmoid',
    title: 'Logarithm of a sigmoid',
    formula: '\\log \\sigma(z) = -\\log(1 + e^{-z})',
    reason: 'σ(z) = 1/(1 + e^−z); log(1 + e^u) is the op softplus, which does not overflow.',
    equivalence: 'equal',
    rewrite: ({ id }, view) => {
      const [s] = view.match(id, 'log') ?? []
      const [z] = s === undefined ? [] : (view.match(s, 'sigmoid') ?? [])
      if (z === undefined) return null
      const [positive] = view.match(z, 'neg') ?? []
      return become(apply('neg', [apply('softplus', [positive ?? apply('neg', [z])])]))
    },
  },
  {
    id: 'log-of-softmax',
    title: 'Logarithm of a softmax',
    formula: '\\log \\mathrm{softmax}(z)_c = z_c - \\log \\sum_k e^{z_k}',
    reason: 'The op log_softmax computes it without overflow.',
    equivalence: 'equal',
    rewrite: ({ id }, view) => {
      const [s] = view.match(id, 'log') ?? []
      const z = s === undefined ? null : view.match(s, 'softmax')
      return s === undefined || z === null ? null : become(apply('log_softmax', z, view.node(s).attributes))
    },
  },
  {
    id: 'log-of-sum-of-exp',
    title: 'Logarithm of a sum of exponentials',
    formula: '\\log \\sum_i e^{u_i} = \\mathrm{logsumexp}(u)',
    reason: 'The op logsumexp computes it without overflow.',
    equivalence: 'equal',
    rewrite: ({ id }, view) => {
      const [s] = view.match(id, 'log') ?? []
      const [e] = s === undefined ? [] : (view.match(s, 'sum') ?? [])
      const u = e === undefined ? null : view.match(e, 'exp')
      return s === undefined || u === null ? null : become(apply('logsumexp', u, view.node(s).attributes))
    },
  },
  {
    id: 'constants-folded',
    title: 'Numbers worked out',
    formula: '2 \\cdot 3 = 6',
    reason: 'Only constants stand here.',
    equivalence: 'equal',
    rewrite: ({ id }, view) => {
      const parts = view.match(id, 'add', 'sub', 'mul', 'div', 'neg', 'square', 'pow')
      if (parts === null || !parts.every((part) => typeof view.typed(part) === 'number')) return null
      const value = view.constantOf(id)
      return value !== null && Number.isFinite(value) ? become(constant(value)) : null
    },
  },
] satisfies readonly Rule[]

/** Whether a node has the shape of one of its inputs, so that it may be replaced by it. */
function keepsShape(view: View, id: string, part: string): boolean {
  const [whole, inner] = [view.shape(id), view.shape(part)]
  return whole !== null && inner !== null && whole.join() === inner.join()
}
