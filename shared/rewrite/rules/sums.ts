/** Sums over samples: constants are counted, factors come out, sums are taken term by term. */
import { become, type Rule } from '../rule.ts'
import { apply, constant, use, type Term } from '../term.ts'
import type { View } from '../view.ts'

export const sums = [
  {
    id: 'sum-of-one',
    title: 'Sum of a single number',
    formula: '\\sum_{i=1}^{1} u_i = u_1',
    reason: 'There is nothing to add up.',
    equivalence: 'equal',
    rewrite: ({ id }, view) => {
      const summed = wholeSum(view, id)
      return summed !== null && view.shape(summed)?.length === 0 ? become(use(summed)) : null
    },
  },
  {
    id: 'sum-constants-apart',
    title: 'Constants leave the sum',
    formula: '\\sum_{i=1}^{N} (c_i + u_i) = \\sum_{i=1}^{N} c_i + \\sum_{i=1}^{N} u_i',
    reason: 'Terms that no parameter can change, or that are the same for every sample, are summed on their own.',
    equivalence: 'equal',
    rewrite: ({ id }, view) => {
      const summed = wholeSum(view, id)
      const parts = summed === null ? null : view.match(summed, 'add', 'sub')
      if (summed === null || parts === null) return null
      // A parameter of the model alone, b of w x + b, stays beside the rest of its model.
      const isShared = (part: string) => view.entries(part) < view.entries(summed) && view.node(part).inputs.length > 0
      const isApart = (part: string) => !view.isTrained(part) || isShared(part)
      return parts.some((part) => isApart(part) || hasPartApart(view, part, isApart))
        ? split(view, summed, parts)
        : null
    },
  },
  {
    id: 'sum-of-sum',
    title: 'Sum term by term',
    formula: '\\sum_i (a_i + b_i) = \\sum_i a_i + \\sum_i b_i',
    reason: 'The order in which numbers are added does not matter.',
    equivalence: 'equal',
    rewrite: ({ id }, view) => {
      const summed = wholeSum(view, id)
      const parts = summed === null ? null : view.match(summed, 'add', 'sub')
      return summed === null || parts === null ? null : split(view, summed, parts)
    },
  },
  {
    id: 'sum-of-factor',
    title: 'Common factor out of the sum',
    formula: '\\sum_i c\\,u_i = c \\sum_i u_i',
    reason: 'Every term has the same factor.',
    equivalence: 'equal',
    rewrite: ({ id }, view) => {
      const summed = wholeSum(view, id)
      if (summed === null) return null
      const parts = view.match(summed, 'mul', 'div')
      if (parts === null || !(view.entries(summed) > 1)) return null
      const [a, b] = parts
      const isSingle = (part: string) => view.shape(part)?.length === 0
      if (view.node(summed).op === 'div') {
        return isSingle(b) ? become(apply('div', [apply('sum', [a]), b])) : null
      }
      if (isSingle(a)) return become(apply('mul', [a, apply('sum', [b])]))
      return isSingle(b) ? become(apply('mul', [b, apply('sum', [a])])) : null
    },
  },
  {
    id: 'mean-to-sum',
    title: 'Mean to sum',
    formula: '\\mathrm{mean}_i\\,u_i = \\frac{1}{N} \\sum_{i=1}^{N} u_i',
    reason: 'A mean is the sum divided by how many there are.',
    equivalence: 'equal',
    rewrite: ({ id, attributes }, view) => {
      const [x] = view.match(id, 'mean') ?? []
      if (x === undefined || !isWhole(attributes) || !(view.entries(x) >= 1)) return null
      return become(apply('div', [apply('sum', [x]), constant(view.entries(x))]))
    },
  },
] satisfies readonly Rule[]

/** What a sum over all entries adds up; `null` where the node is no such sum. */
function wholeSum(view: View, id: string): string | null {
  const [x] = view.match(id, 'sum') ?? []
  return x !== undefined && isWhole(view.node(id).attributes) && view.entries(x) >= 1 ? x : null
}

function isWhole({ axes = null, keepdims = false }: { readonly [name: string]: unknown }): boolean {
  return axes === null && keepdims === false
}

/** Σ(a ± b) as Σa ± Σb; what is broadcast is counted as often as it is repeated. */
function split(view: View, summed: string, [a, b]: readonly string[]) {
  const total = view.entries(summed)
  const part = (id: string): Term => {
    const times = total / view.entries(id)
    const inner = view.shape(id)?.length === 0 ? use(id) : apply('sum', [id])
    return times === 1 ? inner : apply('mul', [constant(times), inner])
  }
  return become(apply(view.node(summed).op as 'add' | 'sub', [part(a), part(b)]))
}

/** Whether a term of a term is to be taken out, so that the outer sum has to be split first. */
function hasPartApart(view: View, id: string, isApart: (id: string) => boolean): boolean {
  return (view.match(id, 'add', 'sub') ?? []).some((part) => isApart(part) || hasPartApart(view, part, isApart))
}
