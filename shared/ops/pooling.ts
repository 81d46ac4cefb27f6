/** Pooling: every window of a channel becomes one number. */
import { planWindows } from '../tensor/windows.ts'
import type { Shape } from '../tensor/shape.ts'
import { optionalPair, pair, type Pair } from './attribute.ts'
import { certain, readImages, readPooling } from './convolution-geometry.ts'
import { defineOp } from './op.ts'
import { pythonCall, pythonTuple } from './python.ts'
import { call, fraction, indicator } from './tex.ts'

const group = 'convolution'
const ports = [{ name: 'x' }]

const attributes = {
  kernel: pair({ title: 'size of the window, one number or [height, width]', least: 1 }),
  stride: optionalPair({ title: 'how far the window moves; absent: its own size', least: 1 }),
  padding: pair({ title: 'entries added on each side, at most half the window', fallback: 0, least: 0 }),
}

/** Two windows side by side. */
const IMAGE = [
  [1, 2, 5, 3],
  [4, 0, 1, 5],
]

const maxPool2d = defineOp({
  id: 'max_pool2d',
  title: 'max pooling',
  group,
  summary: 'The largest entry of each window; padding counts as −∞.',
  aliases: ['maxpool', 'MaxPool2d', 'subsampling', 'downsample', 'largest in window'],
  ports,
  attributes,
  convention: 'Among equal entries the first one, row by row, receives the gradient. A NaN wins.',
  notation: {
    symbol: '\\mathrm{maxpool}',
    tex: ([x]) => call('maxpool', x),
    local: ([x]) => [`\\left[\\left(u, v\\right) = \\operatorname{argmax}_{W} ${x}\\right]`],
    pytorch: ([x], { kernel, stride, padding }, shapes) =>
      spellPlainImage(x, shapes, (image) =>
        pythonCall(
          'F.max_pool2d',
          [image],
          [['kernel_size', kernel, null], ...spellStride(stride), ['padding', padding, 0]],
        ),
      ),
    numpy: {
      value: ([x], attributes) => `max_pool2d(${x}, ${spellWindows(attributes)})`,
      shares: ([x], _, gy, attributes) => [`max_pool2d_input(${gy}, ${x}, ${spellWindows(attributes)})`],
    },
    onnx: 'MaxPool',
  },
  examples: [
    { inputs: [IMAGE], attributes: { kernel: 2 } },
    { inputs: [[[IMAGE]]], attributes: { kernel: 2, stride: 1, padding: 1 } },
  ],
  shape: ([x], attributes) => {
    const geometry = readPooling('max_pool2d', x, attributes)
    return 'code' in geometry ? geometry : geometry.shape
  },
  elementwise: false,
  kernel: ({ inputs: [x], shapes, attributes, output: y }) => {
    const geometry = certain(readPooling('max_pool2d', shapes[0], attributes))
    const { rows, columns, imageSize, mapSize, step } = planWindows(geometry.rows, geometry.columns)
    const winner = new Int32Array(y.length)
    return {
      forward: () => {
        winner.fill(-1)
        for (let plane = 0; plane < geometry.planes; plane++) {
          for (let r = 0; r < rows.tap.length; r++) {
            for (let q = 0; q < columns.tap.length; q++) {
              let from = plane * imageSize + rows.image[r] + columns.image[q]
              const to = plane * mapSize + rows.map[r] + columns.map[q]
              for (let o = to; o < to + columns.count[q]; o++, from += step) {
                const value = x[from]
                if (winner[o] < 0 || value > y[o] || Number.isNaN(value)) {
                  y[o] = value
                  winner[o] = from
                }
              }
            }
          }
        }
      },
      pullbacks: [
        (gy, gx) => {
          for (let o = 0; o < gy.length; o++) gx[winner[o]] += gy[o]
        },
      ],
    }
  },
})

