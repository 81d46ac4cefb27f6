import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Document } from '../../shared/document/document.ts'
import { moveNodes, removeNodes, setAttribute, setTitle } from '../../shared/document/edits.ts'
import {
  canRedo,
  canUndo,
  commit,
  jump,
  mark,
  redo,
  startHistory,
  undo,
  type History,
} from '../../shared/document/history.ts'
import { documents } from './generators.ts'

const start: Document = {
  title: 'Sine',
  nodes: [
    { id: 'w', op: 'parameter', attributes: { value: 2 }, inputs: [], position: { x: 0, y: 0 } },
    { id: 's', op: 'sin', attributes: {}, inputs: ['w'] },
  ],
}

function moveTo(document: Document, x: number): Document {
  return moveNodes(document, new Map([['w', { x, y: 0 }]]))
}

describe('undo and redo', () => {
  it('go back and on again, name by name', () => {
    let history = startHistory(start)
    history = commit(history, setTitle(history.document, 'Cosine'), 'rename the drawing')
    history = commit(history, removeNodes(history.document, new Set(['w'])), 'delete w')
    expect(history.entries.map(({ name }) => name)).toEqual(['rename the drawing', 'delete w'])
    const last = history.document
    history = undo(history)
    expect(history.document.nodes).toEqual(start.nodes)
    history = undo(history)
    expect(history.document).toEqual(start)
    expect([canUndo(history), canRedo(history)]).toEqual([false, true])
    expect(redo(redo(history)).document).toEqual(last)
  })

  it('stop at both ends', () => {
    const history = startHistory(start)
    expect(undo(history)).toBe(history)
    expect(redo(history)).toBe(history)
  })

  it('put back the very same nodes', () => {
    const history = commit(startHistory(start), removeNodes(start, new Set(['w'])), 'delete w')
    const { nodes } = undo(history).document
    expect(nodes[0]).toBe(start.nodes[0])
    expect(nodes[1]).toBe(start.nodes[1])
  })

  it('forget what was undone once something else is done', () => {
    const undone = undo(commit(startHistory(start), setTitle(start, 'Cosine'), 'rename the drawing'))
    const history = commit(undone, moveTo(undone.document, 40), 'move w')
    expect(history.entries.map(({ name }) => name)).toEqual(['move w'])
    expect(canRedo(history)).toBe(false)
  })

  it('leave no entry for an edit that changes nothing', () => {
    const undone = undo(commit(startHistory(start), setTitle(start, 'Cosine'), 'rename the drawing'))
    const history = commit(undone, setTitle(undone.document, 'Sine'), 'rename the drawing')
    expect(canRedo(history)).toBe(true)
  })

  it('jump to any entry', () => {
    let history = startHistory(start)
    for (let x = 20; x <= 100; x += 20) history = commit(history, moveTo(history.document, x), `move to ${x}`)
    expect(jump(history, 2).document.nodes[0].position).toEqual({ x: 40, y: 0 })
    expect(jump(jump(history, 1), 4).document.nodes[0].position).toEqual({ x: 80, y: 0 })
    expect(jump(history, 99).position).toBe(5)
    expect(jump(history, -1).document).toEqual(start)
  })
})

describe('a burst', () => {
  function drag(history: History, xs: readonly number[]): History {
    return xs.reduce((dragged, x) => commit(dragged, moveTo(dragged.document, x), 'move w', 'drag w'), history)
  }

  it('makes a whole drag one entry', () => {
    const history = drag(startHistory(start), [5, 10, 15])
    expect(history.entries).toHaveLength(1)
    expect(undo(history).document).toEqual(start)
    expect(redo(undo(history)).document.nodes[0].position).toEqual({ x: 15, y: 0 })
  })

  it('makes two drags with a mark between them two entries', () => {
    expect(drag(mark(drag(startHistory(start), [5, 10])), [15, 20]).entries).toHaveLength(2)
  })

  it('ends with undo', () => {
    const history = undo(drag(commit(startHistory(start), setTitle(start, 'A'), 'rename'), [5, 10]))
    expect(drag(history, [20]).entries.map(({ name }) => name)).toEqual(['rename', 'move w'])
  })

  it('ends with another edit', () => {
    const moved = drag(startHistory(start), [5])
    const typed = commit(moved, setAttribute(moved.document, 'w', 'value', 3), 'set w', 'type w')
    expect(drag(typed, [10]).entries).toHaveLength(3)
  })

  it('that returns to where it began leaves no entry and never swallows the one before', () => {
    const named = commit(startHistory(start), setTitle(start, 'A'), 'rename')
    const returned = drag(named, [5, 0])
    expect(returned.entries).toHaveLength(1)
    expect(drag(returned, [20]).entries.map(({ name }) => name)).toEqual(['rename', 'move w'])
    expect(drag(drag(named, [0]), [20]).entries).toHaveLength(2)
  })
})

describe('memory', { timeout: 60_000 }, () => {
  it('keeps the last thousand entries', () => {
    let history = startHistory(start)
    for (let x = 1; x <= 1200; x++) history = commit(history, moveTo(history.document, x), 'move w')
    expect(history.entries).toHaveLength(1000)
    expect(jump(history, 0).document.nodes[0].position).toEqual({ x: 200, y: 0 })
  })

  it('drops old entries that keep large weights alive, but never the last one', () => {
    let history = startHistory(start)
    for (let step = 0; step < 4; step++) {
      const weights = new Array<number>(2 ** 24).fill(step)
      history = commit(history, setAttribute(history.document, 'w', 'value', weights), 'train')
    }
    expect(history.entries.length).toBeLessThan(4)
    expect(canUndo(history)).toBe(true)
  })
})

describe('any sequence of edits', { timeout: 60_000 }, () => {
  const steps = fc.array(fc.tuple(documents, fc.option(fc.constantFrom('a', 'b'))), { maxLength: 12 })

  it('is undone to the start and redone to the end', () => {
    fc.assert(
      fc.property(documents, steps, (first, list) => {
        const history = list.reduce(
          (current, [next, burst]) => commit(current, mix(current.document, next), 'edit', burst),
          startHistory(first),
        )
        const undone = jump(history, 0)
        expect(undone.document).toEqual(first)
        undone.document.nodes.forEach((node, index) => expect(node).toBe(first.nodes[index]))
        const redone = jump(undone, history.entries.length)
        expect(redone.document).toEqual(history.document)
        redone.document.nodes.forEach((node, index) => expect(node).toBe(history.document.nodes[index]))
      }),
      { numRuns: 50 },
    )
  })

  it('shows at every entry what was there', () => {
    fc.assert(
      fc.property(fc.array(documents, { minLength: 1, maxLength: 8 }), ([first, ...list]) => {
        let history = startHistory(first)
        const seen = [first]
        for (const next of list) {
          const before = history.entries.length
          history = commit(history, mix(history.document, next), 'edit')
          if (history.entries.length > before) seen.push(history.document)
        }
        seen.forEach((document, position) => expect(jump(history, position).document).toEqual(document))
      }),
      { numRuns: 50 },
    )
  })

  /** The next document with some nodes of the current one kept, replaced or moved to another place in the list. */
  function mix(current: Document, next: Document): Document {
    const ids = new Set(next.nodes.map(({ id }) => id))
    const kept = current.nodes.filter(({ id }, index) => !ids.has(id) || index % 2 === 0)
    const keptIds = new Set(kept.map(({ id }) => id))
    const nodes = [...next.nodes.filter(({ id }) => !keptIds.has(id)), ...kept]
    return { ...next, nodes: nodes.length % 3 === 0 ? nodes.reverse() : nodes }
  }
})
