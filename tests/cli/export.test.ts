import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readEmbeddedInPng } from '../../shared/export/png-text.ts'
import { file, node, problem2, source } from './graphs.ts'
import { chainrule, useFolder } from './harness.ts'

const folder = useFolder()

describe('pictures on the command line', () => {
  test('SVG: outlines only, with the graph inside so that it can be opened again', async () => {
    const path = folder.write('a.chainrule', problem2)
    const { exitCode, stdout, stderr } = await chainrule(['export', path, '--to', 'svg'])
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
    expect(stdout).toMatch(/^<\?xml[^]*<svg [^]*<title[^>]*>Problem 2<\/title>[^]*<\/svg>\n$/)
    expect(stdout).not.toMatch(/foreignObject|<script|NaN|undefined/)
    expect(stdout).toContain('chainrule/graph')
    expect((await chainrule(['export', path, '--to', 'svg', '--no-embed'])).stdout).not.toContain('chainrule/graph')
  })

  test('the same file gives the same bytes, to standard output and with -o', async () => {
    const path = folder.write('a.chainrule', problem2)
    const printed = await chainrule(['export', path, '--to', 'svg'])
    const written = await chainrule(['export', path, '--to', 'svg', '-o', folder.path('a.svg')])
    expect(written).toMatchObject({ exitCode: 0, stdout: '', stderr: '' })
    expect(folder.read('a.svg')).toBe(printed.stdout)
  })

  test('PNG: as large as the scale says, but never into a terminal', async () => {
    const path = folder.write('a.chainrule', problem2)
    const size = async (scale: string) => {
      await chainrule(['export', path, '--to', 'png', '--scale', scale, '-o', folder.path('a.png')])
      const bytes = readFileSync(folder.path('a.png'))
      expect(bytes.toString('latin1', 1, 4)).toBe('PNG')
      return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]
    }
    const [width, height] = await size('1')
    expect(readEmbeddedInPng(readFileSync(folder.path('a.png')))).toContain('chainrule/graph')
    expect(await size('2')).toEqual([2 * width, 2 * height])
    const refused = await chainrule(['export', path, '--to', 'png'], { terminal: true })
    expect(refused).toMatchObject({ exitCode: 1, stdout: '' })
    expect(refused.stderr).toMatch(/no text for a terminal/)
  })

  test.each(['svg', 'dot', 'mermaid'])('%s: open values and a missing loss can still be drawn', async (format) => {
    const open = file(null, [source('parameter', 'w'), source('input', 'x'), node('y', 'dot', 'w', 'x')])
    const ran = await chainrule(['export', folder.write('a.chainrule', open), '--to', format])
    expect(ran).toMatchObject({ exitCode: 0, stderr: '' })
    expect(ran.stdout.length).toBeGreaterThan(50)
  })

  test('DOT and Mermaid have every node and every wire', async () => {
    const path = folder.write('a.chainrule', problem2)
    const dot = await chainrule(['export', path, '--to', 'dot'])
    expect(dot.stdout).toMatch(/^digraph/)
    expect(dot.stdout.match(/->/g)).toHaveLength(5)
    const mermaid = await chainrule(['export', path, '--to', 'mermaid'])
    expect(mermaid.stdout).toMatch(/flowchart LR/)
    expect(mermaid.stdout.match(/-->/g)).toHaveLength(5)
  })
})

describe('scripts on the command line', () => {
  test.each([
    ['pytorch', 'L.backward()'],
    ['numpy', 'dw = ds * np.cos(w)'],
  ])('%s: the same to standard output and with -o', async (format, line) => {
    const path = folder.write('a.chainrule', problem2)
    const printed = await chainrule(['export', path, '--to', format])
    expect(printed).toMatchObject({ exitCode: 0, stderr: '' })
    expect(printed.stdout).toContain(`\n${line}\n`)
    await chainrule(['export', path, '--to', format, '-o', folder.path('a.py')])
    expect(folder.read('a.py')).toBe(printed.stdout)
  })

  test.each(['pytorch', 'numpy'])('%s: an open value is asked for, and --set gives it', async (format) => {
    const open = file('y', [source('parameter', 'w', 2), source('input', 'x'), node('y', 'mul', 'w', 'x')])
    const path = folder.write('a.chainrule', open)
    const refused = await chainrule(['export', path, '--to', format, '-o', folder.path('a.py')])
    expect(refused).toMatchObject({ exitCode: 1, stdout: '' })
    expect(refused.sentences).toEqual([
      'node "x": the input "x" has no value yet; give it one, for example 1, [2, 1] or pi/2.',
    ])
    expect(folder.list()).toEqual(['a.chainrule'])
    const given = await chainrule(['export', path, '--to', format, '--set', 'x=pi/2'])
    expect(given.stdout).toMatch(/^x = .*pi \/ 2\)$/m)
  })
})
