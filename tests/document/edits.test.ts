import { describe, expect, it } from 'vitest'
import { canConnect, connect, disconnect } from '../../shared/document/connect.ts'
import type { Document } from '../../shared/document/document.ts'
import {
  addNode,
  changeOp,
  moveNodes,
  removeNodes,
  renameNode,
  setAttribute,
  setLabel,
  setLoss,
  setSettings,
  setTitle,
  setTraining,
} from '../../shared/document/edits.ts'
import { copyNodes, duplicateNodes, insertFragment } from '../../shared/document/fragment.ts'
import { countPorts } from '../../shared/document/ports.ts'
import { describeProblem } from '../../shared/problem/problem.ts'
import type { Result } from '../../shared/problem/result.ts'

const document: Document = {
  title: 'A product',
  loss: 'y',
  nodes: [
    { id: 'w', op: 'parameter', attributes: { value: 'pi/2' }, inputs: [], position: { x: 0, y: 0 } },
    { id: 'x', op: 'input', attributes: { value: 2 }, inputs: [], position: { x: 0, y: 100 } },
    { id: 's1', op: 'sin', attributes: {}, inputs: ['w'], position: { x: 160, y: 0 } },
    { id: 'y', op: 'mul', attributes: {}, inputs: ['s1', 'x'], position: { x: 320, y: 60 } },
  ],
}

function nodeOf(of: Document, id: string) {
  return of.nodes.find((node) => node.id === id)
}

function inputsOf(of: Document, id: string) {
  return nodeOf(of, id)?.inputs
}

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problems.map(describeProblem).join('\n'))
  return result.value
}

function refusal(result: Result<unknown>): string {
  return result.ok ? 'allowed' : result.problems.map(describeProblem).join('\n')
}

describe('adding a node', () => {
  it.each([
    ['input', 'x1', []],
    ['parameter', 'w1', []],
    ['constant', 'c', []],
    ['logistic_loss', 'L', [null, null]],
    ['sin', 'sin1', [null]],
    ['mul', 'mul1', [null, null]],
    ['from_a_later_version', 'from_a_later_version1', []],
  ])('of op %s calls it %s and gives it a place for every wire', (op, id, inputs) => {
    const added = addNode(document, { op })
    expect([added.id, inputsOf(added.document, id)]).toEqual([id, inputs])
  })

  it('never reuses a name', () => {
    const once = addNode(document, { op: 'sin' }).document
    expect(addNode(once, { op: 'sin' }).id).toBe('sin2')
  })

  it('keeps what it is given', () => {
    const given = { id: 'a', op: 'input', attributes: { value: [1, 2] }, position: { x: 20, y: 40 } }
    expect(nodeOf(addNode(document, given).document, 'a')).toEqual({ ...given, inputs: [] })
  })
})

describe('removing nodes', () => {
  it('leaves the ports they were wired to open and shares what it did not touch', () => {
    const removed = removeNodes(document, new Set(['x']))
    expect(inputsOf(removed, 'y')).toEqual(['s1', null])
    expect(nodeOf(removed, 's1')).toBe(nodeOf(document, 's1'))
    expect(removed.loss).toBe('y')
  })

  it('takes the loss away with its node', () => {
    expect(removeNodes(document, new Set(['y']))).not.toHaveProperty('loss')
  })

  it('of no nodes is no edit', () => {
    expect(removeNodes(document, new Set(['gone']))).toBe(document)
  })
})

