/** The real consumers of SVG and DOT: the renderers that office programs, browsers and papers use. */
import { describe, expect, test } from 'vitest'
import { writeDot } from '../../shared/export/dot.ts'
import { writeSvg } from '../../shared/export/svg.ts'
import { consume, isInstalled } from './consumers.ts'
import { draw, EXAMPLES } from './examples.ts'

/** The title says why the tests below it are skipped. */
function reason(reader: string, program: string): string {
  return isInstalled(program) ? reader : `${reader} (skipped: ${program} is not installed)`
}

/** Width and height of a PNG picture that arrives as base64. */
function sizeOf(base64: string): readonly [width: number, height: number] {
  const bytes = Buffer.from(base64, 'base64')
  expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG')
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]
}

const WIDTH = 800

describe.each([
  ['librsvg', 'rsvg-convert', `rsvg-convert -w ${WIDTH} FILE`],
  ['Inkscape', 'inkscape', `inkscape --pipe --export-type=png --export-width=${WIDTH} --export-filename=- < FILE`],
])('%s', (reader, program, command) => {
  describe.skipIf(!isInstalled(program))(reason(reader, program), () => {
    test.each(EXAMPLES)('draws the SVG of $name whole', { timeout: 60_000 }, async ({ document }) => {
      const { scene } = await draw(document)
      const svg = writeSvg(scene, { embed: '{"title": "<&>"}' })
      const [width, height] = sizeOf(consume('sh', ['-c', `${command} 2>/dev/null | base64`], svg))
      expect(width).toBe(WIDTH)
      expect(Math.abs(height / width - scene.bounds.height / scene.bounds.width)).toBeLessThan(0.01)
    })
  })
})

describe.skipIf(!isInstalled('dot'))(reason('Graphviz', 'dot'), () => {
  test.each(EXAMPLES)('lays out the DOT of $name without a warning', ({ document }) => {
    const complaints = consume('sh', ['-c', 'dot -Tsvg FILE 2>&1 >/dev/null'], writeDot(document))
    expect(complaints).toBe('')
  })

  test('reads names that try to break out', () => {
    const title = 'a "quoted\\" title\n]; evil -> graph; /* 矩阵 */ <b>'
    const drawn = consume(
      'dot',
      ['-Tsvg', 'FILE'],
      writeDot({ title, nodes: [{ id: 'e_vil', op: 'input', inputs: [], attributes: {} }] }),
    )
    expect(drawn.match(/<g id="node/g)).toHaveLength(1)
  })
})
