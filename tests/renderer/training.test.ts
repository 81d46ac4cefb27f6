/** Training in a window: the same run as on the command line, and weights that come back as one entry. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { rewindRun, startRun, toggleTraining, trainStep } from '../../renderer/commands/train.ts'
import { readDocument, undo, useDocument } from '../../renderer/state/document.ts'
import { currentRun, forgetRuns, readTraining } from '../../renderer/state/training.ts'
import { openText } from '../../renderer/commands/file.ts'
import lenet from '../../shared/examples/lenet.chainrule?raw'
import line from '../../shared/examples/problem-5-line.chainrule?raw'
import network from '../../shared/examples/spirals-network.chainrule?raw'
import { chainrule, useFolder } from '../cli/harness.ts'
import { startWindow, type TestWindow } from './start-window.ts'

const folder = useFolder()
let shown: TestWindow
beforeEach(() => {
  shown = startWindow()
  forgetRuns()
})
afterEach(() => shown.stop())

const valueOf = (id: string) => readDocument().nodes.find((node) => node.id === id)?.attributes['value']

describe('training in the window', () => {
  test('writes the weights back as one entry, however often it is stepped', async () => {
    openText(line, null)
    for (let i = 0; i < 3; i++) await trainStep()
    expect(valueOf('w')).not.toBe(0)
    expect(useDocument.getState().history.position).toBe(1)
    undo()
    expect(valueOf('w')).toBe(0)
  })

  test('a new run starts from the same weights, and a rewound one goes back to them', async () => {
    openText(line, null)
    await toggleTraining()
    const first = currentRun()
    await startRun()
    await toggleTraining()
    expect(readTraining().runs).toHaveLength(2)
    expect(currentRun()?.snapshot.history.steps.columns[0]).toEqual(first?.snapshot.history.steps.columns[0])
    await rewindRun()
    expect(valueOf('w')).toBe(0)
  })

  test('takes the same steps as the command line, to the last digit', async () => {
    openText(network, null)
    await toggleTraining()
    const seen = currentRun()?.snapshot.history.epochs.columns
    const argv = ['train', folder.write('n.chainrule', network), '--data', folder.path('n.chainrule')]
    await chainrule([...argv, '--history', folder.path('h.csv')])
    const rows = folder.read('h.csv').trim().split('\n').slice(1, 101)
    expect(rows).toHaveLength(100)
    rows.forEach((row, epoch) => {
      const [, training, validation] = row.split(',').map(Number)
      expect(Math.abs(training - (seen?.[0][epoch] ?? NaN))).toBeLessThan(1e-9)
      expect(Math.abs(validation - (seen?.[1][epoch] ?? NaN))).toBeLessThan(1e-9)
    })
  })

  test('a network on images has the losses of the command line over its first 100 steps', async () => {
    const document = JSON.parse(lenet) as { training: object & { data: object } }
    // 80 rows in batches of 8: ten steps an epoch, in an order drawn anew for each.
    const training = { ...document.training, data: { ...document.training.data, rows: 100 }, batch: 8, epochs: 10 }
    const small = JSON.stringify({ ...document, training })
    openText(small, null)
    await toggleTraining()
    const { steps = 0, history } = currentRun()?.snapshot ?? {}
    const argv = ['train', folder.write('n.chainrule', small), '--data', folder.path('n.chainrule')]
    await chainrule([...argv, '--history', folder.path('h.csv')])
    const rows = folder.read('h.csv').trim().split('\n').slice(1)
    expect([steps, rows.length]).toEqual([100, 11])
    rows.forEach((row, epoch) => {
      const [, loss, validation] = row.split(',').map(Number)
      expect(Math.abs(loss - (history?.epochs.columns[0][epoch] ?? NaN))).toBeLessThan(1e-9)
      expect(Math.abs(validation - (history?.epochs.columns[1][epoch] ?? NaN))).toBeLessThan(1e-9)
    })
  }, 60_000)
})
