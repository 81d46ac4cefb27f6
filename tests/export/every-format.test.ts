/** Every graph through every exporter, as the command line and the dialog call them. */
import { beforeAll, describe, expect, test } from 'vitest'
import { readFileSync } from 'node:fs'
import type { Document } from '../../shared/document/document.ts'
import { writeDocument } from '../../shared/document/write.ts'
import { readAnyDocument } from '../../shared/export/embedded.ts'
import { FORMAT_IDS, formatOf, writeExport, type FormatId, type Written } from '../../shared/export/formats.ts'
import { createJob, type ExportOptions } from '../../shared/export/job.ts'
import { startRasteriser, type Rasterise } from '../../shared/export/png.ts'
import { describeProblem } from '../../shared/problem/problem.ts'
import { EXAMPLES } from './examples.ts'

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

test('nothing is written of a selection of nothing', async () => {
  const { document } = EXAMPLES[0]
  const job = createJob(document, { ...OPTIONS, only: new Set() }, { rasteriser: () => Promise.resolve(rasterise) })
  expect(await writeExport('svg', job)).toMatchObject({ ok: false, problems: [{ code: 'export/nothing-selected' }] })
})
