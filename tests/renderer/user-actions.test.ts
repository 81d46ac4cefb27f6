/**
 * Hundreds of things a person might do, in any order, driven against the stores as the window drives them. After each
 * the document is whole, undo takes back exactly what was done, and the screen shows the document.
 */
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { flowEdges, flowNodes } from '../../renderer/canvas/flow-elements.ts'
import { onDragStart, onDragStop, onNodesChange } from '../../renderer/canvas/selecting.ts'
import { addOp, addWiredOp } from '../../renderer/commands/add-op.ts'
import { commitFormulas } from '../../renderer/commands/formulas.ts'
import { step as takeStep } from '../../renderer/commands/run.ts'
import { readTypedSource } from '../../renderer/canvas/typed-source.ts'
import { alignSelection, distributeSelection, layOutTowards, nudge, tidyUp } from '../../renderer/commands/arrange.ts'
import { finishCopying, paste, writeSelection } from '../../renderer/commands/clipboard-edit.ts'
import { connectByLetter, typeLetter } from '../../renderer/commands/connect.ts'
import { selectAll, selectShown } from '../../renderer/commands/edit.ts'
import { useConnectLetters } from '../../renderer/state/connect-letters.ts'
import { endBurst, goToEntry, readDocument, redo, undo, useDocument } from '../../renderer/state/document.ts'
import { useDrawing } from '../../renderer/state/drawing.ts'
import { useEvaluation } from '../../renderer/state/evaluation.ts'
import * as edits from '../../renderer/state/edits.ts'
import { changeSession, readSession, select } from '../../renderer/state/session.ts'
import { applyFormulas } from '../../shared/formula/apply.ts'
import { listFormulas } from '../../shared/formula/listing.ts'
import { listFrames } from '../../shared/document/frames.ts'
import { parseDocument } from '../../shared/document/parse.ts'
import { writeDocument } from '../../shared/document/write.ts'
import { listEdges } from '../../shared/graph/graph.ts'
import { sortNodes } from '../../shared/graph/order.ts'
import { ops } from '../../shared/ops/index.ts'
import type { AnyOp } from '../../shared/ops/op.ts'
import { planFolds } from '../../shared/scene/scene.ts'
import { startWindow, type TestWindow } from './start-window.ts'

let window: TestWindow
beforeEach(() => {
  window = startWindow('empty')
})
afterEach(() => window.stop())

/** Numbers from which an action takes what it needs: which node, how far, what value. */
type Dice = readonly [number, number, number]

const library = ['parameter', 'input', 'constant', 'sin', 'mul', 'dot', 'add', 'concat', 'logistic_loss', 'sum'].map(
  (id) => (ops as Record<string, AnyOp>)[id],
)
const pick = <T>(list: readonly T[], die: number): T | undefined => list[die % list.length]
const nodeAt = (die: number) => pick(readDocument().nodes, die)
const wireAt = (die: number) => pick(listEdges(readDocument().nodes), die)
const place = ([a, b]: Dice) => ({ x: (a % 40) * 20, y: (b % 30) * 20 })
const opAt = (die: number): AnyOp => library[die % library.length]

/** Selects up to three nodes, and what stands for them on the canvas. */
function selectSome([a, b, c]: Dice) {
  const ids = [a, b, c].flatMap((die) => nodeAt(die)?.id ?? [])
  selectShown(new Set(ids.slice(0, (a % 3) + 1)))
}

/** Grows small graphs and shrinks large ones, so that every run meets both. */
const MOST_NODES = 14

