import { readFileSync } from 'node:fs'
import fc from 'fast-check'
// @ts-expect-error -- jsdom brings no types
import { JSDOM } from 'jsdom'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Document } from '../../shared/document/document.ts'
import { writeDocument } from '../../shared/document/write.ts'
import { differentiateGraph } from '../../shared/engine/evaluate.ts'
import { writeDot } from '../../shared/export/dot.ts'
import { writeMermaid } from '../../shared/export/mermaid.ts'
import { startRasteriser, writePng, type Rasterise } from '../../shared/export/png.ts'
import { embedInPng, readEmbeddedInPng } from '../../shared/export/png-text.ts'
import { readEmbeddedDocument, writeSvg } from '../../shared/export/svg.ts'
import { escapeXml, unescapeXml } from '../../shared/export/xml.ts'
import { placeNodes } from '../../shared/layout/layout-document.ts'
import { composeScene, THEMES, type ThemeName } from '../../shared/scene/scene.ts'
import { drawLaidOut, examples, readExample } from '../scene/figures.ts'

const { DOMParser } = new JSDOM('').window as Window & typeof globalThis

/** The text as an XML document; fails where it is not well-formed. */
function parseXml(text: string) {
  const parsed = new DOMParser().parseFromString(text, 'image/svg+xml')
  expect(parsed.querySelector('parsererror')?.textContent ?? null).toBeNull()
  return parsed
}

const ATTACKS = [
  '</svg><script>alert(1)</script>',
  '"><image href="https://example.org/x.png"/>',
  "' onload='alert(1)",
  ']]><!-- & &lt; &#0;',
  '$\\href{javascript:alert(1)}{x}$ \\require{html} % # _ ^ ~ { }',
  'control \u0000\u0008\u001b and lone \ud800 surrogate',
]

/** Problem 2 with the text in every place a user can write to. */
function poison(text: string): Document {
  const document = readExample('problem-2.chainrule')
  return {
    ...document,
    title: text,
    nodes: document.nodes.map((node) =>
      node.id === 's' ? { ...node, label: text } : node.id === 'y' ? { ...node, op: text } : node,
    ),
  }
}

describe('SVG', () => {
  test.each(examples)('of %s is well-formed and needs no font, script or other file', async (_, document) => {
    const scene = await drawLaidOut(document)
    for (const theme of Object.keys(THEMES) as ThemeName[]) {
      const parsed = parseXml(writeSvg(scene, { theme, embed: writeDocument(document) }))
      const kinds = new Set([...parsed.querySelectorAll('*')].map(({ tagName }) => tagName))
      const allowed = ['svg', 'title', 'desc', 'metadata', 'document', 'defs', 'path', 'g', 'use', 'rect', 'circle']
      expect([...kinds].filter((kind) => !allowed.includes(kind))).toEqual([])
    }
  })

  test('says what it shows: the figure, every node, every wire and every label', async () => {
    const scene = await drawLaidOut(readExample('problem-2.chainrule'))
    const titles = [...parseXml(writeSvg(scene)).querySelectorAll('g > title')].map(({ textContent }) => textContent)
    const expected = [...scene.wires, ...scene.nodes, ...scene.labels].map(({ title }) => title)
    expect(titles).toEqual(expected)
    expect(parseXml(writeSvg(scene)).querySelector('desc')!.textContent).toContain('6 nodes and 5 wires')
  })

  test('defines each outline once and refers only to what it defines', async () => {
    const parsed = parseXml(writeSvg(await drawLaidOut(readExample('problem-2.chainrule'))))
    const outlines = [...parsed.querySelectorAll('defs path')]
    const ids = new Set(outlines.map(({ id }) => `#${id}`))
    expect(new Set(outlines.map((outline) => outline.getAttribute('d'))).size).toBe(outlines.length)
    for (const use of parsed.querySelectorAll('use')) {
      expect(ids).toContain(use.getAttribute('href'))
      expect(use.getAttribute('xlink:href')).toBe(use.getAttribute('href'))
    }
  })

  test('is the same to the byte when it is written again', async () => {
    const document = readExample('two-layer-network.chainrule')
    expect(writeSvg(await drawLaidOut(document))).toBe(writeSvg(await drawLaidOut(document)))
  })

  test.each(ATTACKS)('keeps %j harmless', async (attack) => {
    const document = poison(attack)
    const evaluation = differentiateGraph(document)
    const svg = writeSvg(composeScene(await placeNodes(document, evaluation), evaluation), { embed: attack })
    const parsed = parseXml(svg)
    expect(parsed.querySelectorAll('script, image, foreignObject, a')).toHaveLength(0)
    const links = [...parsed.querySelectorAll('*')].flatMap((element) =>
      [...element.attributes].filter(
        ({ name, value }) => name.startsWith('on') || /^\s*(javascript|https?):/i.test(value),
      ),
    )
    expect(links.filter(({ name }) => !name.startsWith('xmlns'))).toEqual([])
  })

  test('holds the document, so that it can be opened again, unless that is switched off', async () => {
    const scene = await drawLaidOut(readExample('problem-2.chainrule'))
    const text = writeDocument(readExample('problem-2.chainrule'))
    expect(readEmbeddedDocument(writeSvg(scene, { embed: text }))).toBe(text)
    expect(readEmbeddedDocument(writeSvg(scene))).toBeNull()
    expect(parseXml(writeSvg(scene, { embed: text })).querySelector('metadata')!.textContent).toBe(text)
  })
})

