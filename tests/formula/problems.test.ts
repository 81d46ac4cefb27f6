import { describe, expect, it } from 'vitest'
import { buildGraph, type FormulaOptions } from '../../shared/formula/build.ts'
import { parseValueText } from '../../shared/formula/constants.ts'
import { describeProblem } from '../../shared/problem/problem.ts'

/** Code and the characters each problem points at. */
function problemsOf(text: string, options?: FormulaOptions): [string, string][] {
  const result = buildGraph(text, options)
  if (result.ok) return []
  return result.problems.map(({ code, where: { offset = -1, length = 0 } }) => [
    code,
    text.slice(offset, offset + length),
  ])
}

describe('a mistake is shown at its characters', () => {
  it.each([
    ['', 'formula/empty', ''],
    ['y = $x', 'formula/character', '$'],
    ['y = x % 2', 'formula/character', '%'],
    ['y = 😀', 'formula/character', '😀'],
    ['y = "abc', 'formula/quote', '"'],
    ['y = sin(x', 'formula/unclosed', '('],
    ['y = sin(x; z = 2', 'formula/unclosed', '('],
    ['y = [1, 2', 'formula/unclosed', '['],
    ['y = sin(x))', 'formula/unopened', ')'],
    ['y = sin(x]', 'formula/expected', ']'],
    ['y = 2x', 'formula/missing-operator', 'x'],
    ['y = sin(x) cos(x)', 'formula/missing-operator', 'cos'],
    ['y = sin(x z)', 'formula/missing-operator', 'z'],
    ['y = x *', 'formula/expected', ''],
    ['y = x * / 2', 'formula/expected', '/'],
    ['sin(x) = y', 'formula/target', 'sin(x)'],
    ['y = sinn(x)', 'formula/unknown-op', 'sinn'],
    ['y = 3 + w(x)', 'formula/unknown-op', 'w'],
    ['y = add(x)', 'formula/arguments', 'add'],
    ['y = sin(x, z)', 'formula/arguments', 'z'],
    ['y = leaky_relu(x, 0.1)', 'formula/arguments', '0.1'],
    ['y = leaky_relu(x, slop=0.1)', 'attribute/unknown', 'slop=0.1'],
    ['y = leaky_relu(x, slope="steep")', 'attribute/kind', 'slope="steep"'],
    ['y = leaky_relu(x, slope=1, slope=2)', 'formula/attribute-twice', 'slope'],
    ['y = leaky_relu(x, slope=w)', 'formula/not-constant', 'w'],
    ['y = leaky_relu(x=z)', 'formula/port-by-name', 'x=z'],
    ['y = reshape(x)', 'attribute/missing', 'reshape'],
    ['y = [1, a]', 'formula/not-constant', 'a'],
    ['y = [[1, 2], [3]]', 'value/ragged', '[[1, 2], [3]]'],
    ['y = sin("abc")', 'value/expression', '"abc"'],
    ['y = zeros(n)', 'formula/lengths', 'zeros'],
    ['y = zeros(2, scale=3)', 'attribute/unknown', 'scale=3'],
    ['y = zeros(100000, 100000)', 'value/too-large', 'zeros(100000, 100000)'],
    ['y = input(3, 4)', 'formula/arguments', '4'],
    ['y = input(3, frozen=true)', 'attribute/unknown', 'frozen=true'],
    ['y = 1; y = sin(x)', 'formula/assigned-twice', 'y'],
    ['y = y + 1', 'formula/cycle', 'y'],
    ['a = sin(b); b = sin(a)', 'formula/cycle', 'b'],
    ['y = x', 'formula/alias', 'x'],
    ['y = _', 'formula/no-operand', '_'],
    ['y = x * w; loss: z', 'graph/unknown-node', 'z'],
  ])('%s: %s', (text, code, characters) => {
    expect(problemsOf(text)).toContainEqual([code, characters])
  })

  it('points at the second of two equal names', () => {
    const result = buildGraph('y = sin(x); y = cos(x)')
    expect(!result.ok && result.problems[0].where).toEqual({ offset: 12, length: 1 })
  })

  it('reports every unreadable formula, not only the first', () => {
    expect(problemsOf('a = sin(; b = 2x; c = 3')).toEqual([
      ['formula/unclosed', '('],
      ['formula/missing-operator', 'x'],
    ])
  })

  it('refuses names in the options that fit no source', () => {
    expect(problemsOf('y = sin(w)', { values: { W: 1 } })[0][0]).toBe('graph/unknown-node')
    expect(problemsOf('y = sin(w)', { values: { y: 1 } })[0][0]).toBe('graph/not-a-source')
    expect(problemsOf('y = sin(w)', { parameters: ['q', 'w'] })[0][0]).toBe('graph/unknown-node')
    expect(problemsOf('y = sin(w)', { loss: 'z' })[0][0]).toBe('graph/unknown-node')
    expect(problemsOf('y = sin(w)', { values: { w: [[1], 2] } })[0][0]).toBe('value/ragged')
  })

  it('refuses to assign a name of the graph it adds to', () => {
    const known = { nodes: [{ id: 'x', op: 'input', attributes: {}, inputs: [] }] }
    expect(problemsOf('x = sin(w)', { known })).toEqual([['formula/exists', 'x']])
  })
})

