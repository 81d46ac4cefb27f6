import { describe, expect, test } from 'vitest'
import { findInputShape, type Wanted } from '../../shared/insights/input-shape.ts'
import { describeProblem } from '../../shared/problem/problem.ts'
import { build, pair, random, unwrap, zeros } from './examples.ts'

const scalar: Wanted = { kind: 'scalar' }

describe('shapes backwards', () => {
  test('problem 4 (a): two 3×3 convolutions give a scalar for a 5×5 input', () => {
    const graph = { ...pair(zeros(3, 3), zeros(3, 3)) }
    const answer = unwrap(findInputShape(graph, 'x', 'f', scalar))
    expect(answer).toMatchObject({ shape: [5, 5], most: [5, 5] })
    expect(answer.layers.map(({ id, output, input }) => [id, output[0], input[0]])).toEqual([['f', 1, 3], ['z', 3, 5]]) // prettier-ignore
    expect(answer.layers[0].formulas).toEqual(['n = (1 - 1) \\cdot 1 + 3 = 3'])
  })

  test('a stride leaves a choice', () => {
    const graph = build('y = conv2d(x, w, stride=2)', { x: random(1, 4, 2, 13, 13), w: random(2, 1, 2, 5, 5) })
    const answer = unwrap(findInputShape(graph, 'x', 'y', { kind: 'shape', shape: [4, 1, 7, 7] }))
    expect(answer).toMatchObject({ shape: [4, 2, 17, 17], most: [18, 18] })
  })

  test('height and width by themselves', () => {
    const graph = build('y = conv2d(x, w)', { x: random(1, 9, 9), w: random(2, 3, 5) })
    expect(unwrap(findInputShape(graph, 'x', 'y', scalar)).shape).toEqual([3, 5])
  })

  test('what no size gives is said with what there is', () => {
    const graph = build('y = conv2d(x, w)', { x: random(1, 1, 2, 9, 9), w: random(2, 3, 2, 3, 3) })
    const refused = findInputShape(graph, 'x', 'y', scalar)
    expect(refused.ok || refused.problems.map(describeProblem)).toEqual([
      'no height and width of "x" up to 512 give "y" a single number; now it has [1, 3, 7, 7]. Its other lengths come from the filters and the batch.',
    ])
  })
})