const actions: Readonly<Record<string, (dice: Dice) => unknown>> = {
  add: (dice) => readDocument().nodes.length < MOST_NODES && addOp(opAt(dice[2]), place(dice)),
  addTyped: (dice) => {
    if (readDocument().nodes.length >= MOST_NODES) return
    const typed = pick(readTypedSource(pick(['2', '[2, 1]', 'w = [pi/2, pi]', 'b2 = randn(2, 2)'], dice[0])!), dice[1])
    const to = nodeAt(dice[2])
    if (typed === undefined) return
    if (to === undefined || dice[1] % 2 === 0) addOp(typed.op, place(dice), typed.given)
    else addWiredOp(typed.op, place(dice), { kind: 'gives', to: to.id, port: dice[0] % 2 }, typed.given)
  },
  addBehind: (dice) => {
    const from = nodeAt(dice[0])?.id
    return (
      from !== undefined &&
      readDocument().nodes.length < MOST_NODES &&
      addWiredOp(opAt(dice[1]), place(dice), { kind: 'takes', from })
    )
  },
  insert: (dice) => {
    const wire = wireAt(dice[0])
    return (
      wire !== undefined &&
      readDocument().nodes.length < MOST_NODES &&
      addWiredOp(opAt(dice[1]), place(dice), { kind: 'splits', ...wire })
    )
  },
  connect: ([a, b, c]) => {
    const to = pick(
      readDocument().nodes.filter(({ inputs }) => inputs.length > 0),
      b,
    )
    // Also where there is no port, and where it would close a circle.
    edits.connect(nodeAt(a)?.id ?? 'none', to?.id ?? 'none', c % 5 === 0 ? 2 : c % (to?.inputs.length ?? 1))
  },
  connectByLetter: ([a, b]) => {
    selectShown([nodeAt(a)?.id ?? ''])
    connectByLetter()
    const letters = pick(useConnectLetters.getState().ports, b)?.letters ?? ''
    for (const letter of letters) typeLetter(letter)
  },
  disconnect: ([a]) => {
    const wire = wireAt(a)
    if (wire !== undefined) edits.disconnect(wire.to, wire.port)
  },
  reconnect: ([a, b, c]) => {
    const wire = wireAt(a)
    if (wire !== undefined) edits.reconnect(wire, nodeAt(b)?.id ?? '', nodeAt(c)?.id ?? '', c % 2)
  },
  move: (dice) => drag(dice, false),
  duplicateByDragging: (dice) => readDocument().nodes.length < MOST_NODES && drag(dice, true),
  dropOnWire: (dice) => {
    const [id, wire] = [nodeAt(dice[0])?.id, wireAt(dice[1])]
    if (id !== undefined && wire !== undefined) edits.moveIntoWire(id, place(dice), wire)
  },
  editValue: ([a, b]) => {
    const node = nodeAt(a)
    if (node?.inputs.length === 0) edits.setAttribute(node.id, 'value', pick([2, 'pi/2', [1, 2], [['e', 1]]], b))
  },
  typeFormulas: async ([a, b]) => {
    const document = readDocument()
    const line = pick(['', 'q = exp(w) + 1', 'w = [1, 2]', 'L2 = sum(square(w))', 'q = ('], a)!
    const typed = applyFormulas(document, `${b % 5 === 0 ? '' : listFormulas(document)}\n${line}`)
    if (typed.ok) await commitFormulas(typed.value, document.nodes.length === 0)
    endBurst()
  },
  setAttribute: ([a, b]) => {
    const node = nodeAt(a)
    const name = pick(Object.keys((ops as Record<string, AnyOp>)[node?.op ?? '']?.attributes ?? {}), b)
    if (node !== undefined && name !== undefined && name !== 'value') {
      edits.setAttribute(node.id, name, pick([undefined, true, 1, [0]], b))
    }
  },
  settings: ([a]) =>
    edits.setSettings(pick([{ logBase: '2' }, { decimals: 2 }, { logBase: undefined }] as const, a)!, 'Settings'),
  layers: ([a]) => edits.setLayer(pick(['values', 'locals', 'gradients'] as const, a)!, a % 2 === 0),
  documentTitle: ([a]) => edits.setTitle(pick(['', 'Midterm', 'y = sin(w)ᵀx'], a)!),
  learningRate: ([a]) => edits.setLearningRate((a % 9) / 10 + 0.1),
  step: () => takeStep(),
  rename: ([a, b]) => edits.renameNode(nodeAt(a)?.id ?? '', pick(['w', 'θ', "x'", 'b2'], b)!),
  setLoss: ([a]) => readDocument().nodes.length > 0 && edits.setLoss(nodeAt(a)!.id),
  setScalarLoss: ([a]) => {
    const computed = readDocument().nodes.filter(({ inputs }) => inputs.length > 0)
    const { nodes } = useEvaluation.getState().evaluation
    const scalar = pick(
      computed.filter(({ id }) => nodes.get(id)?.value?.data.length === 1),
      a,
    )
    if (scalar !== undefined) edits.setLoss(scalar.id)
  },
  delete: (dice) => (selectSome(dice), edits.deleteSelection()),
  bridge: (dice) => (selectSome(dice), edits.deleteAndBridge()),
  deleteAll: ([a]) => a % 10 === 0 && (selectAll(), edits.deleteSelection()),
  duplicate: (dice) => readDocument().nodes.length < MOST_NODES && (selectSome(dice), edits.duplicateSelection()),
  copyAndPaste: async (dice) => {
    if (readDocument().nodes.length >= MOST_NODES) return
    selectSome(dice)
    const written = writeSelection()
    if (written !== null) await paste(written, { keepIncoming: dice[1] % 2 === 0 })
  },
  cut: (dice) => (selectSome(dice), writeSelection() !== null && finishCopying(true)),
  pasteFormula: ([a]) => paste(pick(['q = exp(w) + 1', 'y = dot(sin(w), x)', 'hello', '{"format": 1}'], a)!),
  layOut: () => tidyUp(),
  turn: ([a]) => layOutTowards(a % 2 === 0 ? 'right' : 'down'),
  frame: (dice) => readDocument().nodes.length > 0 && (selectSome(dice), edits.frameSelection()),
  unframe: (dice) => (selectSome(dice), edits.unframeSelection()),
  collapse: ([a]) => (selectShown(pick(listFrames(readDocument()), a)?.nodes ?? []), edits.toggleCollapsed()),
  comment: (dice) => edits.addComment(place(dice)),
  write: ([a, b]) =>
    edits.setComment(pick(readDocument().comments ?? [], a)?.id ?? '', pick(['', 'why $x$?', 'two\nlines'], b)!),
  title: ([a, b]) => edits.setFrameTitle(pick(listFrames(readDocument()), a)?.id ?? '', pick(['', 'Layer'], b)!),
  align: (dice) => (selectSome(dice), alignSelection(pick(['left', 'middle', 'bottom'] as const, dice[2])!)),
  distribute: () => (selectAll(), distributeSelection('horizontal')),
  nudge: (dice) => (selectSome(dice), nudge({ x: (dice[1] % 3) - 1, y: 1 }, dice[2] % 2 === 0)),
  pin: (dice) => (selectSome(dice), edits.togglePinned()),
  jump: ([a]) => goToEntry(a % (useDocument.getState().history.entries.length + 1)),
  undo: () => undo(),
  undoSeveral: ([a]) => {
    for (let count = 0; count < a % 6; count++) undo()
  },
  redo: () => redo(),
  redoSeveral: ([a]) => {
    for (let count = 0; count < a % 6; count++) redo()
  },
}

