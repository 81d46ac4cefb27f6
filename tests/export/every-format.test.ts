/** Every graph through every exporter, as the command line and the dialog call them. */
import { beforeAll, describe, expect, test } from 'vitest'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
// @ts-expect-error -- jsdom brings no types
import { JSDOM } from 'jsdom'
import type { Document } from '../../shared/document/document.ts'
import { writeDocument } from '../../shared/document/write.ts'
import { readAnyDocument } from '../../shared/export/embedded.ts'
import { FORMAT_IDS, formatOf, writeExport, type FormatId, type Written } from '../../shared/export/formats.ts'
import { createJob, type ExportOptions } from '../../shared/export/job.ts'
import { startRasteriser, type Rasterise } from '../../shared/export/png.ts'
import { describeProblem } from '../../shared/problem/problem.ts'
import { EXAMPLES } from './examples.ts'
import { findPython, callPython } from './python.ts'

const { DOMParser } = new JSDOM('').window as Window & typeof globalThis

const OPTIONS: ExportOptions = { theme: 'paper', background: true, scale: 1, embed: true }
const TIMEOUT_MS = 120_000

let rasterise: Rasterise
beforeAll(async () => {
  const wasm = new URL('../../node_modules/@resvg/resvg-wasm/index_bg.wasm', import.meta.url)
  rasterise = await startRasteriser(new Uint8Array(readFileSync(wasm)))
})

/** The file, and the sentences that come with it. */
async function write(id: FormatId, document: Document, options: ExportOptions = OPTIONS) {
  const job = createJob(document, options, { rasteriser: () => Promise.resolve(rasterise) })
  const written = await formatOf(id).write(job)
  return {
    content: written.ok ? written.value : null,
    sentences: (written.ok ? job.notes : written.problems).map(describeProblem),
  }
}

const bytesOf = (content: Written) => (typeof content === 'string' ? new TextEncoder().encode(content) : content)

