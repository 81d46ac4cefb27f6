/** The settings of `train`: each does what the same setting does in the window, to the last digit, and says what it takes. */
import { describe, expect, test } from 'vitest'
import { parseDocument } from '../../shared/document/parse.ts'
import { createTraining } from '../../renderer/worker/training.ts'
import type { Training } from '../../shared/document/document.ts'
import { file, line, node, pointsOnALine, source } from './graphs.ts'
import { chainrule, useFolder } from './harness.ts'

const folder = useFolder()
const data = pointsOnALine(20)
/** What every run here has in common: order, noise and ends come from the seed. */
const common: Training = { learningRate: 0.1, batch: 3, epochs: 6, seed: 5 }
const commonOptions = ['--lr', '0.1', '--batch', '3', '--epochs', '6', '--seed', '5']

function train(options: readonly string[], graph: unknown = line, csv = data) {
  const argv = ['train', folder.write('graph.chainrule', graph), '--data', folder.write('data.csv', csv), ...options]
  return chainrule(argv)
}

async function lossesOnCommandLine(options: readonly string[]): Promise<number[][]> {
  const { exitCode } = await train([...commonOptions, ...options, '--history', folder.path('h.csv')])
  expect(exitCode).toBe(0)
  const rows = folder.read('h.csv').trim().split('\n').slice(1)
  return rows.map((row) => row.split(',').slice(1).map(Number))
}

/** As the worker of the window trains. */
function lossesInWindow(training: Training): number[][] {
  const opened = parseDocument(JSON.stringify(line))
  if (!opened.ok) throw new Error()
  const { create, advance } = createTraining()
  const created = create('run', opened.value.document, { ...common, ...training, data: { csv: data } })
  if (!created.ok) throw new Error()
  const { history } = advance('run', { milliseconds: Infinity, steps: Infinity })
  const [own, kept] = history.epochs.columns
  return Array.from(own, (loss, epoch) => (Number.isNaN(kept[epoch]) ? [loss] : [loss, kept[epoch]]))
}

const settings: readonly (readonly [string, readonly string[], Training])[] = [
  ['momentum', ['--optimizer', 'momentum', '--momentum', '0.5'], { optimizer: 'momentum', momentum: 0.5 }],
  ['nesterov', ['--optimizer', 'nesterov', '--momentum', '0.5'], { optimizer: 'nesterov', momentum: 0.5 }],
  ['adam', ['--optimizer', 'adam'], { optimizer: 'adam' }],
  ['a cosine', ['--schedule', 'cosine'], { schedule: { kind: 'cosine' } }],
  ['steps', ['--schedule', 'step:2:0.3'], { schedule: { kind: 'step', every: 2, factor: 0.3 } }],
  ['an inverse', ['--schedule', 'inverse:0.7'], { schedule: { kind: 'inverse', decay: 0.7 } }],
  ['clipping', ['--clip', '0.25'], { clip: 0.25 }],
  ['weight decay', ['--weight-decay', '0.2'], { weightDecay: 0.2 }],
  ['validation', ['--validation', '0.3'], { validation: 0.3 }],
  ['normal weights', ['--init', 'normal'], { initial: { w: 'normal', b: 'normal' } }],
  ['He’s weights', ['--init', 'he'], { initial: { w: 'he', b: 'he' } }],
]

describe('settings of train', () => {
  test.each(settings)('%s: the same losses as in the window, other ones than without', async (_, options, training) => {
    const losses = await lossesOnCommandLine(options)
    expect(losses).toHaveLength(7)
    expect(losses).toEqual(lossesInWindow(training))
    expect(losses).not.toEqual(lossesInWindow({}))
  })

  test('what the call leaves open comes from the file', async () => {
    const graph = { ...line, training: { ...common, optimizer: 'adam', clip: 0.5 } }
    await train(['--history', folder.path('file.csv')], graph)
    await train([...commonOptions, '--optimizer', 'adam', '--clip', '0.5', '--history', folder.path('call.csv')])
    expect(folder.read('file.csv')).toBe(folder.read('call.csv'))
  })

  test('validation is a column of the history and a line of the summary', async () => {
    const { stdout } = await train([...commonOptions, '--validation', '0.3', '--history', folder.path('h.csv')])
    expect(folder.read('h.csv')).toMatch(/^epoch,loss,validation\n/)
    expect(stdout).toMatch(/^validation +\S+ on 6 rows$/m)
    expect(stdout).toMatch(/^data +14 rows in batches of 3$/m)
  })

  test.each([
    [['--momentum', '1.5'], /--momentum.*from 0 to 1/],
    [['--schedule', 'linear'], /--schedule.*constant, cosine, step:10:0\.5 or inverse:0\.1/],
    [['--schedule', 'step:0:0.5'], /--schedule.*whole number/],
    [['--schedule', 'cosine:3'], /--schedule/],
    [['--clip', '-1'], /--clip.*at least 0/],
    [['--weight-decay', 'much'], /--weight-decay.*at least 0/],
    [['--validation', '1'], /--validation.*from 0 to 0\.9/],
    [['--init', 'ones'], /--init.*typed, zero, constant/],
    [['--optimizer', 'rmsprop'], /--optimizer.*sgd, momentum, nesterov, adam/],
    [['--batch', '0'], /--batch.*from 1/],
  ])('%j is a call that cannot be read', async (options, sentence) => {
    const ran = await train(options)
    expect(ran).toMatchObject({ exitCode: 2, stdout: '' })
    expect(ran.stderr).toMatch(sentence)
  })
})

describe('data that trains nothing, or less than one thinks', () => {
  const csv = (rows: number) => pointsOnALine(rows)

  test('validation that leaves no row to train on is one sentence', async () => {
    const { exitCode, sentences } = await train(['--validation', '0.9'], line, csv(1))
    expect(exitCode).toBe(1)
    expect(sentences).toHaveLength(1)
    expect(sentences[0]).toMatch(/of 1 row, 1 would be kept for validation and none be left to train on/)
  })

  test('fewer rows than the batch are all of them, and the summary says so', async () => {
    const { exitCode, stdout } = await train(['--batch', '64', '--lr', '0.1'], line, csv(4))
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(/^data +4 rows in batches of 4$/m)
  })

  test('one class only is trained, with a sentence that says what comes of it', async () => {
    const graph = file('L', [
      source('parameter', 'w', 0),
      source('input', 'x', 0),
      source('input', 'l', 1),
      node('y', 'mul', 'w', 'x'),
      node('L', 'logistic_loss', 'y', 'l'),
    ])
    const ran = await train(['--epochs', '2'], graph, 'x,l\n1,-1\n2,-1\n3,-1\n')
    expect(ran.exitCode).toBe(0)
    expect(ran.sentences.at(-1)).toMatch(/every row has the same class, "l" = -1, so the model can only learn/)
  })

  test('features of another shape are one sentence with the columns that are wanted', async () => {
    const graph = file('L', [
      source('parameter', 'w', [0, 0]),
      source('input', 'x', [0, 0]),
      source('input', 'y', 0),
      node('p', 'dot', 'w', 'x'),
      node('L', 'mse', 'p', 'y'),
    ])
    const { exitCode, sentences } = await train([], graph, 'x,y\n1,2\n')
    expect(exitCode).toBe(1)
    expect(sentences).toHaveLength(1)
    expect(sentences[0]).toMatch(/x\[0\], x\[1\]/)
  })
})