describe('drawing a wire', () => {
  it('replaces the wire that ended there', () => {
    expect(inputsOf(valueOf(connect(document, 'w', 'y', 1)), 'y')).toEqual(['s1', 'w'])
  })

  it.each([
    ['from a node that is gone', 'v', 'y', 0, 'no node is called "v"'],
    ['to a node that is gone', 'w', 'why', 0, 'no node is called "why"'],
    [
      'into a parameter',
      's1',
      'w',
      0,
      'node "w", input 0: "w" is a parameter and takes no inputs; draw the wire from it instead.',
    ],
    [
      'into an input',
      's1',
      'x',
      0,
      'node "x", input 0: "x" is an input and takes no inputs; draw the wire from it instead.',
    ],
    [
      'into a port that does not exist',
      'x',
      's1',
      1,
      'node "s1", input 1: sin has 1 input, counted from 0; there is no input 1.',
    ],
    ['into port −1', 'x', 's1', -1, 'node "s1", input -1: sin has 1 input, counted from 0; there is no input -1.'],
    [
      'into port one half',
      'x',
      'y',
      0.5,
      'node "y", input 0.5: mul has 2 inputs, counted from 0; there is no input 0.5.',
    ],
    [
      'to itself',
      'y',
      'y',
      1,
      'node "y", input 1: a wire from "y" to itself would be a circle; a computational graph must not have one.',
    ],
    [
      'that closes a circle',
      'y',
      's1',
      0,
      'node "s1", input 0: this wire would close the circle s1 → y → s1; a computational graph must not have one.',
    ],
  ])('%s is refused with a reason', (_, from, to, port, reason) => {
    expect(refusal(connect(document, from, to, port))).toContain(reason)
    expect(canConnect(document, from, to, port)).not.toBeNull()
  })

  it('names the whole circle, along the wires', () => {
    let chain: Document = { title: '', nodes: [] }
    for (const id of ['a', 'b', 'c', 'd']) chain = addNode(chain, { op: 'sin', id }).document
    for (const [from, to] of ['ab', 'bc', 'cd']) chain = valueOf(connect(chain, from, to, 0))
    expect(refusal(connect(chain, 'd', 'b', 0))).toContain('b → c → d → b')
  })

  it('works on a chain of 100,000 nodes', () => {
    const nodes = Array.from({ length: 100_000 }, (_, i) => ({
      id: `n${i}`,
      op: 'sin',
      attributes: {},
      inputs: [i === 0 ? null : `n${i - 1}`],
    }))
    expect(refusal(connect({ title: '', nodes }, 'n99999', 'n0', 0))).toContain('n4 → 99990 more → n99995 →')
  })

  it('into a repeated port makes room for one more', () => {
    let grown = addNode(document, { op: 'concat', id: 'c' }).document
    const first = countPorts('concat', inputsOf(grown, 'c')!)
    for (let port = 0; port < 4; port++) grown = valueOf(connect(grown, port % 2 === 0 ? 'w' : 'x', 'c', port))
    expect(inputsOf(grown, 'c')).toEqual(['w', 'x', 'w', 'x'])
    expect(countPorts('concat', inputsOf(grown, 'c')!)).toBe(5)
    expect(inputsOf(disconnect(grown, 'c', 3), 'c')).toEqual(['w', 'x', 'w'])
    expect(inputsOf(disconnect(grown, 'c', 1), 'c')).toEqual(['w', null, 'w', 'x'])
    const cleared = removeNodes(grown, new Set(['w', 'x']))
    expect(countPorts('concat', inputsOf(cleared, 'c')!)).toBe(first)
  })

  it('into a node of an unknown op reaches the ports its file lists', () => {
    const later = addNode(document, { op: 'attention', id: 'a', inputs: ['w', null] }).document
    expect(inputsOf(valueOf(connect(later, 'x', 'a', 1)), 'a')).toEqual(['w', 'x'])
    expect(canConnect(later, 'x', 'a', 2)?.code).toBe('document/no-such-port')
  })
})

describe('removing a wire', () => {
  it('opens its port', () => {
    expect(inputsOf(disconnect(document, 'y', 0), 'y')).toEqual([null, 'x'])
  })

  it('that is not there is no edit', () => {
    expect(disconnect(document, 'y', 7)).toBe(document)
  })
})

describe('renaming', () => {
  it('follows in every wire and in the loss', () => {
    const renamed = valueOf(renameNode(valueOf(renameNode(document, 's1', "s'")), 'y', 'ŷ'))
    expect(inputsOf(renamed, 'ŷ')).toEqual(["s'", 'x'])
    expect(renamed.loss).toBe('ŷ')
    expect(nodeOf(renamed, 'w')).toBe(nodeOf(document, 'w'))
  })

  it.each([
    ['x', 'another node is already called "x"; choose a different name.'],
    ['two words', '"two words" is not a name for a node;'],
    ['', '"" is not a name for a node;'],
    ['1st', '"1st" is not a name for a node;'],
    ["'", `"'" is not a name for a node;`],
  ])('to %j is refused with a reason', (name, reason) => {
    expect(refusal(renameNode(document, 'w', name))).toContain(reason)
  })

  it.each(['W', '_', 'θ', 'w_1', "w''", 'naïve', '重み', 'x̂'])('to %s is allowed', (name) => {
    expect(refusal(renameNode(document, 'w', name))).toBe('allowed')
  })
})

describe('attributes', () => {
  it('are kept as they were typed', () => {
    expect(nodeOf(setAttribute(document, 'w', 'value', ['pi', 'e']), 'w')?.attributes).toEqual({ value: ['pi', 'e'] })
  })

  it('return to their default', () => {
    expect(nodeOf(setAttribute(document, 'w', 'value', undefined), 'w')?.attributes).toEqual({})
  })

  it.each([
    ['to what they were', 'w', 'value', 'pi/2'],
    ['that were never set to their default', 'w', 'frozen', undefined],
    ['of a node that is gone', 'gone', 'value', 1],
  ])('%s are no edit', (_, id, name, value) => {
    expect(setAttribute(document, id, name, value)).toBe(document)
  })

  it('named __proto__ are attributes like any other', () => {
    const odd = setAttribute(document, 'w', '__proto__', 1)
    expect(Object.keys(nodeOf(odd, 'w')!.attributes)).toEqual(['value', '__proto__'])
  })
})

