/** Wide figures in parts: everything is in them, once, and legible. */
import { describe, expect, test } from 'vitest'
import { differentiateGraph } from '../../shared/engine/evaluate.ts'
import { drawForSlides, writeBeamer } from '../../shared/export/beamer.ts'
import { composeParts } from '../../shared/export/parts.ts'
import { writeHtml } from '../../shared/export/html.ts'
import { writeTikz } from '../../shared/export/tikz.ts'
import { describeStep } from '../../shared/derivation/describe.ts'
import { listTellingSteps } from '../../shared/derivation/solution.ts'
import { drawForFrames, drawFrames } from '../../shared/export/frames.ts'
import { createJob } from '../../shared/export/job.ts'
import { drawForPage, placeFigure } from '../../shared/export/solution-figure.ts'
import { moveBox, overlapArea, uniteBoxes } from '../../shared/scene/geometry.ts'
import { chain } from '../engine/graphs.ts'
import { placeNodes } from '../../shared/layout/layout-document.ts'
import { optionsOf } from '../../shared/scene/options.ts'
import { derive, draw, EXAMPLES } from './examples.ts'

const LENGTH = 1100

const splitExample = async (document: (typeof EXAMPLES)[number]['document']) => {
  const evaluation = differentiateGraph(document)
  const placed = await placeNodes(document, evaluation)
  const parts = await composeParts(placed, evaluation, optionsOf(document.settings), LENGTH)
  return parts.map(({ scene }) => scene)
}

describe.each(EXAMPLES)('$name in parts', ({ document }) => {
  test('has every node and every wire once; only what wires come from is repeated', async () => {
    const parts = await splitExample(document)
    const whole = (await draw(document)).scene
    const own = parts.flatMap(({ nodes }) => nodes.filter(({ recedes }) => recedes !== true).map(({ id }) => id))
    expect(own.toSorted()).toEqual(whole.nodes.map(({ id }) => id).toSorted())
    const wires = parts.flatMap(({ wires }) => wires.map(({ id }) => id))
    expect(wires.toSorted()).toEqual(whole.wires.map(({ id }) => id).toSorted())
    for (const { nodes, wires, omitted } of parts) {
      expect(omitted).toEqual([])
      for (const { id, recedes } of nodes) {
        if (recedes === true) expect(wires.map(({ from }) => from)).toContain(id)
      }
    }
  })

  test('has no part that is much too long', async () => {
    const lengths = (await splitExample(document)).map(({ bounds }) => bounds.width)
    for (const length of lengths) expect(length).toBeLessThan(1.5 * LENGTH)
  })
})

describe('what was written on a figure', () => {
  const { document } = EXAMPLES.find(({ name }) => name === 'lenet')!
  const annotate = async () => {
    const { document: placed } = await draw(document)
    const placeOf = (id: string) => placed.nodes.find((node) => node.id === id)!.position!
    const beside = (id: string, dx: number, dy: number) => ({ x: placeOf(id).x + dx, y: placeOf(id).y + dy })
    return {
      ...placed,
      frames: [{ id: 'first', title: 'First layer', nodes: ['conv1', 'relu1', 'pool1'], collapsed: true }],
      comments: [
        { id: 'over', text: 'On top of its node', position: beside('conv2', 0, 0) },
        { id: 'same', text: 'And this one, too', position: beside('conv2', 4, 4) },
        { id: 'apart', text: 'Here $L$ ends', position: beside('L', 10, 150) },
      ],
    }
  }

  test('is on its parts: frames around their members, comments once each and on top of nothing', async () => {
    const parts = await splitExample(await annotate())
    expect(parts.length).toBeGreaterThan(1)
    expect(parts.flatMap(({ frames = [] }) => frames.map(({ title }) => title)).join()).toContain('First layer')
    const placed = parts.flatMap(({ comments = [] }) => comments.map(({ id }) => id))
    expect(placed.toSorted()).toEqual(['comment:apart', 'comment:over', 'comment:same'])
    const host = parts.find(({ comments = [] }) => comments.some(({ id }) => id === 'comment:apart'))!
    expect(host.nodes.filter(({ recedes }) => recedes !== true).map(({ id }) => id)).toContain('L')
    for (const { nodes, labels, comments = [], bounds } of parts) {
      const others = [
        ...nodes.map((node) => moveBox(node.bounds, node.position)),
        ...[...labels, ...comments].map(({ position, width, height }) => ({ ...position, width, height })),
      ]
      for (const { position, width, height } of comments) {
        const box = { ...position, width, height }
        expect(others.filter((other) => overlapArea(box, other) > 0)).toEqual([box])
        expect(uniteBoxes([bounds, box])).toEqual(bounds)
      }
    }
  })
})

