/** What a run promises, whoever drives it. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, test } from 'vitest'
import type { Training } from '../../shared/document/document.ts'
import { describeProblem, type Problem } from '../../shared/problem/problem.ts'
import { createRun, type Run } from '../../shared/training/run.ts'
import { CAPACITY } from '../../shared/training/series.ts'
import type { RunSettings } from '../../shared/training/settings.ts'
import { graph, input, node, parameter } from '../engine/graphs.ts'

/** L = ½ a w², of which everything is known: w ← (1 − α a) w. */
const bowl = (a: number) =>
  graph('L', parameter('w', 1), input('a', a / 2), node('s', 'square', ['w']), node('L', 'mul', ['a', 's']))

const line = graph(
  'L',
  parameter('w', 0),
  parameter('b', 0),
  input('x', 0),
  input('y', 0),
  node('p', 'mul', ['w', 'x']),
  node('q', 'add', ['p', 'b']),
  node('L', 'mse', ['q', 'y']),
)

function start(
  of = line,
  training: Training = { data: { generator: 'line' } },
  chosen: Partial<RunSettings> = {},
): Run {
  const created = createRun(of, training, chosen)
  if (!created.ok) throw new Error(created.problems.map(describeProblem).join(' '))
  return created.value
}

const weightsOf = ({ trainer }: Run) => trainer.parameters.map(({ value }) => [...value])

function refusal(training: Training, of = line): string {
  const created = createRun(of, training)
  return created.ok ? '' : created.problems.map(describeProblem).join(' ')
}