describe('changing the op', () => {
  it('keeps the wires that find a port', () => {
    expect(inputsOf(valueOf(changeOp(document, 'y', 'add')), 'y')).toEqual(['s1', 'x'])
    expect(inputsOf(valueOf(changeOp(document, 'y', 'exp')), 'y')).toEqual(['s1'])
    expect(inputsOf(valueOf(changeOp(document, 's1', 'add')), 's1')).toEqual(['w', null])
  })

  it('keeps the attributes that the new op also has', () => {
    const frozen = setAttribute(document, 'w', 'frozen', true)
    expect(nodeOf(valueOf(changeOp(frozen, 'w', 'input')), 'w')?.attributes).toEqual({ value: 'pi/2' })
  })

  it('to one that does not exist is refused with a reason', () => {
    expect(refusal(changeOp(document, 'y', 'multiply'))).toContain('there is no op "multiply"')
  })
})

describe('moving, title, loss, training, settings and labels', () => {
  it('move only what is named', () => {
    const moved = moveNodes(document, new Map([['w', { x: 20, y: 40 }]]))
    expect(nodeOf(moved, 'w')?.position).toEqual({ x: 20, y: 40 })
    expect(nodeOf(moved, 'x')).toBe(nodeOf(document, 'x'))
  })

  it('keep unknown fields of a position', () => {
    const locked = addNode(document, {
      op: 'sin',
      id: 'a',
      position: { x: 0, y: 0, unknown: { locked: true } },
    }).document
    const moved = moveNodes(locked, new Map([['a', { x: 1, y: 2 }]]))
    expect(nodeOf(moved, 'a')?.position).toEqual({ x: 1, y: 2, unknown: { locked: true } })
  })

  it('change what they name and nothing else', () => {
    expect(setTitle(document, 'B').title).toBe('B')
    expect(setLoss(document, 's1').loss).toBe('s1')
    expect(setLoss(document, null)).not.toHaveProperty('loss')
    const trained = setTraining(setTraining(document, { optimizer: 'adam' }), { learningRate: 0.1 })
    expect(trained.training).toEqual({ optimizer: 'adam', learningRate: 0.1 })
    expect(setSettings(setSettings(document, { decimals: 3 }), { logBase: '2' }).settings).toEqual({
      decimals: 3,
      logBase: '2',
    })
    expect(nodeOf(setLabel(document, 'w', 'w_1'), 'w')?.label).toBe('w_1')
    expect(nodeOf(setLabel(setLabel(document, 'w', 'w_1'), 'w', ''), 'w')).not.toHaveProperty('label')
  })

  it.each([
    ['a node to where it is', moveNodes(document, new Map([['w', { x: 0, y: 0 }]]))],
    ['the title', setTitle(document, 'A product')],
    ['the loss', setLoss(document, 'y')],
    ['a label', setLabel(document, 'w', '')],
  ])('are no edit if they set %s as it was', (_, edited) => {
    expect(edited).toBe(document)
  })
})

describe('copies', () => {
  it('get fresh names, stand beside the originals and are wired among themselves', () => {
    const { document: copied, ids } = duplicateNodes(document, new Set(['w', 's1', 'y']))
    expect([...ids]).toEqual([
      ['w', 'w1'],
      ['s1', 's2'],
      ['y', 'y1'],
    ])
    expect(nodeOf(copied, 's2')).toEqual({
      id: 's2',
      op: 'sin',
      attributes: {},
      inputs: ['w1'],
      position: { x: 180, y: 20 },
    })
    expect(inputsOf(copied, 'y1')).toEqual(['s2', null])
    expect(copied.nodes.slice(0, 4)).toEqual(document.nodes)
  })

  it('keep the wires from outside if asked to', () => {
    const { document: copied } = duplicateNodes(document, new Set(['y']), { keepIncoming: true })
    expect(inputsOf(copied, 'y1')).toEqual(['s1', 'x'])
  })

  it('pasted into another drawing keep the names that are free there', () => {
    const { nodes } = copyNodes(document, new Set(['w', 's1']))
    const other = addNode({ title: '', nodes: [] }, { op: 'input', id: 'w' }).document
    const { document: pasted } = insertFragment(other, { nodes }, { offset: { x: 0, y: 0 }, keepIncoming: true })
    expect(pasted.nodes.map(({ id, inputs }) => [id, inputs])).toEqual([
      ['w', []],
      ['w1', []],
      ['s1', ['w1']],
    ])
  })

  it('never take a name that another copy of the same paste has', () => {
    const twins = addNode(document, { op: 'sin', id: 's2' }).document
    const { ids } = duplicateNodes(twins, new Set(['s1', 's2']))
    expect([...ids.values()]).toEqual(['s3', 's4'])
  })
})
