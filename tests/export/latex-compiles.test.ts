/** The real consumer: what is written for LaTeX goes through pdfLaTeX, without errors and inside the margins. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Document } from '../../shared/document/document.ts'
import { differentiateGraph } from '../../shared/engine/evaluate.ts'
import { writeBeamer } from '../../shared/export/beamer.ts'
import { formatOf } from '../../shared/export/formats.ts'
import { createJob } from '../../shared/export/job.ts'
import { fontPreamble } from '../../shared/export/latex-fonts.ts'
import { latexMath } from '../../shared/export/latex-math.ts'
import { writeLatex } from '../../shared/export/latex-solution.ts'
import { latexText } from '../../shared/export/latex-text.ts'
import { writeGraphTable } from '../../shared/export/tables/graph-table.ts'
import { TIKZ_PREAMBLE, writeTikz } from '../../shared/export/tikz.ts'
import { derive, draw, EXAMPLES } from './examples.ts'
import { ALONE, HARMLESS, writeGraph } from './hostile.ts'

const NEEDED = ['standalone.cls', 'beamer.cls', 'tikz.sty', 'amssymb.sty']
const isInstalled =
  spawnSync('kpsewhich', NEEDED, { encoding: 'utf8' }).stdout?.trim().split('\n').length === NEEDED.length
const title = isInstalled
  ? 'pdfLaTeX compiles'
  : 'pdfLaTeX compiles (skipped: TeX Live with standalone and beamer is not installed)'

/** A box may stick out this far, in points. */
const MAX_OVERFULL = 5
/** Of a talk so many slides are compiled: 67 take a minute. CHAINRULE_SLIDES=1000 compiles all. */
const MAX_SLIDES = Number(process.env['CHAINRULE_SLIDES'] ?? 10)
const TIMEOUT_MS = 300_000

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'chainrule-latex-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What pdfLaTeX complains about. */
function compile(name: string, tex: string): string[] {
  writeFileSync(join(folder, `${name}.tex`), tex)
  const options = ['-interaction=batchmode', '-no-shell-escape', '-draftmode', `${name}.tex`]
  const { status } = spawnSync('pdflatex', options, { cwd: folder, env: { ...process.env, max_print_line: '1000' } })
  const log = readFileSync(join(folder, `${name}.log`), 'latin1')
  const errors = log.split('\n').filter((line) => line.startsWith('!'))
  const overfull = [...log.matchAll(/^Overfull \\[hv]box \(([\d.]+)pt.*$/gm)].filter(
    ([, points]) => Number(points) > MAX_OVERFULL,
  )
  const missing = log.match(/Missing character.*/g) ?? []
  return [...(status === 0 ? [] : [`exit ${status}`]), ...errors, ...overfull.map(([line]) => line), ...missing]
}

describe.skipIf(!isInstalled)(title, () => {
  test.each(['tikz', 'latex', 'beamer', 'table-latex'] as const)(
    '%s in Czech, also where LaTeX does not know the language',
    async (id) => {
      const { document } = EXAMPLES.find(({ name }) => name === 'two-layer-network')!
      const options = { theme: 'paper', background: true, scale: 1, embed: true, language: 'cs' } as const
      const job = createJob(document, options, { rasteriser: () => Promise.reject(new Error('nothing is drawn')) })
      const written = await formatOf(id).write(job)
      const source = written.ok ? String(written.value) : ''
      const whole =
        id === 'table-latex'
          ? `\\documentclass{article}\\usepackage[T1]{fontenc}\\usepackage{amsmath, amssymb}\\begin{document}\\tiny\n${source}\\end{document}`
          : source
      expect(compile(`czech-${id}`, whole)).toEqual([])
      expect(compile(`czech-${id}-plain`, whole.replace('{czech.ldf}', '{no-such-language.ldf}'))).toEqual([])
    },
    TIMEOUT_MS,
  )

  test.each(EXAMPLES)(
    'the figure of $name, by itself and as \\input',
    async ({ name, document }) => {
      const { scene } = await draw(document)
      expect(compile(name, writeTikz(scene, { embed: '{"ž": 1}\n' }))).toEqual([])
      writeFileSync(join(folder, `${name}-picture.tex`), writeTikz(scene, { input: true, widthCm: 12 }))
      const around = [
        '\\documentclass{article}',
        ...TIKZ_PREAMBLE,
        '\\begin{document}\\noindent',
        `\\input{${name}-picture}`,
        '\\end{document}',
      ]
      expect(compile(`${name}-around`, around.join('\n'))).toEqual([])
    },
    TIMEOUT_MS,
  )

  test.each(EXAMPLES)(
    'the worked solution of $name',
    async ({ name, document }) => {
      const { scene, document: placed } = await draw(document)
      expect(compile(`${name}-solution`, writeLatex(derive(placed), { figures: [scene] }))).toEqual([])
      expect(compile(`${name}-plain`, writeLatex(derive(placed)))).toEqual([])
    },
    TIMEOUT_MS,
  )

  test.each(EXAMPLES)(
    'the talk about $name',
    async ({ name, document }) => {
      const { scene, document: placed } = await draw(document)
      const talk = writeBeamer(derive(placed), { figures: [scene] })
      expect(talk.match(/\\only<\d+>/g)?.length).toBeGreaterThan(5)
      const shortened = talk.replace(/\\only<(\d+)>.*\n/g, (line, slide) => (Number(slide) > MAX_SLIDES ? '' : line))
      const sooner = shortened.replace(/\\uncover<(\d+)->/g, (found, slide) =>
        Number(slide) > MAX_SLIDES ? `\\uncover<${MAX_SLIDES}->` : found,
      )
      expect(compile(`${name}-talk`, sooner)).toEqual([])
    },
    TIMEOUT_MS,
  )

  test.each(EXAMPLES.filter(({ name }) => name === 'lenet' || name === 'two-layer-network'))(
    'what is written of $name, which is too wide for a page and a slide',
    async ({ name, document }) => {
      const options = { theme: 'paper', background: true, scale: 1, embed: true } as const
      for (const id of ['latex', 'beamer'] as const) {
        const job = createJob(document, options, { rasteriser: () => Promise.reject(new Error('no rasteriser')) })
        const written = await formatOf(id).write(job)
        expect(compile(`${name}-${id}`, written.ok ? String(written.value) : '')).toEqual([])
      }
    },
    TIMEOUT_MS,
  )

  test.each(EXAMPLES)(
    'the table of $name, with its Jacobians',
    ({ name, document }) => {
      const table = writeGraphTable(document, differentiateGraph(document), 'latex')
      const around = [
        '\\documentclass{article}',
        ...fontPreamble(table),
        '\\usepackage{amsmath,amssymb}\\usepackage[landscape,a3paper,margin=1cm]{geometry}',
        '\\begin{document}',
        table,
        '\\end{document}',
      ]
      expect(compile(`${name}-table`, around.join('\n'))).toEqual([])
    },
    TIMEOUT_MS,
  )

  test(
    'every character that counts as settable, and hostile names, labels and titles',
    async () => {
      const letters = Array.from({ length: 0x2030 - 0x20 }, (_, index) => String.fromCodePoint(index + 0x20)).filter(
        (letter) => !/\p{C}/u.test(letter),
      )
      const lines = letters.map(
        (letter) => `${latexText(letter)} $${latexMath(letter)}$ $${latexMath(`\\mathrm{${letter}}`)}$`,
      )
      const tex = [
        '\\documentclass{article}',
        ...fontPreamble(lines.join()),
        ...TIKZ_PREAMBLE,
        '\\begin{document}\\sloppy\\raggedright',
        lines.join('\n\n'),
        '\\end{document}',
      ]
      expect(compile('letters', tex.join('\n'))).toEqual([])
      const hostile = [
        '\\input{/etc/passwd}',
        '\\text{^^5cend{document}}',
        'a % b',
        '\\text{a_b}',
        'x & y',
        '\\end{document}',
        'a\\\\b',
        "x''_1^2",
        '數據',
        '😀',
        'שלום',
        '"q" --- <a>',
        '\\begin{matrix} [2] \\\\ [3] \\end{matrix}',
        '\\sqrt[3]{x}',
        '\\begin{matrix} x^2^3 \\end{matrix}',
        "x^2'",
        '\\def\\x{\\x}\\x',
      ]
      for (const [index, label] of hostile.entries()) {
        const document: Document = {
          title: label,
          loss: 'L',
          nodes: [
            {
              id: `č${index}'`,
              op: 'parameter',
              attributes: { value: [1, -2] },
              inputs: [],
              label,
              position: { x: 0, y: 0 },
            },
            {
              id: 's_数',
              op: 'no_such_op',
              attributes: {},
              inputs: [`č${index}'`],
              position: { x: 200, y: 120 },
            },
            { id: 'h', op: 'sin', attributes: {}, inputs: [`č${index}'`], position: { x: 200, y: 0 } },
            { id: 'L', op: 'sum', attributes: {}, inputs: ['h'], position: { x: 400, y: 0 } },
          ],
        }
        const { scene } = await draw(document)
        expect(compile('hostile', writeTikz(scene)), label).toEqual([])
        const known = { ...document, nodes: document.nodes.filter(({ id }) => id !== 's_数') }
        // A name of hostile length may reach into the margin.
        const complaints = compile('hostile-solution', writeLatex(derive(known)))
        expect(
          complaints.filter((line) => !line.startsWith('Overfull')),
          label,
        ).toEqual([])
      }
    },
    TIMEOUT_MS,
  )
})

describe.skipIf(!isInstalled)(title, () => {
  test.each(Array.from({ length: Math.ceil(ALONE.length / 16) }, (_, at) => ALONE.slice(16 * at, 16 * at + 16)))(
    'words that try to leave their place: %j',
    async (...pieces) => {
      const [text, options] = [pieces.join(' '), { theme: 'paper', background: true, scale: 1, embed: true } as const]
      const document = writeGraph({ ...HARMLESS, title: text, label: text, frame: text, comment: text })
      for (const id of ['tikz', 'latex'] as const) {
        const written = await formatOf(id).write(createJob(document, options, { rasteriser: () => Promise.reject() }))
        const complaints = compile(`words-${id}`, written.ok ? String(written.value) : '')
        // So many words need more room than a page has.
        expect(complaints.filter((line) => !line.startsWith('Overfull'))).toEqual([])
      }
    },
    TIMEOUT_MS,
  )
})

test('the figure is vector: no bitmap fonts where Latin Modern is installed', () => {
  expect(fontPreamble('').join('\n')).toContain('lmodern')
  if (isInstalled) expect(execFileSync('pdflatex', ['--version'], { encoding: 'utf8' })).toContain('pdfTeX')
})
