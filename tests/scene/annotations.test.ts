import { describe, expect, test } from 'vitest'
import { addComment } from '../../shared/document/comments.ts'
import type { Document } from '../../shared/document/document.ts'
import { pinNodes } from '../../shared/document/edits.ts'
import { addFrame, collapseFrame } from '../../shared/document/frames.ts'
import { differentiateGraph } from '../../shared/engine/evaluate.ts'
import { writePdf } from '../../shared/export/pdf.ts'
import { writeSvg } from '../../shared/export/svg.ts'
import { writeTikz } from '../../shared/export/tikz.ts'
import { layoutDocument } from '../../shared/layout/layout-document.ts'
import { overlapArea, moveBox } from '../../shared/scene/geometry.ts'
import { composeScene } from '../../shared/scene/scene.ts'
import { readExample } from './figures.ts'

const problem2 = readExample('problem-2.chainrule')
const evaluation = differentiateGraph(problem2)
const { document: framed } = addFrame(problem2, new Set(['s', 'y']), 'Model')
const collapsed = collapseFrame(framed, 'frame1', true)
const wireIds = (document: Document) =>
  composeScene(document, evaluation).wires.map(({ id, from, to }) => [id, from, to])

describe('an open frame', () => {
  const scene = composeScene(framed, evaluation)

  test('lies around its members and inside the figure', () => {
    const [frame] = scene.frames!
    const box = { ...frame.position, width: frame.width, height: frame.height }
    for (const id of ['s', 'y']) {
      const { position, width, height } = scene.nodes.find((node) => node.id === id)!
      expect(overlapArea(box, { ...position, width, height })).toBe(width * height)
    }
    expect(overlapArea(scene.bounds, box)).toBeCloseTo(box.width * box.height)
  })

  test('changes no wire', () => {
    expect(wireIds(framed)).toEqual(wireIds(problem2))
  })
})

describe('a collapsed frame', () => {
  const scene = composeScene(collapsed, evaluation)

  test('is one node; wires across its border stay and end at its ports, wires inside are gone', () => {
    expect(scene.nodes.map(({ id }) => id).sort()).toEqual(['L', 'frame:frame1', 'l', 'w', 'x'])
    expect(wireIds(collapsed)).toEqual([
      ['s:0', 'w', 'frame:frame1'],
      ['y:1', 'x', 'frame:frame1'],
      ['L:0', 'frame:frame1', 'L'],
      ['L:1', 'l', 'L'],
    ])
    const fold = scene.nodes.find(({ id }) => id === 'frame:frame1')!
    for (const { to, tip, from, curve } of scene.wires) {
      if (to === fold.id) expect(tip.x).toBe(fold.position.x)
      if (from === fold.id) expect(curve[0].x).toBe(fold.position.x + fold.width)
    }
  })

  test('shows on its wires what its members compute', () => {
    const labels = (document: Document) =>
      composeScene(document, evaluation).wires.map(({ id, labels }) => [id, labels.map(({ title }) => title)])
    const open = new Map(labels(framed) as [string, string[]][])
    for (const [id, titles] of labels(collapsed) as [string, string[]][]) expect(titles).toEqual(open.get(id))
  })

  test('stays where it is when values change', () => {
    const place = (of: typeof evaluation | null) =>
      composeScene(collapsed, of).nodes.find(({ id }) => id === 'frame:frame1')!.position
    expect(place(null)).toEqual(place(evaluation))
  })

  test('is left out of part of a figure that does not hold all of it', () => {
    const options = {
      ...{ layers: { values: true, shapes: true, locals: true, gradients: true } },
      decimals: 4,
      direction: 'right' as const,
    }
    const part = composeScene(collapsed, evaluation, { ...options, only: new Set(['w', 's']) })
    expect(part.nodes.map(({ id }) => id).sort()).toEqual(['s', 'w'])
  })

  test.each([['right'], ['down']] as const)(
    'is laid out as one node, to the %s, with its members apart',
    async (direction) => {
      const document = { ...collapsed, settings: { direction } }
      const positions = await layoutDocument(document, evaluation)
      const placed = {
        ...document,
        nodes: document.nodes.map((node) => ({ ...node, position: positions.get(node.id)! })),
      }
      for (const laidOut of [placed, { ...placed, frames: [] }]) {
        const boxes = composeScene(laidOut, evaluation).nodes.map(({ bounds, position }) => moveBox(bounds, position))
        const members =
          laidOut === placed ? boxes : boxes.filter((_, index) => ['s', 'y'].includes(laidOut.nodes[index].id))
        for (const a of members) for (const b of members) if (a !== b) expect(overlapArea(a, b)).toBe(0)
      }
    },
  )
})

describe('comments', () => {
  const { document } = addComment(framed, 'The first weight never moves: $\\cos\\frac\\pi2 = 0$\nsecond line', {
    x: 0,
    y: -90,
  })
  const scene = composeScene(document, evaluation)

  test('are set in lines with their formulas', () => {
    const [comment] = scene.comments!
    const formulas = comment.marks.flatMap((mark) => (mark.kind === 'formula' ? [mark] : []))
    expect(formulas.some(({ typeset }) => typeset.tex === '\\cos\\frac\\pi2 = 0')).toBe(true)
    expect(new Set(formulas.map(({ origin }) => origin.y)).size).toBeGreaterThan(1)
  })

  test('and frames are written into every picture', () => {
    const both = {
      ...document,
      frames: [...document.frames!, { id: 'frame2', title: 'Data', nodes: ['x', 'l'], collapsed: true }],
    }
    const picture = composeScene(both, evaluation)
    const svg = writeSvg(picture)
    for (const title of ['Frame “Model” around s, y', 'Comment: The first weight', 'Data: 2 nodes (x, l)'])
      expect(svg).toContain(title)
    const tikz = writeTikz(picture)
    for (const style of ['frame', 'frame title', 'comment']) expect(tikz).toContain(`[${style}]`)
    expect(tikz).toContain('Model')
    expect(writePdf([picture]).length).toBeGreaterThan(writePdf([composeScene(problem2, evaluation)]).length)
  })
})

describe('layout with pinned nodes', () => {
  test('leaves them where they are, and nothing on top of them', async () => {
    const moved = problem2.nodes.map((node) => (node.id === 'y' ? { ...node, position: { x: 1000, y: 500 } } : node))
    const document = pinNodes({ ...problem2, nodes: moved }, new Set(['y', 'x']), true)
    const positions = await layoutDocument(document, evaluation)
    expect(positions.get('y')).toEqual({ x: 1000, y: 500 })
    expect(positions.get('x')).toEqual(problem2.nodes.find(({ id }) => id === 'x')!.position)
    const nodes = document.nodes.map((node) => ({ ...node, position: positions.get(node.id)! }))
    const boxes = composeScene({ ...document, nodes }, null).nodes.map(({ bounds, position }) =>
      moveBox(bounds, position),
    )
    const overlaps = boxes.flatMap((a, index) => boxes.slice(index + 1).filter((b) => overlapArea(a, b) > 0))
    expect(overlaps).toEqual([])
  })
})
