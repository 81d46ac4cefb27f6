import { describe, expect, it } from 'vitest'
import { buildGraph, type FormulaOptions } from '../../shared/formula/build.ts'
import type { Graph } from '../../shared/graph/graph.ts'
import { describeProblem } from '../../shared/problem/problem.ts'
import type { Json } from '../../shared/value/json.ts'

function build(text: string, options?: FormulaOptions): Graph {
  const result = buildGraph(text, options)
  if (!result.ok) throw new Error(result.problems.map(describeProblem).join('\n'))
  return result.value
}

/** `id = op(inputs)` per node, sources with their value. */
function outline(graph: Graph): string[] {
  return graph.nodes.map(({ id, op, inputs, attributes }) => {
    const named = Object.entries(attributes).map(([name, value]) => `${name}=${JSON.stringify(value)}`)
    return `${id} = ${op}(${[...inputs.map((input) => input ?? '_'), ...named].join(', ')})`
  })
}

describe('the formulas of the midterm', () => {
  it('builds problem 2 with the names as typed', () => {
    const graph = build('y = dot(sin(w), x); L = logistic_loss(y, l)', {
      values: { w: ['pi/2', 'pi'], x: [2, 1], l: 1 },
    })
    expect(outline(graph)).toEqual([
      'w = parameter(value=["pi/2","pi"])',
      'sin1 = sin(w)',
      'x = input(value=[2,1])',
      'y = dot(sin1, x)',
      'l = input(value=1)',
      'L = logistic_loss(y, l)',
    ])
    expect(graph.loss).toBe('L')
  })

  it.each<[string, string[]]>([
    ["y = sin(w)' * x", ['w = parameter()', 'sin1 = sin(w)', 'x = input()', 'y = dot(sin1, x)']],
    [
      'L = log(1 + exp(-l*y))',
      [
        'l = input()',
        'neg1 = neg(l)',
        'y = input()',
        'mul1 = mul(neg1, y)',
        'exp1 = exp(mul1)',
        'c1 = constant(value=1)',
        'add1 = add(c1, exp1)',
        'L = log(add1)',
      ],
    ],
    [
      'z = x @ W + b',
      ['x = input()', 'W = parameter()', 'matmul1 = matmul(x, W)', 'b = parameter()', 'z = add(matmul1, b)'],
    ],
    [
      'u = relu(conv2d(x, k, stride=2))',
      ['x = input()', 'k = parameter()', 'conv2d1 = conv2d(x, k, stride=2)', 'u = relu(conv2d1)'],
    ],
  ])('builds %s', (text, nodes) => {
    expect([...outline(build(text))].sort()).toEqual([...nodes].sort())
  })
})