describe('a run', () => {
  test('without data descends on the graph itself, as the formula says', () => {
    const run = start(bowl(3), {}, { learningRate: 0.5, epochs: 5 })
    while (run.step());
    expect([...run.history().steps.columns[0]]).toEqual([1.5, 0.375, 0.09375, 0.0234375, 0.005859375])
    expect(run.isDone()).toBe(true)
  })

  test('rewinds to the same weights and takes the same steps again', () => {
    const run = start(line, { data: { generator: 'line' }, initial: { w: 'normal', b: 'normal' }, batch: 6 })
    const first = weightsOf(run)
    for (let i = 0; i < 17; i++) run.step()
    const losses = [...run.history().steps.columns[0]]
    run.rewind()
    expect(weightsOf(run)).toEqual(first)
    expect(run.history().steps.at.length).toBe(0)
    for (let i = 0; i < 17; i++) run.step()
    expect([...run.history().steps.columns[0]]).toEqual(losses)
  })

  test('takes over another α without starting again, and marks the step', () => {
    const run = start(bowl(1), {}, { learningRate: 0.5 })
    for (let i = 0; i < 3; i++) run.step()
    run.change({ learningRate: 0.1 })
    run.step()
    expect(run.history().marks).toEqual([{ step: 3, from: 0.5, to: 0.1 }])
    expect(weightsOf(run)[0][0]).toBeCloseTo(0.5 ** 3 * 0.9, 14)
    expect([...run.history().steps.columns[3]]).toEqual([0.5, 0.5, 0.5, 0.1])
  })

  test('measures gradient, update and both kinds of rows', () => {
    const run = start(bowl(1), {}, { learningRate: 0.5 })
    run.step()
    const { steps } = run.history()
    expect(steps.columns[1][0]).toBeCloseTo(1, 14)
    expect(steps.columns[2][0]).toBeCloseTo(0.5, 14)
    const split = start(line, { data: { generator: 'line' }, validation: 0.25 })
    expect(split.samples.training.rows).toBe(15)
    expect(split.samples.validation?.rows).toBe(5)
    expect(Number.isFinite(split.measured().validation)).toBe(true)
  })

  test('that breaks off says in which step and at which node, and keeps its last weights', () => {
    const run = start(bowl(5), {}, { learningRate: 0.5, epochs: 10_000, stopAtDivergence: false })
    while (run.step());
    const problem = run.problem()
    expect(problem === null ? '' : describeProblem(problem)).toMatch(
      /^the loss became Infinity in epoch \d+, step \d+: it began at the node "L" \(mul\), which is Infinity\./,
    )
    expect(Number.isFinite(weightsOf(run)[0][0])).toBe(true)
    expect(run.step()).toBe(false)
  })

  test('that grows without end is stopped long before, in a sentence with step and node, and goes on if one insists', () => {
    const run = start(bowl(5), {}, { learningRate: 0.5, epochs: 40 })
    while (run.step());
    const stopped = run.trainer.steps()
    // 2.5 · 2.25ᵏ is above 2500 from k = 9; ten highs later the run stops.
    expect(stopped).toBe(19)
    expect(describeProblem(run.problem() as Problem)).toMatch(
      /^the run diverges: by epoch 19, step 19 the loss has grown from 2\.5 to 5460000, .* node "w" \(norm \d+\), where steps with α = 0\.5 overshoot/,
    )
    expect(run.measured().training).toBeCloseTo(2.5 * 2.25 ** 19, -1)
    run.change({ stopAtDivergence: false })
    expect(run.problem()).toBeNull()
    while (run.step());
    expect(run.trainer.steps()).toBe(40)
    run.rewind()
    run.change({ stopAtDivergence: true })
    while (run.step());
    expect(run.trainer.steps()).toBe(stopped)
  })

  test.each([
    ['oscillates at the limit of α', bowl(4), {}, { learningRate: 0.5 }],
    ['oscillates far above its start', line, { data: { csv: 'x,y\n1,0\n1,100\n' } }, { learningRate: 0.4, batch: 1 }],
    [
      'is thrown up by one row',
      line,
      { data: { csv: `x,y\n${'0.1,0.1\n'.repeat(60)}40,2000\n${'0.1,0.1\n'.repeat(60)}` } },
      { learningRate: 0.1, batch: 1, shuffle: false, epochs: 1 },
    ],
  ])('that only %s is left alone', (_, of, training, settings) => {
    const run = start(of, training, { epochs: 60, ...settings })
    while (run.step());
    expect(run.problem()).toBeNull()
  })

  test('with a gradient that is not finite names the parameter', () => {
    const root = graph('L', parameter('w', 0), node('L', 'sqrt', ['w']))
    const run = start(root, {})
    run.step()
    const problem = run.problem()
    expect(problem === null ? '' : describeProblem(problem)).toMatch(/the gradient of "w" became Infinity in epoch 1/)
  })

  test('of a million steps remembers no more, and takes no more memory, than one of a few thousand', () => {
    const run = start(bowl(1e-6), {}, { learningRate: 0.5, epochs: 1_000_000 })
    while (run.trainer.steps() < 100_000) run.step()
    const early = measureHeap()
    while (run.step());
    const megabytes = (measureHeap() - early) / 2 ** 20
    console.log(`Memory after a million steps: ${megabytes.toFixed(2)} MB more than after a tenth of them.`)
    expect(megabytes).toBeLessThan(1)
    const { steps } = run.history()
    expect(run.trainer.steps()).toBe(1_000_000)
    expect(steps.at.length).toBeLessThanOrEqual(CAPACITY)
    expect(steps.stride).toBe(256)
    expect([...steps.at.slice(0, 3)]).toEqual([0, 256, 512])
  })
})

