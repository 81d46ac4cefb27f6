import fc from 'fast-check'
// @ts-expect-error -- jsdom brings no types
import { JSDOM } from 'jsdom'
import { describe, expect, test } from 'vitest'
import type { Document } from '../../shared/document/document.ts'
import { writeDocument } from '../../shared/document/write.ts'
import { deriveDocument, type Derivation } from '../../shared/derivation/derivation.ts'
import { composeSolution, countSteps, isGiven } from '../../shared/derivation/solution.ts'
import { breakLines, splitSentence, splitWords } from '../../shared/scene/break-lines.ts'
import { readAnyDocument } from '../../shared/export/embedded.ts'
import { formatOf } from '../../shared/export/formats.ts'
import { writeHtml } from '../../shared/export/html.ts'
import { equationOf } from '../../shared/export/latex-equation.ts'
import { writeLatex } from '../../shared/export/latex-solution.ts'
import { createJob } from '../../shared/export/job.ts'
import { paintBlocks } from '../../shared/export/pdf-flow.ts'
import { writeSolutionPdf } from '../../shared/export/pdf-solution.ts'
import { drawForPage, placeFigure, placeFigures } from '../../shared/export/solution-figure.ts'
import { layoutDocument } from '../../shared/layout/layout-document.ts'
import { TYPE } from '../../shared/scene/options.ts'
import { composeScene, type Scene } from '../../shared/scene/scene.ts'
import { stackLines } from '../../shared/scene/stack.ts'
import { examples, readExample } from '../scene/figures.ts'
import { consume, isInstalled } from './consumers.ts'

function derive(document: Document): Derivation {
  const derived = deriveDocument(document)
  if (!derived.ok) throw new Error('the document cannot be derived')
  return derived.value
}

async function draw({ document, evaluation }: Derivation): Promise<Scene> {
  const positions = await layoutDocument(document, evaluation)
  const nodes = document.nodes.map((node) => ({ ...node, position: positions.get(node.id)! }))
  return composeScene({ ...document, nodes }, evaluation)
}

const parseHtml = (text: string) => new JSDOM(text).window.document as globalThis.Document
const bytesOf = (text: string) => new Uint8Array(Buffer.from(text))

