/** Sums that are losses of the library, recognised as one op. */
import { become, type Rule } from '../rule.ts'
import { apply } from '../term.ts'
import type { View } from '../view.ts'

const SUM = { reduction: 'sum' }

export const losses = [
  {
    id: 'recognise-l1',
    title: 'This is the L1 loss',
    formula: '\\sum_i |a_i - b_i| = \\mathrm{l1}(a, b)',
    reason: 'The sum of absolute differences has an op of its own.',
    equivalence: 'equal',
    rewrite: ({ id }, view) => {
      const [a, b] = below(view, id, 'abs', 'sub') ?? []
      return a === undefined || b === undefined ? null : become(apply('l1', [a, b], SUM))
    },
  },
  {
    id: 'recognise-squares',
    title: 'This is the squared error',
    formula: '\\sum_i (a_i - b_i)^2 = \\mathrm{mse}(a, b)',
    reason: 'The sum of squared differences has an op of its own.',
    equivalence: 'equal',
    rewrite: ({ id }, view) => {
      const [a, b] = below(view, id, 'square', 'sub') ?? []
      return a === undefined || b === undefined ? null : become(apply('mse', [a, b], SUM))
    },
  },
  {
    id: 'recognise-logistic',
    title: 'This is the logistic loss',
    formula: '\\sum_i \\log(1 + e^{-l_i z_i}) = \\mathrm{logistic\\_loss}(z, l)',
    reason: 'The logarithm of 1 + e to the minus label times score has an op of its own.',
    equivalence: 'equal',
    rewrite: ({ id }, view) => {
      const [product] = below(view, id, 'softplus', 'neg') ?? []
      const factors = product === undefined ? null : view.match(product, 'mul')
      if (factors === null) return null
      const labels = factors.find((factor) => !view.isTrained(factor))
      const scores = factors.find((factor) => factor !== labels)
      if (labels === undefined || scores === undefined) return null
      return become(apply('logistic_loss', [scores, labels], SUM))
    },
  },
  {
    id: 'recognise-binary-cross-entropy',
    title: 'This is the binary cross-entropy',
    formula: '\\sum_i t_i \\log(1 + e^{-z_i}) + (1 - t_i) \\log(1 + e^{z_i}) = \\mathrm{BCE}(z, t)',
    reason: 'Both cases of the label together are the binary cross-entropy of the score.',
    equivalence: 'equal',
    rewrite: ({ id }, view) => {
      const terms = below(view, id, 'add')
      if (terms === null) return null
      const [one, zero] = terms.map((term) => view.match(term, 'mul'))
      if (!one || !zero) return null
      const [t, first] = one
      const [rest, second] = zero
      const [whole, subtracted] = view.match(rest, 'sub') ?? []
      const [z] = view.match(second, 'softplus') ?? []
      const [negative] = view.match(first, 'softplus') ?? []
      const [inner] = negative === undefined ? [] : (view.match(negative, 'neg') ?? [])
      const isPair = whole !== undefined && view.constantOf(whole) === 1 && subtracted === t && inner === z
      return isPair && z !== undefined ? become(apply('binary_cross_entropy', [z, t], SUM)) : null
    },
  },
  {
    id: 'recognise-cross-entropy',
    title: 'This is the cross-entropy',
    formula: '-\\sum_i \\sum_c t_{i,c} \\log \\mathrm{softmax}(z_i)_c = \\mathrm{CE}(z, t)',
    reason: 'Minus the logarithm of the probability of the right class, summed over the samples, is the cross-entropy.',
    equivalence: 'equal',
    rewrite: ({ id }, view) => {
      const [sum] = view.match(id, 'neg') ?? []
      const factors = sum === undefined ? null : below(view, sum, 'mul')
      if (factors === null) return null
      const [t, logarithm] = factors
      const [z] = view.match(logarithm, 'log_softmax') ?? []
      const rank = z === undefined ? undefined : view.shape(z)?.length
      const axis = view.node(logarithm).attributes['axis'] ?? -1
      // The op takes classes on axis 1, or on axis 0 of a vector.
      const isOverClasses = axis === -1 || axis === (rank ?? 0) - 1
      return z !== undefined && (rank === 1 || rank === 2) && isOverClasses && view.shape(t)?.length === rank
        ? become(apply('cross_entropy', [z, t], SUM))
        : null
    },
  },
] satisfies readonly Rule[]

/** The inputs at the end of a chain of ops below a sum over everything; `null` where it is another chain. */
function below(view: View, id: string, ...chain: readonly string[]): readonly string[] | null {
  const { axes = null, keepdims = false } = view.node(id).attributes
  let inputs = axes === null && keepdims === false ? view.match(id, 'sum') : null
  for (const op of chain) inputs = inputs === null ? null : view.match(inputs[0], op)
  return inputs
}
