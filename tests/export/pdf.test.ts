import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { unzlibSync, zlibSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import type { Document } from '../../shared/document/document.ts'
import { writeDocument } from '../../shared/document/write.ts'
import { writePdf } from '../../shared/export/pdf.ts'
import { readPdfDocument } from '../../shared/export/pdf-embed.ts'
import { outlineOperators } from '../../shared/export/pdf-outline.ts'
import { composeScene, THEME_NAMES } from '../../shared/scene/scene.ts'
import { drawLaidOut, examples, readExample } from '../scene/figures.ts'
import { consume, isInstalled } from './consumers.ts'

const problem2 = readExample('problem-2.chainrule')
const decode = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')
const encode = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'))

/** Content of all streams, unpacked. */
function readStreams(pdf: Uint8Array): string[] {
  return [...decode(pdf).matchAll(/\/Length (\d+)>>\nstream\n/g)].map(({ index, 0: head, 1: length }) => {
    const start = index + head.length
    return decode(unzlibSync(pdf.subarray(start, start + Number(length))))
  })
}

describe('a figure as PDF', () => {
  test.each(examples)('of %s is made of paths alone', async (_, document) => {
    const scene = await drawLaidOut(document)
    for (const theme of THEME_NAMES) {
      const pdf = writePdf([scene], { theme, embed: writeDocument(document) })
      expect(decode(pdf)).not.toMatch(/\/(Image|Font|JavaScript|URI|Launch)\b/)
      expect(readStreams(pdf).join('\n')).not.toMatch(/NaN|undefined|Infinity|\bBT\b|\bBI\b/)
    }
  })

  test('says where each of its objects begins', async () => {
    const text = decode(writePdf([await drawLaidOut(problem2)]))
    const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(text)?.[1])
    const [, count, table] = /^xref\n0 (\d+)\n((?:\d{10} \d{5} [fn] \n)+)trailer/.exec(text.slice(start)) ?? []
    const offsets = [...table.matchAll(/(\d{10}) 00000 n/g)].map(([, offset]) => Number(offset))
    expect(offsets).toHaveLength(Number(count) - 1)
    offsets.forEach((offset, index) => expect(text.slice(offset)).toMatch(new RegExp(`^${index + 1} 0 obj\n`)))
  })

  test('has the same bytes every time, and every outline once', async () => {
    const scene = await drawLaidOut(problem2)
    const pdf = writePdf([scene, scene], { embed: 'x' })
    expect(writePdf([scene, scene], { embed: 'x' })).toEqual(pdf)
    const outlines = new Set(
      [...scene.nodes, ...scene.labels].flatMap(({ marks }) =>
        marks.flatMap((mark) => (mark.kind === 'formula' ? mark.typeset.glyphs.map(({ d }) => d) : [])),
      ),
    )
    expect(decode(pdf).match(/\/Subtype \/Form/g)).toHaveLength(outlines.size)
    expect(decode(pdf).match(/\/Type \/Page\b/g)).toHaveLength(2)
  })

  test('black and white is written as grey, so that a printer needs black ink only', async () => {
    const page = readStreams(writePdf([await drawLaidOut(problem2)], { theme: 'black-and-white' })).join('\n')
    expect(page).not.toMatch(/ rg\b| RG\b/)
    expect(new Set(page.match(/[\d.]+ [gG]\b/g))).toEqual(new Set(['0 g', '1 g', '0 G']))
  })

  test('carries any title and description without harm', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (title) => {
        const document: Document = { title, nodes: [] }
        const text = decode(writePdf([composeScene(document, null)]))
        const [, hexadecimal] = /\/Title <FEFF([0-9A-F]*)>/.exec(text) ?? []
        const units = (hexadecimal.match(/.{4}/g) ?? []).map((unit) => parseInt(unit, 16))
        expect(String.fromCharCode(...units)).toBe(title || 'Computational graph')
      }),
    )
  })

  test('outlines keep every command a font may use', () => {
    const { operators, box } = outlineOperators('M0 0L10 0H20V30Q30 30 30 0T50 0C60 0 70 10 80 -10Z')
    expect(operators).toBe(
      '0 0 m 10 0 l 20 0 l 20 30 l 26.67 30 30 20 30 0 c 30 -20 36.67 -20 50 0 c 60 0 70 10 80 -10 c h f',
    )
    expect(box).toEqual([-1, -31, 81, 31])
  })

  test('of 1,000 nodes is written in less than five seconds', () => {
    const nodes = Array.from({ length: 1000 }, (_, index) => ({
      id: `v${index}`,
      op: index === 0 ? 'parameter' : 'tanh',
      attributes: index === 0 ? { value: 1 } : {},
      inputs: index === 0 ? [] : [`v${index - 1}`],
      position: { x: (index % 40) * 220, y: Math.floor(index / 40) * 160 },
    }))
    const document: Document = { title: 'long', loss: 'v999', nodes }
    const scene = composeScene(document, null)
    const start = performance.now()
    writePdf([scene])
    expect(performance.now() - start).toBeLessThan(5000)
  })
})

