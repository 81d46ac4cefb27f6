import { describe, expect, test } from 'vitest'
import { countEntries, formatShape, sameShape, stridesOf } from '../../shared/tensor/shape.ts'
import { scalar, tensor, toNested } from '../../shared/tensor/tensor.ts'

describe('shapes', () => {
  test.each([
    [[], 1, '[]', []],
    [[3], 3, '[3]', [1]],
    [[2, 3], 6, '[2, 3]', [3, 1]],
    [[4, 1, 5], 20, '[4, 1, 5]', [5, 5, 1]],
    [[2, 0, 3], 0, '[2, 0, 3]', [0, 3, 1]],
  ])('%j has %i entries and is written %s', (shape, entries, text, strides) => {
    expect(countEntries(shape)).toBe(entries)
    expect(formatShape(shape)).toBe(text)
    expect(stridesOf(shape)).toEqual(strides)
  })

  test('are the same only axis by axis', () => {
    expect(sameShape([2, 3], [2, 3])).toBe(true)
    expect(sameShape([], [])).toBe(true)
    expect(sameShape([2, 3], [3, 2])).toBe(false)
    expect(sameShape([6], [2, 3])).toBe(false)
    expect(sameShape([2], [2, 1])).toBe(false)
  })
})

describe('tensors', () => {
  test.each([
    [[], [7], 7],
    [[2], [1, 2], [1, 2]],
    [
      [2, 3],
      [1, 2, 3, 4, 5, 6],
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
    ],
    [
      [2, 1, 2],
      [1, 2, 3, 4],
      [[[1, 2]], [[3, 4]]],
    ],
    [[2, 0], [], [[], []]],
  ])('of shape %j holding %j is written %j', (shape, data, nested) => {
    expect(toNested(tensor(shape, data))).toEqual(nested)
  })

  test('a number is a tensor without axes', () => {
    expect(scalar(2.5)).toEqual(tensor([], [2.5]))
  })

  test('as many numbers as the shape says are needed', () => {
    expect(() => tensor([2, 3], [1, 2, 3])).toThrow('A tensor of shape [2, 3] needs 6 entries, got 3.')
  })
})
