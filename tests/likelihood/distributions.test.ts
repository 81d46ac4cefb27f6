/** Every distribution arrives at the loss textbooks give, and says what it cannot describe. */
import { describe, expect, test } from 'vitest'
import { evaluateGraph } from '../../shared/engine/evaluate.ts'
import { buildLikelihood, type LikelihoodRequest } from '../../shared/likelihood/build.ts'
import { deriveLoss, lossOf } from '../../shared/likelihood/derive.ts'
import { distributions, type DistributionId } from '../../shared/likelihood/distributions.ts'
import { readSamples } from '../../shared/likelihood/samples.ts'
import { describeProblem } from '../../shared/problem/problem.ts'
import { buildGraph } from '../../shared/formula/build.ts'
import { unwrap } from './unwrap.ts'

const TARGETS: Readonly<Record<DistributionId, string>> = {
  laplace: '1 2 3 10 5',
  gaussian: '1 2 3 10 5',
  'gaussian-sigma': '1 2 3 10 5',
  bernoulli: '1 0 1 0 1',
  categorical: '0 1 2 0 1',
  poisson: '1 2 3 10 0',
  exponential: '1 2 0.5 10 5',
}

function request(
  distribution: DistributionId,
  targets = TARGETS[distribution],
  change: Partial<LikelihoodRequest> = {},
): LikelihoodRequest {
  const samples = unwrap(
    readSamples(
      targets
        .split(' ')
        .map((y, i) => `${i},${y}`)
        .join('\n'),
    ),
  )
  return { distribution, model: { kind: 'line', sign: 'minus' }, samples, ...change }
}

const derive = (asked: LikelihoodRequest) => unwrap(deriveLoss(unwrap(buildLikelihood(asked))))
const resultOf = (asked: LikelihoodRequest) =>
  derive(asked)
    .steps.at(-1)!
    .tex.replace(/^\\min_\{[^}]*\}\\; /, '')

const M = String.raw`w\,x_{i} - b`

describe('the loss', () => {
  test.each([
    ['laplace', {}, String.raw`\sum_{i=1}^{5} \left|${M} - y_{i}\right|`],
    ['laplace', { scale: 3 }, String.raw`\sum_{i=1}^{5} \left|${M} - y_{i}\right|`],
    ['gaussian', {}, String.raw`\sum_{i=1}^{5} \left(${M} - y_{i}\right)^{2}`],
    ['gaussian', { scale: 0.3 }, String.raw`\sum_{i=1}^{5} \left(${M} - y_{i}\right)^{2}`],
    [
      'gaussian-sigma',
      {},
      String.raw`\frac{\sum_{i=1}^{5} \left(${M} - y_{i}\right)^{2}}{2\,\sigma^{2}} + 5\,\log \sigma`,
    ],
    ['bernoulli', {}, String.raw`\sum_{i=1}^{5} \left(\log\left(1 + e^{${M}}\right) - y_{i}\,\left(${M}\right)\right)`],
    [
      'categorical',
      {},
      String.raw`-\sum_{i=1}^{5} \sum_{c=1}^{3} y_{i,c}\, \log \mathrm{softmax}\left(x_{i}\,w - b\right)_c`,
    ],
    ['poisson', {}, String.raw`\sum_{i=1}^{5} \left(e^{${M}} - y_{i}\,\left(${M}\right)\right)`],
    ['exponential', {}, String.raw`\sum_{i=1}^{5} \left(\frac{y_{i}}{e^{${M}}} + ${M}\right)`],
  ] as const)('of %s %o', (distribution, change, tex) => {
    expect(resultOf(request(distribution, undefined, change))).toBe(tex)
  })

  test('of labels −1 and 1 is the logistic loss', () => {
    const asked = request('bernoulli', '1 -1 1 -1 1')
    expect(resultOf(asked)).toBe(String.raw`\sum_{i=1}^{5} \log\left(1 + e^{-y_{i}\,\left(${M}\right)}\right)`)
    expect(lossOf(derive(asked)).nodes.find(({ id }) => id === 'L')?.op).toBe('logistic_loss')
  })

  test.each(distributions.map(({ id }) => id))('of %s holds at every step', (id) => {
    const { steps } = derive(request(id))
    expect(steps.length).toBeGreaterThan(4)
    for (const { verification } of steps.slice(1)) expect(verification?.verdict).toBe('holds')
  })

  test('before anything is dropped it is the negative logarithm of the likelihood', () => {
    for (const { id } of distributions) {
      const { steps } = derive(request(id))
      const negative = steps.findLast(({ equivalence }) => equivalence === 'equal' || equivalence === 'decreasing')!
      const isDropped = steps
        .slice(0, steps.indexOf(negative))
        .some(({ equivalence }) => equivalence === 'constant' || equivalence === 'factor')
      if (!isDropped) expect(negative.value).toBeCloseTo(-Math.log(steps[0].value!), 9)
    }
  })

  test('what has to be positive is said', () => {
    const { steps } = derive(request('gaussian-sigma'))
    expect(steps.find(({ rule }) => rule === 'log-of-product')?.assumptions).toEqual(['\\sigma'])
  })

  test('a thousand samples, whose likelihood underflows, are checked on six', () => {
    const targets = Array.from({ length: 1000 }, (_, i) => String(2 * (i % 7) + (i % 3))).join(' ')
    const { steps } = derive(request('gaussian', targets))
    expect(steps[0].value).toBe(0)
    expect(steps.every(({ verification }) => verification === null || verification.verdict === 'holds')).toBe(true)
    expect(steps.some(({ checkedSamples }) => checkedSamples === 6)).toBe(true)
  })
})

