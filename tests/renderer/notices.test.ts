import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { backward, step } from '../../renderer/commands/run.ts'
import { setAttribute, setLoss } from '../../renderer/state/edits.ts'
import { useEvaluation } from '../../renderer/state/evaluation.ts'
import { startForgettingNotices } from '../../renderer/state/notices.ts'
import { notify, readSession } from '../../renderer/state/session.ts'
import { numbersOf, startWindow, type TestWindow } from './start-window.ts'

let window: TestWindow
let stop: () => void
beforeEach(() => {
  window = startWindow('problem 2')
  stop = startForgettingNotices()
})
afterEach(() => {
  stop()
  window.stop()
})

const notice = () => readSession().notice?.text

test('what a step did is said until the next edit', async () => {
  await step()
  expect(notice()).toBe('Step: L 0.126928 → 0.120011')
  setAttribute('x', 'value', [2, 1, 5])
  expect(notice()).toBeUndefined()
})

test('work that goes on is said through edits', () => {
  notify('busy', 'Laying out…')
  setAttribute('x', 'value', [3, 1])
  expect(notice()).toBe('Laying out…')
})

test('several problems are one sentence and a count', async () => {
  setAttribute('x', 'value', undefined)
  setAttribute('l', 'value', undefined)
  await step()
  expect(notice()).toMatch(/^node "x": the input "x" has no value yet; .* \(And 1 more problem\.\)$/)
})

test('a loss with several entries cannot be differentiated, and Backward says so', async () => {
  await numbersOf('s')
  setLoss('s')
  await vi.waitFor(() => expect(useEvaluation.getState().document?.loss).toBe('s'))
  backward()
  expect(notice()).toBe('The loss “s” has 2 entries, but a gradient needs exactly one; add a sum or a mean.')
})