describe('the worked solution as HTML', () => {
  test.each(examples)('of %s has every step of the solution in order', async (_, document) => {
    const derivation = derive(document)
    const page = parseHtml(writeHtml(derivation, { figures: [await draw(derivation)] }))
    const { title, sections } = composeSolution(derivation)
    expect(page.querySelector('h1')!.textContent).toBe(title)
    expect([...page.querySelectorAll('h2')].map(({ textContent }) => textContent)).toEqual(
      sections.map((section) => section.title),
    )
    const formulas = [...page.querySelectorAll('li > .math, .given > .math')].map((node) =>
      node.getAttribute('aria-label')!,
    )
    const steps = sections.flatMap((section) => section.steps)
    expect(formulas).toHaveLength(steps.length)
    steps.forEach((step, index) => {
      const { left, sides } = equationOf(step)
      for (const part of [left, ...sides]) expect(formulas[index]).toContain(part)
    })
    const starts = [...page.querySelectorAll('ol')].map((list) => Number(list.getAttribute('start')))
    // What is given needs no numbers.
    const numbered = sections.filter((section) => !isGiven(section))
    const before = numbered.map((_, index) => numbered.slice(0, index).flatMap((one) => one.steps).length)
    expect(starts).toEqual(before.map((count) => 1 + count))
  })

  test('needs nothing but itself', async () => {
    const derivation = derive(readExample('problem-2.chainrule'))
    const html = writeHtml(derivation, { figures: [await draw(derivation)] })
    const page = parseHtml(html)
    expect(page.querySelectorAll('script, link, img, iframe, object, base, foreignObject')).toHaveLength(0)
    expect(html).not.toMatch(/@import|url\(|@font-face|javascript:/)
    expect(html.match(/https?:[^"]*/g)!.every((address) => address.startsWith('http://www.w3.org/'))).toBe(true)
    const ids = [...page.querySelectorAll('[id]')].map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const use of page.querySelectorAll('use')) expect(ids).toContain(use.getAttribute('href')!.slice(1))
  })

  test.each(examples)('of %s numbers its equations like LaTeX does', (_, document) => {
    const derivation = derive(document)
    const page = parseHtml(writeHtml(derivation))
    const last = [...page.querySelectorAll('ol')].at(-1)!
    const count = Number(last.getAttribute('start')) + last.children.length - 1
    const latex = writeLatex(derivation)
    const equations = [...latex.matchAll(/\\begin\{align\}(.*?)\\end\{align\}/gs)].flatMap(([, lines]) =>
      lines.split(/ \\\\\n/),
    )
    expect(equations).toHaveLength(count)
    expect(countSteps(composeSolution(derivation).sections)).toBe(count)
  })

  test('grows with the type of the reader, the figure included', async () => {
    const derivation = derive(readExample('problem-2.chainrule'))
    const scene = await draw(derivation)
    const html = writeHtml(derivation, { figures: [scene] })
    const style = parseHtml(html).querySelector('figure')!.getAttribute('style')!
    expect(Number(/--natural:([\d.]+)rem/.exec(style)![1])).toBeCloseTo(scene.bounds.width / 16, 1)
    expect(html).toContain('figure svg{width:var(--natural)')
    expect(html.match(/font(?:-size)?:[^;}]*px/g)).toBeNull()
  })

  test('follows the scheme of the reader', () => {
    const html = writeHtml(derive(readExample('problem-2.chainrule')))
    expect(html).toMatch(/prefers-color-scheme:dark/)
    expect(html).toMatch(/fill="currentColor"/)
  })

  test('opens again as the graph it was made of', async () => {
    const document = readExample('problem-2.chainrule')
    const derivation = derive(document)
    const embed = writeDocument(document)
    const figure = await draw(derivation)
    expect(readAnyDocument(bytesOf(writeHtml(derivation, { figures: [figure], embed }))).embedded).toBe(embed)
    expect(readAnyDocument(bytesOf(writeHtml(derivation, { figures: [figure] }))).embedded).toBeNull()
  })

  test('shows any title and label as it is, and nothing of it becomes markup', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.constantFrom(
        '</title><script>alert(1)</script>',
        '"><img src=x onerror=alert(1)>',
        "' onload='alert(1)",
        '</style></svg><b>',
        '$\\href{javascript:alert(1)}{x}$',
        '<!-- ]]> & &lt; $ % #',
      ),
    )
    const clean = parseHtml(writeHtml(derive(readExample('problem-2.chainrule'))))
    const kinds = new Set([...clean.querySelectorAll('*')].map(({ tagName }) => tagName))
    const figure = new Set([...kinds, 'figure', 'FIGURE', 'FIGCAPTION', 'title', 'desc', 'text', 'circle', 'rect'])
    fc.assert(
      fc.property(hostile, hostile, (title, label) => {
        const source = readExample('problem-2.chainrule')
        const nodes = source.nodes.map((node) => (node.id === 's' ? { ...node, label } : node))
        const derivation = derive({ ...source, title, nodes })
        const scene = composeScene(derivation.document, derivation.evaluation)
        const page = parseHtml(writeHtml(derivation, { figures: [scene], embed: writeDocument(derivation.document) }))
        for (const element of page.querySelectorAll('*')) {
          expect([...figure, 'metadata', 'document']).toContain(element.tagName)
          for (const { name } of element.attributes) expect(name).not.toMatch(/^on/)
        }
      }),
      { numRuns: 15 },
    )
  })
})

