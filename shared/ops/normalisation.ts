/** Normalisation: entries are compared with the others of their group. */
import { axes, axis, real } from './attribute.ts'
import { checkedAxes, fromStart, groupEntries, resolveAxes, resolveAxis, type Groups } from './axes.ts'
import { fault } from '../problem/problem.ts'
import { formatShape } from '../tensor/shape.ts'
import { exactLogSum, exactSum, type Arithmetic } from './exact.ts'
import { largestOf, logSum } from './log-sum-exp.ts'
import { axisArgument } from './numpy.ts'
import { defineOp, isFault, type Kernel, type Notation } from './op.ts'
import { pythonReal, pythonTuple } from './python.ts'
import { pullStandardised, standardise } from './standardise.ts'
import { bracket, entry, fraction, indicator } from './tex.ts'

const group = 'normalisation'

interface AlongAxis {
  readonly axis: number
}

interface AxisRow {
  readonly id: string
  readonly title: string
  readonly summary: string
  readonly aliases: readonly string[]
  readonly notation: Notation<AlongAxis>
  /** The result at one place of a group in exact numbers. */
  readonly exact: <N>(n: Arithmetic<N>, x: N, group: readonly N[]) => N
  readonly kernel: (x: Float64Array, y: Float64Array, groups: Groups) => Kernel
}

/** An op that turns each group of entries along one axis into as many others. */
function alongAxis({ kernel, exact, ...row }: AxisRow) {
  return defineOp({
    ...row,
    group,
    ports: [{ name: 'x' }],
    attributes: { axis: axis({ title: 'axis along which the entries belong together', fallback: -1 }) },
    examples: [
      { inputs: [[1, 2, 3]] },
      {
        inputs: [
          [
            [1000, 0],
            [1000, -1000],
          ],
        ],
        attributes: { axis: 0 },
      },
    ],
    elementwise: false,
    exact: (n, [x], i, { attributes, shapes: [shape] }) => {
      const { starts, offsets } = groupEntries(shape, [fromStart(attributes.axis, shape.length)])
      const start = starts.find((first) => offsets.some((offset) => first + offset === i)) as number
      return exact(
        n,
        x(i),
        Array.from(offsets, (offset) => x(start + offset)),
      )
    },
    shape: ([shape], attributes) => {
      const along = resolveAxis(row.id, attributes.axis, shape)
      return typeof along === 'number' ? shape : along
    },
    kernel: ({ inputs: [x], shapes: [shape], output, attributes }) =>
      kernel(x, output, groupEntries(shape, [fromStart(attributes.axis, shape.length)])),
  })
}

const softmax = alongAxis({
  id: 'softmax',
  title: 'softmax',
  summary: 'Turns scores along an axis into probabilities: exponentials divided by their sum.',
  aliases: ['probabilities', 'normalised exponential', 'attention', 'boltzmann', 'softargmax'],
  exact: (n, x, group) => n.div(n.exp(x), exactSum(n, group.map(n.exp))),
  notation: {
    symbol: '\\mathrm{softmax}',
    needs: [0],
    tex: ([x]) => `\\mathrm{softmax}${bracket(x)}`,
    local: (_, y) => [`${entry(y, 'i')}\\left(${indicator('i = j')} - ${entry(y, 'j')}\\right)`],
    numpy: {
      value: ([x], { axis }) => `softmax(${x}, axis=${axis})`,
      shares: (_, y, gy, { axis }) => [`${y} * (${gy} - np.sum(${gy} * ${y}, axis=${axis}, keepdims=True))`],
    },
    pytorch: ([x], { axis }) => `torch.softmax(${x}, dim=${axis})`,
    onnx: 'Softmax',
  },
  kernel: (x, y, { starts, offsets }) => ({
    forward: () => {
      for (let g = 0; g < starts.length; g++) {
        const start = starts[g]
        const largest = largestOf(x, start, offsets)
        let total = 0
        for (let k = 0; k < offsets.length; k++) {
          const i = start + offsets[k]
          total += y[i] = Math.exp(x[i] - largest)
        }
        for (let k = 0; k < offsets.length; k++) y[start + offsets[k]] /= total
      }
    },
    pullbacks: [
      // gx = y ⊙ (gy − ⟨gy, y⟩)
      (gy, gx) => {
        for (let g = 0; g < starts.length; g++) {
          const start = starts[g]
          let inner = 0
          for (let k = 0; k < offsets.length; k++) inner += gy[start + offsets[k]] * y[start + offsets[k]]
          for (let k = 0; k < offsets.length; k++) {
            const i = start + offsets[k]
            gx[i] += y[i] * (gy[i] - inner)
          }
        }
      },
    ],
  }),
})

