import { describe, expect, test } from 'vitest'
import { readAttributes, type RawAttributes } from '../../shared/ops/attribute.ts'
import { findOp } from '../../shared/ops/index.ts'
import { isFault } from '../../shared/ops/op.ts'
import { describeProblem, locate } from '../../shared/problem/problem.ts'
import type { Shape } from '../../shared/tensor/shape.ts'

/** The shape of the result, or the sentence that says why there is none. */
function shapeOf(id: string, shapes: readonly Shape[], raw: RawAttributes = {}): Shape | string {
  const op = findOp(id)
  if (op === undefined) throw new Error(`no op ${id}`)
  const read = readAttributes(id, op.attributes, raw)
  if ('faults' in read) return describeProblem(locate(read.faults[0].fault, { attribute: read.faults[0].name }))
  const shape = op.shape(shapes, read.attributes)
  return isFault(shape) ? describeProblem(locate(shape, {})) : shape
}

describe('linear algebra says what does not fit', () => {
  test.each<[string, readonly Shape[], string]>([
    ['dot', [[2], [3]], 'dot expects two vectors of equal length; found 2 and 3 entries.'],
    ['dot', [[2, 1], [2]], 'dot expects a to be a vector (one axis); found shape [2, 1].'],
    ['dot', [[2], []], 'dot expects b to be a vector (one axis); found shape [].'],
    [
      'matmul',
      [
        [2, 3],
        [4, 5],
      ],
      'matmul expects as many columns of a as rows of b; found [2, 3] times [4, 5], that is 3 and 4.',
    ],
    ['matmul', [[3], [4]], 'matmul expects as many columns of a as rows of b; found [3] times [4], that is 3 and 4.'],
    [
      'matmul',
      [[], [2, 2]],
      'matmul expects a to be a vector or a matrix; multiply by a number with mul; found shape [].',
    ],
    [
      'matmul',
      [
        [2, 2, 3],
        [3, 3, 4],
      ],
      'matmul expects the axes before the last two to broadcast; found [2] and [3] in [2, 2, 3] times [3, 3, 4].',
    ],
    ['outer', [[2], [2, 2]], 'outer expects b to be a vector (one axis); found shape [2, 2].'],
    ['trace', [[2, 2, 2]], 'trace expects x to be a matrix (two axes); found shape [2, 2, 2].'],
    ['transpose', [[3]], 'transpose expects x to be a matrix (or more axes); found shape [3].'],
  ])('%s of %j', (id, shapes, sentence) => {
    expect(shapeOf(id, shapes)).toBe(sentence)
  })

  test.each<[RawAttributes, string]>([
    [{ axes: [0, 1] }, 'transpose expects axes to name each of the 3 axes of shape [2, 3, 4] once; found [0, 1].'],
    [{ axes: [0, 1, 1] }, 'transpose was given axis 1 twice; name each axis once.'],
    [{ axes: [0, 1, 3] }, 'transpose was given axis 3, but shape [2, 3, 4] has axes -3 to 2.'],
  ])('transpose with %j', (attributes, sentence) => {
    expect(shapeOf('transpose', [[2, 3, 4]], attributes)).toBe(sentence)
  })

  test.each([
    [0, 'attribute "p": expected a number greater than 0; found 0.'],
    [-1, 'attribute "p": expected a number greater than 0; found -1.'],
    ['NaN', 'attribute "p": expected a number greater than 0; found "NaN".'],
  ])('there is no norm of order %j', (p, sentence) => {
    expect(shapeOf('norm', [[2]], { p })).toBe(sentence)
  })
})