describe('the document inside a PDF', () => {
  test.each(examples)('%s comes back byte for byte', async (name, document) => {
    const source = readFileSync(new URL(`../../shared/examples/${name}`, import.meta.url), 'utf8')
    const scene = await drawLaidOut(document)
    for (const embed of [source, writeDocument(document)]) {
      expect(readPdfDocument(writePdf([scene], { embed }))).toBe(embed)
    }
    expect(readPdfDocument(writePdf([scene]))).toBeNull()
  })

  test('any text of a document comes back, whatever letters it has', () => {
    const empty = composeScene({ title: '', nodes: [] }, null)
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (title) => {
        const embed = `{"format": "chainrule/graph", "title": ${JSON.stringify(title)}, "end": "endstream endobj"}`
        expect(readPdfDocument(writePdf([empty], { embed }))).toBe(embed)
      }),
    )
  })

  test('damaged and foreign files are no document, and never an exception', async () => {
    const embed = writeDocument(problem2)
    const pdf = writePdf([await drawLaidOut(problem2)], { embed })
    fc.assert(
      fc.property(fc.nat(pdf.length - 1), fc.nat(255), fc.boolean(), (at, byte, isCut) => {
        const damaged = isCut ? pdf.slice(0, at) : pdf.slice()
        if (!isCut) damaged[at] = byte
        expect(() => readPdfDocument(damaged)).not.toThrow()
      }),
    )
    expect(readPdfDocument(encode('%PDF-1.7\n1 0 obj\n<</Type /EmbeddedFile>>\nstream\nhello\nendstream'))).toBeNull()
    expect(readPdfDocument(encode(`${embed}`))).toBeNull()
  })

  test('a small file cannot unpack into all the memory there is', () => {
    const bomb = decode(zlibSync(new Uint8Array(2 ** 26 + 1), { level: 1 }))
    expect(readPdfDocument(encode(`%PDF-1.7\n<</Type /EmbeddedFile>>\nstream\n${bomb}\nendstream`))).toBeNull()
  })

  test.runIf(isInstalled('qpdf'))('survives a program that saves the PDF in its own way', async () => {
    const embed = writeDocument(problem2)
    const pdf = writePdf([await drawLaidOut(problem2)], { embed })
    for (const options of [['--object-streams=generate'], ['--qdf'], ['--recompress-flate', '--compression-level=1']]) {
      const saved = consume('sh', ['-c', `qpdf ${options.join(' ')} FILE - | base64`], pdf)
      expect(readPdfDocument(Buffer.from(saved, 'base64'))).toBe(embed)
    }
  })
})

describe.runIf(isInstalled('pdfinfo'))('poppler', () => {
  test.each(examples)('finds no raster and no font in %s, and draws it without a word', async (_, document) => {
    const pdf = writePdf([await drawLaidOut(document)], { embed: writeDocument(document) })
    expect(consume('pdfimages', ['-list', 'FILE'], pdf).trim().split('\n')).toHaveLength(2)
    expect(consume('pdffonts', ['FILE'], pdf).trim().split('\n')).toHaveLength(2)
    expect(consume('sh', ['-c', 'pdftoppm -r 30 -png FILE FILE 2>&1'], pdf)).toBe('')
    expect(consume('pdfdetach', ['-list', 'FILE'], pdf)).toContain('graph.chainrule')
  })

  test('reads the title, the language of the structure and the size of the page', async () => {
    const scene = await drawLaidOut(problem2)
    const information = consume('pdfinfo', ['FILE'], writePdf([scene], { widthCm: 14 }))
    expect(information).toContain(problem2.title)
    expect(information).toMatch(/Tagged: +yes/)
    const [, width, height] = (/Page size: +([\d.]+) x ([\d.]+) pts/.exec(information) ?? []).map(Number)
    expect(width).toBeCloseTo((14 / 2.54) * 72, 1)
    expect(height / width).toBeCloseTo(Math.ceil(scene.bounds.height) / Math.ceil(scene.bounds.width), 1)
  })
})
