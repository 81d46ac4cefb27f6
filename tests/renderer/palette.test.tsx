// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Palette } from '../../renderer/panels/palette/palette.tsx'
import { listGroups, searchOps } from '../../renderer/panels/palette/search-ops.ts'
import { readDocument } from '../../renderer/state/document.ts'
import { opIds } from '../../shared/ops/index.ts'
import { startWindow, type TestWindow } from './start-window.ts'

describe('searching the library', () => {
  test.each([
    ['sin', 'sin'],
    ['SIN', 'sin'],
    ['+', 'add'],
    ['plus', 'add'],
    ['weight', 'parameter'],
    ['matmul', 'matmul'],
    ['softm', 'softmax'],
    ['cross', 'cross_entropy'],
    ['conv tr', 'conv_transpose2d'],
    ['relu', 'relu'],
  ])('"%s" finds %s first', (query, id) => {
    expect(searchOps(query)[0]?.id).toBe(id)
  })

  test('every op is found by its id and stands in exactly one group', () => {
    for (const id of opIds) expect(searchOps(id)[0]?.id).toBe(id)
    expect(
      listGroups()
        .flatMap(({ ops }) => ops.map((op) => op.id))
        .sort(),
    ).toEqual([...opIds].sort())
  })

  test('nonsense finds nothing', () => {
    expect(searchOps('xyzzy')).toEqual([])
  })
})

describe('the palette', () => {
  let window: TestWindow
  beforeEach(() => {
    Element.prototype.scrollIntoView = () => {}
    window = startWindow('empty')
  })
  afterEach(() => {
    cleanup()
    window.stop()
  })
  const added = () => readDocument().nodes.map(({ op }) => op)

  test('an op is added by typing its name and pressing Enter', async () => {
    render(<Palette />)
    await userEvent.type(screen.getByRole('combobox'), 'sig{Enter}')
    expect(added()).toEqual(['sigmoid'])
  })

  test('arrow keys walk through what was found, and Escape shows the whole library again', async () => {
    render(<Palette />)
    const field = screen.getByRole('combobox')
    await userEvent.type(field, 'loss{ArrowDown}{ArrowDown}{ArrowUp}')
    const chosen = screen.getByRole('option', { selected: true })
    expect(field.getAttribute('aria-activedescendant')).toBe(chosen.id)
    await userEvent.keyboard('{Escape}')
    expect(screen.getAllByRole('option')).toHaveLength(opIds.length)
  })

  test('a click adds, too', async () => {
    render(<Palette />)
    await userEvent.click(screen.getByRole('option', { name: 'parameter' }))
    expect(added()).toEqual(['parameter'])
  })

  test('a search without result says what to try', async () => {
    render(<Palette />)
    await userEvent.type(screen.getByRole('combobox'), 'xyzzy')
    expect(screen.getByText(/No op matches “xyzzy”/)).toBeTruthy()
  })
})