describe('large graphs', () => {
  const figuresOf = (length: number) => {
    const { nodes, loss } = chain(length)
    const document = { title: '', nodes, loss: loss! }
    const options = { theme: 'paper', background: true, scale: 1, embed: false } as const
    return drawForPage(createJob(document, options, { rasteriser: () => Promise.reject(new Error('none')) }))
  }

  test('of some hundred nodes are shown in parts on pages', async () => {
    const figures = await figuresOf(200)
    expect(figures.length).toBeGreaterThan(3)
    expect(figures.flatMap(({ nodes }) => nodes.filter(({ recedes }) => recedes !== true))).toHaveLength(200)
    for (const { bounds } of figures)
      expect(placeFigure(bounds, { width: 455, height: 700 }, Infinity).kind).not.toBe('large')
  })

  test('of more parts than one can put together again stay whole', async () => {
    expect(await figuresOf(900)).toHaveLength(1)
  })
})

describe('step frames of a figure too large for a page', () => {
  const { document } = EXAMPLES.find(({ name }) => name === 'micrograd')!

  test('show the part of their step, all in one size', async () => {
    const derivation = { ...derive(document), document: (await draw(document)).document }
    const parts = await drawForFrames(derivation, {})
    const frames = [...drawFrames(derivation, {}, parts)]
    const whole = (await draw(document)).scene
    expect(parts.length).toBeGreaterThan(1)
    expect(frames[0].bounds.width).toBeLessThan(0.7 * whole.bounds.width)
    expect(new Set(frames.map(({ bounds }) => `${bounds.width} ${bounds.height}`)).size).toBe(1)
    listTellingSteps(derivation).forEach((step, index) => {
      const { nodes, wires, bounds } = frames[index]
      const { node, edge } = describeStep(derivation, step)
      if (edge !== null) expect(wires.filter(({ recedes }) => recedes !== true).map(({ id }) => id)).toContain(edge)
      expect(nodes.filter(({ recedes }) => recedes !== true).map(({ id }) => id)).toContain(node)
      for (const picture of nodes)
        expect(uniteBoxes([bounds, moveBox(picture.bounds, picture.position)])).toEqual(bounds)
    })
  })

  test('of one that fits show all of it', async () => {
    const small = EXAMPLES.find(({ name }) => name === 'problem-2')!.document
    const derivation = { ...derive(small), document: (await draw(small)).document }
    expect(await drawForFrames(derivation, {})).toHaveLength(1)
  })
})

test('a graph that fits is one part', async () => {
  const { document } = EXAMPLES.find(({ name }) => name === 'problem-2')!
  expect(await splitExample(document)).toHaveLength(1)
})

test('a talk about parts has a frame whenever the steps go on in another, and every step once', async () => {
  const { document } = EXAMPLES.find(({ name }) => name === 'two-layer-network')!
  const derivation = derive(document)
  const figures = await splitExample(document)
  const count = (tex: string, pattern: RegExp) => tex.match(pattern)?.length ?? 0
  const [whole, talk] = [[(await draw(document)).scene], figures].map((figures) => writeBeamer(derivation, { figures }))
  expect(figures.length).toBeGreaterThan(1)
  expect(count(whole, /\\begin\{frame\}/g)).toBe(1)
  expect(count(talk, /\\begin\{frame\}/g)).toBeGreaterThan(figures.length)
  expect(count(talk, /\\only<\d+>/g)).toBe(count(whole, /\\only<\d+>/g))
  // In each frame the slides are counted from 1.
  for (const frame of talk.split('\\begin{frame}').slice(1)) {
    const slides = [...frame.matchAll(/\\only<(\d+)>/g)].map(([, slide]) => Number(slide))
    expect(slides).toEqual(slides.map((_, index) => index + 1))
    for (const [, slide] of frame.matchAll(/\\uncover<(\d+)->/g))
      expect(Number(slide)).toBeLessThanOrEqual(slides.length)
  }
})

test('slides of a figure that fans out show parts that are legible', async () => {
  const { document } = EXAMPLES.find(({ name }) => name === 'micrograd')!
  const options = { theme: 'paper', background: true, scale: 1, embed: false } as const
  const job = createJob(document, options, { rasteriser: () => Promise.reject(new Error('none')) })
  const figures = await drawForSlides(job)
  const scales = [...writeBeamer(derive(document), { figures }).matchAll(/scalebox\{([\d.]+)\}/g)].map(([, scale]) =>
    Number(scale),
  )
  expect(scales.length).toBeGreaterThan(1)
  expect(Math.min(...scales)).toBeGreaterThan(0.5)
})

test('parts on one page of HTML share no id, and what is repeated is pale in TikZ', async () => {
  const { document } = EXAMPLES.find(({ name }) => name === 'lenet')!
  const figures = await splitExample(document)
  const ids = [...writeHtml(derive(document), { figures }).matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
  expect(new Set(ids).size).toBe(ids.length)
  const html = writeHtml(derive(document), { figures })
  expect(html).toMatch(/fill="var\(--faded-\w+\)"/)
  expect(html).not.toContain('#NaN')
  expect(writeTikz(figures[1])).toContain('repeated')
  expect(writeTikz(figures[0])).not.toContain('repeated')
})
