// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { applyWalk } from '../../renderer/commands/player.ts'
import { undo, readDocument } from '../../renderer/state/document.ts'
import { closeDock, openDock } from '../../renderer/state/dock.ts'
import { useDrawing } from '../../renderer/state/drawing.ts'
import { setAttribute } from '../../renderer/state/edits.ts'
import { goBack, goNext, goTo, goToPhase, readPlayer, type ShownStep } from '../../renderer/state/player.ts'
import { startWindow, type TestWindow } from './start-window.ts'

let window: TestWindow
beforeEach(() => {
  window = startWindow()
})
afterEach(() => {
  closeDock()
  window.stop()
})

/** The step that is shown once everything asked for has arrived. */
async function shown(): Promise<ShownStep> {
  return vi.waitFor(() => {
    const { shown, round, index, walk } = readPlayer()
    if (walk === null || shown?.round !== round || shown.index !== index) throw new Error('not there yet')
    return shown
  })
}

/** What is written on the canvas: the titles of nodes and labels. */
function written(): string {
  const { nodes, labels } = useDrawing.getState()
  const titles = [...nodes.values()].map(({ picture }) => picture.title)
  return [...titles, ...[...labels.values()].flat().map(({ title, edge }) => `${edge} ${title}`)].sort().join('\n')
}

async function walkTo(index: number): Promise<string> {
  goTo({ round: 0, index })
  await shown()
  return written()
}

describe('walking through problem 2', () => {
  test('every step shows the same forwards, backwards and by jumping', async () => {
    openDock('steps')
    await shown()
    const count = readPlayer().walk!.steps.length
    const forwards: string[] = [written()]
    for (let index = 1; index < count; index++) {
      goNext()
      await shown()
      forwards.push(written())
    }
    const backwards: string[] = [written()]
    for (let index = count - 1; index > 0; index--) {
      goBack()
      await shown()
      backwards.unshift(written())
    }
    expect(backwards).toEqual(forwards)
    expect(new Set(forwards.slice(3, 12)).size, 'something new with every computed step').toBe(9)
    for (const index of [11, 2, 7, 0]) expect(await walkTo(index)).toBe(forwards[index])
  })

  test('a gradient that is not reached is blank, never 0, and blank again after stepping back', async () => {
    openDock('steps')
    await shown()
    goToPhase(['loss'])
    await shown()
    expect(written()).toContain('value of s: [1, 0]')
    expect(written()).not.toMatch(/gradient/)
    goToPhase(['backward'])
    await shown()
    expect(written()).toMatch(/w: parameter.*gradient \[0, 0\.1192\]/)
    goBack()
    await shown()
    expect(written()).not.toMatch(/w: parameter.*gradient/)
    expect(written()).toContain('gradient coming back: [-0.2384, -0.1192]')
  })

  test('several steps of gradient descent can be walked; the document changes only when they are taken over', async () => {
    openDock('steps')
    await shown()
    const before = readDocument()
    const last = readPlayer().walk!.steps.length - 1
    goTo({ round: 0, index: last })
    goNext()
    expect((await shown()).round).toBe(1)
    goTo({ round: 10, index: 0 })
    const { evaluation } = await shown()
    expect(evaluation.nodes.get('L')!.value!.data[0]).toBeCloseTo(0.0823384386, 9)
    expect(readDocument()).toBe(before)
    goTo({ round: 9, index: last })
    await shown()
    await applyWalk()
    const { attributes } = readDocument().nodes.find(({ id }) => id === 'w')!
    expect(attributes['value']).toEqual(['pi/2', expect.closeTo(2.6686975817, 9)])
    undo()
    expect(readDocument()).toEqual(before)
  })

  test('an edit begins the walk anew at the same step; closing the panel shows the graph as before', async () => {
    const plain = written()
    openDock('steps')
    await shown()
    goToPhase(['loss'])
    await shown()
    setAttribute('x', 'value', [1, 3])
    await vi.waitFor(() => expect(written()).toMatch(/value of y: 1$/m))
    expect((await shown()).step).toEqual({ phase: 'loss', node: 'L' })
    undo()
    closeDock()
    await vi.waitFor(() => expect(written()).toBe(plain))
  })

  test('a graph that cannot be derived says why', async () => {
    openDock('steps')
    await shown()
    setAttribute('x', 'value', undefined)
    await vi.waitFor(() => expect(readPlayer().problems.join()).toMatch(/input "x" has no value/))
  })
})
