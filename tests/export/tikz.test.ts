import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import type { Document } from '../../shared/document/document.ts'
import { writeDocument } from '../../shared/document/write.ts'
import { writeBeamer } from '../../shared/export/beamer.ts'
import { embedInComments, readEmbeddedInComments } from '../../shared/export/embed-comment.ts'
import { readAnyDocument } from '../../shared/export/embedded.ts'
import { writeLatex } from '../../shared/export/latex-solution.ts'
import { writeTikz } from '../../shared/export/tikz.ts'
import { composeScene } from '../../shared/scene/scene.ts'
import { derive, draw, EXAMPLES } from './examples.ts'

// Formulas are measured one by one, which takes long where everything else is tested at the same time.
vi.setConfig({ testTimeout: 60_000 })

const bytesOf = (text: string) => new TextEncoder().encode(text)

/** Commands that would do something instead of showing something. */
const HOSTILE = /\\(?:input|include|write|immediate|openout|read|def|let|csname|catcode|loop|special|href)(?![a-z])/

function named(title: string, label: string): Document {
  const place = (x: number) => ({ position: { x, y: 0 } })
  return {
    title,
    loss: 'L',
    nodes: [
      { id: 'w', op: 'parameter', attributes: { value: 2 }, inputs: [], label, ...place(0) },
      { id: "h'", op: 'square', attributes: {}, inputs: ['w'], ...place(200) },
      { id: 'L', op: 'exp', attributes: {}, inputs: ["h'"], ...place(400) },
    ],
  }
}

describe.each(EXAMPLES)('the figure of $name in TikZ', ({ document: example }) => {
  test('has one \\node per node, one \\draw per wire and every label', async () => {
    const { scene } = await draw(example)
    const tex = writeTikz(scene)
    expect(tex.match(/^ {2}\\node\[[^\n]*\] \([\w-]+\) at \([\d.]+, [\d.]+\) \{.*\};$/gm)).toHaveLength(
      scene.nodes.length,
    )
    expect(tex.match(/^ {2}\\draw\[wire\] \([^\n]*\);$/gm)).toHaveLength(scene.wires.length)
    const labels = scene.labels.flatMap(({ kinds }) => kinds)
    expect(tex.match(/^ {2}\\node\[(value|local|gradient)\] at/gm) ?? []).toHaveLength(labels.length)
    const names = [...tex.matchAll(/\] \(([\w-]+)\) at/g)].map(([, name]) => name)
    expect(new Set(names).size).toBe(names.length)
  })

  test('opens again, byte for byte, from TikZ, LaTeX and Beamer', async () => {
    const { scene, document } = await draw(example)
    const embed = writeDocument(document)
    const derivation = derive(document)
    for (const tex of [
      writeTikz(scene, { embed }),
      writeTikz(scene, { embed, input: true }),
      writeLatex(derivation, { figures: [scene], embed }),
      writeBeamer(derivation, { figures: [scene], embed }),
    ]) {
      expect(readAnyDocument(bytesOf(tex))).toEqual({ embedded: embed, isExport: true })
      expect(readEmbeddedInComments(tex.replaceAll('\n', '\r\n'))).toBe(embed)
    }
    expect(readAnyDocument(bytesOf(writeTikz(scene)))).toEqual({ embedded: null, isExport: true })
    expect(readAnyDocument(bytesOf(embed))).toEqual({ embedded: null, isExport: false })
  })

  test('lines are short enough for any editor', async () => {
    const { scene, document } = await draw(example)
    const lines = writeTikz(scene, { embed: writeDocument(document) }).split('\n')
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThan(400)
  })
})

test('for \\input there is only the picture, and a comment says what the document needs', async () => {
  const { scene } = await draw(EXAMPLES[0].document)
  const tex = writeTikz(scene, { input: true })
  expect(tex).not.toMatch(/^\\(documentclass|usepackage|usetikzlibrary)|document\}/m)
  expect(tex).toMatch(/^% \\usetikzlibrary\{arrows\.meta\}$/m)
})

test('a width in centimetres scales the picture with its type', async () => {
  const { scene } = await draw(EXAMPLES[0].document)
  expect(writeTikz(scene, { widthCm: 8 })).toMatch(/\\begin\{tikzpicture\}\[scale=0\.\d+, transform shape\]/)
  expect(writeTikz(scene)).toContain('\\begin{tikzpicture}\n')
})

