import { mkdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readPdfDocument } from '../../shared/export/pdf-embed.ts'
import { file, node, problem2, source } from './graphs.ts'
import { chainrule, useFolder } from './harness.ts'

const folder = useFolder()

describe('PDF', () => {
  test('is a vector figure with the graph inside, as wide as asked', async () => {
    const path = folder.write('a.chainrule', problem2)
    const call = ['export', path, '--to', 'pdf', '--theme', 'black-and-white', '--width', '10']
    const ran = await chainrule([...call, '-o', folder.path('a.pdf')])
    expect(ran).toMatchObject({ exitCode: 0, stdout: '', stderr: '' })
    const pdf = readFileSync(folder.path('a.pdf'))
    expect(pdf.toString('latin1')).toMatch(/^%PDF-1\.7[^]*\/MediaBox \[0 0 283\.465 [^]*%%EOF\n$/)
    expect(readPdfDocument(pdf)).toContain('chainrule/graph')
    const without = await chainrule([...call, '--no-embed'])
    expect(readPdfDocument(without.bytes)).toBeNull()
  })

  test('is never written into a terminal', async () => {
    const path = folder.write('a.chainrule', problem2)
    for (const call of [
      ['export', path, '--to', 'pdf'],
      ['explain', path, '--format', 'pdf'],
    ]) {
      const refused = await chainrule(call, { terminal: true })
      expect(refused).toMatchObject({ exitCode: 1, stdout: '' })
      expect(refused.stderr).toMatch(/a pdf file is no text for a terminal/)
    }
  })
})

describe('what a figure shows', () => {
  const svgOf = async (...options: string[]) => {
    const path = folder.write('a.chainrule', problem2)
    return (await chainrule(['export', path, '--to', 'svg', '--no-embed', ...options])).stdout
  }

  test('only the nodes named, and only the layers named', async () => {
    const svg = await svgOf('--only', 'w, s', '--layers', 'values')
    expect(svg).toContain('with 2 nodes and 1 wire')
    expect(svg).not.toContain('local gradient')
    expect(await svgOf()).toContain('local gradient')
  })

  test('decimals, margin and background as asked', async () => {
    expect(await svgOf('--decimals', '6')).toContain('0.126928')
    expect(await svgOf('--no-background')).not.toContain('fill-opacity')
    expect(await svgOf('--margin', '40')).not.toBe(await svgOf())
  })

  test('labels for which there is no room are named, and the figure is written', async () => {
    const crowd = Array.from({ length: 90 }, (_, index) => ({
      ...source('input', `x${index}`, 1),
      position: { x: 60 * (index % 10) - 300, y: 45 * Math.floor(index / 10) - 180 },
    }))
    const nodes = [
      { ...source('parameter', 'w', 1), position: { x: 0, y: 0 } },
      { ...node('L', 'sin', 'w'), position: { x: 60, y: 0 } },
      ...crowd,
    ]
    const path = folder.write('crowded.chainrule', { ...problem2, nodes })
    const ran = await chainrule(['export', path, '--to', 'svg'])
    expect(ran.stdout).toContain('<svg')
    expect(ran.stderr).toMatch(
      /^there was no room for the label of the wire L:0 that covers nothing else; move the nodes apart or tidy up/,
    )
  })

  test('an unknown node is a sentence with the nearest name', async () => {
    const path = folder.write('a.chainrule', problem2)
    const refused = await chainrule(['export', path, '--to', 'svg', '--only', 'w,Y'])
    expect(refused).toMatchObject({ exitCode: 1, stdout: '', stderr: 'no node is called "Y"; did you mean "y"?\n' })
  })
})

describe('step frames', () => {
  test('as SVG and PNG are numbered files beside the name that was given', async () => {
    const path = folder.write('a.chainrule', problem2)
    for (const format of ['svg', 'png']) {
      const output = folder.path(`steps.${format}`)
      const ran = await chainrule(['export', path, '--to', format, '--scale', '1', '--frames', '-o', output])
      expect(ran).toMatchObject({ exitCode: 0, stdout: '', stderr: '' })
      const files = folder.list().filter((name) => name.endsWith(format))
      expect(files[0]).toBe(`steps-01.${format}`)
      expect(files).toHaveLength(14)
    }
    expect(folder.read('steps-14.svg')).toContain('</svg>')
  })

  test('into a folder have the name of the graph', async () => {
    const path = folder.write('a.chainrule', problem2)
    mkdirSync(folder.path('steps'))
    await chainrule(['export', path, '--to', 'svg', '--frames', '-o', folder.path('steps')])
    expect(readFileSync(folder.path('steps/a-03.svg'), 'utf8')).toContain('3. Given')
  })

  test('as PDF are pages, as TikZ slides', async () => {
    const path = folder.write('a.chainrule', problem2)
    const pdf = await chainrule(['export', path, '--to', 'pdf', '--frames'])
    expect(pdf.stdout.match(/\/Type \/Page\b/g)).toHaveLength(14)
    const slides = await chainrule(['export', path, '--to', 'tikz', '--frames'])
    expect(slides.stdout).toContain('{beamer}')
  })

  test.each([
    [['--to', 'dot', '--frames'], /dot has no step frames; choose --to svg, png, pdf or tikz/],
    [['--to', 'svg', '--frames'], /are many files; name a folder or a file with -o/],
  ])('%j is refused with a sentence', async (options, message) => {
    const path = folder.write('a.chainrule', problem2)
    const refused = await chainrule(['export', path, ...options])
    expect(refused).toMatchObject({ exitCode: 1, stdout: '' })
    expect(refused.stderr).toMatch(message)
    expect(folder.list()).toEqual(['a.chainrule'])
  })

  test('of a graph with an open value are refused, and no file is written', async () => {
    const open = file('y', [source('parameter', 'w'), node('y', 'sin', 'w')])
    const path = folder.write('a.chainrule', open)
    const refused = await chainrule(['export', path, '--to', 'svg', '--frames', '-o', folder.path('steps.svg')])
    expect(refused).toMatchObject({ exitCode: 1, stdout: '' })
    expect(refused.stderr).toContain('"w"')
    expect(folder.list()).toEqual(['a.chainrule'])
  })
})

describe('worked solutions with a figure', () => {
  test('HTML is one page that opens again as the graph', async () => {
    const path = folder.write('a.chainrule', problem2)
    const { exitCode, stdout } = await chainrule(['explain', path, '--format', 'html'])
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(/^<!DOCTYPE html>[^]*<h2>Chain rule<\/h2>[^]*<\/html>\n$/)
    const again = await chainrule(['check', folder.write('a.html', stdout)])
    expect(again).toMatchObject({ exitCode: 0, stdout: 'ok: 6 nodes, 5 edges\n' })
  })

  test('PDF and LaTeX too', async () => {
    const path = folder.write('a.chainrule', problem2)
    const { bytes } = await chainrule(['explain', path, '--format', 'pdf'])
    expect(readPdfDocument(bytes)).toContain('chainrule/graph')
    expect((await chainrule(['explain', path, '--format', 'latex'])).stdout).toContain('\\section*{Chain rule}')
  })
})