describe('a convolution says what does not fit', () => {
  test.each<[string, readonly Shape[], RawAttributes, string]>([
    ['conv2d', [[3], [3, 3]], {}, 'conv2d expects x to be H×W, C×H×W or N×C×H×W; found shape [3].'],
    [
      'conv2d',
      [
        [5, 5],
        [1, 1, 3, 3],
      ],
      {},
      'conv2d expects w to be an h×w kernel for an H×W image; found shape [1, 1, 3, 3].',
    ],
    [
      'conv2d',
      [
        [1, 5, 5],
        [3, 3],
      ],
      {},
      'conv2d expects w to be filters F×C×h×w; found shape [3, 3].',
    ],
    [
      'conv2d',
      [
        [2, 3, 5, 5],
        [8, 2, 3, 3],
      ],
      {},
      'conv2d finds 3 channels in x, but filters of shape [8, 2, 3, 3] expect 2; change one of them.',
    ],
    [
      'conv2d',
      [
        [1, 6, 5, 5],
        [8, 2, 3, 3],
      ],
      { groups: 2 },
      'conv2d finds 6 channels in x, but filters of shape [8, 2, 3, 3] in 2 groups expect 2 × 2 = 4; change one of them.',
    ],
    [
      'conv2d',
      [
        [1, 3, 5, 5],
        [4, 1, 3, 3],
      ],
      { groups: 2 },
      'conv2d cannot split 3 channels of x into 2 equal groups; choose groups so that it divides 3.',
    ],
    [
      'conv2d',
      [
        [1, 4, 5, 5],
        [3, 2, 3, 3],
      ],
      { groups: 2 },
      'conv2d cannot split 3 filters into 2 equal groups; choose groups so that it divides 3.',
    ],
    [
      'conv2d',
      [
        [2, 2],
        [3, 3],
      ],
      {},
      'conv2d cannot place a 3×3 kernel on a 2×2 input with padding 0: the kernel is larger. Use a smaller kernel or more padding.',
    ],
    [
      'conv2d',
      [
        [4, 9],
        [3, 3],
      ],
      { dilation: [3, 1], padding: [1, 0] },
      'conv2d cannot place a 3×3 (with dilation [3, 1]: 7×3) kernel on a 4×9 input with padding [1, 0]: the kernel is larger. Use a smaller kernel or more padding.',
    ],
    ['conv2d', [[1, 1, 5, 5], [2, 1, 3, 3], [3]], {}, 'conv2d expects one bias per filter, shape [2]; found [3].'],
    [
      'conv2d',
      [
        [5, 5],
        [0, 3],
      ],
      {},
      'conv2d would have no entry to work on: the shape [0, 3] contains a 0.',
    ],
    [
      'conv2d',
      [
        [5, 5],
        [3, 3],
      ],
      { stride: 0 },
      'attribute "stride": expected a whole number of at least 1 or a pair of them; found 0.',
    ],
    [
      'conv_transpose2d',
      [
        [1, 3, 5, 5],
        [2, 4, 3, 3],
      ],
      {},
      'conv_transpose2d finds 3 channels in x, but filters of shape [2, 4, 3, 3] expect 2; change one of them.',
    ],
    [
      'conv_transpose2d',
      [
        [3, 3],
        [3, 3],
      ],
      { stride: 2, output_padding: 2 },
      'conv_transpose2d needs an output_padding smaller than the stride or the dilation, because it only chooses among the sizes the stride steps over; found 2 with stride 2 and dilation 1.',
    ],
    [
      'conv_transpose2d',
      [
        [2, 2],
        [3, 3],
      ],
      { padding: 2 },
      'conv_transpose2d would make an image of size 0×0 from a 2×2 input with padding 2: padding is cut off the result. Use less padding or a larger kernel.',
    ],
    [
      'max_pool2d',
      [[5, 5]],
      { kernel: 3, padding: 2 },
      'max_pool2d can pad at most half its kernel, otherwise a window could lie in the padding alone; found padding 2 with a 3×3 kernel.',
    ],
    [
      'avg_pool2d',
      [[5, 5]],
      {},
      'attribute "kernel": avg_pool2d needs its attribute "kernel": a whole number of at least 1 or a pair of them.',
    ],
    [
      'avg_pool2d',
      [[2, 4]],
      { kernel: [3, 2] },
      'avg_pool2d cannot place a 3×2 kernel on a 2×4 input with padding 0: the kernel is larger. Use a smaller kernel or more padding.',
    ],
    [
      'conv2d',
      [
        [0, 3],
        [3, 3],
      ],
      { padding: 3 },
      'conv2d would have no entry to work on: the shape [0, 3] contains a 0.',
    ],
    [
      'max_pool2d',
      [[0, 3]],
      { kernel: 2, padding: 1 },
      'max_pool2d would have no entry to work on: the shape [0, 3] contains a 0.',
    ],
    [
      'global_avg_pool2d',
      [[2, 0]],
      {},
      'global_avg_pool2d would have no entry to work on: the shape [2, 0] contains a 0.',
    ],
  ])('%s of %j with %j', (id, shapes, attributes, sentence) => {
    expect(shapeOf(id, shapes, attributes)).toBe(sentence)
  })

  test.each<[string, readonly Shape[], RawAttributes, Shape]>([
    [
      'conv2d',
      [
        [4, 2, 13, 13],
        [1, 2, 5, 5],
      ],
      { stride: 2, padding: 2 },
      [4, 1, 7, 7],
    ],
    [
      'conv2d',
      [
        [4, 2, 13, 13],
        [1, 2, 5, 5],
      ],
      { stride: 2 },
      [4, 1, 5, 5],
    ],
    [
      'conv2d',
      [
        [5, 6],
        [3, 3],
      ],
      {},
      [3, 4],
    ],
    [
      'conv2d',
      [
        [2, 5, 6],
        [7, 2, 3, 3],
      ],
      {},
      [7, 3, 4],
    ],
    ['conv2d', [[3, 3], [3, 3], []], {}, [1, 1]],
    [
      'conv_transpose2d',
      [
        [1, 2, 7, 7],
        [2, 3, 5, 5],
      ],
      { stride: 2, padding: 2 },
      [1, 3, 13, 13],
    ],
    ['max_pool2d', [[2, 3, 8, 9]], { kernel: 2 }, [2, 3, 4, 4]],
    ['global_avg_pool2d', [[2, 3, 8, 9]], {}, [2, 3, 1, 1]],
    // Sizes that could never be held are still only numbers here.
    [
      'conv2d',
      [
        [2 ** 20, 2 ** 20],
        [2 ** 19, 2 ** 19],
      ],
      { stride: 2 ** 19 },
      [2, 2],
    ],
    [
      'conv2d',
      [
        [4, 4],
        [3, 3],
      ],
      { padding: 10 ** 12, stride: 10 ** 12 },
      [3, 3],
    ],
  ])('%s of %j with %j has shape %j', (id, shapes, attributes, shape) => {
    expect(shapeOf(id, shapes, attributes)).toEqual(shape)
  })
})