describe('the sentences', () => {
  it.each([
    ['y = sn(x)', 'there is no op "sn"; did you mean "sin"?'],
    ['y = w(x)', 'there is no op "w"; to multiply, write w * (..). `chainrule ops` lists the library.'],
    [
      'y = leaky_relu(x, 0.1)',
      'leaky_relu takes one input (x); found 2. Attributes are given as name=value; the names are slope.',
    ],
    ['y = conv2d(x)', /^conv2d takes two inputs \(x, w\) and optionally b; found 1\./],
    ['y = concat(x)', /^concat takes two inputs or more \(a, b, \.\.\); found 1\./],
    [
      'a = sin(b); b = sin(a)',
      'these names are defined by each other (b → a → b); a computational graph must not run in a circle.',
    ],
  ])('of %s', (text, sentence) => {
    const result = buildGraph(text)
    const found = result.ok ? '' : describeProblem(result.problems[0])
    expect(found).toEqual(typeof sentence === 'string' ? sentence : expect.stringMatching(sentence))
  })
})

describe('limits', () => {
  it('a number of four hundred digits is a number', () => {
    expect(buildGraph(`s = z^${'9'.repeat(400)}`).ok).toBe(true)
  })

  it('reads 200 nested brackets and refuses 201', () => {
    const nested = (depth: number) => `y = ${'sin('.repeat(depth)}x${')'.repeat(depth)}`
    expect(problemsOf(nested(200))).toEqual([])
    expect(problemsOf(nested(201))).toEqual([['formula/too-deep', '(']])
  })

  it.each(['-', '2^', "a' * ", '[', '√', '(', '{"a":', 'sin(x, a='])(
    'refuses %s repeated a hundred thousand times',
    (part) => {
      expect(problemsOf(part.repeat(100_000 / part.length) + 'x').map(([code]) => code)).toContain('formula/too-deep')
    },
  )

  it('refuses texts longer than a million characters', () => {
    expect(problemsOf(' '.repeat(2 ** 20 + 1)).map(([code]) => code)).toEqual(['formula/too-long'])
  })

  it('stops after twenty problems', () => {
    expect(problemsOf('f(x);'.repeat(50_000))).toHaveLength(20)
  })
})

describe('values as text', () => {
  it.each([
    ['3', 3],
    ['-2.5', -2.5],
    [' pi/2 ', 'pi/2'],
    ['[pi/2, pi]', ['pi/2', 'pi']],
    [
      '[[1,2],\n [3,4]]',
      [
        [1, 2],
        [3, 4],
      ],
    ],
    ['-Infinity', '-Infinity'],
    ['"2*pi"', '2*pi'],
    ['zeros(2,3)', { shape: [2, 3], fill: 0 }],
    ['ones(2)', { shape: [2], fill: 1 }],
    ['randn(3,4)', { shape: [3, 4], random: 'normal' }],
    ['uniform(3, seed=7, scale=1/2)', { shape: [3], random: 'uniform', seed: 7, scale: '1/2' }],
    ['{"shape": [2, 1], "data": [1, -2e3]}', { shape: [2, 1], data: [1, -2000] }],
  ])('%s', (text, value) => {
    expect(parseValueText(text)).toEqual({ ok: true, value })
  })

  it.each([
    ['', 'formula/expected'],
    ['x', 'formula/not-constant'],
    ['1; 2', 'formula/expected'],
    ['w = 3', 'formula/expected'],
    ['[1, [2]]', 'value/ragged'],
    ['0/0', 'value/expression'],
    ['null', 'value/kind'],
    ['[1, 2', 'formula/unclosed'],
  ])('refuses %j', (text, code) => {
    const result = parseValueText(text)
    expect(!result.ok && result.problems[0].code).toBe(code)
  })
})
