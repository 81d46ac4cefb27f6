import { describe, expect, test } from 'vitest'
import { ops } from '../../shared/ops/index.ts'
import type { AnyOp } from '../../shared/ops/op.ts'
import type { RawAttributes } from '../../shared/ops/attribute.ts'
import { tensor } from '../../shared/tensor/tensor.ts'
import { inferShape, runOp } from './run-op.ts'

describe('what does not fit is said in a sentence', () => {
  const table: readonly (readonly [AnyOp, readonly (readonly number[])[], RawAttributes, string])[] = [
    [ops.add, [[2, 3], [2]], {}, 'add cannot combine the shapes [2, 3] and [2]'],
    [ops.mse, [[2, 3], [2]], {}, 'mse cannot combine the shapes [2, 3] and [2]'],
    [ops.sum, [[2, 3]], { axes: [2] }, 'sum was given axis 2, but shape [2, 3] has axes -2 to 1.'],
    [ops.sum, [[]], { axes: [0] }, 'sum was given axis 0, but its input is a single number without axes.'],
    [ops.mean, [[2, 3]], { axes: [1, -1] }, 'mean was given axis -1 twice'],
    [ops.max, [[0]], {}, 'max would have no entry to work on: the shape [0] contains a 0.'],
    [ops.softmax, [[]], {}, 'softmax was given axis -1, but its input is a single number'],
    [ops.reshape, [[2, 3]], { shape: [4] }, 'reshape cannot arrange the 6 numbers of shape [2, 3] as [4]'],
    [ops.reshape, [[2, 3]], { shape: [4, -1] }, 'the lengths must multiply to 6'],
    [ops.reshape, [[6]], { shape: [-1, -1] }, 'leaves 2 open; write -1 once'],
    [ops.reshape, [[0, 3]], { shape: [0, -1] }, 'without numbers any length would do'],
    [ops.reshape, [[6]], { shape: [2 ** 52, 2 ** 52] }, 'the lengths must multiply to 6'],
    [ops.reshape, [[6]], {}, 'reshape needs its attribute "shape"'],
    [ops.flatten, [[2]], { start: 1 }, 'flatten was given axis 1'],
    [
      ops.concat,
      [
        [2, 3],
        [2, 4],
      ],
      {},
      'concat joins along axis 0, so all other lengths must agree',
    ],
    [ops.concat, [[2], [2, 2]], {}, 'found the shapes [2] and [2, 2]'],
    [
      ops.slice,
      [[2, 3]],
      { starts: [1] },
      'slice needs one entry per axis in "starts": shape [2, 3] has 2, but 1 is given.',
    ],
    [ops.slice, [[3]], { steps: [0] }, 'slice was given step 0 on axis 0'],
    [ops.pad, [[2, 3]], { pads: [[1, 1]] }, 'pad needs one entry per axis in "pads"'],
    [ops.broadcast_to, [[3]], { shape: [3, 2] }, 'broadcast_to cannot stretch shape [3] to [3, 2]'],
    [ops.unsqueeze, [[3]], { axes: [2] }, 'unsqueeze was given axis 2, but its result has axes -2 to 1.'],
    [ops.unsqueeze, [[3]], { axes: [0, -3] }, 'unsqueeze was given axis 0 twice'],
    [ops.unsqueeze, [[3]], { axes: null }, 'unsqueeze needs its attribute "axes"'],
    [ops.batch_norm2d, [[2, 3], [3], [3]], {}, 'batch_norm2d expects x to be N×C×H×W; found shape [2, 3].'],
    [
      ops.batch_norm2d,
      [[1, 3, 2, 2], [3], [2]],
      {},
      'expects b to be a vector with one entry for each of the 3 channels',
    ],
    [ops.cross_entropy, [[], []], {}, 'cross_entropy expects y to be a vector of scores'],
    [
      ops.cross_entropy,
      [[4, 3], [3]],
      {},
      'class indices of shape [4] or distributions of shape [4, 3]; found shape [3]',
    ],
    [ops.huber, [[2], [2]], { delta: 0 }, 'expected a number greater than 0; found 0'],
    [ops.mse, [[2], [2]], { reduction: 'total' }, 'expected "mean" or "sum" or "none"'],
  ]
  test.each(table)('$id of %j with %j: %s', (op, shapes, attributes, sentence) => {
    expect(() => inferShape(op, shapes, attributes)).toThrow(sentence)
  })
})

describe('cross-entropy with a class that does not exist', () => {
  test.each([[-1], [3], [0.5], [NaN]])('class %d of 3 is NaN, and so is its gradient', (index) => {
    const inputs = [tensor([2, 3], [1, 2, 3, 4, 5, 6]), tensor([2], [index, 1])]
    const { output, gradients } = runOp(ops.cross_entropy, inputs, { reduction: 'none' })
    expect(output.data[0]).toBeNaN()
    expect(output.data[1]).toBeCloseTo(1.407606, 6)
    expect([...(gradients[0] ?? [])].map(Number.isNaN)).toEqual([true, true, true, false, false, false])
    expect(gradients[1]).toBeNull()
  })
})