/** Drags something that is shown: a node, a collapsed or an open frame, or a comment. */
function drag(dice: Dice, altKey: boolean) {
  const { nodes, folds, frames, comments } = useDrawing.getState()
  const id = pick([...nodes.keys(), ...folds.keys(), ...frames.keys(), ...comments.keys()], dice[2])
  if (id === undefined) return
  onDragStart({ altKey } as never, {} as never, [])
  for (const step of [0.5, 1]) {
    const { x, y } = place(dice)
    onNodesChange([{ id, type: 'position', position: { x: x * step, y: y * step }, dragging: true }])
  }
  onDragStop()
}

/** What builds is done more often than what takes away, so that there is something to frame, to collapse and to train. */
const kinds = [
  ...Object.keys(actions),
  'add',
  'addTyped',
  'addBehind',
  'addBehind',
  'connect',
  'collapse',
  'step',
  'setScalarLoss',
]
const step = fc.tuple(fc.constantFrom(...kinds), fc.tuple(fc.nat(1000), fc.nat(1000), fc.nat(1000)))

test('whatever is done, the document is whole, undo is exact and the screen shows the document', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 120, maxLength: 300, size: 'max' }), async (steps) => {
      window.stop()
      window = startWindow('empty')
      // Every other run begins with a graph that can be trained.
      if (steps.length % 2 === 0) {
        await paste('y = dot(sin(w), x); L = logistic_loss(y, l); w = [pi/2, pi]; x = [2, 1]; l = 1')
        edits.setLoss('L')
      }
      for (const [name, dice] of steps) {
        const before = readDocument()
        const { position } = useDocument.getState().history
        await actions[name](dice)
        changeSession({ editing: null })
        const after = readDocument()
        if (after === before) continue
        expectWhole()
        expectShown()
        if (/^(undo|redo|jump)/.test(name)) continue
        if (useDocument.getState().history.position !== position + 1) continue
        undo()
        expect(readDocument(), `undo of ${name}`).toEqual(before)
        redo()
        expect(readDocument(), `redo of ${name}`).toEqual(after)
      }
      const end = readDocument()
      const { position } = useDocument.getState().history
      for (let entries = 0; entries < position; entries++) undo()
      expect(readDocument()).toEqual({ title: '', nodes: [] })
      expectShown()
      for (let entries = 0; entries < position; entries++) redo()
      expect(readDocument()).toEqual(end)
      expectShown()
    }),
    { numRuns: 6 },
  )
}, 120_000)

