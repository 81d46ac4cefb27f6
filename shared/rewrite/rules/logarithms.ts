/** Rules of logarithms and exponentials. */
import { evaluateConstant } from '../../value/constant.ts'
import { become, becomeIf, type Rule } from '../rule.ts'
import { apply, constant, use } from '../term.ts'
import { allPositive } from '../view.ts'

export const logarithms = [
  {
    id: 'log-of-prod',
    title: 'Product to sum of logarithms',
    formula: '\\log \\prod_i a_i = \\sum_i \\log a_i',
    reason: 'The logarithm of a product of positive numbers is the sum of their logarithms.',
    equivalence: 'equal',
    rewrite: ({ id }, view) => {
      const [product] = view.match(id, 'log') ?? []
      const factors = product === undefined ? null : view.match(product, 'prod')
      if (factors === null) return null
      const { attributes } = view.node(product)
      return becomeIf(view.positivity(factors[0]), () => apply('sum', [apply('log', factors)], attributes))
    },
  },
  {
    id: 'log-of-quotient',
    title: 'Logarithm of a quotient',
    formula: '\\log \\frac{a}{b} = \\log a - \\log b',
    reason: 'Dividing subtracts logarithms.',
    equivalence: 'equal',
    rewrite: ({ id }, view) => {
      const [inner] = view.match(id, 'log') ?? []
      const parts = inner === undefined ? null : view.match(inner, 'div')
      if (parts === null || view.constantOf(parts[0]) === 1) return null
      const [a, b] = parts
      return becomeIf(allPositive(view, parts), () => apply('sub', [apply('log', [a]), apply('log', [b])]))
    },
  },
  {
    id: 'log-of-product',
    title: 'Logarithm of a product',
    formula: '\\log(a\\,b) = \\log a + \\log b',
    reason: 'Multiplying adds logarithms.',
    equivalence: 'equal',
    rewrite: ({ id }, view) => {
      const [inner] = view.match(id, 'log') ?? []
      const factors = inner === undefined ? null : view.match(inner, 'mul')
      if (factors === null) return null
      const [a, b] = factors
      return becomeIf(allPositive(view, factors), () => apply('add', [apply('log', [a]), apply('log', [b])]))
    },
  },
  {
    id: 'log-of-power',
    title: 'Logarithm of a power',
    formula: '\\log a^k = k \\log a',
    reason: 'The exponent comes out of the logarithm as a factor.',
    equivalence: 'equal',
    rewrite: ({ id }, view) => {
      const [inner] = view.match(id, 'log') ?? []
      if (inner === undefined) return null
      const { op, inputs } = view.node(inner)
      const parts = view.match(inner, 'pow', 'square', 'sqrt')
      // log √c of a number says more as it stands.
      if (parts === null || inputs.every((input) => view.typed(input as string) !== null)) return null
      const exponent = op === 'pow' ? use(parts[1]) : op === 'square' ? constant(2) : constant('1/2')
      return becomeIf(view.positivity(parts[0]), () => apply('mul', [exponent, apply('log', [parts[0]])]))
    },
  },
  {
    id: 'log-of-exp',
    title: 'Logarithm of an exponential',
    formula: '\\log e^{u} = u',
    reason: 'Logarithm and exponential undo each other.',
    equivalence: 'equal',
    rewrite: ({ id }, view) => {
      const [inner] = view.match(id, 'log') ?? []
      const exponent = inner === undefined ? null : view.match(inner, 'exp')
      return exponent === null ? null : become(use(exponent[0]))
    },
  },
  {
    id: 'exp-of-log',
    title: 'Exponential of a logarithm',
    formula: 'e^{\\log u} = u \\quad (u > 0)',
    reason: 'Exponential and logarithm undo each other where the logarithm exists.',
    equivalence: 'equal',
    rewrite: ({ id }, view) => {
      const [inner] = view.match(id, 'exp') ?? []
      const argument = inner === undefined ? null : view.match(inner, 'log')
      return argument === null ? null : becomeIf(view.positivity(argument[0]), () => use(argument[0]))
    },
  },
  {
    id: 'log-of-reciprocal',
    title: 'Logarithm of a reciprocal',
    formula: '\\log \\frac{1}{a} = -\\log a',
    reason: 'The logarithm of 1 is 0, so dividing by a only subtracts its logarithm.',
    equivalence: 'equal',
    rewrite: ({ id }, view) => {
      const [inner] = view.match(id, 'log') ?? []
      if (inner === undefined) return null
      const typed = view.typed(inner)
      const denominator = typeof typed === 'string' ? denominatorOf(typed) : null
      if (denominator !== null) return become(apply('neg', [apply('log', [constant(denominator)])]))
      const [one, a] = view.match(inner, 'div') ?? []
      const below = view.match(inner, 'reciprocal')?.[0] ?? (one !== undefined && view.constantOf(one) === 1 ? a : null)
      if (below === null) return null
      return becomeIf(view.positivity(below), () => apply('neg', [apply('log', [below])]))
    },
  },
  {
    id: 'exp-of-sum',
    title: 'Product of exponentials',
    formula: 'e^{a}\\,e^{b} = e^{a + b}',
    reason: 'Exponents of a product add up.',
    equivalence: 'equal',
    rewrite: ({ id }, view) => {
      const exponents = (view.match(id, 'mul') ?? []).map((factor) => view.match(factor, 'exp')?.[0])
      const [a, b] = exponents
      return a === undefined || b === undefined ? null : become(apply('exp', [apply('add', [a, b])]))
    },
  },
  {
    id: 'prod-of-exp',
    title: 'Product of exponentials over samples',
    formula: '\\prod_i e^{u_i} = e^{\\sum_i u_i}',
    reason: 'Exponents of a product add up.',
    equivalence: 'equal',
    rewrite: ({ id, attributes }, view) => {
      const [factors] = view.match(id, 'prod') ?? []
      const exponents = factors === undefined ? null : view.match(factors, 'exp')
      return exponents === null ? null : become(apply('exp', [apply('sum', exponents, attributes)]))
    },
  },
] satisfies readonly Rule[]

/** `2` of `1/2`, `sqrt(2*pi)` of `1/sqrt(2*pi)`; `null` where the text is no reciprocal of a positive number. */
function denominatorOf(text: string): string | number | null {
  const written = /^\s*1\s*\/\s*(.+?)\s*$/.exec(text)?.[1]
  if (written === undefined) return null
  const below = /^\((.*)\)$/.exec(written)?.[1] ?? written
  const [whole, part] = [evaluateConstant(text), evaluateConstant(below)]
  const isReciprocal =
    'value' in whole && 'value' in part && part.value > 0 && Math.abs(whole.value * part.value - 1) < 1e-12
  if (!isReciprocal) return null
  return /^\d+(\.\d+)?$/.test(below) ? Number(below) : below
}