const logSoftmax = alongAxis({
  id: 'log_softmax',
  title: 'log-softmax',
  summary: 'The logarithm of softmax along an axis, without leaving the logarithm.',
  aliases: ['log softmax', 'log probabilities', 'logits to log probabilities'],
  exact: (n, x, group) => n.sub(x, exactLogSum(n, group)),
  notation: {
    symbol: '\\log\\mathrm{softmax}',
    precedence: 3,
    needs: [0],
    tex: ([x]) => `\\log \\mathrm{softmax}${bracket(x)}`,
    local: (_, y) => [`${indicator('i = j')} - e^{${entry(y, 'j')}}`],
    numpy: {
      value: ([x], { axis }) => `${x} - logsumexp(${x}, axis=${axis}, keepdims=True)`,
      shares: (_, y, gy, { axis }) => [`${gy} - np.exp(${y}) * np.sum(${gy}, axis=${axis}, keepdims=True)`],
    },
    pytorch: ([x], { axis }) => `torch.log_softmax(${x}, dim=${axis})`,
    onnx: 'LogSoftmax',
  },
  kernel: (x, y, { starts, offsets }) => ({
    forward: () => {
      for (let g = 0; g < starts.length; g++) {
        const start = starts[g]
        const largest = largestOf(x, start, offsets)
        const total = logSum(x, start, offsets, largest)
        for (let k = 0; k < offsets.length; k++) y[start + offsets[k]] = x[start + offsets[k]] - largest - total
      }
    },
    pullbacks: [
      // gx = gy − softmax(x) Σ gy
      (gy, gx) => {
        for (let g = 0; g < starts.length; g++) {
          const start = starts[g]
          let total = 0
          for (let k = 0; k < offsets.length; k++) total += gy[start + offsets[k]]
          for (let k = 0; k < offsets.length; k++) {
            const i = start + offsets[k]
            gx[i] += gy[i] - Math.exp(y[i]) * total
          }
        }
      },
    ],
  }),
})

const layerNorm = defineOp({
  id: 'layer_norm',
  title: 'layer normalisation',
  group,
  summary:
    'Shifts and scales the entries along the given axes to mean 0 and variance 1, without learned scale and shift.',
  aliases: ['layernorm', 'standardise', 'z-score', 'normalise', 'transformer'],
  ports: [{ name: 'x' }],
  attributes: {
    axes: axes({ title: 'axes whose entries are normalised together, null for all', fallback: [-1] }),
    eps: real({ title: 'number added to the variance', fallback: 1e-5, least: 0 }),
  },
  elementwise: false,
  shape: ([shape], attributes) => {
    const resolved = resolveAxes('layer_norm', attributes.axes, shape)
    return isFault(resolved) ? resolved : shape
  },
  kernel: ({ inputs: [x], shapes: [shape], output: y, attributes }) => {
    const groups = groupEntries(shape, checkedAxes(attributes.axes, shape))
    const { starts, offsets } = groups
    const means = new Float64Array(starts.length)
    const inverses = new Float64Array(starts.length)
    return {
      forward: () => {
        standardise(x, groups, attributes.eps, means, inverses)
        for (let g = 0; g < starts.length; g++) {
          for (let k = 0; k < offsets.length; k++) {
            const i = starts[g] + offsets[k]
            y[i] = (x[i] - means[g]) * inverses[g]
          }
        }
      },
      pullbacks: [(gy, gx) => pullStandardised(x, groups, means, inverses, null, gy, gx)],
    }
  },
  notation: {
    symbol: '\\mathrm{LN}',
    needs: [0],
    tex: ([x]) => `\\mathrm{LayerNorm}${bracket(x)}`,
    local: ([x], y) => [standardisedEntry('1', x, y)],
    numpy: {
      value: ([x], { axes, eps }) => `standardise(${standardiseArguments(x, axes, eps)})`,
      shares: ([x], _, gy, { axes, eps }) => [`standardise_back(${gy}, ${standardiseArguments(x, axes, eps)})`],
    },
    pytorch: ([x], { axes, eps }) => spellLayerNorm(x, axes, eps),
    onnx: 'LayerNormalization',
  },
  examples: [
    { inputs: [[1, 2, 3, 4]] },
    {
      inputs: [
        [
          [1, 2],
          [3, 5],
        ],
      ],
      attributes: { axes: null },
    },
  ],
})

/** ∂y_i/∂x_j = scale/s · ([i = j] − 1/n − x̂_i x̂_j / n). */
function standardisedEntry(scale: string, x: string, standardised: string): string {
  const [i, j] = [entry(standardised, 'i'), entry(standardised, 'j')]
  return `${fraction(scale, `\\sqrt{\\operatorname{Var} ${x} + \\varepsilon}`)}\\left(${indicator('i = j')} - \\frac{1 + ${i} ${j}}{n}\\right)`
}