describe('operators', () => {
  /** The last formula written as a nested call. */
  function nested(text: string, values: Record<string, Json> = {}): string {
    const graph = build(`answer = ${text}`, { values })
    const nodes = new Map(graph.nodes.map((node) => [node.id, node]))
    const write = (id: string): string => {
      const { op, inputs, attributes } = nodes.get(id) as Graph['nodes'][number]
      if (op === 'constant') return JSON.stringify(attributes['value'])
      return inputs.length === 0 ? id : `${op}(${inputs.map((input) => write(input as string)).join(', ')})`
    }
    return write('answer')
  }

  it.each([
    ['a + b * c', 'add(a, mul(b, c))'],
    ['a - b - c', 'sub(sub(a, b), c)'],
    ['a / b * c', 'mul(div(a, b), c)'],
    ['a @ b * c', 'mul(matmul(a, b), c)'],
    ['-a ^ 2', 'neg(pow(a, 2))'],
    ['a ^ b ^ c', 'pow(a, pow(b, c))'],
    ['a ** -b * c', 'mul(pow(a, neg(b)), c)'],
    ['2 ** a', 'pow(2, a)'],
    ['-a * b', 'mul(neg(a), b)'],
    ['+a - -b', 'sub(a, neg(b))'],
    ['(a + b) * c', 'mul(add(a, b), c)'],
    ["A' @ b", 'matmul(transpose(A), b)'],
    ['a′ · b × c − d²', 'sub(mul(mul(a′, b), c), pow(d, 2))'],
    ['√a + ln(b)', 'add(sqrt(a), log(b))'],
    ['2*pi*a', 'mul("2*pi", a)'],
    ['a * (pi/2)', 'mul(a, "pi/2")'],
    ['a * sqrt(2)', 'mul(a, "sqrt(2)")'],
    ['a - 2 * 3', 'sub(a, "2 * 3")'],
    ['a * [1, pi]', 'mul(a, [1,"pi"])'],
    ['a + zeros(2, 3)', 'add(a, {"shape":[2,3],"fill":0})'],
    ['a * log(-1)', 'mul(a, log(neg(1)))'],
    ["u' * v", 'dot(u, v)'],
    ["-l * u' * v", 'mul(neg(l), dot(u, v))'],
    ["-u' * v", 'neg(dot(u, v))'],
    ["u' * A' * v", 'dot(u, dot(A, v))'],
  ])('%s is %s', (text, expected) => {
    expect(nested(text)).toBe(expected)
  })

  it.each<[string, Record<string, Json>, string]>([
    ["u' * v", { u: [1, 2], v: [3, 4] }, 'dot(u, v)'],
    ["u' * v", { u: [[1, 2]], v: [3] }, 'matmul(transpose(u), v)'],
    ["u' * v", { u: [1, 2], v: [[3], [4]] }, 'matmul(u, v)'],
    ["u' * v", { v: [[3], [4]] }, 'matmul(transpose(u), v)'],
    ["u' * v", { u: 2, v: [3, 4] }, 'mul(u, v)'],
    [
      "sin(u)' * v",
      {
        u: [
          [1, 2],
          [3, 4],
        ],
      },
      'matmul(transpose(sin(u)), v)',
    ],
    ["u' @ v", { u: [1, 2] }, 'matmul(u, v)'],
  ])('%s with %j is %s', (text, values, expected) => {
    expect(nested(text, values)).toBe(expected)
  })
})

describe('names', () => {
  const opOf = (graph: Graph, id: string) => graph.nodes.find((node) => node.id === id)?.op

  it.each([
    ['w', 'parameter'],
    ['W1', 'parameter'],
    ['v', 'parameter'],
    ['V', 'parameter'],
    ['b_2', 'parameter'],
    ['k', 'parameter'],
    ['θ', 'parameter'],
    ['x', 'input'],
    ['l', 'input'],
    ['σ', 'input'],
  ])('an undefined %s becomes a %s', (name, op) => {
    expect(opOf(build(`y = sin(${name})`), name)).toBe(op)
  })

  it('follows a list of parameters instead of first letters', () => {
    const graph = build('y = w * x', { parameters: ['x'] })
    expect([opOf(graph, 'w'), opOf(graph, 'x')]).toEqual(['input', 'parameter'])
  })

  it('takes e and pi for the constants unless the graph has such a name', () => {
    expect(outline(build('y = x * e'))).toContain('c1 = constant(value="e")')
    expect(outline(build('y = x * e; e = [1, 2]'))).toContain('y = mul(x, e)')
    expect(outline(build('y = x * e', { values: { e: 3 } }))).toContain('e = input(value=3)')
    expect(outline(build('y = x * pi', { parameters: ['pi'] }))).toContain('pi = parameter()')
  })

  it('keeps an apostrophe in a name only where that name exists, a prime ′ always', () => {
    expect(outline(build("w' = 3; y = w' * x"))).toContain("y = mul(w', x)")
    expect(outline(build("y = w' * x"))).toContain('y = dot(w, x)')
    expect(outline(build("y = w''@x; w' = [[1, 2]]"))).toContain("transpose1 = transpose(w')")
    expect(outline(build('y = x′ + x'))).toContain('y = add(x′, x)')
  })

  it('never gives an intermediate node a name that the text uses', () => {
    const ids = build('y = sin(sin(sin1)) + sin3; mul1 = y * y * c1').nodes.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toEqual(expect.arrayContaining(['sin1', 'sin2', 'sin4', 'sin3', 'mul1', 'mul2', 'c1']))
  })

  it('calls a last formula without a name y, or afresh where y is taken', () => {
    expect(outline(build('sin(x)'))).toContain('y = sin(x)')
    expect(outline(build('sin(y)'))).toContain('sin1 = sin(y)')
  })

  it('reads formulas in any order', () => {
    expect(outline(build('y = dot(s, x)\ns = sin(w)'))).toEqual([
      'w = parameter()',
      's = sin(w)',
      'x = input()',
      'y = dot(s, x)',
    ])
  })

  it('gives a name its value where a value is assigned', () => {
    expect(outline(build('w = [pi/2, pi]; x = 3; z = -1e-3; t = 2*pi; A = [[1, 2], [3, 4]]'))).toEqual([
      'w = parameter(value=["pi/2","pi"])',
      'x = input(value=3)',
      'z = input(value=-0.001)',
      't = input(value="2*pi")',
      'A = input(value=[[1,2],[3,4]])',
    ])
  })

  it('gives random values without a seed different ones', () => {
    const seeds = build('W = randn(2, 3, scale=0.1); V = randn(3, 2)').nodes.map(
      ({ attributes }) => attributes['value'],
    )
    expect(seeds).toEqual([
      { shape: [2, 3], random: 'normal', seed: 1, scale: 0.1 },
      { shape: [3, 2], random: 'normal', seed: 2 },
    ])
  })

  it('lets a value from outside replace the one in the text', () => {
    expect(outline(build('w = 1; y = w * x', { values: { w: 2, x: 'pi' } }))).toEqual([
      'w = parameter(value=2)',
      'x = input(value="pi")',
      'y = mul(w, x)',
    ])
  })
})

