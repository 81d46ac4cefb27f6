import { describe, expect, test } from 'vitest'
import type { Document } from '../../shared/document/document.ts'
import { findFittingPort } from '../../shared/document/fitting.ts'
import { addWired, canInsertOnWire, insertOnWire } from '../../shared/document/wiring.ts'
import { findOp, ops } from '../../shared/ops/index.ts'
import type { AnyOp } from '../../shared/ops/op.ts'

const document: Document = {
  title: '',
  nodes: [
    { id: 'w', op: 'parameter', attributes: {}, inputs: [] },
    { id: 's', op: 'sin', attributes: {}, inputs: ['w'] },
    { id: 'y', op: 'mul', attributes: {}, inputs: ['s', null] },
    { id: 'r', op: 'relu', attributes: {}, inputs: [null] },
  ],
}
const inputsOf = (of: Document, id: string) => of.nodes.find((node) => node.id === id)?.inputs

describe('a new node that comes with its wire', () => {
  test.each([
    ['takes a value', 'exp', { kind: 'takes', from: 's' }, { exp1: ['s'] }],
    ['takes a value at its first input', 'sub', { kind: 'takes', from: 's' }, { sub1: ['s', null] }],
    ['gives its value to an open input', 'input', { kind: 'gives', to: 'y', port: 1 }, { x: [], y: ['s', 'x'] }],
    ['is put into a wire', 'exp', { kind: 'splits', to: 'y', port: 0 }, { exp1: ['s'], y: ['exp1', null] }],
  ] as const)('%s', (_, op, wiring, inputs) => {
    const added = addWired(document, { op }, wiring)
    if (!added.ok) throw new Error('refused')
    for (const [id, expected] of Object.entries(inputs)) expect(inputsOf(added.value.document, id)).toEqual(expected)
  })

  test('is called what the loss calls the input it gives, where that name is free', () => {
    const nameIn = (nodes: Document['nodes'], port: number) => {
      const drawn = {
        title: '',
        nodes: [...nodes, { id: 'L', op: 'logistic_loss', attributes: {}, inputs: [null, null] }],
      }
      const added = addWired(drawn, { op: 'input' }, { kind: 'gives', to: 'L', port })
      return added.ok ? added.value.id : null
    }
    expect(nameIn([], 1)).toBe('l')
    expect(nameIn([], 0)).toBe('y')
    expect(nameIn(document.nodes, 0)).toBe('x')
  })

  test('is refused where it would close a circle', () => {
    const circle = addWired(document, { op: 'exp' }, { kind: 'gives', to: 'w', port: 0 })
    expect(circle.ok).toBe(false)
  })
})

describe('a node is put into a wire', () => {
  test('with what came there at its open input', () => {
    const inserted = insertOnWire(document, { to: 'y', port: 0 }, 'r')
    expect(inserted.ok && inputsOf(inserted.value, 'r')).toEqual(['s'])
    expect(inserted.ok && inputsOf(inserted.value, 'y')).toEqual(['r', null])
  })

  test.each([
    ['r', true, 'it is free'],
    ['s', false, 'it has no open input'],
    ['w', false, 'it takes nothing'],
    ['y', false, 'it is the end of the wire'],
  ])('%s may: %s, because %s', (id, allowed) => {
    expect(canInsertOnWire(document, { to: 'y', port: 0 }, id)).toBe(allowed)
  })
})

describe('what a value fits into', () => {
  const port = (id: string, shape: readonly number[] | null) => findFittingPort(findOp(id) as AnyOp, shape)

  test.each([
    ['input', [2], null],
    ['sin', [2], 0],
    ['dot', [2], 0],
    ['dot', [2, 2], null],
    ['add', [3, 1], 0],
    ['matmul', [], null],
    ['matmul', [2, 3], 0],
    ['trace', [3], null],
    ['trace', [3, 3], 0],
    ['conv2d', [4, 2, 13, 13], 0],
    ['conv2d', [5], null],
    ['reshape', [5], 0],
    ['concat', [5], 0],
    ['batch_norm2d', [2, 3, 4, 4], 0],
  ])('%s takes a value of shape %j at port %j', (id, shape, expected) => {
    expect(port(id, shape)).toBe(expected)
  })

  test('whatever an op shows in an example fits it', () => {
    for (const op of Object.values(ops) as AnyOp[]) {
      for (const { inputs } of op.examples) {
        if (inputs.length > 0) expect(findFittingPort(op, shapeOf(inputs[0])), op.id).toBe(0)
      }
    }
  })
})

function shapeOf(nested: unknown): readonly number[] {
  return Array.isArray(nested) ? [nested.length, ...shapeOf(nested[0])] : []
}
