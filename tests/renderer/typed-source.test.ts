/** Values typed where ops are searched, and what is listed as open rather than wrong. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readTypedSource } from '../../renderer/canvas/typed-source.ts'
import { addOp, addWiredOp } from '../../renderer/commands/add-op.ts'
import { readDocument, undo, useDocument } from '../../renderer/state/document.ts'
import { useDrawing } from '../../renderer/state/drawing.ts'
import { listProblems } from '../../renderer/state/problems.ts'
import { evaluateGraph } from '../../shared/engine/evaluate.ts'
import { ops } from '../../shared/ops/index.ts'
import { startWindow, type TestWindow } from './start-window.ts'

let window: TestWindow
beforeEach(() => {
  window = startWindow('empty')
})
afterEach(() => window.stop())

test.each([
  ['2', ['input', 'parameter', 'constant'], { value: 2 }, undefined],
  ['[2, 1]', ['input', 'parameter', 'constant'], { value: [2, 1] }, undefined],
  ['w = [pi/2, pi]', ['parameter', 'input', 'constant'], { value: ['pi/2', 'pi'] }, 'w'],
  ['l=1', ['input', 'parameter', 'constant'], { value: 1 }, 'l'],
  [
    'M = [1 2; 3 4]',
    ['input', 'parameter', 'constant'],
    {
      value: [
        [1, 2],
        [3, 4],
      ],
    },
    'M',
  ],
])('%s is a value', (query, expected, attributes, id) => {
  const found = readTypedSource(query)
  expect(found.map(({ op }) => op.id)).toEqual(expected)
  expect(found[0].given).toEqual({ attributes, ...(id !== undefined && { id }) })
})

test.each(['sin', 'log2', 'x', 'e', '', 'w = ', 'w = sin(x)', '2 + x', '1,5', '= 2', '2x = 3'])(
  '“%s” is none',
  (query) => {
    expect(readTypedSource(query)).toEqual([])
  },
)

test('a name that is taken offers nothing that would have to be called otherwise', () => {
  addOp(ops.parameter)
  expect(readTypedSource('w = 2')).toEqual([])
})

test('a value typed at the end of a wire is wired, straight, and one entry of the history', () => {
  const from = addOp(ops.parameter, { x: 100, y: 100 })
  const id = addWiredOp(ops.sin, { x: 220, y: 109 }, { kind: 'takes', from })!
  const [wire] = useDrawing.getState().wires.values()
  expect(wire.points[0].y).toBe(wire.points.at(-1)!.y)
  expect(useDrawing.getState().nodes.get(id)?.position.x).toBe(220)
  expect(useDocument.getState().history.entries).toHaveLength(2)
  undo()
  expect(readDocument().nodes.map((node) => node.id)).toEqual([from])
})

test('a wire that was meant to bend bends', () => {
  const from = addOp(ops.parameter, { x: 100, y: 100 })
  const id = addWiredOp(ops.sin, { x: 220, y: 180 }, { kind: 'takes', from })!
  expect(useDrawing.getState().nodes.get(id)?.position).toEqual({ x: 220, y: 160 })
})

test('an input without a wire is open, not wrong; wrong comes first', () => {
  addOp(ops.dot)
  const document = readDocument()
  expect(listProblems(document, evaluateGraph(document))).toEqual([
    { kind: 'open', node: 'dot1', sentence: '“dot1” waits for its input a; draw a wire into it.' },
    { kind: 'open', node: 'dot1', sentence: '“dot1” waits for its input b; draw a wire into it.' },
  ])
  const strange = { ...document, nodes: [...document.nodes, { id: 'q', op: 'sine', attributes: {}, inputs: [] }] }
  expect(listProblems(strange, evaluateGraph(strange)).map(({ kind }) => kind)).toEqual(['problem', 'open', 'open'])
})
