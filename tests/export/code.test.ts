/** Scripts as a student reads them, and names, numbers and titles that Python must not stumble over. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Document, DocumentNode } from '../../shared/document/document.ts'
import { writeNumpy } from '../../shared/export/code/numpy.ts'
import { pythonConstant } from '../../shared/export/code/python-constant.ts'
import { nameVariables } from '../../shared/export/code/python-names.ts'
import { pythonComment, pythonString } from '../../shared/export/code/python-text.ts'
import { writePytorch } from '../../shared/export/code/pytorch.ts'
import { evaluateConstant } from '../../shared/value/constant.ts'
import type { Json } from '../../shared/value/json.ts'
import { describeProblem } from '../../shared/problem/problem.ts'
import type { Result } from '../../shared/problem/result.ts'
import { constant, graph, input, node, parameter, problem2 } from '../engine/graphs.ts'
import { callPython, findPython } from './python.ts'

function valueOf(result: Result<string>): string {
  if (!result.ok) throw new Error(result.problems.map(describeProblem).join(' '))
  return result.value
}

const sheet: Document = { title: 'Problem 2', ...problem2, training: { learningRate: 0.5 } }

test('problem 2 in PyTorch reads as a student would write it', () => {
  expect(valueOf(writePytorch(sheet))).toBe(`# Problem 2
#
# Forward pass, backpropagation and one step of gradient descent, written by Chainrule.

import math

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)

# Inputs and parameters
w = torch.tensor([math.pi / 2, math.pi], requires_grad=True)
x = torch.tensor([2.0, 1.0])
l = torch.tensor(1.0)

# Forward pass
s = torch.sin(w)
y = torch.dot(s, x)
L = -F.logsigmoid(l * y)

# Backpropagation; the gradients of computed tensors are kept only where asked for
for node in [s, y]:
    node.retain_grad()
L.backward()

print("L =", L.item())
print("dL/dy =", y.grad.item())
print("dL/ds =", s.grad.tolist())
print("dL/dw =", w.grad.tolist())

# One step of gradient descent
learning_rate = 0.5
with torch.no_grad():
    w -= learning_rate * w.grad

print("w =", w.tolist())
`)
})

test('problem 2 in NumPy has the backward pass written by hand', () => {
  expect(valueOf(writeNumpy(sheet))).toBe(`# Problem 2
#
# Forward pass, backpropagation and one step of gradient descent, written by Chainrule.

import numpy as np


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


# Inputs and parameters
w = np.array([np.pi / 2, np.pi])
x = np.array([2.0, 1.0])
l = np.array(1.0)

# Forward pass
s = np.sin(w)
y = np.dot(s, x)
L = np.logaddexp(0, -l * y)

# Backward pass; dx is the gradient of L with respect to x
dL = np.ones_like(L)
dy = -dL * l * sigmoid(-l * y)
ds = dy * x
dw = ds * np.cos(w)

print("L =", L.item())
print("dL/dy =", dy.item())
print("dL/ds =", ds.tolist())
print("dL/dw =", dw.tolist())

# One step of gradient descent
learning_rate = 0.5
w = w - learning_rate * dw

print("w =", w.tolist())
`)
})

/** The lines of both scripts after a comment, up to the next empty line. */
function partsOf(document: Document, comment: string): string[][] {
  return [writePytorch, writeNumpy].map((write) => {
    const lines = valueOf(write(document)).split('\n')
    const start = lines.findIndex((line) => line.startsWith(comment) && !line.endsWith('by Chainrule.')) + 1
    return lines.slice(start, lines.indexOf('', start))
  })
}

function crossEntropy(target: number) {
  return graph('L', parameter('y', [1, 2, 3]), input('t', target), node('L', 'cross_entropy', ['y', 't']))
}

