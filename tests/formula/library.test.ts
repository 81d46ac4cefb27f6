import { describe, expect, it } from 'vitest'
import { buildGraph } from '../../shared/formula/build.ts'
import { describeProblem } from '../../shared/problem/problem.ts'
import { ops } from '../../shared/ops/index.ts'
import type { AnyOp } from '../../shared/ops/op.ts'

describe('every op can be called by its id', () => {
  it.each(Object.values<AnyOp>(ops).map((op) => [op.id, op] as const))('%s', (id, op) => {
    const inputs = op.ports.map((_, port) => `x${port}`)
    const attributes = Object.entries(op.examples[0]?.attributes ?? {})
    const named = attributes.map(([name, value]) => `${name}=${JSON.stringify(value)}`)
    const text = `y = ${id}(${[...inputs, ...named].join(', ')})`
    const result = buildGraph(text)
    if (!result.ok) throw new Error(`${text}: ${result.problems.map(describeProblem).join('\n')}`)
    expect(result.value.nodes.at(-1)).toEqual({ id: 'y', op: id, inputs, attributes: Object.fromEntries(attributes) })
  })
})

describe('other names for functions', () => {
  it.each([
    ['ln', 'log'],
    ['σ', 'sigmoid'],
  ])('%s is %s', (alias, id) => {
    const result = buildGraph(`y = ${alias}(x)`)
    expect(result.ok && result.value.nodes.at(-1)?.op).toBe(id)
  })

  it('no name of a source is taken for a function', () => {
    expect(buildGraph('y = x(3)').ok).toBe(false)
  })
})