/** How files of a kind begin. */
const BEGINNINGS: Readonly<Record<string, RegExp>> = {
  svg: /^<\?xml/,
  png: /^\x89PNG\r\n/,
  pdf: /^%PDF-1\.7/,
  tex: /^[%{]/,
  dot: /^digraph/,
  mmd: /^(?:---\n|flowchart)/,
  zip: /^PK\x03\x04/,
  npz: /^PK\x03\x04/,
  md: /^# /,
  html: /^<!DOCTYPE html>/,
  py: /^(?:"""|#|import)/,
  csv: /^id,/,
  json: /^\{/,
}

/** Frames of pixels of the large examples would take minutes; the archive of SVG has the same frames. */
const isTooSlow = (id: FormatId, { nodes }: Document) => id === 'frames-png' && nodes.length > 8

describe.each(EXAMPLES)('$name', ({ document }) => {
  test.each(FORMAT_IDS.filter((id) => !isTooSlow(id, document)))(
    'is written as %s, without a complaint, and opens again where it travels along',
    async (id) => {
      const { content, sentences } = await write(id, document)
      expect(sentences).toEqual([])
      expect(Buffer.from(bytesOf(content!)).toString('latin1')).toMatch(BEGINNINGS[formatOf(id).extension])
      if (!formatOf(id).choices.includes('embed')) return
      // Every example has its nodes in their places.
      expect(readAnyDocument(bytesOf(content!)).embedded).toBe(writeDocument(document))
      const without = await write(id, document, { ...OPTIONS, embed: false })
      expect(readAnyDocument(bytesOf(without.content!)).embedded).toBeNull()
    },
    TIMEOUT_MS,
  )
})

/** Problem 2 with the text wherever somebody may write one. */
function write2(text: string): Document {
  const { document } = EXAMPLES.find(({ name }) => name === 'problem-2')!
  const nodes = document.nodes.map((node) => (node.id === 's' ? { ...node, label: `\\text{${text}}` } : node))
  return {
    ...document,
    title: text,
    nodes,
    frames: [{ id: 'f', title: text, nodes: ['s', 'y'] }],
    comments: [{ id: 'c', text, position: { x: 0, y: -200 } }],
  }
}

const SCRIPTS: readonly (readonly [script: string, text: string])[] = [
  ['Chinese', '数据'],
  ['emoji', '😀'],
  ['Cyrillic', 'Задача'],
  ['Hebrew', 'שלום'],
  ['Arabic', 'مرحبا'],
  ['Czech', 'žluťoučký kůň'],
]

describe.each(SCRIPTS)('a graph with %s in it', (script, text) => {
  test.each(FORMAT_IDS.filter((id) => id !== 'frames-png'))(
    'as %s is right, or says in one sentence what is not',
    async (id) => {
      const { content, sentences } = await write(id, write2(text))
      expect(content).not.toBeNull()
      const { kind, extension } = formatOf(id)
      const isDrawn = !['dot', 'mmd', 'md', 'py', 'csv', 'json', 'npz'].includes(extension) && kind !== 'table'
      const hasOutlines = script === 'Czech' || (script === 'Cyrillic' && extension !== 'tex')
      expect(sentences).toHaveLength(isDrawn && !hasOutlines ? 1 : 0)
      if (sentences.length > 0) expect(sentences[0]).toContain([...text][0])
      if (extension === 'html' || extension === 'svg') expect(String(content)).toContain(text)
    },
  )
})

describe('hostile words', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc.constantFrom(
      '"; import os #',
      '"""\nprint(1)\n"""',
      '\\end{document}',
      '${x}',
      ']; a -> b; //',
      '</script><b>',
      "'+alert(1)+'",
    ),
  )

  test(
    'stay words in SVG, HTML, JSON and DOT',
    async () => {
      await fc.assert(
        fc.asyncProperty(hostile, async (text) => {
          const document = write2(text)
          for (const id of ['svg', 'html'] as const) {
            const { content } = await write(id, document)
            const page = new DOMParser().parseFromString(String(content), id === 'svg' ? 'image/svg+xml' : 'text/html')
            expect(page.querySelectorAll('script, b, a, iframe, foreignObject, parsererror')).toHaveLength(0)
          }
          const json = await write('table-json', document)
          expect((JSON.parse(String(json.content)) as { nodes: unknown[] }).nodes).toHaveLength(6)
          const dot = await write('dot', document)
          expect(String(dot.content).replaceAll(/"(?:[^"\\]|\\.)*"/g, '""')).not.toMatch(/a -> b|import|alert/)
        }),
        { numRuns: 10 },
      )
    },
    TIMEOUT_MS,
  )

  test(
    'stay words in Python',
    async (context) => {
      const python = findPython('numpy')
      if (python === null) return context.skip('no Python with numpy here')
      const words = fc.sample(hostile, { numRuns: 25, seed: 7 })
      const scripts = await Promise.all(
        words.flatMap((text) => (['pytorch', 'numpy'] as const).map((id) => write(id, write2(text)))),
      )
      const sources = scripts.map(({ content }) => String(content))
      const program =
        'import ast, json, sys\nfor source in json.load(sys.stdin):\n    print(len(ast.parse(source).body))'
      const counts = callPython(python, ['-c', program], JSON.stringify(sources)).trim().split('\n')
      // As many statements as with a harmless title, for each of the two.
      expect(new Set(counts).size).toBeLessThanOrEqual(2)
    },
    TIMEOUT_MS,
  )
})

test('nothing is written of a selection of nothing', async () => {
  const { document } = EXAMPLES[0]
  const job = createJob(document, { ...OPTIONS, only: new Set() }, { rasteriser: () => Promise.resolve(rasterise) })
  expect(await writeExport('svg', job)).toMatchObject({ ok: false, problems: [{ code: 'export/nothing-selected' }] })
})
