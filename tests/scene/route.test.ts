import { describe, expect, test } from 'vitest'
import { crosses, sampleCurve, type Box, type Curve } from '../../shared/scene/geometry.ts'
import { routeWire } from '../../shared/scene/route.ts'

function passes(curve: Curve, box: Box): boolean {
  const points = sampleCurve(curve, 48)
  return points.some((point, index) => index > 0 && crosses(box, points[index - 1], point))
}

const START = { x: 0, y: 100 }
const TIP = { x: 600, y: 100 }
const IN_THE_WAY: Box = { x: 280, y: 80, width: 40, height: 40 }

test('a wire between equal heights is straight', () => {
  expect(new Set(routeWire(START, TIP).map(({ y }) => y))).toEqual(new Set([100]))
})

test('a wire goes around a node that stands in its way', () => {
  expect(passes(routeWire(START, TIP), IN_THE_WAY)).toBe(true)
  expect(passes(routeWire(START, TIP, { obstacles: [IN_THE_WAY] }), IN_THE_WAY)).toBe(false)
})

test('a wire goes around a whole row of nodes', () => {
  const row = [100, 200, 300, 400, 500].map((x) => ({ ...IN_THE_WAY, x }))
  const curve = routeWire(START, TIP, { obstacles: row })
  expect(row.filter((box) => passes(curve, box))).toEqual([])
})

test('wires downwards are those to the right with x and y exchanged', () => {
  const right = routeWire(START, TIP, { obstacles: [IN_THE_WAY], bend: 'late' })
  const flip = ({ x, y }: { x: number; y: number }) => ({ x: y, y: x })
  const obstacle = { x: IN_THE_WAY.y, y: IN_THE_WAY.x, width: 40, height: 40 }
  expect(routeWire(flip(START), flip(TIP), { isDown: true, obstacles: [obstacle], bend: 'late' })).toEqual(
    right.map(flip),
  )
})

describe.each(['early', 'late', 'even'] as const)('a wire that bends %s', (bend) => {
  test.each([
    ['forwards', { x: 400, y: 300 }],
    ['a short way', { x: 40, y: 300 }],
    ['backwards', { x: -300, y: 300 }],
    ['to the same point', START],
  ])('%s starts and ends where it should, along the direction of reading', (_, tip) => {
    const curve = routeWire(START, tip, { bend })
    expect(curve[0]).toEqual(START)
    expect(curve[curve.length - 1]).toEqual(tip)
    expect(curve[1].y).toBeCloseTo(START.y)
    expect(curve[curve.length - 2].y).toBeCloseTo(tip.y)
    for (const { x, y } of curve) expect(Number.isFinite(x) && Number.isFinite(y)).toBe(true)
  })
})
