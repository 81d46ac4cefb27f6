/** Which font of the system draws what the font of figures lacks: fonts as small as the format allows. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { drawLetters } from '../../cli/draw-letters.ts'
import { readFace, type FontFace } from '../../cli/font-table.ts'
import { createFontFinder } from '../../cli/fonts.ts'
import { startRasteriser } from '../../shared/export/png.ts'

type Range = readonly [first: number, last: number]

const u16 = (...numbers: number[]) => Buffer.from(numbers.flatMap((number) => [(number >> 8) & 255, number & 255]))
const u32 = (...numbers: number[]) => Buffer.concat(numbers.map((number) => u16(number >>> 16, number & 0xffff)))

/** Table `name` with a Macintosh and a Windows entry of the family. */
function nameTable(family: string): Buffer {
  const text = Buffer.from(family, 'utf16le').swap16()
  const entries = [u16(1, 0, 0, 1, 0, 0), u16(3, 1, 0x409, 1, text.length, 0)]
  return Buffer.concat([u16(0, 2, 6 + 24), ...entries, text])
}

/** Table `cmap` in format 12: groups of characters of all of Unicode. */
function groupTable(ranges: readonly Range[]): Buffer {
  const groups = ranges.map(([first, last], index) => u32(first, last, index + 1))
  const body = Buffer.concat([u16(12, 0), u32(16 + 12 * ranges.length, 0, ranges.length), ...groups])
  return Buffer.concat([u16(0, 1, 3, 10), u32(12), body])
}

/** Table `cmap` in format 4: segments of the first plane; an odd start goes through the glyph array, with a hole at its end. */
function segmentTable(ranges: readonly Range[]): Buffer {
  const all = [...ranges, [0xffff, 0xffff] as const]
  const isListed = all.map(([first], index) => index < ranges.length && first % 2 === 1)
  const glyphs: number[] = []
  const offsets = all.map(([first, last], index) => {
    if (!isListed[index]) return 0
    const at = 2 * (all.length - index + glyphs.length)
    for (let code = first; code <= last; code++) glyphs.push(code === last ? 0 : 7)
    return at
  })
  const deltas = all.map(([first], index) => (isListed[index] ? 0 : (1 - first) & 0xffff))
  deltas[all.length - 1] = 1
  const size = 2 * all.length
  const parts = [all.map(([, last]) => last), [0], all.map(([first]) => first), deltas, offsets, glyphs]
  const body = u16(4, 0, 0, size, 0, 0, 0, ...parts.flat())
  return Buffer.concat([u16(0, 1, 3, 1), u32(12), body])
}

function fontFile(tables: Readonly<Record<string, Buffer>>, start = 0): Buffer {
  const names = Object.keys(tables)
  let at = start + 12 + 16 * names.length
  const directory = names.map((name) => {
    const entry = Buffer.concat([Buffer.from(name), u32(0, at, tables[name].length)])
    at += tables[name].length
    return entry
  })
  return Buffer.concat([u32(0x00010000), u16(names.length, 0, 0, 0), ...directory, ...Object.values(tables)])
}

const font = (family: string, ranges: readonly Range[]) =>
  fontFile({ name: nameTable(family), cmap: groupTable(ranges) })

const readBytes = (bytes: Buffer): Promise<FontFace | null> =>
  readFace((at, length) => {
    const part = Buffer.alloc(length)
    bytes.copy(part, 0, at, at + length)
    return Promise.resolve(new DataView(part.buffer, part.byteOffset, length))
  })

