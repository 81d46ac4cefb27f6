/** Reductions: many entries become one, over all axes or over some. */
import { fault } from '../problem/problem.ts'
import { countEntries, formatShape, type Shape } from '../tensor/shape.ts'
import { checkedAxes, groupEntries, lastFirst, reduceShape, resolveAxes, type Groups } from './axes.ts'
import { axes, flag } from './attribute.ts'
import { exactExtreme, exactLogSum, type Arithmetic } from './exact.ts'
import { largestOf, logSum } from './log-sum-exp.ts'
import { expandReduced, numpyReduction } from './numpy.ts'
import { defineOp, isFault, type Kernel, type Notation, type Op } from './op.ts'
import { pythonTuple } from './python.ts'
import { bracket, entry, fraction, indicator } from './tex.ts'

interface Reduced {
  readonly axes: readonly number[] | null
  readonly keepdims: boolean
}

type Row = Pick<Op, 'id' | 'title' | 'summary' | 'aliases'> & {
  /** The result of one group in exact numbers; sums and means are linear. */
  readonly exact: 'linear' | (<N>(n: Arithmetic<N>, group: readonly N[]) => N)
  readonly convention?: string
  readonly notation: Notation<Reduced>
  /** Whether an empty group has no result. */
  readonly needsEntries?: boolean
  readonly kernel: (x: Float64Array, y: Float64Array, groups: Groups) => Kernel
}

function reduction({ kernel, exact, needsEntries = false, ...row }: Row) {
  const { id } = row
  return defineOp({
    ...row,
    group: 'reductions',
    ports: [{ name: 'x' }],
    attributes: {
      axes: axes({ title: 'axes to reduce, null for all', fallback: null }),
      keepdims: flag({ title: 'keep the reduced axes with length 1', fallback: false }),
    },
    examples: [
      {
        inputs: [
          [
            [1, 2, 3],
            [4, 5, 6],
          ],
        ],
      },
      {
        inputs: [
          [
            [1, 5, 3],
            [4, 2, 3],
          ],
        ],
        attributes: { axes: [-1], keepdims: true },
      },
    ],
    elementwise: false,
    exact:
      exact === 'linear'
        ? exact
        : (n, [x], i, { attributes, shapes: [shape] }) => {
            const { starts, offsets } = groupEntries(shape, checkedAxes(attributes.axes, shape))
            return exact(
              n,
              Array.from(offsets, (offset) => x(starts[i] + offset)),
            )
          },
    shape: ([shape], attributes) => {
      const reduced = resolveAxes(id, attributes.axes, shape)
      if (isFault(reduced)) return reduced
      if (needsEntries && reduced.some((axis) => shape[axis] === 0)) {
        return fault('shape/empty', { op: id, shape: formatShape(shape) })
      }
      return reduceShape(shape, reduced, attributes.keepdims)
    },
    kernel: ({ inputs: [x], shapes: [shape], output, attributes }) =>
      kernel(x, output, groupEntries(shape, checkedAxes(attributes.axes, shape))),
  })
}

/** The call in torch, where leaving out `dim` reduces everything. */
function torchCall(name: string): Notation<Reduced>['pytorch'] {
  return ([x], { axes, keepdims }) => {
    if (axes === null) return spellWhole(`${name}(${x})`, x, keepdims)
    return axes.length === 0 ? x : `${name}(${x}, dim=${pythonTuple(axes)}${spellKeepdims(keepdims)})`
  }
}

function numpyCall(name: string): Notation<Reduced>['numpy']['value'] {
  return ([x], { axes, keepdims }) => (axes?.length === 0 ? x : numpyReduction(name, x, axes, keepdims))
}

function repeat(text: string, shape: Shape): string {
  return `np.broadcast_to(${text}, ${pythonTuple(shape)})`
}

function spellWhole(reduced: string, x: string, keepdims: boolean): string {
  return keepdims ? `${reduced}.reshape([1] * ${x}.dim())` : reduced
}

