/** Cross-entropy of scores against classes or distributions over classes. */
import { fault, type Fault } from '../problem/problem.ts'
import { formatShape, sameShape, type Shape } from '../tensor/shape.ts'
import { groupEntries } from './axes.ts'
import { largestOf, logSum } from './log-sum-exp.ts'
import { exactLogSum, exactSum, type Arithmetic, type Entries, type ExactContext } from './exact.ts'
import { reduceExactly, reduction, share, spellMeanShare, spellReduction, sumUp, type WithReduction } from './loss.ts'
import { defineOp, NO_GRADIENT, type Binding, type Kernel } from './op.ts'
import { atom, bracket, entry } from './tex.ts'

const ID = 'cross_entropy'

/** Classes stand on axis 1, in a vector on axis 0. */
function withoutClasses(scores: Shape): Shape {
  return scores.toSpliced(scores.length === 1 ? 0 : 1, 1)
}

function lossShape([scores, targets]: readonly Shape[], { reduction }: WithReduction): Shape | Fault {
  const found = formatShape(scores)
  if (scores.length === 0) {
    return fault('shape/rank', {
      op: ID,
      port: 'y',
      found,
      expected: 'a vector of scores or N×C×.. with classes on axis 1',
    })
  }
  const samples = withoutClasses(scores)
  if (scores[scores.length === 1 ? 0 : 1] === 0) return fault('shape/empty', { op: ID, shape: found })
  if (!sameShape(targets, samples) && !sameShape(targets, scores)) {
    const expected = `t to hold class indices of shape ${formatShape(samples)} or distributions of shape ${found}`
    return fault('shape/mismatch', { op: ID, found: `shape ${formatShape(targets)}`, expected })
  }
  return reduction === 'none' ? samples : []
}

/**
 * Per sample −log p_t for a class t and −Σ_c t_c log p_c for a distribution t, where log p = y − log Σ e^y. An index
 * that is no whole number from 0 to C − 1 makes the loss of its sample NaN, and with it the gradient.
 */
function kernel({ inputs: [x, t], shapes, output: y, attributes: { reduction } }: Binding<WithReduction>): Kernel {
  const [scores] = shapes
  const { starts, offsets } = groupEntries(scores, [scores.length === 1 ? 0 : 1])
  const samples = starts.length
  const classes = offsets.length
  const largest = new Float64Array(samples)
  const totals = new Float64Array(samples)
  const soft = isDistribution(shapes)
  const each = reduction === 'none'
  const scale = reduction === 'mean' ? 1 / samples : 1

  const logProbability = (s: number, c: number) => x[starts[s] + offsets[c]] - largest[s] - totals[s]

  function lossOf(s: number): number {
    if (!soft) return isClass(t[s], classes) ? -logProbability(s, t[s]) : NaN
    let loss = 0
    for (let c = 0; c < classes; c++) loss -= t[starts[s] + offsets[c]] * logProbability(s, c)
    return loss
  }

  /** gx = g · (mass · p − t), where a class is the distribution with all mass on it. */
  function pull(g: number, s: number, gx: Float64Array): void {
    let mass = soft ? 0 : isClass(t[s], classes) ? 1 : NaN
    if (soft) for (let c = 0; c < classes; c++) mass += t[starts[s] + offsets[c]]
    for (let c = 0; c < classes; c++) {
      const i = starts[s] + offsets[c]
      const target = soft ? t[i] : t[s] === c ? 1 : 0
      gx[i] += g * (mass * Math.exp(logProbability(s, c)) - target)
    }
  }

  return {
    forward: () => {
      let sum = 0
      for (let s = 0; s < samples; s++) {
        largest[s] = largestOf(x, starts[s], offsets)
        totals[s] = logSum(x, starts[s], offsets, largest[s])
        const loss = lossOf(s)
        if (each) y[s] = loss
        else sum += loss
      }
      if (!each) y[0] = sum * scale
    },
    pullbacks: [
      (gy, gx) => {
        for (let s = 0; s < samples; s++) pull(gy[each ? s : 0] * scale, s, gx)
      },
      soft
        ? (gy, gt) => {
            for (let s = 0; s < samples; s++) {
              const g = gy[each ? s : 0] * scale
              for (let c = 0; c < classes; c++) gt[starts[s] + offsets[c]] -= g * logProbability(s, c)
            }
          }
        : null,
    ],
  }
}