describe('what a script computes', () => {
  test('a gradient is the sum over everything that uses the node, in one line', () => {
    const of = graph(
      'L',
      parameter('w', 2),
      node('a', 'square', ['w']),
      node('b', 'neg', ['w']),
      node('L', 'mul', ['a', 'b']),
    )
    expect(partsOf({ title: '', ...of }, '# Backward pass')[1].at(-1)).toBe('dw = da * 2 * w - db')
  })

  test('broadcasting is undone by sums over the axes that were repeated', () => {
    const of = graph(
      'L',
      input('x', [
        [1, 2, 3],
        [4, 5, 6],
      ]),
      parameter('b', [1, 2, 3]),
      parameter('c', 5),
      parameter('d', [[1], [2]]),
      node('y', 'add', ['x', 'b']),
      node('z', 'mul', ['y', 'c']),
      node('u', 'sub', ['z', 'd']),
      node('L', 'sum', ['u']),
    )
    expect(partsOf({ title: '', ...of }, '# Backward pass')[1]).toEqual([
      'dL = np.ones_like(L)',
      'du = np.broadcast_to(dL, (2, 3))',
      'dz = du',
      'dy = dz * c',
      'dd = np.sum(-du, axis=1, keepdims=True)',
      'dc = np.sum(dz * y)',
      'db = np.sum(dy, axis=0)',
    ])
  })

  test('frozen parameters and data get no gradient; without parameters the data do', () => {
    const nodes = (frozen: boolean) => [input('x', 3), parameter('w', 2, { frozen }), node('L', 'mul', ['w', 'x'])]
    expect(partsOf({ title: '', ...graph('L', ...nodes(false)) }, '# Inputs')[0]).toEqual([
      'x = torch.tensor(3.0)',
      'w = torch.tensor(2.0, requires_grad=True)',
    ])
    const frozen = { title: '', ...graph('L', ...nodes(true)) }
    expect(partsOf(frozen, '# Inputs')[0]).toEqual([
      'x = torch.tensor(3.0, requires_grad=True)',
      'w = torch.tensor(2.0, requires_grad=True)  # frozen',
    ])
    expect(valueOf(writePytorch(frozen))).not.toContain('learning_rate')
  })

  test('without a loss there is a forward pass, which prints its results', () => {
    const of = { nodes: [input('x', 3), node('y', 'exp', ['x'])] }
    const script = valueOf(writeNumpy({ title: '', ...of }))
    expect(script).toBe(
      '# Forward pass, written by Chainrule.\n\nimport numpy as np\n\n# Inputs and parameters\nx = np.array(3.0)\n\n# Forward pass\ny = np.exp(x)\n\nprint("y =", y.item())\n',
    )
    expect(valueOf(writePytorch({ title: '', ...of }))).not.toContain('backward')
  })

  test('a loss that depends on nothing that varies is printed, without gradients', () => {
    const of = graph('L', constant('c', 3), node('L', 'exp', ['c']), node('more', 'neg', ['L']))
    for (const write of [writePytorch, writeNumpy]) {
      const script = valueOf(write({ title: '', ...of }))
      expect(script).toMatch(/^# Forward pass, written/)
      expect(script).toMatch(/more = -L\n\nprint\("L =", L\.item\(\)\)\n$/)
    }
  })

  test('one chain is finished before the next begins, however the document lists its nodes', () => {
    const of = graph(
      'L',
      node('L', 'add', ['b', 'd']),
      node('d', 'cos', ['c']),
      node('c', 'sin', ['w']),
      parameter('w', 1),
      node('b', 'cos', ['a']),
      node('a', 'exp', ['w']),
    )
    const forward = partsOf({ title: '', ...of }, '# Forward pass')[1]
    expect(forward.map((line) => line.split(' ')[0])).toEqual(['a', 'b', 'c', 'd', 'L'])
  })

  test.each([
    ['an open value', graph('L', parameter('w', null), node('L', 'exp', ['w'])), /has no value yet/],
    ['a loss with two entries', graph('L', parameter('L', [1, 2])), /exactly one/],
    ['half a class', crossEntropy(0.5), /"t" is read as classes but holds 0.5/],
    ['a negative class', crossEntropy(-1), /"t" is read as classes but holds -1/],
    ['a missing wire', graph('L', parameter('w', 1), node('L', 'add', ['w', null])), /nothing is connected/],
  ])('%s is a problem, not a script that fails', (_, of, sentence) => {
    for (const write of [writePytorch, writeNumpy]) {
      const result = write({ title: '', ...of })
      expect(result.ok ? '' : result.problems.map(describeProblem).join()).toMatch(sentence)
    }
  })

  test('class indices are whole numbers', () => {
    const [torch, numpy] = partsOf({ title: '', ...crossEntropy(2) }, '# Inputs')
    expect([torch[1], numpy[1]]).toEqual(['t = torch.tensor(2)', 't = np.array(2)'])
  })
})

describe('values', () => {
  const written = (value: Json) => {
    const of = { title: '', nodes: [parameter('w', value)] }
    const script = valueOf(writeNumpy(of))
    return script.slice(script.indexOf('\nw = ') + 5, script.indexOf('\n\nprint'))
  }

  test.each([
    [1, 'np.array(1.0)'],
    [-0, 'np.array(-0.0)'],
    [1e21, 'np.array(1e+21)'],
    ['Infinity', 'np.array(np.inf)'],
    [['NaN', '-Infinity'], 'np.array([np.nan, -np.inf])'],
    [{ shape: [2, 1], data: [1, 'pi'] }, 'np.array([[1.0], [3.141592653589793]])'],
    [{ shape: [2, 50], fill: 'pi' }, 'np.full((2, 50), np.pi)'],
    [{ shape: [0, 3], data: [] }, 'np.zeros((0, 3))'],
    [{ shape: [], fill: 2 }, 'np.array(2.0)'],
    [
      { shape: [4, 5], random: 'normal', seed: 1, scale: 0.5 },
      'np.reshape(np.array(random_normal(20, seed=1, scale=0.5)), (4, 5))',
    ],
  ] as const)('%j is written as %s', (value, text) => {
    expect(written(value as Json)).toBe(text)
  })

  test('a matrix too wide for one line has a row to a line', () => {
    const row = [0.123456789, 0.123456789, 0.123456789, 0.123456789]
    const text = '[0.123456789, 0.123456789, 0.123456789, 0.123456789]'
    expect(written([row, row])).toBe(`np.array([\n    ${text},\n    ${text},\n])`)
  })

  test('a long vector is filled up line by line', () => {
    const lines = written(Array.from({ length: 60 }, (_, k) => k)).split('\n')
    expect(lines[0]).toBe('np.array([')
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100)
    expect(lines.length).toBeLessThan(8)
  })
})

