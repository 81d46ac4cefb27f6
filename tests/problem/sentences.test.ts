import { describe, expect, it } from 'vitest'
import { describeProblem, describeProblemIn, problem, type Problem } from '../../shared/problem/problem.ts'
import { LANGUAGES } from '../../shared/language/language.ts'
import { czechSentences } from '../../shared/problem/sentences/czech/index.ts'
import { sentences } from '../../shared/problem/sentences/index.ts'

/**
 * Stands in for facts of any type: a word in a text, a number in arithmetic, a list where a list is asked for. So
 * every sentence of the catalogue can be made without knowing its facts.
 */
function anyFacts(number: number, length: number): unknown {
  const list = Array.from({ length }, (_, index) => `item${index}`)
  const fact: unknown = new Proxy(list, {
    get: (_, key) => {
      if (key === Symbol.toPrimitive) return (hint: string) => (hint === 'number' ? number : 'word')
      const owner: object = key in list ? list : new String('word')
      const member: unknown = Reflect.get(owner, key)
      return typeof member === 'function' ? member.bind(owner) : member
    },
  })
  return new Proxy({}, { get: () => fact })
}

describe.each(Object.keys(sentences))('the sentence of %s', (code) => {
  it.each([
    [0, 1],
    [1, 1],
    [2, 3],
    [1e9, 20],
  ])('is whole with the number %d and %d items', (number, length) => {
    const found = { code, facts: anyFacts(number, length), where: {} } as unknown as Problem
    for (const language of LANGUAGES) {
      const sentence = describeProblemIn(language, found)
      expect(sentence).toMatch(/[.?!]$/)
      expect(sentence).not.toMatch(/undefined|NaN \w|\[object| {2}|[?!]\.$/)
    }
  })
})

it('a sentence says where the problem is as far as that is known', () => {
  const facts = { source: 'v' }
  const sentence = 'the wire comes from "v", but no node has that name; connect it to an existing node.'
  expect(describeProblem(problem('graph/dangling', facts))).toBe(sentence)
  expect(describeProblem(problem('graph/dangling', facts, { node: 's', port: 1 }))).toBe(
    `node "s", input 1: ${sentence}`,
  )
  expect(describeProblem(problem('graph/dangling', facts, { node: 's', port: 1, path: 'nodes[3].inputs[1]' }))).toBe(
    `nodes[3].inputs[1], node "s": ${sentence}`,
  )
  expect(describeProblem(problem('graph/dangling', facts, { line: 3, column: 7 }))).toBe(
    `line 3, column 7: ${sentence}`,
  )
})

it('every sentence is said in Czech, too', () => {
  expect(Object.keys(sentences).filter((code) => !Object.hasOwn(czechSentences, code))).toEqual([])
})
