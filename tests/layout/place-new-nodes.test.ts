import { expect, test } from 'vitest'
import type { Document, DocumentNode } from '../../shared/document/document.ts'
import { placeNewNodes } from '../../shared/layout/place-new-nodes.ts'

const node = (id: string, inputs: readonly string[], position?: { x: number; y: number }): DocumentNode => ({
  id,
  op: inputs.length === 0 ? 'input' : 'sum',
  attributes: {},
  inputs,
  ...(position && { position }),
})
const place = (nodes: readonly DocumentNode[], settings?: Document['settings']) =>
  placeNewNodes({ title: '', nodes, ...(settings && { settings }) })

test('nodes that have a place are left alone', () => {
  expect(place([node('x', [], { x: 0, y: 0 }), node('y', ['x'], { x: 5, y: 5 })]).size).toBe(0)
})

test('what is computed stands after its inputs, what feeds something before it', () => {
  const places = place([node('x', [], { x: 0, y: 0 }), node('y', ['x']), node('z', ['y', 'w']), node('w', [])])
  expect(places.get('y')?.x).toBeGreaterThan(0)
  expect(places.get('z')!.x).toBeGreaterThan(places.get('y')!.x)
  expect(places.get('w')!.x).toBeLessThan(places.get('z')!.x)
})

test('in a graph that runs downwards, after means below', () => {
  const places = place([node('x', [], { x: 0, y: 0 }), node('y', ['x'])], { direction: 'down' })
  expect(places.get('y')?.y).toBeGreaterThan(0)
  expect(places.get('y')?.x).toBe(0)
})

test('no two nodes are put upon each other, nor upon what is there', () => {
  const many = Array.from({ length: 20 }, (_, index) => node(`n${index}`, ['x']))
  const places = [...place([node('x', [], { x: 0, y: 0 }), node('a', [], { x: 160, y: 0 }), ...many]).values()]
  const all = [{ x: 0, y: 0 }, { x: 160, y: 0 }, ...places]
  for (const [index, one] of all.entries()) {
    for (const other of all.slice(index + 1)) {
      expect(Math.abs(one.x - other.x) >= 80 || Math.abs(one.y - other.y) >= 80).toBe(true)
    }
  }
})

test('a graph without any place, even one that runs in a circle, does not come to grief', () => {
  expect(place([node('x', []), node('y', ['x'])]).size).toBe(2)
  expect(place([node('a', ['b']), node('b', ['a'])]).size).toBe(0)
})
