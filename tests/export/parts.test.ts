/** Wide figures in parts: everything is in them, once, and legible. */
import { describe, expect, test } from 'vitest'
import { differentiateGraph } from '../../shared/engine/evaluate.ts'
import { writeBeamer } from '../../shared/export/beamer.ts'
import { composeParts } from '../../shared/export/parts.ts'
import { writeHtml } from '../../shared/export/html.ts'
import { writeTikz } from '../../shared/export/tikz.ts'
import { placeNodes } from '../../shared/layout/layout-document.ts'
import { optionsOf } from '../../shared/scene/options.ts'
import { derive, draw, EXAMPLES } from './examples.ts'

const LENGTH = 1100

const splitExample = async (document: (typeof EXAMPLES)[number]['document']) => {
  const evaluation = differentiateGraph(document)
  const placed = await placeNodes(document, evaluation)
  return composeParts(placed, evaluation, optionsOf(document.settings), LENGTH)
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

test('parts on one page of HTML share no id, and what is repeated is pale in TikZ', async () => {
  const { document } = EXAMPLES.find(({ name }) => name === 'lenet')!
  const figures = await splitExample(document)
  const ids = [...writeHtml(derive(document), { figures }).matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
  expect(new Set(ids).size).toBe(ids.length)
  expect(writeTikz(figures[1])).toContain('repeated')
  expect(writeTikz(figures[0])).not.toContain('repeated')
})