describe('constants', () => {
  const table: readonly (readonly [string, string])[] = [
    ['pi/2', 'math.pi / 2'],
    ['-log(2)', '-math.log(2)'],
    ['2 pi', '2 * math.pi'],
    ['1/2pi', '1 / 2 * math.pi'],
    ['2^3', 'float(2 ** 3)'],
    ['-2^2', 'float(-2 ** 2)'],
    ['(-2)^2', 'float((-2) ** 2)'],
    ['(1+2)*3', 'float((1 + 2) * 3)'],
    ['1-(2-3)', 'float(1 - (2 - 3))'],
    ['(2^3)^2', 'float((2 ** 3) ** 2)'],
    ['e^-1', 'math.e ** -1'],
    ['ln(2)', 'math.log(2)'],
    ['tau/4', '2 * math.pi / 4'],
    ['sigmoid(2)', '1 / (1 + math.exp(-2))'],
    ['007', '7.0'],
    ['1e-3', '0.001'],
    // Python would raise an exception on the way to these.
    ['1/0', 'math.inf'],
    ['log(0)', '-math.inf'],
    ['1/exp(1000)', '0.0'],
    ['sigmoid(-1000)', '0.0'],
  ]
  test.each(table)('%s is %s', (typed, text) => {
    expect(pythonConstant(typed, 'math')).toBe(text)
  })

  test('Python computes the same numbers, as floats', (context) => {
    const python = findPython('numpy')
    if (python === null) return context.skip('no Python with numpy here')
    for (const library of ['math', 'np'] as const) {
      const texts = table.map(([typed]) => pythonConstant(typed, library))
      const program = `import json, math, numpy as np\nvalues = [${texts.join(', ')}]\nprint(json.dumps([[str(type(v).__mro__), repr(float(v))] for v in values]))`
      const answers = JSON.parse(callPython(python, ['-c', program], '')) as [string, string][]
      answers.forEach(([type, number], k) => {
        const constant = evaluateConstant(table[k][0])
        const expected = 'value' in constant ? constant.value : NaN
        expect(type, texts[k]).toContain("'float'")
        if (Number.isFinite(expected)) expect(Number(number), texts[k]).toBeCloseTo(expected, 15)
        else expect(number).toBe(expected > 0 ? 'inf' : '-inf')
      })
    }
  })
})