function exactCrossEntropy<N>(
  n: Arithmetic<N>,
  [x, t]: readonly Entries<N>[],
  i: number,
  { attributes, shapes }: ExactContext<WithReduction>,
): N {
  const [scores] = shapes
  const { starts, offsets } = groupEntries(scores, [scores.length === 1 ? 0 : 1])
  const lossOf = (s: number): N => {
    const group = Array.from(offsets, (offset) => x(starts[s] + offset))
    const total = exactLogSum(n, group)
    const losses = group.map((score) => n.sub(total, score))
    const share = (c: number) =>
      isDistribution(shapes) ? t(starts[s] + offsets[c]) : n.number(n.sign(n.sub(t(s), n.number(c))) === 0 ? 1 : 0)
    return exactSum(
      n,
      losses.map((loss, c) => n.mul(share(c), loss)),
    )
  }
  return attributes.reduction === 'none'
    ? lossOf(i)
    : reduceExactly(
        n,
        Array.from(starts, (_, s) => lossOf(s)),
        attributes,
      )
}

function isClass(index: number, classes: number): boolean {
  return Number.isInteger(index) && index >= 0 && index < classes
}

function isDistribution(shapes: readonly Shape[] | undefined): boolean {
  return shapes !== undefined && sameShape(shapes[0], shapes[1])
}

function countSamples(shapes: readonly Shape[] | undefined): number {
  return shapes === undefined ? 1 : withoutClasses(shapes[0]).reduce((product, length) => product * length, 1)
}

/** Where the classes stand, and the targets as distributions: classes become rows of the identity. */
function spellTarget(t: string, shapes: readonly Shape[]): { readonly axis: number; readonly target: string } {
  const [scores] = shapes
  const axis = scores.length === 1 ? 0 : 1
  const rows = `np.eye(${scores[axis]})[${t}]`
  const target = isDistribution(shapes) ? t : scores.length > 2 ? `np.moveaxis(${rows}, -1, 1)` : rows
  return { axis, target }
}

export const crossEntropy = defineOp({
  id: ID,
  title: 'cross-entropy',
  group: 'losses',
  summary: 'Minus the log-softmax of the scores y at the class t, or averaged over a distribution t.',
  aliases: ['xent', 'softmax loss', 'categorical likelihood', 'log loss', 'multiclass', 'nll'],
  convention:
    'The mean is over samples. A class index that is no whole number from 0 to C − 1 gives NaN; no gradient flows into class indices.',
  ports: [{ name: 'y' }, { name: 't' }],
  attributes: { reduction },
  elementwise: false,
  shape: lossShape,
  kernel,
  exact: exactCrossEntropy,
  notation: {
    symbol: '\\ell_{\\mathrm{ce}}',
    precedence: 1,
    needs: [0],
    tex: ([y, t], attributes, shapes) => {
      const logarithm = `\\log \\mathrm{softmax}${bracket(y)}`
      const one = isDistribution(shapes) ? `-\\sum_{c} ${entry(t, 'c')} ${logarithm}_{c}` : `-${logarithm}_{${t}}`
      return sumUp(one, attributes, countSamples(shapes))
    },
    local: ([y, t], _, attributes, shapes) => {
      const probabilities = `\\mathrm{softmax}${bracket(y)}`
      const count = countSamples(shapes)
      return isDistribution(shapes)
        ? [
            share(`${probabilities} - ${atom(t)}`, attributes, count),
            share(`-\\log ${probabilities}`, attributes, count),
          ]
        : [share(`${probabilities} - \\mathbf{1}_{${t}}`, attributes, count), NO_GRADIENT]
    },
    pytorch: ([y, t], { reduction }) =>
      `F.cross_entropy(${y}, ${t}${reduction === 'mean' ? '' : `, reduction='${reduction}'`})`,
    numpy: {
      value: ([y, t], attributes, shapes) => {
        const { axis, target } = spellTarget(t, shapes)
        const losses = `-np.sum(${target} * log_softmax(${y}, axis=${axis}), axis=${axis})`
        return shapes[0].length === 1 ? losses : spellReduction('np', losses, attributes, shapes)
      },
      shares: ([y, t], _, gy, attributes, shapes) => {
        const { axis, target } = spellTarget(t, shapes)
        const soft = isDistribution(shapes)
        const g = attributes.reduction === 'none' ? `np.expand_dims(${gy}, ${axis})` : gy
        const mass = soft ? `np.sum(${t}, axis=${axis}, keepdims=True) * ` : ''
        const count = countSamples(shapes)
        return [
          spellMeanShare(`${g} * (${mass}softmax(${y}, axis=${axis}) - ${target})`, attributes, count),
          soft ? spellMeanShare(`-${g} * log_softmax(${y}, axis=${axis})`, attributes, count) : null,
        ]
      },
    },
    onnx: 'SoftmaxCrossEntropyLoss',
  },
  examples: [
    { inputs: [[1, 2, 3], 2] },
    {
      inputs: [
        [
          [1, 2, 3],
          [1000, 0, -1000],
        ],
        [0, 1],
      ],
    },
    {
      inputs: [
        [1, 2, 3],
        [0.2, 0.3, 0.5],
      ],
    },
  ],
})
