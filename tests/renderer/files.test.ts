import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { newDocument, open, openRecovered, openText, save, suggestName } from '../../renderer/commands/file.ts'
import { needsLayout } from '../../renderer/commands/arrange.ts'
import { entryBefore, isEdited, readDocument, redo, undo, useDocument } from '../../renderer/state/document.ts'
import { setTitle } from '../../renderer/state/edits.ts'
import { listProblems } from '../../renderer/state/problems.ts'
import { readSession } from '../../renderer/state/session.ts'
import { evaluateGraph } from '../../shared/engine/evaluate.ts'
import { applyFormulas } from '../../shared/formula/apply.ts'
import { commitFormulas } from '../../renderer/commands/formulas.ts'
import { problem2, startWindow, type TestWindow } from './start-window.ts'

let window: TestWindow
beforeEach(() => {
  window = startWindow()
})
afterEach(() => window.stop())

/** The layout engine is loaded first, which takes its time on a busy machine. */
const LAYOUT_TIME = { timeout: 15_000 }

const edited = () => isEdited(useDocument.getState())

describe('files', () => {
  test('saving asks for a place once, then writes to it', async () => {
    setTitle('Mine')
    expect(edited()).toBe(true)
    window.host.choices.push('mine.chainrule')
    await save()
    expect(edited()).toBe(false)
    setTitle('Still mine')
    await save()
    expect(window.host.files.get('mine.chainrule')).toContain('Still mine')
  })

  test('whoever undoes everything, or types back what there was, has nothing to save', async () => {
    const before = readDocument().title
    setTitle('Mine')
    undo()
    expect(edited()).toBe(false)
    redo()
    expect(edited()).toBe(true)
    window.host.choices.push('mine.chainrule')
    await save()
    undo()
    expect(edited()).toBe(true)
    redo()
    expect(edited()).toBe(false)
    setTitle(before)
    expect(edited()).toBe(true)
    setTitle('Mine')
    expect(edited()).toBe(false)
    expect(entryBefore(useDocument.getState())).not.toBeNull()
  })

  test('recovered work and copies have something to save, whatever is undone', () => {
    const document = readDocument()
    openRecovered(document, null)
    expect(edited()).toBe(true)
    setTitle('Mine')
    undo()
    expect(edited()).toBe(true)
  })

  test('a cancelled dialog changes nothing', async () => {
    setTitle('Mine')
    await save()
    open()
    expect(readDocument().title).toBe('Mine')
    expect(edited()).toBe(true)
  })

  test('with unsaved changes a new graph is shown only after asking', () => {
    newDocument()
    setTitle('Mine')
    newDocument()
    expect(readDocument().title).toBe('Mine')
    const { dialog } = readSession()
    if (dialog?.kind !== 'discard') throw new Error('nobody asked')
    dialog.proceed()
    expect(readDocument().title).toBe('')
  })

  test('a broken file is refused with a sentence and changes nothing', async () => {
    window.host.files.set('broken.chainrule', '{"format": "chainrule/graph", "version": 99, "nodes": []}')
    window.host.choices.push('broken.chainrule')
    const before = readDocument()
    open()
    await vi.waitFor(() => expect(readSession().notice).not.toBeNull())
    expect(readDocument()).toBe(before)
    expect(readSession().notice).toMatchObject({
      kind: 'refused',
      text: expect.stringContaining('version 99') as string,
    })
  })

  test('a graph without positions is laid out on opening, and that is no edit', async () => {
    const file = JSON.parse(problem2) as { nodes: { position?: unknown }[] }
    for (const node of file.nodes) delete node.position
    openText(JSON.stringify(file), null)
    await vi.waitFor(() => expect(needsLayout(readDocument())).toBe(false), LAYOUT_TIME)
    expect(edited()).toBe(false)
    expect(useDocument.getState().history.position).toBe(0)
  })

  test('a graph typed from nothing is laid out, and one entry', async () => {
    newDocument()
    const before = readDocument()
    for (const typed of ['y = dot(sin(w), x)', 'y = dot(sin(w), x); L = logistic_loss(y, l)']) {
      const applied = applyFormulas(readDocument(), typed)
      if (!applied.ok) throw new Error('the formulas are right')
      await commitFormulas(applied.value, true)
    }
    expect(needsLayout(readDocument())).toBe(false)
    expect(useDocument.getState().history.position).toBe(1)
    undo()
    expect(readDocument()).toEqual(before)
  })

  test.each([
    ['Problem 2: y = sin(w)', 'Problem 2 y = sin(w).svg'],
    ['a/b\\c', 'a b c.svg'],
    ['', 'Untitled.svg'],
  ])('the title %j suggests the name %j', (title, name) => {
    setTitle(title)
    expect(suggestName('svg')).toBe(name)
  })

  test('a new document is empty and saved nowhere', () => {
    newDocument()
    expect(readDocument().nodes).toEqual([])
    expect(useDocument.getState().file).toBeNull()
  })
})

test('problems name their node; open values are told apart from mistakes', () => {
  const document = {
    ...readDocument(),
    nodes: readDocument().nodes.map((node) => (node.id === 'x' ? { ...node, attributes: {} } : node)),
  }
  expect(listProblems(document, evaluateGraph(document))).toEqual([
    { kind: 'open', node: 'x', sentence: expect.stringContaining('has no value yet') as string },
  ])
})
