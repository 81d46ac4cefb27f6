/** Real mistakes, said in Czech: nothing of what a sentence is filled with stays English. */
import { describe, expect, it } from 'vitest'
import { EXAMPLE_LAYER } from '../../shared/convolution/layer.ts'
import { solveLayer } from '../../shared/convolution/solve.ts'
import { readTable } from '../../shared/data/table.ts'
import { checkDocument, parseDocument } from '../../shared/document/parse.ts'
import { buildGraph } from '../../shared/formula/build.ts'
import { parseValueText } from '../../shared/formula/constants.ts'
import { readAttributes, type RawAttributes } from '../../shared/ops/attribute.ts'
import { findOp } from '../../shared/ops/index.ts'
import { isFault } from '../../shared/ops/op.ts'
import { describeSystemCode } from '../../shared/host/system-code.ts'
import { describeProblemIn, locate, problem, type Problem } from '../../shared/problem/problem.ts'
import type { Result } from '../../shared/problem/result.ts'
import type { Shape } from '../../shared/tensor/shape.ts'
import { typeset } from '../../shared/typeset/typeset.ts'
import { findEnglish } from '../language/find-english.ts'

const problemsOf = <T>(result: Result<T>): readonly Problem[] => (result.ok ? [] : result.problems)

/** Quoted names and field names are the same in every language. */
function expectCzech(problems: readonly Problem[]): void {
  expect(problems).not.toEqual([])
  for (const found of problems) {
    const sentence = describeProblemIn('cs', { ...found, where: {} })
    expect(findEnglish(sentence.replaceAll(/"[^"]*"/g, '')), sentence).toEqual([])
  }
}

describe('formulas', () => {
  it.each(
    `|y = $x|y = "abc|y = sin(x|y = [1, 2|y = sin(x))|y = sin(x]|y = 2x|y = sin(x) cos(x)|y = x *|y = x * / 2|sin(x) = y
     |y = sinn(x)|y = 3 + w(x)|y = add(x)|y = sin(x, z)|y = conv2d(x)|y = concat()|y = leaky_relu(x, slop=0.1)
     |y = leaky_relu(x, slope="steep")|y = leaky_relu(x, slope=1, slope=2)|y = leaky_relu(x, slope=w)|y = elu(x, alpha=[1])
     |y = leaky_relu(x=z)|y = reshape(x)|y = unsqueeze(x)|y = [1, a]|y = [[1, 2], [3]]|y = [1, [3]]|y = sin("abc")
     |y = zeros(n)|y = zeros(2, scale=3)|y = zeros(100000, 100000)|y = parameter(3, 4)|y = 1; y = sin(x)|y = y + 1
     |a = sin(b); b = sin(a)|y = x|y = _|y = x * w; loss: z|y = x "a"|y = x; loss: |y = mse(x, t, reduction="all")
     |y = sum(x, axes=true)|y = sum(x, axes=[0.5])|y = conv2d(x, w, stride=0)|y = conv2d(x, w, groups=0)
     |y = max_pool2d(x, kernel=0)|y = slice(x, starts="a")|y = pad(x, pads=1)|y = norm(x, p=0)|y = clamp(x, min="a")
     |y = softmax(x, axis="a")|y = gaussian_nll(x, y, sigma=0)|y = sum(x, keepdims=2)|y = transpose(x, axes="x")
     |y = broadcast_to(x, shape=[-2])`
      .split('|')
      .map((text) => text.trim()),
  )('%s', (text) => {
    expectCzech(problemsOf(buildGraph(text)))
  })

  it.each([
    '',
    '2 +',
    '(2',
    'pi/0x',
    'foo',
    'sqrt(-1)',
    'sin(1, 2)',
    'foo(2)',
    '2 !',
    '[1, 2',
    '1; 2',
    '2 * * 3',
    '"x"',
  ])('the value %j', (text) => {
    expectCzech(problemsOf(parseValueText(text)))
  })
})

describe('files', () => {
  const file = (changes: object) => JSON.stringify({ format: 'chainrule/graph', version: 1, nodes: [], ...changes })
  const node = (changes: object) => file({ nodes: [{ id: 'w', op: 'parameter', inputs: [], ...changes }] })
  it.each([
    '',
    '{',
    '[1,]',
    '{"a" 1}',
    '{"a": .5}',
    "{'a': 1}",
    '{"a": "b\nc"}',
    '{"a": "b',
    '{"a": "\\x"}',
    '{"a": True}',
    '{"a": NaN}',
    '{} // ',
    '{"a": 1 2}',
    '{"a": \u0001}',
    '[]',
    '{}',
    file({ format: 'x' }),
    file({ version: 0 }),
    file({ version: 99 }),
    file({ nodes: 3 }),
    file({ nodes: [3] }),
    file({ titel: 'x' }),
    file({ title: 3, loss: 3, frames: 3, comments: [{}], settings: { decimals: 99, labelSet: 'x', direction: 2 } }),
    file({ settings: { layers: 3, convolution: 3 }, training: { optimizer: 'x', schedule: 3, data: 3, epochs: 0 } }),
    file({ training: { learningRate: -1, momentum: 2, clip: 'x', shuffle: 3, columns: 3, initial: 3 } }),
    node({ id: 3 }),
    node({ id: '1x' }),
    node({ op: undefined }),
    node({ op: 'sinn' }),
    node({ inputs: 3 }),
    node({ inputs: [3] }),
    node({ inputs: ['w'] }),
    node({ op: 'sin', inputs: ['w', 'w'] }),
    node({ op: 'sin', inputs: ['v'] }),
    node({ op: 'add', inputs: ['w', 'w', 'w'] }),
    node({ position: 3 }),
    node({ attributes: { value: 'foo' } }),
    node({ attributes: { value: { shape: [-1], fill: 0 } } }),
    node({ attributes: { value: { shape: [2], data: [1] } } }),
    node({ attributes: { value: { shape: [2], random: 'x' } } }),
    node({ attributes: { value: { shape: [2], random: 'normal', seed: 0.5 } } }),
  ])('%s', (text) => {
    const opened = parseDocument(text)
    expectCzech(opened.ok ? [...opened.value.notices, ...checkDocument(opened.value)] : opened.problems)
  })
})

it.each<[string, readonly Shape[], RawAttributes]>([
  ['add', [[2], [3]], {}],
  ['dot', [[2], [3]], {}],
  ['dot', [[2, 1], [2]], {}],
  ['matmul', [[], [2, 2]], {}],
  [
    'matmul',
    [
      [2, 3],
      [4, 5],
    ],
    {},
  ],
  [
    'matmul',
    [
      [2, 2, 3],
      [3, 3, 4],
    ],
    {},
  ],
  ['trace', [[2, 2, 2]], {}],
  ['transpose', [[3]], {}],
  ['transpose', [[2, 3, 4]], { axes: [0, 1] }],
  ['sum', [[]], { axes: [0] }],
  ['sum', [[2]], { axes: [0, 0] }],
  ['max', [[0]], {}],
  ['reshape', [[6]], { shape: [4] }],
  ['reshape', [[6]], { shape: [-1, -1] }],
  [
    'concat',
    [
      [2, 3],
      [3, 2],
    ],
    {},
  ],
  ['slice', [[2, 3]], { starts: [0] }],
  ['slice', [[2]], { steps: [0] }],
  [
    'pad',
    [[2]],
    {
      pads: [
        [0, 0],
        [1, 1],
      ],
    },
  ],
  ['broadcast_to', [[2]], { shape: [3] }],
  ['unsqueeze', [[2]], { axes: [7] }],
  ['conv2d', [[2], [3, 3]], {}],
  [
    'conv2d',
    [
      [5, 5],
      [1, 1, 3, 3],
    ],
    {},
  ],
  [
    'conv2d',
    [
      [3, 5, 5],
      [2, 4, 3, 3],
    ],
    {},
  ],
  [
    'conv2d',
    [
      [3, 5, 5],
      [2, 3, 9, 9],
    ],
    { dilation: 2 },
  ],
  [
    'conv2d',
    [
      [3, 5, 5],
      [2, 3, 3, 3],
    ],
    { groups: 2 },
  ],
  ['conv2d', [[3, 5, 5], [2, 3, 3, 3], [4]], {}],
  [
    'conv_transpose2d',
    [
      [1, 5, 5],
      [1, 1, 3, 3],
    ],
    { output_padding: 3 },
  ],
  [
    'conv_transpose2d',
    [
      [1, 2, 2],
      [1, 1, 2, 2],
    ],
    { padding: 5 },
  ],
  ['max_pool2d', [[5, 5]], { kernel: 2, padding: 2 }],
  ['cross_entropy', [[], []], {}],
  ['cross_entropy', [[2, 3], [4]], {}],
  ['batch_norm2d', [[2, 3], [3], [3]], {}],
  ['batch_norm2d', [[2, 3, 4, 4], [2], [3]], {}],
])('%s of %j with %j', (id, shapes, raw) => {
  const op = findOp(id)!
  const read = readAttributes(id, op.attributes, raw)
  if ('faults' in read) throw new Error(`${id}: ${JSON.stringify(read.faults)}`)
  const shape = op.shape(shapes, read.attributes)
  expectCzech(isFault(shape) ? [locate(shape, { node: 'y' })] : [])
})

it.each([
  ['padding', 1, 8],
  ['stride', 7000, 0],
  ['kernel', 7000, 0],
  ['input', 1, 900_000],
  ['dilation', 7000, 0],
] as const)('no %s of a layer gives the output %d', (unknown, target, padding) => {
  const layer = { ...EXAMPLE_LAYER, input: [10, 10], kernel: [4, 4], padding: [padding, padding] } as const
  expectCzech(problemsOf(solveLayer(layer, unknown, [target, target])))
})

it.each([
  'EBUSY',
  'EIO',
  'EXDEV',
  'EROFS',
  'EMFILE',
  'ENFILE',
  'ENAMETOOLONG',
  'ETIMEDOUT',
  'ELOOP',
  'ENOENT',
  'E2BIG',
])('%s of the system', (code) => {
  const found = problem('host/failed', { name: 'graf.chainrule', action: 'written', reason: describeSystemCode(code) })
  expectCzech([found])
  expect(describeProblemIn('cs', found)).toContain(code)
})

it.each(['\\frac{1', 'x}', '\\foo', 'x^1^2', 'x_1_2', '\\sqrt', '\\left x', '\\begin{foo}x\\end{foo}'])(
  'the label %s',
  (tex) => {
    const { problem: found } = typeset(tex, { size: 16 })
    expectCzech(found === null ? [] : [found])
  },
)

it.each(['', '1,2\n3,4', 'x,x\n1,2', 'x,\n1,2', 'x,y\n1', 'x,y\n1,', 'x\na', 'x\n"a'])('the table %j', (text) => {
  expectCzech(problemsOf(readTable(text)))
})
