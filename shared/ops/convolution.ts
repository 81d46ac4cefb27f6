/** Convolution and its transpose, as deep learning means them: the kernel is not flipped (cross-correlation). */
import { planCorrelation } from '../tensor/correlation.ts'
import type { Shape } from '../tensor/shape.ts'
import { integer, pair, type Pair } from './attribute.ts'
import { certain, readConvolution, readTransposedConvolution } from './convolution-geometry.ts'
import { defineOp, type Pullback } from './op.ts'
import { numpyConvolution, numpyTransposedConvolution } from './numpy-convolution.ts'
import { pythonCall } from './python.ts'
import { bracket } from './tex.ts'

const group = 'convolution'
const ports = [{ name: 'x' }, { name: 'w' }, { name: 'b', optional: true }]

const stride = pair({ title: 'how far the kernel moves, one number or [vertical, horizontal]', fallback: 1, least: 1 })
const padding = pair({ title: 'zeros added on each side, one number or [vertical, horizontal]', fallback: 0, least: 0 })
const dilation = pair({ title: 'distance between the taps of the kernel', fallback: 1, least: 1 })
const groups = integer({ title: 'parts the channels are split into; each has its own filters', fallback: 1, least: 1 })
const outputPadding = pair({ title: 'rows and columns added below and to the right', fallback: 0, least: 0 })

/** A small image for the examples. */
const IMAGE = [
  [1, 2, 0],
  [0, 1, 3],
  [2, 0, 1],
]

const conv2d = defineOp({
  id: 'conv2d',
  title: 'convolution',
  group,
  summary:
    'Slides each filter over the image and sums the products: y[f, i, j] = b[f] + Σ w[f, c, u, v] · x[c, s·i + d·u − p, s·j + d·v − p].',
  aliases: ['conv', 'convolve', 'cross-correlation', 'correlate', 'filter', 'kernel', 'Conv2d', '⋆', '∗'],
  ports,
  attributes: { stride, padding, dilation, groups },
  convention:
    'Cross-correlation: the kernel is not flipped, and the gradient of x uses it rotated by 180°. Rows and columns that the stride steps over at the end are ignored.',
  exact: 'bilinear',
  notation: {
    symbol: '\\star',
    precedence: 1,
    needs: [3, 3, 2],
    tex: ([x, w, b]) => `${x} \\star ${w}${b === undefined ? '' : ` + ${b}`}`,
    local: ([x, w, b], _, { stride }) => [
      `${upsampled(stride)} \\star ${rotated(w)}`,
      `${x} \\star ${upsampled(stride)}`,
      ...(b === undefined ? [] : ['1']),
    ],
    pytorch: (args, { stride, padding, dilation, groups }, shapes) =>
      spellPlainImage(args, shapes, (lifted) =>
        pythonCall('F.conv2d', lifted, [
          ['stride', stride, 1],
          ['padding', padding, 0],
          ['dilation', dilation, 1],
          ['groups', groups, 1],
        ]),
      ),
    numpy: numpyConvolution,
    onnx: 'Conv',
  },
  examples: [
    {
      inputs: [
        IMAGE,
        [
          [1, 0],
          [0, -1],
        ],
      ],
    },
    {
      inputs: [
        [[IMAGE]],
        [
          [
            [
              [1, 1],
              [1, 1],
            ],
          ],
        ],
        [0.5],
      ],
      attributes: { stride: 2, padding: 1 },
    },
  ],
  shape: (shapes, attributes) => {
    const geometry = readConvolution('conv2d', shapes, attributes)
    return 'code' in geometry ? geometry : geometry.shape
  },
  elementwise: false,
  kernel: ({ inputs: [x, w, b], shapes, attributes, output: y, shape }) => {
    const { correlate, spread, collect } = planCorrelation(certain(readConvolution('conv2d', shapes, attributes)))
    const bias = planBias(b, y, shape)
    return {
      forward: () => {
        bias.fill()
        correlate(x, w, y)
      },
      pullbacks: [
        (gy, gx) => spread(gy, w, gx),
        (gy, gw) => collect(x, gy, gw),
        ...(b === undefined ? [] : [bias.pullback]),
      ],
    }
  },
})

