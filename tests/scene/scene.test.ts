import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Document } from '../../shared/document/document.ts'
import { differentiateGraph } from '../../shared/engine/evaluate.ts'
import { growBox, moveBox } from '../../shared/scene/geometry.ts'
import { composeScene, optionsOf, type Mark, type Scene } from '../../shared/scene/scene.ts'
import { anyDocument, drawLaidOut, examples, readExample } from './figures.ts'
import { findOverlaps, passes } from './overlaps.ts'

/** How far the tips of arrows are from the border of their target, in pixels. */
function tipDistances({ nodes, wires }: Scene): number[] {
  return wires.map(({ tip, to }) => {
    const { position, width, height, outline } = nodes.find(({ id }) => id === to)!
    const [x, y] = [tip.x - position.x, tip.y - position.y]
    if (outline === 'circle') return Math.abs(Math.hypot(x - width / 2, y - height / 2) - width / 2)
    const outside = Math.hypot(Math.max(-x, 0, x - width), Math.max(-y, 0, y - height))
    return outside > 0 ? outside : Math.min(x, y, width - x, height - y)
  })
}

describe.each(examples)('the example %s, laid out', (_, document) => {
  test('has no wire through the caption of its own target', async () => {
    const { nodes, wires } = await drawLaidOut(document)
    for (const { id, points, to } of wires) {
      const { position, bounds, height } = nodes.find((node) => node.id === to)!
      const caption = { ...bounds, y: height + 2, height: bounds.y + bounds.height - height - 2 }
      expect(passes(points, moveBox(caption, position)), `wire ${id} through the caption of ${to}`).toBe(false)
    }
  })

  test('has every label where the file places its nodes, too', () => {
    const { omitted } = composeScene(document, differentiateGraph(document))
    expect(omitted).toEqual([])
  })

  test('has arrows that end on the border of their target', async () => {
    for (const distance of tipDistances(await drawLaidOut(document))) expect(distance).toBeLessThan(1e-9)
  })
})

describe('problem 2 as a figure', () => {
  const document = readExample('problem-2.chainrule')

  test('says what the sheet asks for', async () => {
    const { nodes, labels } = await drawLaidOut(document)
    const titles = [...nodes, ...labels].map(({ title }) => title)
    expect(titles).toEqual(
      expect.arrayContaining([
        expect.stringContaining('value [1, 0]'),
        'value of s: [1, 0]',
        'local gradient: diag(0, -1); gradient coming back: [0, 0.1192]',
        'local gradient: [2, 1]; gradient coming back: [-0.2384, -0.1192]',
        'local gradient: -0.1192; gradient coming back: -0.1192',
        expect.stringMatching(/^L: .*the loss.*value 0\.1269/),
      ]),
    )
  })

  test('shows the weights as they were typed', () => {
    const { nodes } = composeScene(document, null)
    expect(formulasOf(nodes.find(({ id }) => id === 'w')!.marks)).toContain('[\\pi/2, \\pi]')
  })

  test.each([
    ['values', 'value'],
    ['locals', 'local'],
    ['gradients', 'gradient'],
  ] as const)('without the layer of %s has no such label', (layer, kind) => {
    const options = optionsOf({}, { [layer]: false })
    const { wires } = composeScene(document, differentiateGraph(document), options)
    expect(wires.flatMap(({ labels }) => labels).flatMap(({ kinds }) => kinds)).not.toContain(kind)
  })

  test('without an evaluation shows formulas of local gradients but no numbers', () => {
    const { wires } = composeScene(document, null)
    const labels = wires.flatMap(({ labels }) => labels)
    expect(labels.map(({ kinds }) => kinds)).toEqual(labels.map(() => ['local']))
    expect(labels.flatMap(({ marks }) => formulasOf(marks))).toContain('\\cos w')
  })

  test('from top to bottom enters nodes at their top', async () => {
    const { nodes, wires } = await drawLaidOut({ ...document, settings: { direction: 'down' } })
    for (const { tip, to } of wires) {
      const target = nodes.find(({ id }) => id === to)!
      expect(tip.y).toBeLessThan(target.position.y + target.height / 2)
    }
  })
})

function formulasOf(marks: readonly Mark[]): string[] {
  return marks.flatMap((mark) => (mark.kind === 'formula' ? [mark.typeset.tex] : []))
}

describe('nodes are told apart without colour', () => {
  const nodes: Document['nodes'] = [
    { id: 'x', op: 'input', attributes: { value: 1 }, inputs: [] },
    { id: 'w', op: 'parameter', attributes: { value: 1 }, inputs: [] },
    { id: 'v', op: 'parameter', attributes: { value: 1, frozen: true }, inputs: [] },
    { id: 'c', op: 'constant', attributes: { value: 1 }, inputs: [] },
    { id: 's', op: 'sin', attributes: {}, inputs: ['x'] },
    { id: 'L', op: 'sin', attributes: {}, inputs: ['s'] },
    { id: 'u', op: 'no_such_op', attributes: {}, inputs: ['s', null] },
  ]

  test('each kind has a border of its own', () => {
    const scene = composeScene({ title: '', loss: 'L', nodes }, null)
    const borders = scene.nodes.map(({ marks }) =>
      JSON.stringify(
        marks
          .filter(({ kind }) => kind !== 'formula')
          .map((mark) => ({
            ...mark,
            box: null,
            center: null,
            fill: null,
            stroke: { ...strokeOf(mark), paint: null },
          })),
      ),
    )
    expect(new Set(borders).size).toBe(nodes.length)
  })

  function strokeOf(mark: Mark): object {
    return ('stroke' in mark && mark.stroke) || {}
  }
})

describe('any graph, wherever its nodes stand', () => {
  test('is drawn with arrows on borders, and labels that cover nothing', () => {
    fc.assert(
      fc.property(anyDocument(12), (document) => {
        const scene = composeScene(document, differentiateGraph(document))
        expect(findOverlaps(scene)).toEqual([])
        for (const distance of tipDistances(scene)) expect(distance).toBeLessThan(1e-9)
        const wanted = scene.wires.flatMap(({ labels }) => labels).length
        expect(scene.labels.length + scene.omitted.length).toBe(wanted)
      }),
      { numRuns: 100 },
    )
  })

  test('is drawn the same twice', () => {
    fc.assert(
      fc.property(anyDocument(8), (document) => {
        const evaluation = differentiateGraph(document)
        expect(composeScene(document, evaluation)).toEqual(composeScene(document, evaluation))
      }),
      { numRuns: 10 },
    )
  })

  test('lies inside the bounds of its figure', () => {
    fc.assert(
      fc.property(anyDocument(10), (document) => {
        const { bounds, nodes, labels, wires } = composeScene(document, differentiateGraph(document))
        const boxes = [
          ...nodes.map((node) => moveBox(node.bounds, node.position)),
          ...labels.map(({ position, width, height }) => ({ ...position, width, height })),
          ...wires.flatMap(({ points }) => points.map(({ x, y }) => ({ x, y, width: 0, height: 0 }))),
        ]
        for (const box of boxes) {
          const outside = growBox(bounds, 1e-6)
          expect(box.x).toBeGreaterThanOrEqual(outside.x)
          expect(box.y).toBeGreaterThanOrEqual(outside.y)
          expect(box.x + box.width).toBeLessThanOrEqual(outside.x + outside.width)
          expect(box.y + box.height).toBeLessThanOrEqual(outside.y + outside.height)
        }
      }),
      { numRuns: 20 },
    )
  })
})