test.each([
  ['commands stay text', '\\input{/etc/passwd}', '\\text{\\textbackslash{}input\\{/etc/passwd\\}}'],
  ['also inside \\text', '\\text{\\write18{rm}}', '\\textbackslash{}write18'],
  [
    'also in the notation of TeX for character codes',
    '\\text{^^5cinput{x}}',
    '\\textasciicircum{}\\textasciicircum{}5cinput',
  ],
  ['a comment does not swallow the end of the node', 'a % b', '\\text{a \\% b}'],
  ['formulas stay formulas', '\\frac12 x_1', '$\\frac{1}{2} x_{1}'],
  ['Greek letters become commands', 'θ_1', '${\\theta}_{1}'],
  ['underscores are as small as the index they stand in', 'a_{\\mathrm{very\\_long}}', '\\mathrm{very\\text{\\_}long}'],
  ['Czech letters stay', '\\text{číslo}', '$\\text{číslo}'],
  [
    'Chinese is a letter or its number',
    '\\text{数学}',
    '$\\text{\\eastern{数学}{\\lettercode{65}{70}\\lettercode{5B}{66}}}',
  ],
])('labels: %s', async (_, label, expected) => {
  const { scene } = await draw(named('', label))
  expect(writeTikz(scene)).toContain(expected)
})

test('words of comments and of the titles of frames keep their spaces', async () => {
  const { document } = await draw(named('', 'x'))
  const tikz = writeTikz(
    composeScene(
      {
        ...document,
        frames: [{ id: 'f', title: 'Lineární vrstva', nodes: [document.nodes[0].id] }],
        comments: [{ id: 'c', text: 'Here $z = x W$ ends, see?', position: { x: 0, y: 300 } }],
      },
      null,
    ),
  )
  expect(tikz).toContain('{$\\text{Lineární vrstva}$}')
  expect(tikz).toMatch(/\\text\{Here\} \\ z = x W \\ \\text\{ends,\} \\ \\text\{see\?\}/)
})

test('titles and labels of any characters do no harm and open again', async () => {
  const pieces = fc.constantFrom(
    '\\', '{', '}', '$', '%', '#', '&', '_', '^', '~', '^^5c', '\\input{x}', '\\end{document}', '\\write18{x}', '\n', '\r',
    '\\text{', '\\left(', 'ž', '数', '😀', 'שלום', '"', "'", '% chainrule: "x"', ']', '[', ';', '\\\\', '\u2028', '\ud800', 'a', ' ',
  ) // prettier-ignore
  const text = fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join(''))
  await fc.assert(
    fc.asyncProperty(text, text, async (title, label) => {
      const { scene, document } = await draw(named(title, label))
      const embed = writeDocument(document)
      const written = writeTikz(scene, { embed })
      expect(readEmbeddedInComments(written)).toBe(embed)
      const code = written.split('\n').filter((line) => !/^\s*%/.test(line))
      const begun = code.indexOf('\\begin{document}')
      const body = code.slice(begun + 1, code.lastIndexOf('\\end{document}')).join('\n')
      expect(body).not.toMatch(HOSTILE)
      // Letters that pdfLaTeX lacks stand in an argument that it does not look at.
      const seen = body.replaceAll(/\\(?:letters|eastern)\{[^{}\\%#]*\}/g, '')
      expect(seen).not.toMatch(/\^\^|(?<!\\)%|[^\x00-\u024f\u2010-\u2026]/)
      expect(opened(body)).toBe(0)
    }),
    { numRuns: 150 },
  )
})

/** Braces opened and not closed. */
function opened(tex: string): number {
  const plain = tex.replaceAll(/\\[{}\\]/g, '')
  return (plain.match(/\{/g)?.length ?? 0) - (plain.match(/\}/g)?.length ?? 0)
}

test('any text survives in comments', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      (text) => readEmbeddedInComments(embedInComments(text).join('\n')) === text,
    ),
  )
  expect(readEmbeddedInComments('% chainrule: "half')).toBeNull()
  expect(readEmbeddedInComments('\\documentclass{article}')).toBeNull()
})
