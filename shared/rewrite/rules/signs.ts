/** Minus signs: moved outwards and cancelled. */
import { become, type Rule } from '../rule.ts'
import { apply, use, type Term } from '../term.ts'
import type { View } from '../view.ts'

export const signs = [
  {
    id: 'signs',
    title: 'Collect the minus signs',
    formula: '-(-a) = a,\\quad -(a - b) = b - a,\\quad -\\sum_i u_i = \\sum_i (-u_i)',
    reason: 'Two minus signs cancel, and a minus may be taken out of products and sums.',
    equivalence: 'equal',
    rewrite: ({ id, op }, view) => {
      const term = op === 'neg' ? fromNegative(view, id) : pullOut(view, id)
      return term === null ? null : become(term)
    },
  },
  {
    id: 'turn-difference',
    title: 'Negative difference turned round',
    formula: '-(a - b) = b - a',
    reason: 'The minus changes both signs.',
    equivalence: 'equal',
    rewrite: ({ id }, view) => {
      const [inner] = view.match(id, 'neg') ?? []
      const parts = inner === undefined ? null : view.match(inner, 'sub')
      return parts === null ? null : become(apply('sub', [parts[1], parts[0]]))
    },
  },
] satisfies readonly Rule[]

/** −u where u has a minus of its own to give up. */
function fromNegative(view: View, id: string): Term | null {
  const [inner] = view.match(id, 'neg') ?? []
  return inner === undefined ? null : flip(view, inner, view.objective?.node === id)
}

/**
 * The negative of a node, written with fewer minus signs than −node; `null` where there is no such way.
 *
 * @param mayTurn whether −(a − b) may become b − a: in a sum over samples, but not in −(w x − b), which is a score
 */
function flip(view: View, id: string, mayTurn: boolean): Term | null {
  const { op, attributes, inputs } = view.node(id)
  const parts = view.match(id, 'neg', 'sub', 'add', 'mul', 'div', 'sum', 'mean')
  if (parts === null) return null
  const [a, b] = parts
  switch (op) {
    case 'neg':
      return use(a)
    case 'sub': {
      const flipped = flip(view, a, false)
      if (flipped !== null) return apply('add', [flipped, b])
      return mayTurn ? apply('sub', [b, a]) : null
    }
    case 'add': {
      const [first, second] = [flip(view, a, false), flip(view, b, false)]
      if (first !== null && second !== null) return apply('add', [first, second])
      if (first !== null) return apply('sub', [first, b])
      return second === null ? null : apply('sub', [second, a])
    }
    case 'mul':
    case 'div': {
      const first = flip(view, a, false)
      if (first !== null) return apply(op, [first, b])
      const second = flip(view, b, false)
      return second === null ? null : apply(op, [a, second])
    }
    default: {
      const flipped = inputs.length === 1 ? flip(view, a, true) : null
      return flipped === null ? null : apply(op as 'sum' | 'mean', [flipped], attributes)
    }
  }
}

/** A minus below this node that can be taken out of it, or joined with its own. */
function pullOut(view: View, id: string): Term | null {
  const { op } = view.node(id)
  const parts = view.match(id, 'add', 'sub', 'mul', 'div')
  if (parts === null) return null
  const [a, b] = parts
  const [below, above] = [view.match(b, 'neg')?.[0], view.match(a, 'neg')?.[0]]
  switch (op) {
    case 'add':
      if (below !== undefined) return apply('sub', [a, below])
      return above === undefined ? null : apply('sub', [b, above])
    case 'sub':
      return below === undefined ? null : apply('add', [a, below])
    default:
      if (above !== undefined && below !== undefined) return apply(op as 'mul' | 'div', [above, below])
      if (above !== undefined) return apply('neg', [apply(op as 'mul' | 'div', [above, b])])
      return below === undefined ? null : apply('neg', [apply(op as 'mul' | 'div', [a, below])])
  }
}