/** torch.nn.functional.layer_norm knows the last axes only; any others are written out. */
function spellLayerNorm(x: string, axes: readonly number[] | null, eps: number): string {
  const trailing = axes?.toSorted((a, b) => b - a).every((axis, place) => axis === -1 - place) ?? true
  if (axes === null) return `F.layer_norm(${x}, ${x}.shape, eps=${pythonReal(eps)})`
  if (trailing && axes.length > 0) return `F.layer_norm(${x}, ${x}.shape[-${axes.length}:], eps=${pythonReal(eps)})`
  const over = `dim=${pythonTuple(axes)}`
  const variance = `torch.var(${x}, ${over}, unbiased=False, keepdim=True)`
  return `(${x} - torch.mean(${x}, ${over}, keepdim=True)) / torch.sqrt(${variance} + ${pythonReal(eps)})`
}

function standardiseArguments(x: string, axes: readonly number[] | null, eps: number): string {
  return `${x}, ${axes === null ? 'axis=None' : axisArgument(axes)}, eps=${pythonReal(eps)}`
}

/** A vector with one entry per channel against N×C×H×W. */
function perChannel(name: string): string {
  return `${name}[:, None, None]`
}

const batchNorm2d = defineOp({
  id: 'batch_norm2d',
  title: 'batch normalisation',
  group,
  summary:
    'Shifts and scales each channel of N×C×H×W to mean 0 and variance 1 over the batch, then to scale g and shift b.',
  aliases: ['batchnorm', 'BN', 'normalise channels'],
  convention: 'Always uses the mean and the biased variance of the batch itself, as PyTorch does while training.',
  ports: [{ name: 'x' }, { name: 'g' }, { name: 'b' }],
  attributes: { eps: real({ title: 'number added to the variance', fallback: 1e-5, least: 0 }) },
  elementwise: false,
  shape: ([x, ...perChannel]) => {
    const facts = { op: 'batch_norm2d', port: 'x', found: formatShape(x) }
    if (x.length !== 4) return fault('shape/rank', { ...facts, expected: 'N×C×H×W' })
    const wrong = perChannel.findIndex((shape) => shape.length !== 1 || shape[0] !== x[1])
    if (wrong === -1) return x
    const expected = `a vector with one entry for each of the ${x[1]} channels`
    return fault('shape/rank', {
      ...facts,
      port: wrong === 0 ? 'g' : 'b',
      found: formatShape(perChannel[wrong]),
      expected,
    })
  },
  kernel: ({ inputs: [x, gamma, beta], shapes: [shape], output: y, attributes }) => {
    const groups = groupEntries(shape, [0, 2, 3])
    const { starts, offsets } = groups
    const channels = starts.length
    const means = new Float64Array(channels)
    const inverses = new Float64Array(channels)
    return {
      forward: () => {
        standardise(x, groups, attributes.eps, means, inverses)
        for (let c = 0; c < channels; c++) {
          const scale = inverses[c] * gamma[c]
          for (let k = 0; k < offsets.length; k++) {
            const i = starts[c] + offsets[k]
            y[i] = (x[i] - means[c]) * scale + beta[c]
          }
        }
      },
      pullbacks: [
        (gy, gx) => pullStandardised(x, groups, means, inverses, gamma, gy, gx),
        (gy, gg) => {
          for (let c = 0; c < channels; c++) {
            for (let k = 0; k < offsets.length; k++) {
              const i = starts[c] + offsets[k]
              gg[c] += gy[i] * (x[i] - means[c]) * inverses[c]
            }
          }
        },
        (gy, gb) => {
          for (let c = 0; c < channels; c++) {
            for (let k = 0; k < offsets.length; k++) gb[c] += gy[starts[c] + offsets[k]]
          }
        },
      ],
    }
  },
  notation: {
    symbol: '\\mathrm{BN}',
    needs: [0],
    tex: (args) => `\\mathrm{BatchNorm}${bracket(args.join(', '))}`,
    local: ([x, g]) => [standardisedEntry(g, x, `\\hat{${x}}`), `\\hat{${x}}`, '1'],
    numpy: {
      value: ([x, g, b], { eps }) =>
        `${perChannel(g)} * standardise(${standardiseArguments(x, [0, 2, 3], eps)}) + ${perChannel(b)}`,
      shares: ([x, g], _, gy, { eps }) => {
        const rest = standardiseArguments(x, [0, 2, 3], eps)
        return [
          `standardise_back(${gy} * ${perChannel(g)}, ${rest})`,
          `np.sum(${gy} * standardise(${rest}), axis=(0, 2, 3))`,
          `np.sum(${gy}, axis=(0, 2, 3))`,
        ]
      },
    },
    pytorch: ([x, g, b], { eps }) =>
      `F.batch_norm(${x}, None, None, ${g}, ${b}, training=True, eps=${pythonReal(eps)})`,
    onnx: 'BatchNormalization',
  },
  examples: [
    {
      inputs: [
        [
          [[[1, 2]], [[3, 4]]],
          [[[5, 6]], [[7, 9]]],
        ],
        [1, 2],
        [0, 1],
      ],
    },
  ],
})

export const normalisation = {
  softmax,
  log_softmax: logSoftmax,
  layer_norm: layerNorm,
  batch_norm2d: batchNorm2d,
}
