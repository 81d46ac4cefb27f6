import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Document } from '../../shared/document/document.ts'
import { moveNodes } from '../../shared/document/edits.ts'
import { listEdges } from '../../shared/graph/graph.ts'
import { layoutDocument, placeNodes } from '../../shared/layout/layout-document.ts'
import { GRID, layoutGraph, type LayoutEdge, type LayoutNode } from '../../shared/layout/layout.ts'
import { moveBox, overlapArea } from '../../shared/scene/geometry.ts'
import { composeScene, drawNodes } from '../../shared/scene/scene.ts'
import { anyDocument, examples, readExample } from '../scene/figures.ts'

function makeNode(id: string, ports: number): LayoutNode {
  const [width, height] = [80, Math.max(40, 20 * ports)]
  const inputs = Array.from({ length: ports }, (_, port) => ({
    position: { x: 0, y: (height * (port + 0.5)) / ports },
  }))
  return { id, bounds: { x: 0, y: 0, width, height }, inputs, output: { x: width, y: height / 2 } }
}

/** A layered random graph as a seed makes it. */
function makeGraph(count: number): { nodes: LayoutNode[]; edges: LayoutEdge[] } {
  let state = 7
  const draw = (below: number): number => (state = (state * 16807) % 2147483647) % below
  const nodes = Array.from({ length: count }, (_, index) => makeNode(`n${index}`, index < 20 ? 0 : 2))
  const edges = nodes.flatMap(({ id, inputs }, index) =>
    inputs.map((_, port) => ({ from: `n${Math.max(0, index - 1 - draw(40))}`, to: id, port })),
  )
  return { nodes, edges }
}

async function place(document: Document) {
  const positions = await layoutDocument(document, null)
  const pictures = drawNodes(document, null)
  const boxes = [...pictures].map(([id, { bounds }]) => ({ id, box: moveBox(bounds, positions.get(id)!) }))
  return { positions, pictures, boxes }
}

describe.each(examples)('the example %s', (_, document) => {
  test('runs from left to right without nodes on top of each other, on the grid', async () => {
    const { positions, boxes } = await place(document)
    for (const { from, to } of listEdges(document.nodes)) {
      expect(positions.get(from)!.x).toBeLessThan(positions.get(to)!.x)
    }
    boxes.forEach((a, index) => {
      for (const b of boxes.slice(index + 1)) expect(overlapArea(a.box, b.box)).toBe(0)
    })
    for (const { x, y } of positions.values()) expect([x % GRID, y % GRID].map(Math.abs)).toEqual([0, 0])
  })

  test('runs from top to bottom where the document says so', async () => {
    const { positions } = await place({ ...document, settings: { direction: 'down' } })
    for (const { from, to } of listEdges(document.nodes)) {
      expect(positions.get(from)!.y).toBeLessThan(positions.get(to)!.y)
    }
  })
})

test('the factors of dot stand in the order of its ports', async () => {
  const { positions } = await place(readExample('problem-2.chainrule'))
  expect(positions.get('s')!.y).toBeLessThan(positions.get('x')!.y)
})

test('any graph gets a place for every node, with none on top of another', async () => {
  await fc.assert(
    fc.asyncProperty(anyDocument(15), async (document) => {
      const { boxes } = await place(document)
      expect(boxes).toHaveLength(document.nodes.length)
      boxes.forEach((a, index) => {
        for (const b of boxes.slice(index + 1)) expect(overlapArea(a.box, b.box)).toBe(0)
      })
    }),
    { numRuns: 15 },
  )
})

test('the same graph is laid out the same twice', async () => {
  const { nodes, edges } = makeGraph(60)
  expect(await layoutGraph(nodes, edges)).toEqual(await layoutGraph(nodes, edges))
})

test('parts that are not connected stand apart and near each other', async () => {
  const nodes = ['a', 'b', 'c', 'd'].map((id, index) => makeNode(id, index % 2))
  const positions = await layoutGraph(nodes, [
    { from: 'a', to: 'b', port: 0 },
    { from: 'c', to: 'd', port: 0 },
  ])
  const corners = [...positions.values()]
  expect(new Set(corners.map(({ x, y }) => `${x} ${y}`)).size).toBe(4)
  expect(Math.max(...corners.flatMap(({ x, y }) => [x, y]))).toBeLessThan(600)
})

test('nodes alone, wires into themselves and wires from nowhere do no harm', async () => {
  expect(await layoutGraph([], [])).toEqual(new Map())
  const positions = await layoutGraph(
    [makeNode('a', 2)],
    [
      { from: 'a', to: 'a', port: 0 },
      { from: 'ghost', to: 'a', port: 1 },
    ],
  )
  expect([...positions.keys()]).toEqual(['a'])
})

test('a circle is laid out, since one must see it to open it', async () => {
  const nodes = [makeNode('a', 1), makeNode('b', 1)]
  const positions = await layoutGraph(nodes, [
    { from: 'a', to: 'b', port: 0 },
    { from: 'b', to: 'a', port: 0 },
  ])
  expect(positions.size).toBe(2)
})

test('a thousand nodes are laid out in seconds', { timeout: 40_000 }, async () => {
  const { nodes, edges } = makeGraph(1000)
  const started = performance.now()
  expect((await layoutGraph(nodes, edges)).size).toBe(1000)
  // Two seconds on an idle machine; the bound leaves room for a busy one.
  expect(performance.now() - started).toBeLessThan(12_000)
})

test('a document whose nodes all have positions keeps them', async () => {
  const document = readExample('problem-2.chainrule')
  const placed = await placeNodes(document, null)
  expect(await placeNodes(placed, null)).toBe(placed)
})

test.each([
  ['right', ['w', 'y']],
  ['right', ['s', 'x', 'L']],
  ['down', ['w', 'l', 'y']],
] as const)('nothing else comes to lie inside an open frame (%s, %s)', async (direction, members) => {
  const document: Document = {
    ...readExample('problem-2.chainrule'),
    frames: [{ id: 'model', title: 'Model', nodes: [...members] }],
    settings: { direction },
  }
  const { positions, boxes } = await place(document)
  const placed = moveNodes(document, positions)
  const [frame] = composeScene(placed, null).frames!
  const area = { ...frame.position, width: frame.width, height: frame.height }
  for (const { id, box } of boxes) {
    const isMember = (members as readonly string[]).includes(id)
    expect(overlapArea(area, box) > 0, id).toBe(isMember)
  }
})