describe('names', () => {
  test.each([
    ['w', 'w'],
    ["w'", 'w_prime'],
    ['w′′', 'w_prime_prime'],
    ['lambda', 'lambda_'],
    ['None', 'None_'],
    ['sum', 'sum_'],
    ['torch', 'torch_'],
    ['θ_1', 'θ_1'],
    ['ﬁ', 'fi'],
    ['_', '__2'],
    ['__name__', 'v__name__'],
    ['x y', 'x_y'],
    ['1a', '_1a'],
  ])('%s becomes %s', (id, name) => {
    expect(nameVariables([id], ['torch']).variables.get(id)).toBe(name === '__2' ? '__' : name)
  })

  test('no two nodes share a variable, and names that may stay do', () => {
    const ids = ["w'", 'w_prime', 'w′', 'ﬁ', 'fi', 'sum', 'sum_', 'x y', 'x-y']
    const names = nameVariables(ids, []).variables
    expect(new Set(names.values()).size).toBe(ids.length)
    for (const id of ['w_prime', 'fi', 'sum_']) expect(names.get(id)).toBe(id)
  })

  test('a gradient does not take the name of a node or a keyword', () => {
    const of = graph(
      'L',
      parameter('w', 1),
      parameter('ef', 2),
      node('dw', 'mul', ['w', 'ef']),
      node('L', 'exp', ['dw']),
    )
    const backward = partsOf({ title: '', ...of }, '# Backward pass')[1]
    expect(backward.map((line) => line.split(' ')[0])).toEqual(['dL', 'ddw', 'def_', 'dw_'])
  })
})

describe('nothing breaks out of comments and strings', () => {
  const EVIL = [
    '"""',
    "'''",
    '\\',
    '\\"',
    '\n',
    '\r',
    '\u2028',
    '\u0085',
    '\f',
    '\0',
    '#',
    '"); import os #',
    '\u202e',
    '\ud800',
    'ě',
    '漢',
    '🙂',
    '{x}',
    '%s',
    '\t',
    'L',
    "'",
  ]
  const text = fc
    .array(fc.oneof(fc.constantFrom(...EVIL), fc.string({ unit: 'binary' })), { maxLength: 6 })
    .map((parts) => parts.join(''))

  test('comments stay in one line', () => {
    fc.assert(fc.property(text, (title) => !/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/u.test(pythonComment(title))))
  })

  test('Python reads the scripts of 150 documents with hostile titles, labels and ids, and every string is the text', (context) => {
    const python = findPython('ast')
    if (python === null) return context.skip('no Python here')
    const samples = fc.sample(fc.tuple(text, text, text), { numRuns: 150, seed: 5 })
    const scripts = samples.flatMap(([title, a, b]) => {
      const rename = (id: string) => (id === 'w' ? `w${a}` : id === 'y' ? `y${b}` : id)
      const nodes = problem2.nodes.map((of): DocumentNode => ({
        ...of,
        id: rename(of.id),
        label: title,
        inputs: of.inputs.map((id) => (id === null ? null : rename(id))),
      }))
      return [writePytorch, writeNumpy].map((write) => valueOf(write({ title, loss: 'L', nodes })))
    })
    const strings = samples.flat()
    const program = `
import ast, json, sys
data = json.load(sys.stdin)
shapes = [[type(node).__name__ for node in ast.parse(script).body] for script in data["scripts"]]
same = [ast.literal_eval(literal) == text for literal, text in data["strings"]]
print(json.dumps({"shapes": shapes, "same": same}))
`
    const pairs = strings.map((string) => [pythonString(string), string.replace(/\p{Cs}/gu, '\ufffd')])
    const answer = JSON.parse(callPython(python, ['-c', program], JSON.stringify({ scripts, strings: pairs }))) as {
      readonly shapes: readonly (readonly string[])[]
      readonly same: readonly boolean[]
    }
    // The same statements as for harmless names: nothing was added and nothing swallowed.
    expect(new Set(answer.shapes.map((shape) => shape.join())).size).toBe(2)
    expect(answer.same.every((same) => same)).toBe(true)
  })
})
