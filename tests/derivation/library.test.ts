/** Every op of the library is explained: rule, rule with numbers and result, forwards and backwards, for its own examples. */
import { describe, expect, test } from 'vitest'
import type { GraphNode } from '../../shared/graph/graph.ts'
import type { StepDescription } from '../../shared/derivation/step-description.ts'
import type { RawAttributes } from '../../shared/ops/attribute.ts'
import { findOp, opIds } from '../../shared/ops/index.ts'
import type { AnyOp } from '../../shared/ops/op.ts'
import type { Json } from '../../shared/value/json.ts'
import { calculate } from './printed.ts'
import { trace } from './traces.ts'

const NAMES = ['a', 'b', 'c', 'd', 'e']
const computing: readonly AnyOp[] = opIds.map((id) => findOp(id)!).filter(({ group }) => group !== 'source')

/** The op applied to its example; the loss is the sum of the squares of what comes out. */
function explain(op: AnyOp, example: AnyOp['examples'][number]): readonly StepDescription[] {
  const isIndex = (port: number) => op.id === 'cross_entropy' && port === 1
  const sources = example.inputs.map((value, port): GraphNode => ({
    id: NAMES[port],
    op: isIndex(port) ? 'input' : 'parameter',
    attributes: { value: value as Json },
    inputs: [],
  }))
  const nodes: GraphNode[] = [
    ...sources,
    {
      id: 'y',
      op: op.id,
      attributes: (example.attributes ?? {}) as RawAttributes,
      inputs: sources.map(({ id }) => id),
    },
    { id: 'r', op: 'square', attributes: {}, inputs: ['y'] },
    { id: 'L', op: 'sum', attributes: {}, inputs: ['r'] },
  ]
  return trace(op.id, { title: '', nodes, loss: 'L' }).steps
}

describe.each(computing.map((op) => [op.id, op] as const))('%s', (_, op) => {
  const traces = op.examples.map((example) => explain(op, example))
  const about = (phase: StepDescription['phase']) =>
    traces.map((steps) =>
      steps.filter((step) => step.phase === phase && (step.edge ?? `${step.node}:`).startsWith('y:')),
    )

  test('forwards: the rule, the rule with numbers, the result', () => {
    const forward = about('forward').flat()
    expect(forward).toHaveLength(op.examples.length)
    for (const { formula, result } of forward) expect([formula, result]).toEqual([expect.anything(), expect.anything()])
    expect(forward.some(({ substituted }) => substituted !== null)).toBe(true)
    for (const { formula } of forward) expect(formula, 'no numbered axes, no programming names').not.toMatch(/_\{-|\\_/)
  })

  test('backwards: every local gradient has a rule or is constant, and every product its rule', () => {
    const locals = about('local').flat()
    expect(locals.length).toBeGreaterThan(0)
    for (const { formula, result, value } of locals) {
      expect(result).not.toBe('')
      expect(formula ?? '', 'no blank left for a gradient').not.toMatch(/(?:^|[ {])\\cdot(?:$|[ }])(?! *[\\\d])/)
      if (formula === null) expect(new Set(value?.data).size, 'a Jacobian without a rule is constant').toBeLessThan(3)
    }
    for (const { formula, result } of about('backward').flat()) expect([formula, result]).not.toContain(null)
  })

  test('backwards: the numbers of some example can be followed, or nothing is multiplied', () => {
    const steps = [...about('backward').flat(), ...about('product').flat()]
    const locals = new Map(
      about('local')
        .flat()
        .map(({ edge, result }) => [edge, result]),
    )
    const isFollowed = ({ substituted, edge }: StepDescription) =>
      substituted !== null || ['1', 'I'].includes(locals.get(edge) ?? '')
    expect(steps.some(isFollowed)).toBe(true)
  })
})

test('most products of the library can be recalculated from what is printed', () => {
  const products = computing.flatMap((op) =>
    op.examples.flatMap((example) => explain(op, example).filter(({ phase }) => phase === 'backward')),
  )
  const written = products.flatMap(({ substituted }) => (substituted === null ? [] : [substituted]))
  const read = written.filter((tex) => calculate(tex) !== null)
  expect(read.length).toBeGreaterThan(written.length * 0.8)
})
