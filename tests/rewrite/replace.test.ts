/** What rewriting stands on: putting terms in the place of nodes, what a view says about a graph, rules in a row. */
import { describe, expect, test } from 'vitest'
import type { Document } from '../../shared/document/document.ts'
import { evaluateGraph } from '../../shared/engine/evaluate.ts'
import { buildGraph } from '../../shared/formula/build.ts'
import { objectiveOf } from '../../shared/rewrite/move.ts'
import { inputsOf, replaceNode } from '../../shared/rewrite/replace.ts'
import { simplify } from '../../shared/rewrite/simplify.ts'
import { apply, constant, use } from '../../shared/rewrite/term.ts'
import { allPositive, createView } from '../../shared/rewrite/view.ts'
import type { Json } from '../../shared/value/json.ts'

function build(formulas: string, values: Readonly<Record<string, Json>> = {}): Document {
  const built = buildGraph(formulas, { values })
  if (!built.ok) throw new Error(formulas)
  return { title: '', ...built.value }
}
const opsOf = ({ nodes }: Document) => nodes.map(({ id, op }) => `${id}:${op}`).toSorted()
const valueOf = (document: Document, id: string) => evaluateGraph(document).nodes.get(id)?.value?.data[0]

describe('a term in the place of a node', () => {
  const document = build('a = exp(w); b = log(a); L = b + v', { w: 2, v: 3 })

  test('takes its wires, and what nothing needs any more leaves', () => {
    const { document: replaced } = replaceNode(document, 'b', use('w'))
    expect(opsOf(replaced)).toEqual(['L:add', 'v:parameter', 'w:parameter'])
    expect(replaced.nodes.find(({ id }) => id === 'L')?.inputs).toEqual(['w', 'v'])
    expect(valueOf(replaced, 'L')).toBe(5)
  })

  test('of ops and constants gets nodes of its own', () => {
    const { document: replaced } = replaceNode(document, 'b', apply('mul', [constant(3), apply('square', ['w'])]))
    expect(valueOf(replaced, 'L')).toBe(15)
    expect(replaced.nodes.some(({ op }) => op === 'exp')).toBe(false)
  })

  test('what others still use stays', () => {
    const shared = build('a = exp(w); b = log(a); L = b + a', { w: 2 })
    const { document: replaced } = replaceNode(shared, 'b', use('w'))
    expect(opsOf(replaced)).toEqual(['L:add', 'a:exp', 'w:parameter'])
  })

  test('what a node is computed from', () => {
    expect([...inputsOf(document, 'b')].toSorted()).toEqual(['a', 'b', 'w'])
  })
})

describe('a view of a graph', () => {
  const document = build('a = exp(w); q = sigmoid(w); r = 1 - q; s = a*q + r; z = w*x; c = x + 1; L = s + z', {
    w: 2,
    x: 3,
  })
  const view = createView(document, objectiveOf(document))

  test('knows what is trained and what is a number', () => {
    expect(['w', 'a', 'z', 'c'].map(view.isTrained)).toEqual([true, true, true, false])
    expect([view.constantOf('c'), view.constantOf('a')]).toEqual([4, null])
    expect(view.uses('w')).toBe(3)
  })

  test('proves what is positive by the rules of signs, and names what it would have to assume', () => {
    expect(['a', 'q', 'r', 's', 'c'].map(view.positivity)).toEqual([[], [], [], [], []])
    expect(view.positivity('w')).toEqual(['w'])
    // z = w · 3 is positive where w is.
    expect(allPositive(view, ['z', 'a', 'w'])).toEqual(['w'])
    expect(createView(build('L = x * w', { x: -1 }), null).positivity('x')).toBe(null)
  })
})

test('rules in a row: every step is named, counted and checked', () => {
  const document = build('L = log(exp(w)) + log(exp(v)) + 5', { w: 1, v: 2 })
  const steps = simplify({ document, objective: objectiveOf(document) }, ['log-of-exp', 'drop-constant'])
  if (!steps.ok) throw new Error()
  expect(steps.value.map(({ rule, count, verification }) => [rule.id, count, verification.verdict])).toEqual([
    ['log-of-exp', 2, 'holds'],
    ['drop-constant', 1, 'holds'],
  ])
  const { document: last, objective } = steps.value[1].after
  expect(valueOf(last, objective!.node)).toBe(3)
})

test('where nothing applies any more there are no more steps', () => {
  const document = build('L = -(-w)', { w: 1 })
  const steps = simplify({ document, objective: objectiveOf(document) }, ['signs'])
  if (!steps.ok) throw new Error()
  expect(steps.value).toHaveLength(1)
  const again = simplify(steps.value[0].after, ['signs'])
  expect(again.ok && again.value).toEqual([])
})
