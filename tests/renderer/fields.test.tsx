// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { ValueField } from '../../renderer/controls/value-field.tsx'
import { Inspector } from '../../renderer/panels/inspector/inspector.tsx'
import { stepFrom } from '../../renderer/panels/inspector/attributes/stepper.tsx'
import * as edits from '../../renderer/state/edits.ts'
import { addOp, addWiredOp } from '../../renderer/commands/add-op.ts'
import { backward } from '../../renderer/commands/run.ts'
import { readDocument, useDocument } from '../../renderer/state/document.ts'
import { readSession, select } from '../../renderer/state/session.ts'
import { findOp } from '../../shared/ops/index.ts'
import type { AnyOp } from '../../shared/ops/op.ts'
import { numbersOf, startWindow, type TestWindow } from './start-window.ts'

let window: TestWindow
beforeEach(() => {
  window = startWindow()
})
afterEach(() => {
  cleanup()
  window.stop()
})

const attribute = (id: string, name: string) => readDocument().nodes.find((node) => node.id === id)?.attributes[name]
const type = async (label: string, typed: string) => {
  const field = screen.getByLabelText(label)
  await userEvent.clear(field)
  await userEvent.type(field, typed.replaceAll(/[[{]/g, '$&$&'))
}

describe('a value field', () => {
  test.each([
    ['2', 2],
    ['[3, 1]', [3, 1]],
    ['pi/2', 'pi/2'],
    [
      '[[1, 2], [3, 4]]',
      [
        [1, 2],
        [3, 4],
      ],
    ],
    ['[pi/2, -log(2)]', ['pi/2', '-log(2)']],
    ['zeros(2, 3)', { shape: [2, 3], fill: 0 }],
    ['randn(3, seed=4)', { shape: [3], random: 'normal', seed: 4 }],
  ])('takes %s as it is typed', async (typed, value) => {
    render(<ValueField id="x" label="value" />)
    await type('value', typed)
    await userEvent.keyboard('{Enter}')
    expect(attribute('x', 'value')).toEqual(value)
    expect(useDocument.getState().history.position).toBe(1)
  })

  test('what cannot be read stays, with the reason, and changes nothing', async () => {
    const done = vi.fn()
    render(<ValueField id="x" label="value" onDone={done} />)
    await type('value', '[1, ')
    await userEvent.keyboard('{Enter}')
    expect(screen.getByRole('alert').textContent).toMatch(/\[/)
    expect(screen.getByLabelText<HTMLInputElement>('value').value).toBe('[1, ')
    expect(attribute('x', 'value')).toEqual([2, 1])
    expect(done).not.toHaveBeenCalled()
    await userEvent.keyboard('{Escape}')
    expect(screen.getByLabelText<HTMLInputElement>('value').value).toBe('[2, 1]')
  })

  test('a random value gets a seed, so that it stays what it is', async () => {
    render(<ValueField id="x" label="value" />)
    await type('value', 'randn(2)')
    await userEvent.keyboard('{Enter}')
    expect(attribute('x', 'value')).toMatchObject({ shape: [2], random: 'normal', seed: expect.any(Number) as number })
  })

  test('an emptied field takes the value away', async () => {
    render(<ValueField id="x" label="value" />)
    await userEvent.clear(screen.getByLabelText('value'))
    await userEvent.keyboard('{Enter}')
    expect(attribute('x', 'value')).toBeUndefined()
  })
})

describe('the inspector', () => {
  test('renames a node everywhere, and refuses a name that is taken', async () => {
    select(['w'])
    render(<Inspector />)
    await type('Name', 'x')
    await userEvent.keyboard('{Enter}')
    expect(screen.getByRole('alert').textContent).toMatch(/"x"/)
    await type('Name', 'theta')
    await userEvent.keyboard('{Enter}')
    expect(readDocument().nodes.find(({ id }) => id === 's')?.inputs).toEqual(['theta'])
    expect(screen.getByLabelText<HTMLInputElement>('Name').value).toBe('theta')
  })

  test('shows the gradient only after Backward', async () => {
    select(['w'])
    render(<Inspector />)
    expect(screen.getByText('Not computed yet. Press Backward.')).toBeTruthy()
    backward()
    await numbersOf('w', 'gradient')
    expect(await screen.findByText('0.1192')).toBeTruthy()
  })

  test('shows the local gradient of a wire as a matrix whose rows and columns are named after the entries', async () => {
    backward()
    await numbersOf('w', 'gradient')
    select([], ['y:0'])
    render(<Inspector />)
    expect(screen.getByText('1 × 2')).toBeTruthy()
    expect(screen.getAllByRole('columnheader').map((cell) => cell.textContent)).toEqual(['s₁', 's₂'])
    expect(screen.getByRole('rowheader', { name: 'y' })).toBeTruthy()
  })

  test('has a control for every kind of attribute and says what is wrong with an entry', async () => {
    const id = addOp(findOp('conv2d') as AnyOp)
    render(<Inspector />)
    await type('stride', '0')
    await userEvent.tab()
    expect(screen.getByRole('alert').textContent).toContain('at least 1')
    expect(attribute(id, 'stride')).toBeUndefined()
    await type('stride', '[2, 1]')
    await userEvent.tab()
    expect(attribute(id, 'stride')).toEqual([2, 1])
    await userEvent.click(screen.getByLabelText('More: stride, horizontal'))
    expect(attribute(id, 'stride')).toEqual([2, 2])
    await userEvent.click(screen.getByLabelText('stride: the same in both directions'))
    expect(attribute(id, 'stride')).toBe(2)
    await userEvent.click(screen.getByLabelText('Less: stride'))
    expect(attribute(id, 'stride')).toBe(1)
    expect(screen.getByLabelText<HTMLButtonElement>('Less: stride').disabled).toBe(true)

    const loss = addOp(findOp('mse') as AnyOp)
    await userEvent.selectOptions(await screen.findByLabelText('reduction'), 'sum')
    expect(attribute(loss, 'reduction')).toBe('sum')
  })

  test('offers the axes that there are, by number and length', async () => {
    edits.setAttribute('x', 'value', [[1, 2, 3]])
    await numbersOf('x', 'value')
    const sum = addWiredOp(findOp('sum') as AnyOp, { x: 300, y: 300 }, { kind: 'takes', from: 'x' })!
    await numbersOf(sum, 'value')
    render(<Inspector />)
    await userEvent.click(screen.getByRole('button', { name: 'axis 1 (3 entries)' }))
    expect(attribute(sum, 'axes')).toEqual([1])
    await userEvent.click(screen.getByRole('button', { name: 'axis 0 (1 entry)' }))
    expect(attribute(sum, 'axes')).toEqual([0, 1])
    await userEvent.click(screen.getByRole('button', { name: 'all' }))
    expect(attribute(sum, 'axes')).toBeNull()
    cleanup()

    const softmax = addWiredOp(findOp('softmax') as AnyOp, { x: 300, y: 300 }, { kind: 'takes', from: 'x' })!
    render(<Inspector />)
    await userEvent.selectOptions(screen.getByLabelText('axis'), 'axis 0 (1 entry)')
    expect(attribute(softmax, 'axis')).toBe(0)
    cleanup()

    const turned = addWiredOp(findOp('transpose') as AnyOp, { x: 300, y: 300 }, { kind: 'takes', from: 'x' })!
    render(<Inspector />)
    await userEvent.selectOptions(screen.getByLabelText('Axis that becomes axis 0'), 'axis 0 (1 entry)')
    expect(attribute(turned, 'axes')).toEqual([0, 1])
    cleanup()

    const padded = addWiredOp(findOp('pad') as AnyOp, { x: 300, y: 300 }, { kind: 'takes', from: 'x' })!
    render(<Inspector />)
    await userEvent.click(screen.getByLabelText('More: pads after axis 1'))
    expect(attribute(padded, 'pads')).toEqual([
      [0, 0],
      [0, 1],
    ])
    cleanup()

    const part = addWiredOp(findOp('slice') as AnyOp, { x: 300, y: 300 }, { kind: 'takes', from: 'x' })!
    render(<Inspector />)
    await type('ends on axis 1', '2')
    await userEvent.tab()
    expect(attribute(part, 'ends')).toEqual([null, 2])
  })

  test.each([
    [0.01, 1, {}, 0.02],
    [1e-5, -1, { least: 0 }, 0],
    [0, -1, { least: 0 }, null],
    [1, -1, { above: 0 }, 0.9],
    [0.1, -1, { above: 0 }, 0.09],
    [2.5, 1, {}, 2.6],
    [null, 1, { least: 1 }, 1],
    [Infinity, -1, { above: 0 }, null],
  ] as const)('steps from %s by %s within its range', (from, direction, limits, next) => {
    expect(stepFrom(from, direction, limits, false)).toBe(next)
  })

  test('connects inputs without a mouse, and says why a wire is refused', async () => {
    select(['L'])
    render(<Inspector />)
    await userEvent.selectOptions(screen.getByLabelText('y'), 's')
    expect(readDocument().nodes.find(({ id }) => id === 'L')?.inputs).toEqual(['s', 'l'])
    cleanup()
    select(['s'])
    render(<Inspector />)
    await userEvent.selectOptions(screen.getByLabelText('x'), 'L')
    expect(readDocument().nodes.find(({ id }) => id === 's')?.inputs).toEqual(['w'])
    expect(readSession().notice?.text).toContain('circle')
  })

  test('freezes a parameter', async () => {
    select(['w'])
    render(<Inspector />)
    await userEvent.click(screen.getByRole('switch', { name: /frozen/ }))
    expect(attribute('w', 'frozen')).toBe(true)
  })
})
