import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { backward, forward, reset, step } from '../../renderer/commands/run.ts'
import { readDocument, redo, undo, useDocument } from '../../renderer/state/document.ts'
import { useDrawing } from '../../renderer/state/drawing.ts'
import { setAttribute } from '../../renderer/state/edits.ts'
import { useEvaluation } from '../../renderer/state/evaluation.ts'
import { readSession } from '../../renderer/state/session.ts'
import { numbersOf, startWindow, type TestWindow } from './start-window.ts'

let window: TestWindow
beforeEach(() => {
  window = startWindow()
})
afterEach(() => window.stop())

const valueOf = (id: string) => readDocument().nodes.find((node) => node.id === id)?.attributes['value']
const titleOf = (id: string) => useDrawing.getState().nodes.get(id)?.picture.title ?? ''
const labelsOf = (id: string) => (useDrawing.getState().labels.get(id) ?? []).map(({ title }) => title).join('; ')

describe('problem 2 in the window', () => {
  test('values are there at once', async () => {
    expect(await numbersOf('y')).toEqual([2])
    expect((await numbersOf('L'))[0]).toBeCloseTo(0.126928, 6)
    expect(titleOf('L')).toContain('value 0.1269')
  })

  test('gradients are blank, not 0, until Backward is pressed', async () => {
    await numbersOf('L')
    expect(useEvaluation.getState().evaluation.nodes.get('w')?.gradient).toBeNull()
    expect(labelsOf('s:0')).not.toContain('gradient')
    backward()
    expect((await numbersOf('w', 'gradient'))[1]).toBeCloseTo(0.119203, 6)
    expect(labelsOf('s:0')).toBe('local gradient: diag(0, -1); gradient coming back: [0, 0.1192]')
    forward()
    expect(labelsOf('s:0')).not.toContain('gradient')
  })

  test('a step is one entry of the history and says the loss before and after', async () => {
    await step()
    expect(valueOf('w')).toEqual(['pi/2', expect.closeTo(3.081991, 6)])
    expect(readSession().notice?.text).toBe('Step: L 0.126928 → 0.120011')
    await vi.waitFor(async () => expect((await numbersOf('L'))[0]).toBeCloseTo(0.120011, 6))
    undo()
    expect(valueOf('w')).toEqual(['pi/2', 'pi'])
    expect(useDocument.getState().history.position).toBe(0)
    redo()
    expect(valueOf('w')).toEqual(['pi/2', expect.closeTo(3.081991, 6)])
  })

  test('Reset brings back the parameters as they were typed and hides what was computed', async () => {
    for (let count = 0; count < 3; count++) await step()
    backward()
    reset()
    expect(valueOf('w')).toEqual(['pi/2', 'pi'])
    expect(readSession().stage).toBe('drawn')
    expect(titleOf('L')).not.toContain('value')
    expect(titleOf('w')).toContain('shape 2')
  })

  test('editing a value shows values again after Reset', async () => {
    reset()
    setAttribute('x', 'value', [1, 3])
    await vi.waitFor(async () => expect((await numbersOf('y'))[0]).toBeCloseTo(1, 12))
    expect(titleOf('y')).toContain('value 1')
  })

  test('editing one value redraws only what depends on it', async () => {
    await numbersOf('L')
    const before = useDrawing.getState().nodes
    setAttribute('x', 'value', [4, 1])
    await vi.waitFor(async () => expect(await numbersOf('y')).toEqual([4]))
    const after = useDrawing.getState().nodes
    const redrawn = [...after.keys()].filter((id) => after.get(id)?.picture !== before.get(id)?.picture)
    expect(redrawn.sort()).toEqual(['L', 'x', 'y'])
  })

  test('a step without parameters says what to do and changes nothing', async () => {
    setAttribute('w', 'frozen', true)
    const before = readDocument()
    await step()
    expect(readDocument()).toBe(before)
    expect(readSession().notice).toMatchObject({ kind: 'refused', text: expect.stringContaining('unfreeze') as string })
  })
})
