import { describe, expect, test } from 'vitest'
import { deriveDocument, type Derivation } from '../../shared/derivation/derivation.ts'
import { listSteps } from '../../shared/derivation/steps.ts'
import { writeTrace } from '../../shared/derivation/json.ts'
import { writeMarkdown } from '../../shared/derivation/markdown.ts'
import type { Graph } from '../../shared/graph/graph.ts'
import { describeProblem } from '../../shared/problem/problem.ts'
import { constant, graph, input, node, parameter, problem2 } from '../engine/graphs.ts'

function derive(of: Graph, title = 'Problem 2'): Derivation {
  const derived = deriveDocument({ title, ...of })
  if (!derived.ok) throw new Error(derived.problems.map(describeProblem).join('\n'))
  return derived.value
}

describe('the worked solution of problem 2', () => {
  const markdown = writeMarkdown(derive(problem2))

  test.each([
    ['π stays where π was typed', '$w = \\left[\\pi/2,\\ \\pi\\right]$'],
    [
      's = [1, 0], with the rounding of sin π shown as 0',
      '\\sin \\left[\\pi/2,\\ \\pi\\right] = \\left[1,\\ 0\\right]$',
    ],
    ['y = 2', '\\left[2,\\ 1\\right] = 2$'],
    ['L = log(1 + e⁻²) ≈ 0.1269', '= \\log\\left(1+e^{-2}\\right) \\approx 0.1269$'],
    [
      '∂L/∂y = −1/(1 + e²) ≈ −0.1192',
      '$\\frac{\\partial L}{\\partial y} = -\\frac{1}{1+e^{2}} \\approx -0.1192$. This is the local gradient itself.',
    ],
    ['∂y/∂s = xᵀ', 'x^{\\top} = \\left[2,\\ 1\\right]$'],
    ['∂s/∂w = diag(cos w) = diag(0, −1)', '= \\operatorname{diag}\\left(0,\\ -1\\right)$'],
    [
      'upstream × local',
      '\\frac{\\partial L}{\\partial y} \\cdot \\frac{\\partial y}{\\partial s} = \\left(-\\frac{1}{1+e^{2}}\\right) \\cdot \\left[2,\\ 1\\right] = \\left[-\\frac{2}{1+e^{2}},\\ -\\frac{1}{1+e^{2}}\\right] \\approx \\left[-0.2384,\\ -0.1192\\right]$',
    ],
    ['the product of shapes', '$(1 \\times 2)(2 \\times 2) = 1 \\times 2$'],
    ['∂L/∂w = [0, 1/(1 + e²)]', '= \\left[0,\\ \\frac{1}{1+e^{2}}\\right] \\approx \\left[0,\\ 0.1192\\right]$'],
    ['why w₁ does not move', 'Entry 1 is 0 because the local gradient $\\cos w$ is 0 there'],
    [
      'the update',
      '\\left[\\pi/2,\\ \\pi\\right] - 0.5 \\cdot \\left[0,\\ \\frac{1}{1+e^{2}}\\right] = \\left[\\frac{\\pi}{2},\\ \\pi-\\frac{1}{2\\left(1+e^{2}\\right)}\\right] \\approx \\left[1.5708,\\ 3.082\\right]$',
    ],
    ['the new loss and the drop', '$L \\approx 0.12$. The loss fell by $0.006917$.'],
  ])('says %s', (_, line) => expect(markdown).toContain(line))

  test('has no noise: no 6.1e−17, no leading "1 ·", no "+ −"', () => {
    expect(markdown).not.toMatch(/10\^\{-1\d\}|= 1 \\cdot|\+ -/)
  })

  test('says each thing once, however it is spaced', () => {
    const sides = markdown.split('\n').map((line) => line.replaceAll(/\s/g, '').split(/=|\\approx/))
    for (const all of sides) expect(new Set(all).size).toBe(all.length)
  })

  test('asks for values that are missing', () => {
    const open = {
      title: '',
      nodes: problem2.nodes.map((n) => (n.id === 'x' ? { ...n, attributes: {} } : n)),
      loss: 'L',
    }
    const derived = deriveDocument(open)
    expect(derived.ok ? '' : derived.problems.map(describeProblem).join()).toMatch(/input "x" has no value/)
  })
})

