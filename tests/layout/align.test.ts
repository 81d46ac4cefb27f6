import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { alignBoxes, distributeBoxes, type Alignment } from '../../shared/layout/align.ts'
import { snapBox } from '../../shared/layout/snap.ts'
import { uniteBoxes, type Box } from '../../shared/scene/geometry.ts'

const boxes = new Map<string, Box>([
  ['a', { x: 0, y: 0, width: 40, height: 40 }],
  ['b', { x: 100, y: 30, width: 80, height: 20 }],
  ['c', { x: 300, y: 10, width: 60, height: 40 }],
])

describe('aligning', () => {
  test.each<[Alignment, 'x' | 'y', readonly number[]]>([
    ['left', 'x', [0, 0, 0]],
    ['right', 'x', [320, 280, 300]],
    ['centre', 'x', [160, 140, 150]],
    ['top', 'y', [0, 0, 0]],
    ['bottom', 'y', [10, 30, 10]],
    ['middle', 'y', [5, 15, 5]],
  ])('to the %s', (to, axis, expected) => {
    expect([...alignBoxes(boxes, to).values()].map((corner) => corner[axis])).toEqual(expected)
  })
})

describe('distributing', () => {
  test('leaves equal gaps and keeps the first and the last', () => {
    expect([...distributeBoxes(boxes, 'horizontal')].map(([id, { x }]) => [id, x])).toEqual([
      ['a', 0],
      ['b', 130],
      ['c', 300],
    ])
  })

  test('twice changes nothing more, whatever the boxes', () => {
    const box = fc.record({
      x: fc.integer({ min: 0, max: 500 }),
      y: fc.constant(0),
      width: fc.constant(40),
      height: fc.constant(40),
    })
    fc.assert(
      fc.property(fc.array(box, { minLength: 3, maxLength: 8 }), (list) => {
        const start = new Map(list.map((one, index) => [String(index), one]))
        const once = distributeBoxes(start, 'horizontal')
        const moved = new Map([...once].map(([id, corner]) => [id, { ...start.get(id)!, ...corner }]))
        for (const [id, { x }] of distributeBoxes(moved, 'horizontal')) expect(x).toBeCloseTo(moved.get(id)!.x)
        expect(uniteBoxes([...moved.values()]).width).toBeCloseTo(uniteBoxes(list).width)
      }),
    )
  })
})

describe('snapping', () => {
  const box = { x: 103, y: 218, width: 40, height: 40 }

  test('goes to the nearest line of a neighbour within reach and shows it, on the other axis to the grid', () => {
    const neighbour = { x: 100, y: 0, width: 40, height: 40 }
    expect(snapBox(box, { grid: 20, neighbours: [neighbour], reach: 5 })).toEqual({
      by: { x: -3, y: 2 },
      guides: [{ axis: 'x', at: 120, from: 0, to: 260 }],
    })
  })

  test('is off where there is neither a grid nor a neighbour', () => {
    expect(snapBox(box, { grid: null, neighbours: [], reach: 5 })).toEqual({ by: { x: 0, y: 0 }, guides: [] })
  })

  test('edges meet opposite edges, too', () => {
    const { by, guides } = snapBox(box, {
      grid: null,
      neighbours: [{ x: 0, y: 216, width: 100, height: 80 }],
      reach: 5,
    })
    expect(by).toEqual({ x: -3, y: -2 })
    expect(guides.map(({ axis, at }) => [axis, at])).toEqual([
      ['x', 100],
      ['y', 216],
    ])
  })
})