test('any text survives escaping for XML', () => {
  const text = fc
    .string({ unit: 'grapheme' })
    .filter((value) => !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(value))
  fc.assert(
    fc.property(text, (value) => {
      expect(unescapeXml(escapeXml(value))).toBe(value)
      expect(parseXml(`<a b="${escapeXml(value)}">${escapeXml(value)}</a>`).documentElement.getAttribute('b')).toBe(
        value,
      )
    }),
    { numRuns: 200 },
  )
})

describe('PNG', () => {
  let rasterise: Rasterise
  beforeAll(async () => {
    const wasm = new URL('../../node_modules/@resvg/resvg-wasm/index_bg.wasm', import.meta.url)
    rasterise = await startRasteriser(new Uint8Array(readFileSync(wasm)))
  })

  test('is as large as the figure times the scale', async () => {
    const scene = await drawLaidOut(readExample('problem-2.chainrule'))
    const svg = parseXml(writeSvg(scene)).documentElement
    const png = new DataView(writePng(scene, rasterise, { scale: 2 }).buffer)
    expect(png.getUint32(16)).toBe(2 * Number(svg.getAttribute('width')))
    expect(png.getUint32(20)).toBe(2 * Number(svg.getAttribute('height')))
  })

  test('holds the document with any characters in it', async () => {
    const scene = await drawLaidOut(readExample('problem-2.chainrule'))
    for (const text of [writeDocument(readExample('problem-2.chainrule')), 'π 输入 😀 "quotes" \u0000 \n']) {
      const png = writePng(scene, rasterise, { scale: 1, embed: text })
      expect(readEmbeddedInPng(png)).toBe(text)
    }
    expect(readEmbeddedInPng(writePng(scene, rasterise, { scale: 1 }))).toBeNull()
  })

  test('bytes that are no PNG hold no document', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => readEmbeddedInPng(bytes) === null))
    const png = embedInPng(new Uint8Array(20), 'text')
    for (let length = 0; length < png.length - 12; length++) expect(readEmbeddedInPng(png.slice(0, length))).toBeNull()
  })
})

/** The document with its ops in an open frame, its last node in a collapsed one, and a comment. */
function frame(document: Document, open: string, collapsed: string, remark = 'a remark'): Document {
  const last = document.nodes.at(-1)!.id
  const inside = document.nodes.filter(({ id, inputs }) => inputs.length > 0 && id !== last).map(({ id }) => id)
  return {
    ...document,
    frames: [
      { id: 'a', title: open, nodes: inside },
      { id: 'b', title: collapsed, nodes: [last], collapsed: true },
    ],
    comments: [{ id: 'c', text: remark, position: { x: 0, y: 0 } }],
  }
}

describe('DOT and Mermaid', () => {
  test('of problem 2 name every node and wire', () => {
    const document = readExample('problem-2.chainrule')
    expect(writeDot(document)).toContain('"s" -> "y" [headlabel="a"];')
    expect(writeDot(document)).toContain('label="w = [pi/2, pi]"')
    const mermaid = writeMermaid(document)
    expect(mermaid.match(/-->/g)).toHaveLength(5)
    expect(mermaid).toMatch(/ {2}n0 --> n3\n[^]* {2}n3 -->\|a\| n4/)
  })

  test('show drawn and filled tensors as one types them', () => {
    const document = readExample('problem-4-a-zeros.chainrule')
    expect(writeDot(document)).toContain('label="x = uniform(5, 5, scale=1, seed=4)"')
    expect(writeMermaid(document)).toContain('"w = zeros(3, 3)"')
  })

  test('show open frames as groups, a collapsed one as one node, and comments as notes', () => {
    const document = frame(readExample('problem-2.chainrule'), 'Model', 'Loss')
    const dot = writeDot(document)
    expect(dot).toMatch(/subgraph cluster_1 \{\n {4}label="Model";[^}]*"s" \[[^}]*"y" \[/)
    expect(dot).toContain('"y" -> "frame:b";')
    expect(dot).toContain('"frame:b" [shape=folder, label="Loss"];')
    expect(dot).toContain('[shape=note, label="a remark"]')
    expect(dot).not.toMatch(/"L" \[|-> "L"/)
    const mermaid = writeMermaid(document)
    expect(mermaid).toMatch(/ {2}subgraph g0 \["Model"\]\n {4}n\d[^\n]*\n {4}n\d[^\n]*\n {2}end\n/)
    expect(mermaid).toContain('f0[["Loss"]]')
    expect(mermaid.match(/--> f0/g)).toHaveLength(2)
    expect(mermaid).toContain('c0>"a remark"]')
  })

  test.each(ATTACKS)('keep %j inside its quotes', (attack) => {
    const poisoned = poison(attack)
    const document = frame(poisoned, attack, attack, attack)
    // Outside of strings DOT holds only its own words and the ids of nodes.
    const outside = writeDot(document).replaceAll(/"(?:[^"\\]|\\.)*"/g, '""')
    expect(outside).not.toMatch(/script|image|alert|javascript/)
    for (const line of writeMermaid(document)
      .split('\n')
      .filter((text) => text.startsWith('  '))) {
      expect(line).toMatch(
        /^ {2,4}(?:end|(?:subgraph )?[ncfg]\d+ ?(?:-->(?:\|\w+\|)? [nf]\d+|[([>]+"(?:[\p{L}\p{N} .,=+*/()[\]-]|#\d+;|<br\/>)*"[)\]]+))$/u,
      )
    }
  })
})