describe('the worked solution as PDF', () => {
  test.each(examples)('of %s has every step, for the eye and for screen readers', async (_, document) => {
    const derivation = derive(document)
    const embed = writeDocument(document)
    const pdf = writeSolutionPdf(derivation, { figures: [await draw(derivation)], embed })
    expect(writeSolutionPdf(derivation, { figures: [await draw(derivation)], embed })).toEqual(pdf)
    expect(readAnyDocument(pdf).embedded).toBe(embed)
    const texts = [
      ...Buffer.from(pdf)
        .toString('latin1')
        .matchAll(/\/ActualText <FEFF([0-9A-F]*)>/g),
    ].map(([, hexadecimal]) => Buffer.from(hexadecimal, 'hex').swap16().toString('utf16le'))
    const { title, sections } = composeSolution(derivation)
    expect(texts).toContain(title)
    for (const section of sections) expect(texts).toContain(section.title)
    const steps = sections.flatMap((section) => (isGiven(section) ? [] : section.steps))
    steps.forEach((step, index) => {
      expect(texts.some((text) => text.startsWith(`(${index + 1}) ${step.quantity} `))).toBe(true)
    })
    const given = sections.find(isGiven)!.steps.map(({ quantity }) => quantity)
    for (const quantity of given)
      expect(texts.some((text) => text.includes(`${quantity} `) && !text.startsWith('('))).toBe(true)
    expect(texts.join()).not.toMatch(/= \\approx/)
  })

  test.each(examples)(
    'the figure of %s is legible and on the page: its labels are at least 6 pt',
    async (_, document) => {
      const options = { theme: 'paper', background: true, scale: 1, embed: false } as const
      const job = createJob(document, options, { rasteriser: () => Promise.reject(new Error('no rasteriser')) })
      const figures = (await drawForPage(job)).map(({ bounds }) => bounds)
      const places = placeFigures(figures, { width: 471, height: 718 }, 0.75)
      for (const { scale } of places) expect(scale * TYPE.label).toBeGreaterThanOrEqual(6)
      // No example needs a page that is not A4.
      expect(places.map(({ kind }) => kind)).not.toContain('large')
      const written = await formatOf('solution').write(job)
      const text = Buffer.from(written.ok ? (written.value as Uint8Array) : []).toString('latin1')
      const pages = [...text.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, ...size]) => size.map(Number))
      const turned = places.filter(({ kind }) => kind === 'turned').length
      const [portrait, landscape] = [
        [595.28, 841.89],
        [841.89, 595.28],
      ]
      expect(pages.slice(0, turned)).toEqual(new Array(turned).fill(landscape))
      for (const size of pages.slice(turned)) expect(size).toEqual(portrait)
    },
  )

  test('what is wide and low is turned by a right angle', () => {
    expect(placeFigure({ width: 1700, height: 900 }, { width: 471, height: 718 }, 0.75).kind).toBe('turned')
  })

  test.runIf(isInstalled('pdftoppm'))('poppler draws it without a word, and finds no raster and no font', async () => {
    const derivation = derive(readExample('problem-2.chainrule'))
    const pdf = writeSolutionPdf(derivation, { figures: [await draw(derivation)] })
    expect(consume('sh', ['-c', 'pdftoppm -r 30 -png FILE FILE 2>&1'], pdf)).toBe('')
    expect(consume('pdfimages', ['-list', 'FILE'], pdf).trim().split('\n')).toHaveLength(2)
    expect(consume('pdffonts', ['FILE'], pdf).trim().split('\n')).toHaveLength(2)
  })
})

describe('laying out text', () => {
  test('no line is wider than the page, whatever the sentence', () => {
    const words = fc.array(fc.constantFrom('a', 'gradient', '$\\frac{\\partial L}{\\partial w}$', 'w'.repeat(60)))
    fc.assert(
      fc.property(words, fc.integer({ min: 200, max: 500 }), (sentence, width) => {
        const lines = breakLines(splitSentence(sentence.join(' '), 11, 'ink'), { width })
        for (const line of lines) expect(stackLines([line], 'start', 0).width).toBeLessThanOrEqual(width + 0.01)
      }),
    )
  })

  test('words of a title are never read as mathematics', () => {
    const pieces = splitWords('costs $5 and $6', 11, 'ink')
    expect(pieces.map(({ tex }) => tex)).toEqual(['\\text{costs}', '\\text{\\$5}', '\\text{and}', '\\text{\\$6}'])
  })

  test('spaces in a sentence stand where they were', () => {
    const gaps = splitSentence('is $x$, not $y$.', 10, 'ink').map(({ gap }) => (gap ?? 0) > 0)
    expect(gaps).toEqual([false, true, false, true, true, false])
  })

  test('blocks stay on their page, and a heading stays with what follows', () => {
    const blocks = fc.array(fc.record({ height: fc.integer({ min: 5, max: 120 }), keepsNext: fc.boolean() }), {
      minLength: 1,
    })
    const sheet = { width: 100, height: 400, margin: 20 }
    fc.assert(
      fc.property(blocks, (heights) => {
        const made = heights.map(({ height, keepsNext }, index) => ({
          role: 'P' as const,
          text: String(index),
          content: '',
          before: 7,
          height,
          // At most two in a row, so that they fit.
          keepsNext: keepsNext && index % 2 === 0,
        }))
        const pages = paintBlocks(made, sheet)
        expect(pages.flatMap(({ elements }) => elements.map(({ text }) => Number(text)))).toEqual([...made.keys()])
        pages.forEach(({ elements }, page) => {
          elements.forEach(({ text, content }, index) => {
            const top = Number(/cm/.test(content) ? /(-?[\d.]+) cm/.exec(content)![1] : NaN)
            expect(top - made[Number(text)].height).toBeGreaterThanOrEqual(sheet.margin)
            const isLast = index === elements.length - 1 && page < pages.length - 1
            if (isLast) expect(made[Number(text)].keepsNext).toBe(false)
          })
        })
      }),
    )
  })
})
