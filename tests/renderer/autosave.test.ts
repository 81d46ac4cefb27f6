import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { startKeepingDraft } from '../../renderer/app/keep-draft.ts'
import { recover, readLost } from '../../renderer/commands/recovery.ts'
import { makeCopy, revert, save } from '../../renderer/commands/file.ts'
import { AUTOSAVE_PACE, createAutosave } from '../../renderer/state/autosave.ts'
import { isEdited, readDocument, undo, useDocument } from '../../renderer/state/document.ts'
import { setTitle } from '../../renderer/state/edits.ts'
import { closeQuestion, useFileQuestion } from '../../renderer/state/file-questions.ts'
import { readSession } from '../../renderer/state/session.ts'
import { startWindow, type TestWindow } from './start-window.ts'

describe('writing down what is not saved', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  const writesDuring = async (changesEveryMs: number, durationMs: number) => {
    const writes: number[] = []
    const start = Date.now()
    const autosave = createAutosave(async () => void writes.push(Date.now() - start))
    for (let at = 0; at < durationMs; at += changesEveryMs) {
      autosave.change()
      await vi.advanceTimersByTimeAsync(changesEveryMs)
    }
    await vi.advanceTimersByTimeAsync(10_000)
    return writes
  }

  test('waits for a rest, but never longer than leaves time to write within two seconds', async () => {
    const writes = await writesDuring(100, 10_000)
    const gaps = writes.map((at, index) => at - (writes[index - 1] ?? 0))
    expect(Math.max(...gaps)).toBeLessThanOrEqual(AUTOSAVE_PACE.limitMs + 100)
    expect(AUTOSAVE_PACE.limitMs + 100).toBeLessThan(2000)
    expect(writes.length).toBeGreaterThan(5)
  })

  test('one change is written once, after a rest', async () => {
    const writes = await writesDuring(5000, 5000)
    expect(writes).toHaveLength(1)
  })

  test('what was saved meanwhile is not written', async () => {
    const write = vi.fn(() => Promise.resolve())
    const autosave = createAutosave(write)
    autosave.change()
    autosave.forget()
    await vi.runAllTimersAsync()
    expect(write).not.toHaveBeenCalled()
  })
})

describe('a window that crashes', () => {
  const PACE = { quietMs: 1, limitMs: 5 }
  let window: TestWindow
  let stop = () => {}
  beforeEach(() => {
    window = startWindow()
    ;({ stop } = startKeepingDraft(window.host, PACE))
  })
  afterEach(() => {
    stop()
    closeQuestion()
    window.stop()
  })

  const draftTitle = () => {
    const draft = window.host.readOwnDraft()
    return draft === null ? null : (JSON.parse(draft.text) as { readonly title: string }).title
  }

  test('leaves a draft of what was not saved, and none of what was', async () => {
    expect(window.host.readOwnDraft()).toBeNull()
    setTitle('Mine')
    await vi.waitFor(() => expect(draftTitle()).toBe('Mine'))
    window.host.choices.push('mine.chainrule')
    await save()
    await vi.waitFor(() => expect(window.host.readOwnDraft()).toBeNull())
  })

  test('gives its work to the next one, which has it as unsaved work of the same file', async () => {
    window.host.choices.push('mine.chainrule')
    await save()
    await window.host.drafts.keep({
      name: 'mine.chainrule',
      file: useDocument.getState().file?.token ?? null,
      text: JSON.stringify({ format: 'chainrule/graph', version: 1, title: 'Mine', nodes: [] }),
    })
    window.host.crash()

    const lost = await window.host.drafts.list()
    if (!lost.ok) throw new Error('the memory host lists')
    const [draft] = lost.value
    expect(draft.name).toBe('mine.chainrule')
    const read = await readLost(draft.id)
    if (!read.ok) throw new Error('the draft can be read')
    recover(draft, read.value)
    await vi.waitFor(() => expect(readDocument().title).toBe('Mine'))
    expect(isEdited(useDocument.getState())).toBe(true)
    expect(useDocument.getState().file?.name).toBe('mine.chainrule')
    await vi.waitFor(async () => expect(await window.host.drafts.list()).toEqual({ ok: true, value: [] }))
    expect(draftTitle()).toBe('Mine')
  })
})

describe('a file', () => {
  let window: TestWindow
  beforeEach(async () => {
    window = startWindow()
    window.host.choices.push('mine.chainrule')
    await save()
  })
  afterEach(() => {
    closeQuestion()
    window.stop()
  })

  test('that changed on the disk is not overwritten without a question', async () => {
    window.host.files.set('mine.chainrule', 'theirs')
    setTitle('Mine')
    await save()
    expect(useFileQuestion.getState().question).toMatchObject({ kind: 'changed-on-disk' })
    expect(window.host.files.get('mine.chainrule')).toBe('theirs')
    await save('replace')
    expect(window.host.files.get('mine.chainrule')).toContain('Mine')
  })

  test('is gone back to by an entry of the history', async () => {
    setTitle('Mine')
    await revert()
    expect(readDocument().title).not.toBe('Mine')
    expect(isEdited(useDocument.getState())).toBe(false)
    undo()
    expect(readDocument().title).toBe('Mine')
    expect(isEdited(useDocument.getState())).toBe(true)
  })

  test('that is gone is said to be gone, and nothing is reverted', async () => {
    setTitle('Mine')
    window.host.files.delete('mine.chainrule')
    await revert()
    expect(readDocument().title).toBe('Mine')
    expect(readSession().notice).toMatchObject({ kind: 'refused' })
  })

  test('stays as it is when one goes on with a copy', async () => {
    const before = window.host.files.get('mine.chainrule')
    makeCopy()
    expect(useDocument.getState().file).toBeNull()
    expect(isEdited(useDocument.getState())).toBe(true)
    window.host.choices.push('copy.chainrule')
    await save()
    expect(window.host.files.get('mine.chainrule')).toBe(before)
    expect(window.host.files.get('copy.chainrule')).toContain('(copy)')
  })

  test('that is edited while it is saved has something to save again', async () => {
    setTitle('First')
    const saving = save()
    setTitle('Second')
    await saving
    // What was written is what was there when the saving began.
    expect(isEdited(useDocument.getState())).toBe(!String(window.host.files.get('mine.chainrule')).includes('Second'))
  })
})
