// @vitest-environment jsdom
/** The page of every op has what it promises, and its example opens as a graph that computes. */
import { cleanup, render, screen, within } from '@testing-library/react'
import { afterEach, beforeAll, afterAll, describe, expect, test, vi } from 'vitest'
import { OpPage } from '../../renderer/panels/reference/op-page.tsx'
import { speak, text } from '../../renderer/text/text.ts'
import { exampleOf } from '../../shared/document/op-example.ts'
import { parseDocument } from '../../shared/document/parse.ts'
import { writeDocument } from '../../shared/document/write.ts'
import { evaluateGraph } from '../../shared/index.ts'
import { ops } from '../../shared/ops/index.ts'
import type { AnyOp } from '../../shared/ops/op.ts'
import { composeScene } from '../../shared/scene/scene.ts'
import { startWindow, type TestWindow } from './start-window.ts'

const library: readonly AnyOp[] = Object.values(ops)

let window: TestWindow
beforeAll(() => {
  window = startWindow('empty')
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => {}, removeEventListener: () => {} }))
})
afterEach(() => {
  cleanup()
  speak('en')
})
afterAll(() => {
  window.stop()
  vi.unstubAllGlobals()
})

describe.each(library.map((op) => [op.id, op] as const))('the page of %s', (_, op) => {
  test.each(['en', 'cs'] as const)('has formula, derivative, shapes, code and an example (%s)', (language) => {
    speak(language)
    const words = text.reference
    render(<OpPage op={op} onLeave={() => {}} />)
    expect(screen.getByRole('button', { name: words.open })).toBeTruthy()
    if (op.group === 'source') return
    const part = (title: string) => within(screen.getByRole('heading', { name: title }).parentElement!)
    expect(part(words.formula).getAllByRole('img')).toHaveLength(1)
    const { inputs } = exampleOf(op)!
    const lines = part(words.derivative)
    const said = lines.queryAllByRole('img').length + lines.queryAllByText(new RegExp(words.none)).length
    expect(said, 'one line for every input').toBe(inputs.length)
    expect(screen.getByText(new RegExp(`^${words.shapes}`)).textContent).toMatch(/→ \S+ \S/)
    expect(document.body.textContent).not.toMatch(/undefined|\[object/)
  })

  test('opens an example without problems, which can be drawn', () => {
    const example = exampleOf(op)!
    const opened = parseDocument(writeDocument(example.document))
    if (!opened.ok) throw new Error(JSON.stringify(opened.problems))
    const { nodes } = composeScene(opened.value.document, null)
    expect(nodes).toHaveLength(example.document.nodes.length)
    const computed = evaluateGraph(opened.value.document)
    expect(computed.problems).toEqual([])
    expect(computed.nodes.get(example.output)?.value).toBeTruthy()
  })
})
