import { describe, expect, test } from 'vitest'
import type { Document } from '../../shared/document/document.ts'
import { setAttribute } from '../../shared/document/edits.ts'
import { parseDocument } from '../../shared/document/parse.ts'
import { writeDocument } from '../../shared/document/write.ts'
import { differentiateGraph } from '../../shared/engine/evaluate.ts'
import { describeProblem } from '../../shared/problem/problem.ts'
import { expandScalars, restoreVectors } from '../../shared/rewrite/scalars.ts'
import { graph, node, parameter, problem2 } from '../engine/graphs.ts'
import { randomGraph } from '../engine/random-graph.ts'
import { examples } from '../scene/figures.ts'

function expand(document: Document): Document {
  const expanded = expandScalars(document)
  if (!expanded.ok) throw new Error(expanded.problems.map(describeProblem).join('\n'))
  return expanded.value
}

/** Every entry of every source has the gradient that its own node has when it is written out. */
function compare(document: Document, expanded: Document): number {
  const before = differentiateGraph(document)
  const after = differentiateGraph(expanded)
  expect(after.problems).toEqual([])
  const loss = document.loss as string
  const value = before.nodes.get(loss)!.value!.data[0]
  expect(after.nodes.get(loss)!.value!.data[0]).toBeCloseTo(value, 9)
  let compared = 0
  for (const { id, op } of document.nodes) {
    const gradient = before.nodes.get(id)?.gradient
    if (op !== 'parameter' || !gradient) continue
    const names = expanded.nodes.filter(
      (other) => other.op === 'parameter' && (other.id === id || other.id.startsWith(`${id}_`)),
    )
    expect(names).toHaveLength(gradient.data.length)
    names.forEach((entry, i) => {
      const found = after.nodes.get(entry.id)?.gradient?.data[0] ?? 0
      expect(Math.abs(found - gradient.data[i])).toBeLessThan(1e-8 * (1 + Math.abs(gradient.data[i])))
      compared++
    })
  }
  return compared
}

describe('a graph written out in single numbers', () => {
  const document: Document = { title: 'Problem 2', ...problem2 }

  test('problem 2: six numbers, two sines, two products and their sum', () => {
    const expanded = expand(document)
    expect(expanded.nodes.map(({ id, op }) => `${id} ${op}`)).toEqual([
      'w_1 parameter',
      'w_2 parameter',
      'x_1 input',
      'x_2 input',
      'l input',
      's_1 sin',
      's_2 sin',
      'y_mul mul',
      'y_mul2 mul',
      'y add',
      'L logistic_loss',
    ])
    expect(expanded.nodes[0].attributes['value'], 'π stays as typed').toBe('pi/2')
    expect(expanded.nodes[5].label).toBe('s_{1}')
    expect(compare(document, expanded)).toBe(2)
  })

  test.each(examples)('%s has the same gradients', (_, example) => {
    const expanded = expandScalars(example)
    if (!expanded.ok) {
      // Too large, or an op that cannot be written out: said with the reason.
      expect(expanded.problems.map(describeProblem).join()).toMatch(/cannot be written out|more than the 400/)
      return
    }
    compare(example, expanded.value)
  })

  test('of 300 random graphs those that can be written out have the same gradients', () => {
    let [written, compared] = [0, 0]
    for (let seed = 0; seed < 300; seed++) {
      const random = { title: '', ...randomGraph(seed, 2 + (seed % 4)) }
      if (random.loss === undefined) continue
      const expanded = expandScalars(random)
      if (!expanded.ok) {
        expect(expanded.problems.map(describeProblem).join()).toMatch(/cannot be written out|more than the 400/)
        continue
      }
      written++
      compared += compare(random, expanded.value)
    }
    expect(written).toBeGreaterThan(100)
    expect(compared).toBeGreaterThan(500)
  })

  test('back gives the graph as it was, through a file too', () => {
    const placed = { ...document, nodes: document.nodes.map((n, i) => ({ ...n, position: { x: 40 * i, y: 0 } })) }
    const file = parseDocument(writeDocument(expand(placed)))
    expect(file.ok && restoreVectors(file.value.document)).toEqual(placed)
    expect(restoreVectors(document)).toBeNull()
  })

  test('what was changed meanwhile comes back with it', () => {
    const changed = setAttribute(expand(document), 'w_2', 'value', 3.08)
    const restored = restoreVectors(changed)!
    expect(restored.nodes[0].attributes['value']).toEqual(['pi/2', 3.08])
    expect(restored.nodes.slice(1)).toEqual(document.nodes.slice(1))
  })

  test('what is too large or cannot be written out is refused with a sentence', () => {
    const large = graph('L', parameter('w', { shape: [30, 30], fill: 1 }), node('L', 'sum', ['w']))
    const pool = graph('L', parameter('w', [[1, 2], [3, 4]]), node('p', 'max_pool2d', ['w'], { kernel: 2 }), node('L', 'sum', ['p'])) // prettier-ignore
    const sentences = [large, pool].map((of) => {
      const expanded = expandScalars({ title: '', ...of })
      return expanded.ok ? '' : expanded.problems.map(describeProblem).join()
    })
    expect(sentences[0]).toMatch(/901 nodes, more than the 400/)
    expect(sentences[1]).toMatch(/“p” \(max_pool2d\) cannot be written out/)
  })
})