describe('the model', () => {
  const samples = unwrap(readSamples('x[0],x[1],y\n1,2,3\n4,5,6\n7,8,10'))

  test('of several inputs is a product of matrix and weights', () => {
    const built = unwrap(buildLikelihood({ distribution: 'gaussian', model: { kind: 'line', sign: 'plus' }, samples }))
    expect(evaluateGraph(built.document).nodes.get('m')?.shape).toEqual([3])
    expect(unwrap(deriveLoss(built)).steps[0].tex).toContain(String.raw`w^{\top} x_{i} + b - y_{i}`)
  })

  test('is any formula over the columns', () => {
    const model = { kind: 'formula', text: 'w = [1, -1]; h = tanh(x @ w); a*h + b' } as const
    const parameters = unwrap(
      buildLikelihood({ distribution: 'laplace', model: { kind: 'formula', text: 'k*sum(x, axes=[1]) + b' }, samples }),
    )
    expect(parameters.document.nodes.filter(({ op }) => op === 'parameter').map(({ id }) => id)).toEqual(['k', 'b'])
    const refused = buildLikelihood({ distribution: 'laplace', model, samples })
    expect(refused.ok ? '' : describeProblem(refused.problems[0])).toContain('the model uses "a", but no column')
  })

  test('is a node of a graph, whose inputs take the samples', () => {
    const graph = unwrap(
      buildGraph('u = relu(w*x + c); z = v*u; other = sin(x)', {
        values: { w: 1, v: 2, c: 0.5, x: 3 },
        parameters: ['w', 'v', 'c'],
      }),
    )
    const plain = unwrap(readSamples('0 1\n1 2\n2 4'))
    const model = { kind: 'node', id: 'z', document: { title: '', nodes: graph.nodes } } as const
    const built = unwrap(buildLikelihood({ distribution: 'gaussian', model, samples: plain }))
    expect([...evaluateGraph(built.document).nodes.get('z')!.value!.data]).toEqual([1, 3, 5])
    expect(built.document.nodes.some(({ id }) => id === 'other')).toBe(false)
  })

  test('that is long is called by its name', () => {
    const text = 'b1*tanh(w1*x - w2) + b2*tanh(w3*x - w4) + b3*tanh(w5*x - w6)'
    const derivation = derive(request('gaussian', undefined, { model: { kind: 'formula', text } }))
    expect(derivation.steps.at(-1)!.tex).toContain(String.raw`\left(m_{i} - y_{i}\right)^{2}`)
    expect(derivation.where).toContain('m = ')
  })
})