function spellKeepdims(keepdims: boolean): string {
  return keepdims ? ', keepdim=True' : ''
}

const INDICES = ['i', 'j', 'k', 'm', 'n', 'p']

/**
 * A big operator or a name, and what it runs over: everything, or, where some axes stay, the entries with the indices of
 * the others: `\\sum_{j} x_{ij}`.
 */
function over(symbol: string, x: string, { axes }: Reduced, shapes?: readonly Shape[]): [symbol: string, x: string] {
  if (axes === null) return [symbol, x]
  const rank = shapes?.[0].length ?? 0
  if (rank === 0 || rank > INDICES.length) return [`${symbol}_{${axes.join(', ')}}`, x]
  const reduced = checkedAxes(axes, shapes![0])
  const letters = INDICES.slice(0, rank)
  if (reduced.length === 0 || reduced.length === rank) return [symbol, x]
  return [`${symbol}_{${reduced.map((axis) => letters[axis]).join(', ')}}`, entry(x, letters.join(''))]
}

function apply([name, x]: readonly [string, string]): string {
  return name + bracket(x)
}

const sum = reduction({
  id: 'sum',
  title: 'sum',
  summary: 'Adds up entries, over all axes or over some.',
  aliases: ['add up', 'total', 'Σ', 'sigma', 'reduce sum'],
  exact: 'linear',
  notation: {
    symbol: '\\Sigma',
    precedence: 2,
    needs: [2],
    tex: ([x], attributes, shapes) => over('\\sum', x, attributes, shapes).join(' '),
    local: () => ['1'],
    numpy: {
      value: numpyCall('np.sum'),
      shares: (_, __, gy, attributes, [from]) => [repeat(expandReduced(gy, from, attributes), from)],
    },
    pytorch: torchCall('torch.sum'),
    onnx: 'ReduceSum',
  },
  kernel: (x, y, groups) => scaledSum(x, y, groups, 1),
})

const mean = reduction({
  id: 'mean',
  title: 'mean',
  summary: 'Averages entries, over all axes or over some.',
  aliases: ['average', 'expectation', 'E[x]', 'reduce mean'],
  exact: 'linear',
  notation: {
    symbol: '\\mathrm{mean}',
    needs: [0],
    tex: ([x], attributes, shapes) => apply(over('\\mathrm{mean}', x, attributes, shapes)),
    local: (_args, _y, attributes, shapes) => [fraction('1', countReduced(attributes, shapes))],
    numpy: {
      value: numpyCall('np.mean'),
      shares: (_, __, gy, attributes, shapes) => {
        const each = `${expandReduced(gy, shapes[0], attributes)} / ${countReduced(attributes, shapes)}`
        return [repeat(each, shapes[0])]
      },
    },
    pytorch: torchCall('torch.mean'),
    onnx: 'ReduceMean',
  },
  kernel: (x, y, groups) => scaledSum(x, y, groups, 1 / groups.offsets.length),
})

/** How many entries a mean runs over: a number where the shape is known. */
function countReduced({ axes }: Reduced, shapes: readonly Shape[] | undefined): string {
  return shapes === undefined ? 'n' : String(countEntries(checkedAxes(axes, shapes[0]).map((axis) => shapes[0][axis])))
}

/** y = scale · Σ x. */
function scaledSum(x: Float64Array, y: Float64Array, { starts, offsets }: Groups, scale: number): Kernel {
  return {
    forward: () => {
      for (let g = 0; g < y.length; g++) {
        const start = starts[g]
        let total = 0
        for (let k = 0; k < offsets.length; k++) total += x[start + offsets[k]]
        y[g] = total * scale
      }
    },
    pullbacks: [
      (gy, gx) => {
        for (let g = 0; g < y.length; g++) {
          const start = starts[g]
          const share = gy[g] * scale
          for (let k = 0; k < offsets.length; k++) gx[start + offsets[k]] += share
        }
      },
    ],
  }
}

