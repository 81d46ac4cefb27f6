// @vitest-environment jsdom
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ErrorBoundary } from '../../renderer/app/error-boundary.tsx'
import { readDocument } from '../../renderer/state/document.ts'
import { startWindow, type TestWindow } from './start-window.ts'

let window: TestWindow
beforeEach(() => {
  window = startWindow()
  // React reports what a boundary caught.
  vi.spyOn(console, 'error').mockImplementation(() => {})
})
afterEach(() => {
  window.stop()
  vi.restoreAllMocks()
})

test('a panel that crashes keeps the document, offers to save it, and is built anew', async () => {
  const user = userEvent.setup()
  let isBroken = true
  const Panel = () => {
    if (isBroken) throw new Error('broken')
    return <p>works again</p>
  }
  const before = readDocument()
  render(
    <ErrorBoundary>
      <Panel />
    </ErrorBoundary>,
  )
  expect(screen.getByRole('alert').textContent).toContain('stopped working')
  expect(readDocument()).toBe(before)
  expect(screen.getByRole('button', { name: 'Save as…' })).toBeDefined()
  isBroken = false
  await user.click(screen.getByRole('button', { name: 'Reload this part' }))
  expect(screen.getByText('works again')).toBeDefined()
})
