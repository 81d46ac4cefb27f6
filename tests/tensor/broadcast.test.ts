import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { broadcastIndex, broadcastShapes } from '../../shared/tensor/broadcast.ts'
import { countEntries, stridesOf, type Shape } from '../../shared/tensor/shape.ts'
import { stridedIndex } from '../../shared/tensor/strided-index.ts'

describe('shapes broadcast as in NumPy', () => {
  test.each([
    [[[], []], []],
    [[[3], []], [3]],
    [
      [[2, 3], [3]],
      [2, 3],
    ],
    [
      [[2, 1], [3]],
      [2, 3],
    ],
    [
      [
        [2, 1, 4],
        [5, 1],
      ],
      [2, 5, 4],
    ],
    [[[1], [0]], [0]],
    [
      [[2, 3], [1, 1], [3]],
      [2, 3],
    ],
    [[[4]], [4]],
    [[], []],
  ])('%j → %j', (shapes, common) => {
    expect(broadcastShapes(shapes)).toEqual(common)
  })

  test.each([
    [[[2], [3]]],
    [[[2, 3], [2]]],
    [
      [
        [2, 3],
        [3, 2],
      ],
    ],
    [[[0], [2]]],
    [
      [
        [2, 1],
        [3, 1],
        [4, 1],
      ],
    ],
  ])('%j do not fit', (shapes) => {
    expect(broadcastShapes(shapes)).toBeNull()
  })
})

/** A shape, and the same shape with some lengths 1 and some leading axes left out. */
const stretched = fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 4 }).chain((to) =>
  fc.record({
    to: fc.constant<Shape>(to),
    from: fc
      .tuple(fc.nat(to.length), fc.array(fc.boolean(), { minLength: to.length, maxLength: to.length }))
      .map(([dropped, ones]): Shape => to.map((length, axis) => (ones[axis] ? 1 : length)).slice(dropped)),
  }),
)

describe('the entry each entry of the broadcast result comes from', () => {
  test('has the same coordinates, 0 along stretched axes', () => {
    fc.assert(
      fc.property(stretched, ({ from, to }) => {
        const index = broadcastIndex(from, to) ?? Int32Array.from({ length: countEntries(to) }, (_, entry) => entry)
        expect(index.length).toBe(countEntries(to))
        index.forEach((source, entry) => {
          const target = coordinates(to, entry).slice(to.length - from.length)
          expect(coordinates(from, source)).toEqual(target.map((place, axis) => (from[axis] === 1 ? 0 : place)))
        })
      }),
    )
  })

  test('is not listed where nothing is stretched', () => {
    expect(broadcastIndex([2, 3], [2, 3])).toBeNull()
    expect(broadcastIndex([], [])).toBeNull()
    expect(broadcastIndex([3], [1, 3])).toBeNull()
    expect(broadcastIndex([3], [2, 3])).toEqual(Int32Array.of(0, 1, 2, 0, 1, 2))
    expect(broadcastIndex([2, 1], [2, 3])).toEqual(Int32Array.of(0, 0, 0, 1, 1, 1))
    expect(broadcastIndex([1], [0])).toEqual(new Int32Array(0))
  })
})

describe('walking over entries with steps', () => {
  test.each([
    ['row by row', [2, 3], [3, 1], 0, [0, 1, 2, 3, 4, 5]],
    ['transposed', [3, 2], [1, 3], 0, [0, 3, 1, 4, 2, 5]],
    ['backwards', [4], [-1], 3, [3, 2, 1, 0]],
    ['every second column from the second on', [2, 2], [5, 2], 1, [1, 3, 6, 8]],
    ['standing still', [3], [0], 4, [4, 4, 4]],
    ['a single number', [], [], 2, [2]],
    ['nothing', [2, 0], [1, 1], 0, []],
  ])('%s', (_, shape, steps, start, expected) => {
    expect([...stridedIndex(shape, steps, start)]).toEqual(expected)
  })
})

function coordinates(shape: Shape, entry: number): number[] {
  return stridesOf(shape).map((stride, axis) => Math.floor(entry / stride) % shape[axis])
}