const TIES = 'Equal entries share the gradient evenly, as in torch.amax; NaN wins.'

const max = reduction({
  id: 'max',
  title: 'largest',
  summary: 'Finds the largest entry, over all axes or over some.',
  aliases: ['maximum over axes', 'largest', 'amax', 'reduce max'],
  convention: TIES,
  needsEntries: true,
  exact: (n, group) => exactExtreme(n, group, 1),
  notation: extremeNotation('\\max', 'torch.amax', 'np.max', 'ReduceMax'),
  kernel: (x, y, groups) => extreme(x, y, groups, 1),
})

const min = reduction({
  id: 'min',
  title: 'smallest',
  summary: 'Finds the smallest entry, over all axes or over some.',
  aliases: ['minimum over axes', 'smallest', 'amin', 'reduce min'],
  convention: TIES,
  needsEntries: true,
  exact: (n, group) => exactExtreme(n, group, -1),
  notation: extremeNotation('\\min', 'torch.amin', 'np.min', 'ReduceMin'),
  kernel: (x, y, groups) => extreme(x, y, groups, -1),
})

function extremeNotation(symbol: string, torch: string, numpy: string, onnx: string): Row['notation'] {
  return {
    symbol,
    needs: [0],
    tex: ([x], attributes, shapes) => apply(over(symbol, x, attributes, shapes)),
    local: ([x], y) => [
      fraction(indicator(`${entry(x, 'i')} = ${y}`), `\\#\\left\\{j : ${entry(x, 'j')} = ${y}\\right\\}`),
    ],
    pytorch: torchCall(torch),
    numpy: {
      value: numpyCall(numpy),
      shares: ([x], y, gy, attributes, [from]) => {
        const isBest = `${x} == ${expandReduced(y, from, attributes)}`
        const ties = numpyReduction('np.sum', isBest, attributes.axes, attributes.axes !== null)
        return [`${expandReduced(gy, from, attributes)} * (${isBest}) / ${ties}`]
      },
    },
    onnx,
  }
}

/** The largest (`sign` 1) or smallest (`sign` −1) entry; its gradient is split evenly among all that equal it. */
function extreme(x: Float64Array, y: Float64Array, { starts, offsets }: Groups, sign: 1 | -1): Kernel {
  return {
    forward: () => {
      for (let g = 0; g < y.length; g++) {
        const start = starts[g]
        let best = x[start + offsets[0]]
        for (let k = 1; k < offsets.length; k++) {
          const candidate = x[start + offsets[k]]
          if (sign * candidate > sign * best || Number.isNaN(candidate)) best = candidate
        }
        y[g] = best
      }
    },
    pullbacks: [
      (gy, gx) => {
        for (let g = 0; g < y.length; g++) {
          const start = starts[g]
          const best = y[g]
          let ties = 0
          for (let k = 0; k < offsets.length; k++) if (x[start + offsets[k]] === best) ties++
          // NaN equals nothing: 0/0 below makes the whole gradient NaN, as in PyTorch.
          for (let k = 0; k < offsets.length; k++) {
            const i = start + offsets[k]
            gx[i] += (gy[g] * (x[i] === best ? 1 : 0)) / ties
          }
        }
      },
    ],
  }
}

