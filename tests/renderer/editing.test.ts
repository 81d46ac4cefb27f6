import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { onDragStop, onNodesChange } from '../../renderer/canvas/selecting.ts'
import { isValidConnection, onConnectEnd } from '../../renderer/canvas/connecting.ts'
import { addOp } from '../../renderer/commands/add-op.ts'
import { nudge, tidyUp } from '../../renderer/commands/arrange.ts'
import { selectAll } from '../../renderer/commands/edit.ts'
import { canRedo, canUndo, readDocument, redo, undo, useDocument } from '../../renderer/state/document.ts'
import { useDrawing } from '../../renderer/state/drawing.ts'
import * as edits from '../../renderer/state/edits.ts'
import { readSession, select } from '../../renderer/state/session.ts'
import { findOp } from '../../shared/ops/index.ts'
import type { AnyOp } from '../../shared/ops/op.ts'
import { startWindow, type TestWindow } from './start-window.ts'

let window: TestWindow
beforeEach(() => {
  window = startWindow()
})
afterEach(() => window.stop())

const op = (id: string) => findOp(id) as AnyOp
const ids = () => readDocument().nodes.map(({ id }) => id)
const positionOf = (id: string) => readDocument().nodes.find((node) => node.id === id)?.position
const entries = () => useDocument.getState().history.position
const drag = (id: string, x: number, y: number) =>
  onNodesChange([{ id, type: 'position', position: { x, y }, dragging: true }])

describe('editing', () => {
  test('everything can be undone to the beginning and redone to the end', () => {
    const start = readDocument()
    const added = addOp(op('relu'), { x: 0, y: 300 })
    edits.connect('s', added, 0)
    edits.setLoss('y')
    edits.renameNode(added, 'r')
    edits.setTitle('Mine')
    select(['w', 'r'])
    edits.duplicateSelection()
    edits.deleteSelection()
    const end = readDocument()
    while (canUndo(useDocument.getState())) undo()
    expect(readDocument()).toEqual(start)
    while (canRedo(useDocument.getState())) redo()
    expect(readDocument()).toEqual(end)
  })

  test('a drag is one entry, made when the node is dropped, and the drawing follows meanwhile', () => {
    drag('x', 10, 20)
    drag('x', 30, 40)
    expect(entries()).toBe(0)
    expect(useDrawing.getState().nodes.get('x')?.position).toEqual({ x: 30, y: 40 })
    onDragStop()
    expect(entries()).toBe(1)
    expect(positionOf('x')).toEqual({ x: 30, y: 40 })
    expect(readSession().drag.size).toBe(0)
  })

  test('arrow keys in a row are one entry', () => {
    const before = positionOf('x') ?? { x: 0, y: 0 }
    select(['x'])
    nudge({ x: 1, y: 0 })
    nudge({ x: 1, y: 0 })
    nudge({ x: 0, y: 1 })
    expect(positionOf('x')).toEqual({ x: before.x + 20, y: before.y + 10 })
    expect(entries()).toBe(1)
  })

  test('a wire that would close a circle is refused with the reason', () => {
    expect(isValidConnection({ source: 'L', target: 's', sourceHandle: 'out', targetHandle: '0' })).toBe(false)
    const handle = { x: 0, y: 0, width: 12, height: 12, position: 'left' as never }
    onConnectEnd(null, {
      isValid: false,
      fromHandle: { ...handle, nodeId: 'L', id: 'out', type: 'source' },
      toHandle: { ...handle, nodeId: 's', id: '0', type: 'target' },
    } as never)
    expect(readSession().notice).toMatchObject({ kind: 'refused', text: expect.stringContaining('circle') as string })
    expect(entries()).toBe(0)
  })

  test('a reconnected wire is one entry', () => {
    edits.reconnect({ to: 'L', port: 0 }, 's', 'L', 0)
    expect(readDocument().nodes.find(({ id }) => id === 'L')?.inputs).toEqual(['s', 'l'])
    expect(entries()).toBe(1)
  })

  test('deleting wires and nodes together is one entry', () => {
    select(['l'], ['y:0'])
    edits.deleteSelection()
    expect(ids()).not.toContain('l')
    expect(readDocument().nodes.find(({ id }) => id === 'y')?.inputs).toEqual([null, 'x'])
    expect(entries()).toBe(1)
  })

  test('the first loss that is added becomes the loss', () => {
    window.stop()
    window = startWindow('empty')
    const id = addOp(op('mse'))
    expect(readDocument().loss).toBe(id)
    addOp(op('hinge'))
    expect(readDocument().loss).toBe(id)
  })

  test('ops added without a mouse do not cover each other', () => {
    const places = ['sin', 'cos', 'exp'].map((name) => positionOf(addOp(op(name))))
    expect(new Set(places.map((place) => `${place?.x} ${place?.y}`)).size).toBe(3)
  })

  test('a name that is taken is refused with a sentence', () => {
    expect(edits.renameNode('w', 'x').map(({ code }) => code)).toEqual(['document/name-taken'])
    expect(ids()).toContain('w')
  })

  test('layout is one entry that undo takes back', async () => {
    const before = readDocument()
    await tidyUp()
    expect(entries()).toBe(1)
    expect(positionOf('L')?.x).toBeGreaterThan(positionOf('w')?.x ?? 0)
    undo()
    expect(readDocument()).toEqual(before)
  })

  test('select all selects nodes and wires', () => {
    selectAll()
    expect(readSession().selectedNodes.size).toBe(6)
    expect(readSession().selectedEdges.size).toBe(5)
  })
})

test('what an undo takes away is no longer selected', () => {
  select(['s'])
  edits.duplicateSelection()
  expect(readSession().selectedNodes).toEqual(new Set(['s1']))
  undo()
  expect(readSession().selectedNodes.size).toBe(0)
})