/** Bytes that are in use once everything that can be thrown away was, typed arrays included. */
function measureHeap(): number {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

describe('initial weights', () => {
  const two = graph(
    'L',
    parameter('W', [
      [1, 2, 3],
      [4, 5, 6],
    ]),
    parameter('V', [
      [1, 2, 3],
      [4, 5, 6],
    ]),
    parameter('b', [7, 7, 7]),
    input('x', [1, 1]),
    node('p', 'matmul', ['x', 'W']),
    node('q', 'matmul', ['x', 'V']),
    node('z', 'add', ['p', 'q']),
    node('y', 'add', ['z', 'b']),
    node('L', 'sum', ['y']),
  )
  const begin = (kind: string, seed = 0) => weightsOf(start(two, { initial: { W: kind, V: kind, b: kind }, seed }))

  test('are zero, constant or those of the graph', () => {
    expect(begin('zero')).toEqual([
      [0, 0, 0, 0, 0, 0],
      [0, 0, 0, 0, 0, 0],
      [0, 0, 0],
    ])
    expect(begin('typed')[0]).toEqual([1, 2, 3, 4, 5, 6])
    expect(weightsOf(start(two, { initial: { b: { kind: 'constant', value: 2 } } }))[2]).toEqual([2, 2, 2])
  })

  test('are equal for parameters of a shape only where that is asked for', () => {
    const [w, v] = begin('equal')
    expect(w).toEqual(v)
    const [other, another] = begin('normal')
    expect(other).not.toEqual(another)
    expect(begin('normal', 1)[0]).not.toEqual(other)
  })

  test('of Xavier and He have the deviation for their connections, and biases at 0', () => {
    const [w, , b] = begin('he')
    const [x] = begin('xavier')
    expect(b).toEqual([0, 0, 0])
    // The same draws, so the ratio is that of √(2 / inputs) and √(2 / (inputs + outputs)) with 2 inputs, 3 outputs.
    w.forEach((entry, i) => expect(entry / x[i]).toBeCloseTo(Math.sqrt(5 / 2), 12))
  })

  test('that are no initialiser are refused', () => {
    expect(refusal({ initial: { w: 'random' } })).toMatch(/zero, constant, equal, normal, xavier or he.*"random"/)
  })
})

describe('data', () => {
  test.each([
    ['missing values', 'x,y\n1,\n', /line 2.*column "y" is empty/],
    ['text cells', 'x,y\n1,two\n', /"two", which is not a number/],
    ['wrong columns', 'x,z\n1,2\n', /no input of the graph fits the column "z"/],
    ['an empty file', '', /the table is empty/],
    ['a header without rows', 'x,y\n', /no rows/],
  ])('%s are one clear sentence', (_, csv, sentence) => {
    expect(refusal({ data: { csv } })).toMatch(sentence)
  })

  test('of another width says what the inputs take', () => {
    expect(refusal({ data: { generator: 'spirals' } })).toMatch(/2 numbers each, but the inputs x take 1/)
  })

  test('columns go where the person says', () => {
    const run = start(line, { data: { csv: 'when,what,junk\n1,2,9\n', columns: { when: 'x', what: 'y', junk: '' } } })
    expect([...(run.samples.training.inputs.get('x')?.data ?? [])]).toEqual([1])
    expect([...(run.samples.training.inputs.get('y')?.data ?? [])]).toEqual([2])
  })

  test('is standardised with the numbers of the training rows', () => {
    const run = start(line, { data: { csv: 'x,y\n1,0\n3,0\n5,0\n', standardise: ['x'] } })
    const x = [...(run.samples.training.inputs.get('x')?.data ?? [])]
    expect(x.reduce((sum, entry) => sum + entry, 0)).toBeCloseTo(0, 14)
    expect(x.reduce((sum, entry) => sum + entry ** 2, 0) / 3).toBeCloseTo(1, 14)
  })

  test('labels are written as the loss wants them', () => {
    const classifier = (loss: string) =>
      graph(
        'L',
        parameter('w', [0, 0]),
        input('x', [0, 0]),
        input('l', 0),
        node('y', 'dot', ['w', 'x']),
        node('L', loss, ['y', 'l']),
      )
    const labels = (loss: string) =>
      new Set(
        start(classifier(loss), { data: { generator: 'classes', rows: 4 } }).samples.training.inputs.get('l')?.data,
      )
    expect(labels('logistic_loss')).toEqual(new Set([-1, 1]))
    expect(labels('binary_cross_entropy')).toEqual(new Set([0, 1]))
  })
})