const avgPool2d = defineOp({
  id: 'avg_pool2d',
  title: 'average pooling',
  group,
  summary: 'The mean of each window; zeros of the padding are counted in the mean.',
  aliases: ['avgpool', 'AvgPool2d', 'mean pooling', 'subsampling', 'downsample'],
  ports,
  attributes,
  exact: 'linear',
  notation: {
    symbol: '\\mathrm{avgpool}',
    tex: ([x]) => call('avgpool', x),
    local: (_, __, { kernel }) => [fraction(indicator('(u, v) \\in W'), String(kernel[0] * kernel[1]))],
    pytorch: ([x], { kernel, stride, padding }, shapes) =>
      spellPlainImage(x, shapes, (image) =>
        pythonCall(
          'F.avg_pool2d',
          [image],
          [['kernel_size', kernel, null], ...spellStride(stride), ['padding', padding, 0]],
        ),
      ),
    numpy: {
      value: ([x], attributes) => `avg_pool2d(${x}, ${spellWindows(attributes)})`,
      shares: (__, _, gy, attributes, [from]) => [
        `avg_pool2d_input(${gy}, ${pythonTuple(from)}, ${spellWindows(attributes)})`,
      ],
    },
    onnx: 'AveragePool',
  },
  examples: [
    { inputs: [IMAGE], attributes: { kernel: 2 } },
    { inputs: [[[IMAGE]]], attributes: { kernel: [2, 3], stride: 1, padding: 1 } },
  ],
  shape: ([x], attributes) => {
    const geometry = readPooling('avg_pool2d', x, attributes)
    return 'code' in geometry ? geometry : geometry.shape
  },
  elementwise: false,
  kernel: ({ inputs: [x], shapes, attributes, output: y }) => {
    const geometry = certain(readPooling('avg_pool2d', shapes[0], attributes))
    const { rows, columns, imageSize, mapSize, taps, step } = planWindows(geometry.rows, geometry.columns)
    return {
      forward: () => {
        y.fill(0)
        for (let plane = 0; plane < geometry.planes; plane++) {
          for (let r = 0; r < rows.tap.length; r++) {
            for (let q = 0; q < columns.tap.length; q++) {
              let from = plane * imageSize + rows.image[r] + columns.image[q]
              const to = plane * mapSize + rows.map[r] + columns.map[q]
              for (let o = to; o < to + columns.count[q]; o++, from += step) y[o] += x[from]
            }
          }
        }
        for (let o = 0; o < y.length; o++) y[o] /= taps
      },
      pullbacks: [
        (gy, gx) => {
          for (let plane = 0; plane < geometry.planes; plane++) {
            for (let r = 0; r < rows.tap.length; r++) {
              for (let q = 0; q < columns.tap.length; q++) {
                let to = plane * imageSize + rows.image[r] + columns.image[q]
                const from = plane * mapSize + rows.map[r] + columns.map[q]
                for (let o = from; o < from + columns.count[q]; o++, to += step) gx[to] += gy[o] / taps
              }
            }
          }
        },
      ],
    }
  },
})

const globalAvgPool2d = defineOp({
  id: 'global_avg_pool2d',
  title: 'global average pooling',
  group,
  summary: 'The mean of each channel; height and width become 1.',
  aliases: ['gap', 'AdaptiveAvgPool2d', 'mean over the image'],
  ports,
  attributes: {},
  exact: 'linear',
  notation: {
    symbol: '\\mathrm{gap}',
    tex: ([x]) => call('gap', x),
    local: () => ['\\frac{1}{HW}'],
    pytorch: ([x], _, shapes) => spellPlainImage(x, shapes, (image) => `F.adaptive_avg_pool2d(${image}, 1)`),
    numpy: {
      value: ([x]) => `np.mean(${x}, axis=(-2, -1), keepdims=True)`,
      shares: (_, __, gy, ___, [from]) => [
        `np.broadcast_to(${gy} / ${from.slice(-2).reduce((a, b) => a * b)}, ${pythonTuple(from)})`,
      ],
    },
    onnx: 'GlobalAveragePool',
  },
  examples: [{ inputs: [IMAGE] }, { inputs: [[IMAGE, IMAGE]] }],
  shape: ([x]) => {
    const images = readImages('global_avg_pool2d', x)
    return 'code' in images ? images : [...x.slice(0, -2), 1, 1]
  },
  elementwise: false,
  kernel: ({ inputs: [x], output: y }) => {
    const plane = x.length / y.length
    return {
      forward: () => {
        for (let o = 0; o < y.length; o++) {
          let sum = 0
          for (let i = o * plane; i < (o + 1) * plane; i++) sum += x[i]
          y[o] = sum / plane
        }
      },
      pullbacks: [
        (gy, gx) => {
          for (let o = 0; o < gy.length; o++) {
            const share = gy[o] / plane
            for (let i = o * plane; i < (o + 1) * plane; i++) gx[i] += share
          }
        },
      ],
    }
  },
})

/** PyTorch wants channels: a plain image is one of them. */
function spellPlainImage(x: string, shapes: readonly Shape[] | undefined, call: (x: string) => string): string {
  return shapes?.[0].length === 2 ? `${call(`${x}[None]`)}[0]` : call(x)
}

/** Absent it is the size of the window, as in PyTorch. */
function spellStride(stride: Pair | null) {
  return stride === null ? [] : [['stride', stride, null] as const]
}

interface Windows {
  readonly kernel: Pair
  readonly stride: Pair | null
  readonly padding: Pair
}

function spellWindows({ kernel, stride, padding }: Windows): string {
  const border = padding[0] === 0 && padding[1] === 0 ? '' : `, padding=${pythonTuple(padding)}`
  return `kernel=${pythonTuple(kernel)}, stride=${pythonTuple(stride ?? kernel)}${border}`
}

export const pooling = { max_pool2d: maxPool2d, avg_pool2d: avgPool2d, global_avg_pool2d: globalAvgPool2d }