const convTranspose2d = defineOp({
  id: 'conv_transpose2d',
  title: 'transposed convolution',
  group,
  summary:
    'Puts the kernel down at every entry of x, weighted by it, and sums: the gradient of a convolution run as a layer. It enlarges an image.',
  aliases: ['deconvolution', 'upconvolution', 'fractionally strided', 'upsample', 'ConvTranspose2d'],
  ports,
  attributes: { stride, padding, output_padding: outputPadding, dilation, groups },
  convention: 'w is C×F/groups×h×w; padding is cut off the result, output_padding is added below and to the right.',
  exact: 'bilinear',
  notation: {
    symbol: '\\star^{\\top}',
    precedence: 1,
    needs: [3, 3, 2],
    tex: ([x, w, b]) => `${x} \\star^{\\top} ${w}${b === undefined ? '' : ` + ${b}`}`,
    local: ([x, w, b], _, { stride }) => [
      `\\cdot \\star ${w}`,
      `\\cdot \\star ${upsampled(stride, x)}`,
      ...(b === undefined ? [] : ['1']),
    ],
    pytorch: (args, { stride, padding, output_padding, dilation, groups }, shapes) =>
      spellPlainImage(args, shapes, (lifted) =>
        pythonCall('F.conv_transpose2d', lifted, [
          ['stride', stride, 1],
          ['padding', padding, 0],
          ['output_padding', output_padding, 0],
          ['groups', groups, 1],
          ['dilation', dilation, 1],
        ]),
      ),
    numpy: numpyTransposedConvolution,
    onnx: 'ConvTranspose',
  },
  examples: [
    {
      inputs: [
        [
          [1, 2],
          [3, 4],
        ],
        [
          [1, 0],
          [0, -1],
        ],
      ],
    },
    {
      inputs: [
        [
          [
            [1, 2],
            [3, 4],
          ],
        ],
        [
          [
            [
              [1, 2],
              [3, 4],
            ],
          ],
        ],
        [0.5],
      ],
      attributes: { stride: 2 },
    },
  ],
  shape: (shapes, attributes) => {
    const geometry = readTransposedConvolution('conv_transpose2d', shapes, attributes)
    return 'code' in geometry ? geometry : geometry.shape
  },
  elementwise: false,
  kernel: ({ inputs: [x, w, b], shapes, attributes, output: y, shape }) => {
    const geometry = certain(readTransposedConvolution('conv_transpose2d', shapes, attributes))
    const { correlate, spread, collect } = planCorrelation(geometry)
    const bias = planBias(b, y, shape)
    return {
      forward: () => {
        bias.fill()
        spread(x, w, y)
      },
      pullbacks: [
        (gy, gx) => correlate(gy, w, gx),
        (gy, gw) => collect(gy, x, gw),
        ...(b === undefined ? [] : [bias.pullback]),
      ],
    }
  },
})

export const convolution = { conv2d, conv_transpose2d: convTranspose2d }

/** Starts y from the bias of each filter (0 without one); its gradient is the sum over the filter's map. */
function planBias(b: Float64Array | undefined, y: Float64Array, shape: Shape) {
  const plane = shape.slice(-2).reduce((size, length) => size * length, 1)
  const fill = (): void => {
    if (b === undefined) y.fill(0)
    else for (let at = 0, f = 0; at < y.length; at += plane, f = (f + 1) % b.length) y.fill(b[f], at, at + plane)
  }
  const pullback: Pullback = (gy, gb) => {
    for (let at = 0, f = 0; at < gy.length; at += plane, f = (f + 1) % gb.length) {
      let sum = 0
      for (let o = at; o < at + plane; o++) sum += gy[o]
      gb[f] += sum
    }
  }
  return { fill, pullback }
}

/** PyTorch wants channels: a plain image is one image with one channel, and its kernel is one filter. */
function spellPlainImage(
  [x, w, ...bias]: readonly string[],
  shapes: readonly Shape[] | undefined,
  call: (args: readonly string[]) => string,
): string {
  const isPlain = shapes?.[0].length === 2
  const ofFilters = bias.map((b) => (shapes?.[2].length === 0 ? `${b}[None]` : b))
  return isPlain ? `${call([`${x}[None, None]`, `${w}[None, None]`, ...ofFilters])}[0, 0]` : call([x, w, ...ofFilters])
}

function rotated(w: string): string {
  return `\\mathrm{rot}_{180}${bracket(w)}`
}

/** The arriving gradient (or x); a stride puts zeros between its entries. */
function upsampled([vertical, horizontal]: Pair, text = '\\cdot'): string {
  if (vertical === 1 && horizontal === 1) return text
  return `{${text}}_{\\uparrow ${vertical === horizontal ? vertical : `${vertical}, ${horizontal}`}}`
}
