// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { NumbersMenu } from '../../renderer/panels/inspector/numbers-menu.tsx'
import { readSession } from '../../renderer/state/session.ts'
import { tensor } from '../../shared/tensor/tensor.ts'
import { startWindow, type TestWindow } from './start-window.ts'

let window: TestWindow
beforeEach(() => {
  window = startWindow('empty')
})
afterEach(() => {
  cleanup()
  window.stop()
})

const value = tensor([2, 2], [1, 2.5, -3, 0.1])

async function choose(entry: RegExp): Promise<void> {
  const user = userEvent.setup()
  render(
    <NumbersMenu
      numbers={[
        { title: 'Value', name: 'W', tensor: value },
        { title: 'Gradient', name: 'dL_dW', tensor: null },
      ]}
    />,
  )
  await user.click(screen.getByRole('button', { name: 'Copy numbers' }))
  await user.click(await screen.findByRole('menuitem', { name: entry }))
}

test.each([
  [/as CSV/, '1,2.5\n-3,0.1\n'],
  [/as JSON/, '[[1,2.5],[-3,0.1]]\n'],
  [/as LaTeX/, '\\begin{bmatrix}'],
])('a value is copied %s', async (entry, expected) => {
  await choose(entry)
  await vi.waitFor(async () => expect(await navigator.clipboard.readText()).toContain(expected))
  expect(readSession().notice?.kind).toBe('done')
})

test('a value is saved as NumPy reads it', async () => {
  window.host.choices.push('W.npy')
  await choose(/NumPy/)
  const bytes = await vi.waitFor(() => {
    const content = window.host.files.get('W.npy')
    if (!(content instanceof Uint8Array)) throw new Error('nothing was saved')
    return content
  })
  expect(String.fromCharCode(...bytes.subarray(1, 6))).toBe('NUMPY')
  expect(readSession().notice?.kind).toBe('done')
})

test('what was not computed has no entry', async () => {
  render(<NumbersMenu numbers={[{ title: 'Gradient', name: 'dL_dW', tensor: null }]} />)
  expect(screen.queryByRole('button')).toBeNull()
})