describe('what a font file says of itself', () => {
  const ranges: readonly Range[] = [
    [0x41, 0x43],
    [0x4e00, 0x4e10],
    [0x5001, 0x5005],
  ]
  const inside = [0x41, 0x42, 0x4e00, 0x4e10, 0x5001, 0x5004]
  const outside = [0x40, 0x44, 0x4dff, 0x4e11, 0x5000, 0x5006, 0x1f600]

  test.each([
    ['all of Unicode', groupTable(ranges)],
    ['the first plane', segmentTable(ranges)],
  ])('its family and its characters, from a table of %s', async (_, cmap) => {
    const face = await readBytes(fontFile({ name: nameTable('Noto Serif'), cmap }))
    expect(face?.family).toBe('Noto Serif')
    for (const code of inside) expect(face?.has(code), code.toString(16)).toBe(true)
    for (const code of outside) expect(face?.has(code), code.toString(16)).toBe(false)
  })

  test('a listed character without a glyph is none it has', async () => {
    const face = await readBytes(fontFile({ name: nameTable('F'), cmap: segmentTable([[0x5001, 0x5005]]) }))
    expect(face?.has(0x5005)).toBe(false)
  })

  test('of a collection, the first face', async () => {
    const head = Buffer.concat([Buffer.from('ttcf'), u32(0x00010000, 1, 16)])
    const face = fontFile({ name: nameTable('Songti'), cmap: groupTable([[0x4e00, 0x9fff]]) }, head.length)
    expect(await readBytes(Buffer.concat([head, face]))).toMatchObject({ family: 'Songti' })
  })

  test('a file without names or characters is no font to choose', async () => {
    expect(await readBytes(fontFile({ name: nameTable('F') }))).toBeNull()
    expect(await readBytes(fontFile({ cmap: groupTable([[65, 66]]) }))).toBeNull()
  })
})

describe('the fonts of the system', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'chainrule-fonts-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))
  const put = (name: string, bytes: Buffer) => {
    mkdirSync(join(folder, 'deep'), { recursive: true })
    writeFileSync(join(folder, name), bytes)
  }

  test('one with every character is found, in folders within, a regular serif before the others', async () => {
    const chinese: readonly Range[] = [[0x4e00, 0x9fff]]
    put('A-Bold-Serif.ttf', font('A', chinese))
    put('B-Sans.otf', font('B', chinese))
    put('deep/C-Serif.ttf', font('C', chinese))
    put('D-Serif.ttf', font('D', [[0x5d0, 0x5ea]]))
    const find = createFontFinder([folder, join(folder, 'missing')])
    expect((await find('数据'))?.family).toBe('C')
    // What joins and what marks letters need no glyph of its own.
    expect((await find('ש\u05b8\u200dל '))?.family).toBe('D')
    expect(await find('数ש')).toBeNull()
    expect(await find('😀')).toBeNull()
  })

  test('files that are no fonts are passed over', async () => {
    const good = font('Good', [[0x4e00, 0x9fff]])
    put('a-serif.ttf', Buffer.from('no font at all'))
    put('b-serif.ttf', good.subarray(0, 20))
    put('c-serif.ttf', Buffer.alloc(0))
    put('d.txt', good)
    put('e.ttf', good)
    mkdirSync(join(folder, 'f.ttf'))
    expect((await createFontFinder([folder])('数'))?.path).toBe(join(folder, 'e.ttf'))
  })

  test('a damaged font never stops the search', async () => {
    const good = font('Good', [
      [0x4e00, 0x9fff],
      [0x1f600, 0x1f64f],
    ])
    const whole = font('Whole', [[0x5d0, 0x5ea]])
    await fc.assert(
      fc.asyncProperty(fc.nat(good.length - 1), fc.nat(255), async (at, byte) => {
        const damaged = Buffer.from(good)
        damaged[at] = byte
        put('damaged-serif.ttf', damaged)
        put('whole.ttf', whole)
        // Damage may even add the letter; somebody has it in any case.
        expect((await createFontFinder([folder])('ש'))?.family).toBeTypeOf('string')
      }),
      { numRuns: 200 },
    )
  })
})

const CHINESE = await createFontFinder()('数据')

describe.skipIf(CHINESE === null)('letters drawn with a font of this computer (skipped without a Chinese font)', () => {
  test('are cut to their width, in the colour asked for', async () => {
    await startRasteriser(
      readFileSync(new URL('../../node_modules/@resvg/resvg-wasm/index_bg.wasm', import.meta.url)),
    ).catch(() => null)
    expect(existsSync(CHINESE!.path)).toBe(true)
    const drawn = (await drawLetters('数据', '#c03000'))!
    expect(drawn.width).toBeGreaterThan(1.5 * drawn.perEm)
    expect(drawn.width).toBeLessThan(2.2 * drawn.perEm)
    const inked = Array.from({ length: drawn.pixels.length / 4 }, (_, index) =>
      drawn.pixels.subarray(4 * index, 4 * index + 4),
    ).filter(([, , , opacity]) => opacity > 0)
    expect(inked.length).toBeGreaterThan(100)
    for (const [red, green, blue] of inked) expect([red, green, blue]).toEqual([0xc0, 0x30, 0])
    expect(await drawLetters('\u{10ffff}', '#000000')).toBeNull()
  })
})