describe('a solution', () => {
  const write = (...nodes: Parameters<typeof graph>[1][]) => writeMarkdown(derive(graph('L', ...nodes)))

  test('says ≈ wherever decimals are rounded, and = wherever they are not', () => {
    const markdown = write(
      parameter('a', 0.1),
      input('b', 3),
      input('c', 0.123456789),
      node('t', 'div', ['a', 'b']),
      node('u', 'mul', ['t', 'c']),
      node('s', 'add', ['u', 'a']),
      node('L', 'square', ['s']),
    )
    expect(markdown).toContain('$a = 0.1$')
    expect(markdown).toContain('$c \\approx 0.1235$')
    expect(markdown).toContain('$t = \\frac{a}{b} = \\frac{0.1}{3} = \\frac{1}{30} \\approx 0.03333$')
    expect(markdown).toContain('$u = t \\cdot c \\approx \\frac{1}{30} \\cdot 0.1235 \\approx 0.004115$')
    expect(markdown).not.toMatch(/= -?0\.\d{4}/)
  })

  test('says of what is too large to write only where it lies', () => {
    const markdown = write(parameter('T', { shape: [2, 3, 4, 5], random: 'normal', seed: 1 }), node('L', 'sum', ['T']))
    expect(markdown).toContain('$T \\in \\mathbb{R}^{2 \\times 3 \\times 4 \\times 5}$')
    expect(markdown).not.toContain('\\approx \\mathbb{R}')
  })

  test('rounds no sum of decimals that only the machine cannot hold: 0.1 + 0.2 = 0.3', () => {
    const markdown = write(parameter('a', 0.1), input('b', 0.2), node('L', 'add', ['a', 'b']))
    expect(markdown).toContain('$L = a + b = 0.1 + 0.2 = 0.3$')
  })

  test('leaves out a formula that is only the name in another order', () => {
    const named = { ...node('u', 'add', ['e', 'one']), label: '1 + e^{z}' }
    const e = { ...node('e', 'exp', ['z']), label: 'e^{z}' }
    const one = { ...node('one', 'constant', []), attributes: { value: 1 }, label: '1' }
    const markdown = write(parameter('z', 2), e, one, named, node('L', 'log', ['u']))
    expect(markdown).toContain('$1 + e^{z} = 1+e^{2} \\approx 8.3891$')
    expect(markdown).not.toContain('e^{z} + 1')
  })

  test('leaves out a constant that is called by its value in another spelling', () => {
    const half = { ...node('h', 'constant', []), attributes: { value: '1/2' }, label: '\\frac{1}{2}' }
    expect(write(parameter('w', 3), half, node('L', 'mul', ['h', 'w']))).not.toContain('$\\frac{1}{2} = 1/2$')
  })

  test('writes no sign before a zero that was put into a formula', () => {
    const markdown = write(parameter('y', 0), input('l', 1), node('L', 'logistic_loss', ['y', 'l']))
    expect(markdown).toContain('e^{0}')
    expect(markdown).not.toMatch(/-0(?![.\d])/)
  })

  test('shows one entry of a small convolution and says that the others are alike, with letters that are no names', () => {
    const x = [[1, 2, 3], [4, 5, 6], [7, 8, 9]] // prettier-ignore
    const nodes = [input('x', x), parameter('v', [[1, 0], [0, 1]]), node('z', 'conv2d', ['x', 'v']), node('L', 'sum', ['z'])] // prettier-ignore
    const markdown = write(...nodes)
    expect(markdown.match(/z_\{\d, \d\} =/g)).toEqual(['z_{1, 1} ='])
    expect(markdown).toContain('\\sum_{i, j} x_{i, j}\\,v_{i, j}')
    expect(markdown).toContain('The other 3 entries are computed likewise.')
  })

  test('writes the derivative of a number by a matrix in the shape of the matrix', () => {
    const markdown = write(parameter('A', [[1, 2], [3, 4]]), node('L', 'norm', ['A'])) // prettier-ignore
    expect(markdown.match(/\\partial A\}[^$]*\\begin\{bmatrix\}/g)).not.toBeNull()
    expect(markdown).not.toMatch(/\\partial A\}[^$]*\\left\[/)
  })

  test('says once what a diagonal is, and what is 0 or NaN is so exactly', () => {
    const markdown = write(
      parameter('x', [-1, 4]),
      node('r', 'log', ['x']),
      node('s', 'mul', ['r', 'x']),
      node('L', 'sum', ['s']),
    )
    expect(markdown).toContain('\\operatorname{diag}\\left(x\\right) = \\operatorname{diag}\\left(-1,\\ 4\\right)$')
    expect(markdown).toContain('1.3863\\right] \\odot')
    expect(markdown).toContain('= \\mathrm{NaN}$')
    expect(markdown).not.toContain('\\approx \\mathrm{NaN}')
  })

  test('does not say that the derivative by a constant exponent is no number', () => {
    const cube = [parameter('w', -3), constant('n', 3), node('L', 'pow', ['w', 'n'])]
    expect(write(...cube)).not.toContain('NaN')
  })

  test('says of a loss that is given only what is given', () => {
    const markdown = writeMarkdown(derive(graph('x', parameter('x', 7))))
    expect(markdown.match(/\$x = 7\$/g)).toHaveLength(1)
  })

  test('names the one slope of a single entry by its number, and begins no sentence within a sentence', () => {
    const one = write(
      parameter('w', [[2]]),
      parameter('b', [[1]]),
      node('s', 'add', ['w', 'b']),
      node('L', 'sum', ['s']),
    )
    expect(one).not.toContain('I = 1')
    const kink = write(parameter('w', [0, 1]), node('r', 'relu', ['w']), node('L', 'sum', ['r']))
    expect(kink).toContain('At a kink or tie: the derivative')
  })

  test('says once how a row becomes the gradient of a vector', () => {
    const markdown = write(
      parameter('v', [1, 2]),
      parameter('w', [3, 4]),
      node('y', 'dot', ['v', 'w']),
      node('L', 'exp', ['y']),
    )
    expect(markdown.match(/The product is a row/g)).toHaveLength(1)
  })

  test('names the factor that makes a product zero', () => {
    const markdown = write(parameter('w', [1, 2]), input('x', [0, 0]), node('L', 'dot', ['w', 'x']))
    const network = write(
      parameter('w', [1, 2]),
      input('x', [0, 0]),
      node('y', 'dot', ['w', 'x']),
      node('L', 'exp', ['y']),
    )
    expect(markdown).toContain('This is the local gradient itself.')
    expect(network).toContain('It is 0 because it is multiplied by $x$, which is 0.')
  })
})

test('a node used twice gets one line per way and their sum', () => {
  const steps = listSteps(derive(graph('L', parameter('w', 3), node('L', 'mul', ['w', 'w']))))
  expect(steps.filter(({ phase }) => phase === 'backward')).toHaveLength(2)
  expect(steps.filter(({ phase }) => phase === 'sum')).toEqual([{ phase: 'sum', node: 'w' }])
})

test('without a parameter the gradients of the inputs are derived and nothing is updated', () => {
  const phases = listSteps(derive(graph('L', input('a', 2), node('L', 'square', ['a'])))).map(({ phase }) => phase)
  expect(phases).toEqual(['given', 'loss', 'local', 'backward'])
})

test('the trace as JSON carries the numbers of every step', () => {
  const { steps } = writeTrace(derive(problem2)) as { steps: { phase: string; quantity: string; value: unknown }[] }
  const update = steps.find(({ phase }) => phase === 'update')
  expect(update?.quantity).toBe('w')
  expect(update?.value).toEqual([expect.closeTo(Math.PI / 2, 12), expect.closeTo(3.0819911926, 9)])
})