describe('what cannot be built is said in a sentence that says what would work', () => {
  const say = (asked: LikelihoodRequest) => {
    const built = buildLikelihood(asked)
    return built.ok ? 'built' : built.problems.map(describeProblem).join(' ')
  }
  test.each([
    [request('bernoulli', '0 1 10 0 1'), 'sample 3 has the target 10, which the Bernoulli distribution cannot produce: it needs labels 0 and 1, or −1 and 1. For classes 0, 1, 2, .. choose categorical'],
    [request('poisson', '1 2 2.5'), 'sample 3 has the target 2.5, which the Poisson distribution cannot produce: it needs counts'],
    [request('poisson', '1 2 400'), 'y! overflows'],
    [request('exponential', '1 -2 2'), 'sample 2 has the target -2, which the exponential distribution cannot produce: it needs numbers of at least 0'],
    [request('categorical', '0 1 1.5'), 'the whole numbers 0, 1, 2, ..'],
    [request('categorical', '0 0 0'), 'a categorical distribution needs at least two classes'],
    [request('gaussian', undefined, { scale: 0 }), 'σ is 0; it must be a number above 0.'],
    [request('laplace', undefined, { model: { kind: 'formula', text: 'w*u' } }), 'the model uses "u", but no column of the samples has that name (there are x)'],
    [request('laplace', undefined, { model: { kind: 'formula', text: 'w*y' } }), '"y" is the target, so the model cannot use it'],
    [request('laplace', undefined, { model: { kind: 'formula', text: 'x^2' } }), 'the model has no parameter'],
    [request('laplace', undefined, { model: { kind: 'formula', text: 'sum(w*x)' } }), 'the model gives values of shape [], but the samples need [5]'],
    [request('laplace', undefined, { model: { kind: 'formula', text: '' } }), 'there is no formula'],
    [request('laplace', undefined, { model: { kind: 'node', id: 'q', document: { title: '', nodes: [] } } }), 'there is no node "q"'],
  ])('%#', (asked, sentence) => {
    expect(say(asked)).toContain(sentence)
  }) // prettier-ignore
})

describe('samples', () => {
  test.each([
    ['(0,1), (1,2)', ['x', 'y'], [0, 1], [1, 2]],
    ['[[0, 1], [1, 2]]', ['x', 'y'], [0, 1], [1, 2]],
    ['0 1\n1 2', ['x', 'y'], [0, 1], [1, 2]],
    ['0;1\n1;2', ['x', 'y'], [0, 1], [1, 2]],
    ['x,y\n0,1\n1,2\n', ['x', 'y'], [0, 1], [1, 2]],
    ['time\tcount\n0\t1\n1\t2', ['time', 'count'], [0, 1], [1, 2]],
    ['u v\n 0 1\n 1 2', ['u', 'v'], [0, 1], [1, 2]],
    ['D = {(0, 1/2), (1, -2e3)}', ['x', 'y'], [0, 1], [0.5, -2000]],
  ])('%j', (text, columns, x, y) => {
    const table = unwrap(readSamples(text))
    expect(table.columns).toEqual(columns)
    expect(table.values.map((column) => [...column])).toEqual([x, y])
  })

  test.each([
    ['', 'there are no samples yet'],
    ['x,y', 'there are no samples yet'],
    ['(0,1), (1,2,3)', 'sample 2 has 3 numbers, but the first one has 2'],
    ['(0,1), (a,2)', '"(a,2)" is no sample'],
    ['(0,1), 5', '"5" is no sample'],
    ['1\n2', 'the samples have the single column "x"'],
    ['0,1\n1,two', 'line 2'],
    ['0,1\n1', 'line 2'],
  ])('%j is refused', (text, sentence) => {
    const read = readSamples(text)
    expect(read.ok ? '' : describeProblem(read.problems[0])).toContain(sentence)
  })
})
