/** Rules that change a value but not where it is smallest or largest: they may be done to the objective alone. */
import { become, type Rewriting, type Rule } from '../rule.ts'
import { apply, use, type Term } from '../term.ts'
import type { View } from '../view.ts'

/** What the objective is called from the logarithm on. */
const LOSS_NAME = 'L'

export const objective = [
  {
    id: 'log-of-objective',
    title: 'Logarithm of the objective',
    formula: '\\arg\\max P = \\arg\\max \\log P',
    reason: 'The logarithm is increasing: it is largest where its argument is.',
    equivalence: 'increasing',
    rewrite: ({ id, op }, view) => {
      if (view.objective?.goal !== 'maximise' || op === 'log') return null
      const assumptions = view.positivity(id)
      return assumptions === null ? null : { term: apply('log', [id]), assumptions, name: LOSS_NAME }
    },
  },
  {
    id: 'max-to-min',
    title: 'Maximum to minimum',
    formula: '\\arg\\max J = \\arg\\min\\,(-J)',
    reason: 'What is largest is smallest with the other sign, and gradient descent minimises.',
    equivalence: 'decreasing',
    rewrite: ({ id }, view) =>
      view.objective?.goal === 'maximise' ? { term: apply('neg', [id]), name: LOSS_NAME } : null,
  },
  {
    id: 'drop-constant',
    title: 'Constant dropped',
    formula: '\\arg\\min\\,(J + c) = \\arg\\min J',
    reason: 'A term that no parameter can change moves the whole curve up or down, not its lowest point.',
    equivalence: 'constant',
    rewrite: ({ id }, view) => {
      const kept = withoutConstants(view, id)
      return kept === null || (kept.kind === 'node' && kept.id === id) ? null : become(kept)
    },
  },
  {
    id: 'drop-factor',
    title: 'Positive factor dropped',
    formula: '\\arg\\min c\\,J = \\arg\\min J \\quad (c > 0)',
    reason: 'A positive factor stretches the curve, it does not move its lowest point.',
    equivalence: 'factor',
    rewrite: ({ id, op }, view) => {
      const [a, b] = view.match(id, 'mul', 'div') ?? []
      if (a === undefined || b === undefined) return meanToSum(view, id)
      if (isPositiveConstant(view, b) && view.isTrained(a)) return become(use(a))
      return op === 'mul' && isPositiveConstant(view, a) && view.isTrained(b) ? become(use(b)) : null
    },
  },
  {
    id: 'drop-increasing',
    title: 'Increasing function dropped',
    formula: '\\arg\\min f(J) = \\arg\\min J \\quad (f \\text{ increasing})',
    reason: 'An increasing function is smallest where its argument is.',
    equivalence: 'increasing',
    rewrite: ({ id }, view) => {
      const [inner] = view.match(id, 'log', 'exp', 'sqrt', 'sigmoid', 'tanh', 'softplus', 'atan', 'sinh') ?? []
      return inner !== undefined && view.isTrained(inner) ? become(use(inner)) : null
    },
  },
] satisfies readonly Rule[]

/** The mean is the sum times 1/N, and that factor is positive. */
function meanToSum(view: View, id: string): Rewriting | null {
  const [x] = view.match(id, 'mean') ?? []
  return x === undefined || !(view.entries(x) > 1) ? null : become(apply('sum', [x], view.node(id).attributes))
}

function isPositiveConstant(view: View, id: string): boolean {
  const value = view.constantOf(id)
  return value !== null && value > 0
}

/** The terms of a sum that are trained; `null` where none is, or where no constant is among them. */
function withoutConstants(view: View, id: string): Term | null {
  const parts = view.match(id, 'add', 'sub', 'neg', 'mul', 'div')
  if (parts === null || !view.isTrained(id)) return null
  const [a, b] = parts
  const { op } = view.node(id)
  if (op === 'mul' || op === 'div') {
    // c (J + d) = c J + c d
    if (view.isTrained(b)) {
      const inner = op === 'mul' && !view.isTrained(a) ? withoutConstants(view, b) : null
      return inner === null ? null : apply('mul', [a, inner])
    }
    const inner = withoutConstants(view, a)
    return inner === null ? null : apply(op, [inner, b])
  }
  if (op === 'neg') {
    const inner = withoutConstants(view, a)
    return inner === null ? null : apply('neg', [inner])
  }
  if (!view.isTrained(b)) return withoutConstants(view, a) ?? use(a)
  if (!view.isTrained(a)) {
    const rest = withoutConstants(view, b) ?? use(b)
    return op === 'add' ? rest : apply('neg', [rest])
  }
  const [first, second] = [withoutConstants(view, a), withoutConstants(view, b)]
  if (first === null && second === null) return null
  return apply(op as 'add' | 'sub', [first ?? use(a), second ?? use(b)])
}