const prod = reduction({
  id: 'prod',
  title: 'product of entries',
  summary: 'Multiplies entries, over all axes or over some.',
  aliases: ['multiply all', 'Π', 'pi', 'likelihood', 'reduce product'],
  convention: 'The gradient is the product of all other entries, exact where entries are 0.',
  exact: (n, group) => group.reduce(n.mul, n.number(1)),
  notation: {
    symbol: '\\Pi',
    precedence: 2,
    needs: [3],
    tex: ([x], attributes, shapes) => over('\\prod', x, attributes, shapes).join(' '),
    local: ([x]) => [`\\prod_{j \\ne i} ${entry(x, 'j')}`],
    // torch.prod takes one axis at a time: the last one first, so that the others keep their numbers.
    numpy: {
      value: numpyCall('np.prod'),
      shares: ([x], _, gy, attributes, [from]) => {
        const others = `product_of_others(${x}, ${pythonTuple(checkedAxes(attributes.axes, from))})`
        return [`${expandReduced(gy, from, attributes)} * ${others}`]
      },
    },
    pytorch: ([x], { axes, keepdims }) =>
      axes === null
        ? spellWhole(`torch.prod(${x})`, x, keepdims)
        : lastFirst(axes).reduce((inner, axis) => `torch.prod(${inner}, dim=${axis}${spellKeepdims(keepdims)})`, x),
    onnx: 'ReduceProd',
  },
  kernel: productOfEntries,
})

/** Σ_i gy · Π_{j≠i} x_j, from the products before and after each entry, so that zeros need no special case. */
function productOfEntries(x: Float64Array, y: Float64Array, { starts, offsets }: Groups): Kernel {
  const after = new Float64Array(offsets.length)
  return {
    forward: () => {
      for (let g = 0; g < y.length; g++) {
        let total = 1
        for (let k = 0; k < offsets.length; k++) total *= x[starts[g] + offsets[k]]
        y[g] = total
      }
    },
    pullbacks: [
      (gy, gx) => {
        for (let g = 0; g < y.length; g++) {
          const start = starts[g]
          let product = 1
          for (let k = offsets.length - 1; k >= 0; k--) {
            after[k] = product
            product *= x[start + offsets[k]]
          }
          product = gy[g]
          for (let k = 0; k < offsets.length; k++) {
            const i = start + offsets[k]
            gx[i] += product * after[k]
            product *= x[i]
          }
        }
      },
    ],
  }
}

const logsumexp = reduction({
  id: 'logsumexp',
  title: 'log-sum-exp',
  summary: 'The logarithm of the sum of exponentials, a smooth maximum, over all axes or over some.',
  aliases: ['log sum exp', 'smooth maximum', 'lse', 'log partition', 'free energy'],
  exact: exactLogSum,
  notation: {
    symbol: '\\mathrm{lse}',
    precedence: 3,
    needs: [0],
    tex: ([x], attributes, shapes) => {
      const [sum, terms] = over('\\sum', x, attributes, shapes)
      return `\\log ${sum} e^{${terms}}`
    },
    local: ([x], y) => [`e^{${entry(x, 'i')} - ${y}}`],
    numpy: {
      value: numpyCall('logsumexp'),
      shares: ([x], y, gy, attributes, [from]) => [
        `${expandReduced(gy, from, attributes)} * np.exp(${x} - ${expandReduced(y, from, attributes)})`,
      ],
    },
    pytorch: ([x], { axes, keepdims }) =>
      axes === null
        ? spellWhole(`torch.logsumexp(${x}.reshape(-1), dim=0)`, x, keepdims)
        : torchCall('torch.logsumexp')([x], { axes, keepdims }),
    onnx: 'ReduceLogSumExp',
  },
  kernel: (x, y, { starts, offsets }) => ({
    forward: () => {
      for (let g = 0; g < y.length; g++) {
        const largest = largestOf(x, starts[g], offsets)
        // Among infinite entries the plain sum is right: e^∞ = ∞ and e^(−∞) = 0.
        const shift = Number.isFinite(largest) ? largest : 0
        y[g] = shift + logSum(x, starts[g], offsets, shift)
      }
    },
    pullbacks: [
      (gy, gx) => {
        for (let g = 0; g < y.length; g++) {
          for (let k = 0; k < offsets.length; k++) {
            const i = starts[g] + offsets[k]
            gx[i] += gy[g] * Math.exp(x[i] - y[g])
          }
        }
      },
    ],
  }),
})

export const reductions = { sum, mean, max, min, prod, logsumexp }
