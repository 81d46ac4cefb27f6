/** Training in a window: the same run as on the command line, and weights that come back as one entry. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { rewindRun, startRun, toggleTraining, trainStep } from '../../renderer/commands/train.ts'
import { readDocument, undo, useDocument } from '../../renderer/state/document.ts'
import { currentRun, forgetRuns, readTraining } from '../../renderer/state/training.ts'
import { openText } from '../../renderer/commands/file.ts'
import lenet from '../../shared/examples/lenet.chainrule?raw'
import line from '../../shared/examples/problem-5-line.chainrule?raw'
import network from '../../shared/examples/spirals-network.chainrule?raw'
import { parseDocument } from '../../shared/document/parse.ts'
import { createRunOn } from '../../shared/training/run.ts'
import { prepareSamples } from '../../shared/training/samples.ts'
import { settingsOf } from '../../shared/training/settings.ts'
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

  test('the network on images draws the same batches and weights from the same seed', () => {
    const opened = parseDocument(lenet)
    if (!opened.ok) throw new Error()
    const { document } = opened.value
    const begin = () => {
      const training = { ...document.training, data: { ...document.training?.data, rows: 80 } }
      const samples = prepareSamples(document, training.data)
      const run = samples.ok ? createRunOn(document, samples.value, settingsOf(training)) : null
      if (run === null || !run.ok) throw new Error()
      for (let i = 0; i < 4; i++) run.value.step()
      return [...run.value.history().steps.columns[0]]
    }
    expect(begin()).toEqual(begin())
  })
})