/** The document could be saved and opened again; no wire hangs loose, nothing goes round in a circle, frames are clean. */
function expectWhole() {
  const document = readDocument()
  const opened = parseDocument(writeDocument(document))
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems))
  expect(opened.value.document).toEqual(document)
  const ids = new Set(document.nodes.map(({ id }) => id))
  expect(ids.size).toBe(document.nodes.length)
  expect(listEdges(document.nodes).filter(({ from }) => !ids.has(from))).toEqual([])
  expect(sortNodes(document.nodes).cycle).toBeNull()
  expect(listFrames(document)).toEqual(document.frames ?? [])
  expect(document.loss === undefined || ids.has(document.loss)).toBe(true)
}

/** What is drawn, and what React Flow is given, is exactly what the document holds. */
function expectShown() {
  const document = readDocument()
  const drawing = useDrawing.getState()
  const { byNode, list } = planFolds(document)
  const shown = document.nodes.filter(({ id }) => !byNode.has(id))
  expect(new Set(drawing.nodes.keys())).toEqual(new Set(shown.map(({ id }) => id)))
  for (const { id, position } of shown) {
    expect(drawing.nodes.get(id)?.position).toEqual({ x: position?.x ?? 0, y: position?.y ?? 0 })
  }
  expect(new Set(drawing.folds.keys())).toEqual(new Set(list.map(({ key }) => key)))
  const open = listFrames(document).filter(({ collapsed }) => !collapsed)
  expect(drawing.frames.size).toBe(open.length)
  expect([...drawing.comments.values()].map(({ position }) => position)).toEqual(
    (document.comments ?? []).map(({ position: { x, y } }) => ({ x, y })),
  )
  const host = (id: string) => byNode.get(id)?.key ?? id
  const visible = listEdges(document.nodes).filter(({ from, to }) => host(from) !== host(to))
  expect(new Set(drawing.wires.keys())).toEqual(new Set(visible.map(({ id }) => id)))

  const nodes = new Map(
    flowNodes(drawing, { nodes: readSession().selectedNodes, annotations: readSession().selectedAnnotations }).map(
      (node) => [node.id, node],
    ),
  )
  const edges = flowEdges(drawing, new Set())
  expect(edges.map(({ id }) => id).toSorted()).toEqual(visible.map(({ id }) => id).toSorted())
  for (const { id, source, target, sourceHandle, targetHandle } of edges) {
    const handles = (node: string) => nodes.get(node)?.handles?.map((handle) => handle.id)
    expect(handles(source), id).toContain(sourceHandle)
    expect(handles(target), id).toContain(targetHandle)
  }
  select([])
}