describe('attributes', () => {
  it.each([
    ['mean(x, axes=[0, -1], keepdims=True)', { axes: [0, -1], keepdims: true }],
    ["mse(x, t, reduction='sum')", { reduction: 'sum' }],
    ['mse(x, t, reduction="none")', { reduction: 'none' }],
    ['huber(x, t, delta=pi/2)', { delta: 'pi/2' }],
    ['slice(x, starts=[0, None], ends=[2, null])', { starts: [0, null], ends: [2, null] }],
    [
      'pad(x, pads=[[0, 1], [1, 0]], value=-2)',
      {
        pads: [
          [0, 1],
          [1, 0],
        ],
        value: -2,
      },
    ],
  ])('reads %s', (text, attributes) => {
    expect(build(`y = ${text}`).nodes.at(-1)?.attributes).toEqual(attributes)
  })

  it('leaves an input open where an underscore stands', () => {
    expect(build('y = add(_, x) + _').nodes.map(({ inputs }) => inputs)).toEqual([[], [null, 'x'], ['add1', null]])
  })
})

describe('the loss', () => {
  it.each<[string, FormulaOptions, string | undefined]>([
    ['y = x * w; E = mse(y, t)', { loss: 'y' }, 'y'],
    ['y = x * w; L = mse(y, t); z = y + 1', {}, 'L'],
    ['y = x * w; E = mse(y, t)', {}, 'E'],
    ['x = [1, 2]; s = sum(x); z = x + 1', {}, 's'],
    ['x = [1, 2]; z = x + 1', {}, undefined],
    ['x = 1; z = x + 1; loss: x', {}, 'x'],
    ['L = x + 1; loss: _', {}, undefined],
    ['x = [1]', {}, undefined],
  ])('of %s with %j is %s', (text, options, loss) => {
    expect(build(text, options).loss).toBe(loss)
  })
})

describe('adding formulas to a graph', () => {
  const known: Graph = build('x = [[1, 2]]; e = sin(x)', {})

  it('uses its names and shapes and keeps its nodes', () => {
    const graph = build("s = x' * [3]; y = 2*e", { known })
    expect(outline(graph).slice(0, 2)).toEqual(outline(known))
    expect(outline(graph)).toContain('s = matmul(transpose1, c1)')
    expect(outline(graph)).toContain('y = mul(c2, e)')
  })
})

it('builds ten thousand formulas and a sum of ten thousand terms in under a second', () => {
  const chain = Array.from({ length: 10_000 }, (_, i) => `y${i + 1} = tanh(y${i}) + w`).join('\n')
  const sum = `s = ${Array.from({ length: 10_000 }, (_, i) => `x${i}`).join(' + ')}`
  // The best of three: other tests share the machine.
  const durationsMs = [1, 2, 3].map(() => {
    const started = performance.now()
    expect(build(chain).nodes).toHaveLength(20_002)
    expect(build(sum).nodes).toHaveLength(19_999)
    return performance.now() - started
  })
  expect(Math.min(...durationsMs)).toBeLessThan(1000)
})
