import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { differentiateGraph } from '../../shared/engine/evaluate.ts'
import {
  measureFigure,
  sceneOptions,
  type FigureContent,
  type FigureOptions,
} from '../../shared/export/figure-options.ts'
import { writePdf } from '../../shared/export/pdf.ts'
import { startRasteriser, writePng, type Rasterise } from '../../shared/export/png.ts'
import { writeSvg } from '../../shared/export/svg.ts'
import { placeNodes } from '../../shared/layout/layout-document.ts'
import { composeScene, fadeTheme, THEMES, type Scene } from '../../shared/scene/scene.ts'
import { readExample } from '../scene/figures.ts'

const source = readExample('problem-2.chainrule')
const evaluation = differentiateGraph(source)
let document = source
let rasterise: Rasterise

beforeAll(async () => {
  document = await placeNodes(source, evaluation)
  rasterise = await startRasteriser(readFileSync('node_modules/@resvg/resvg-wasm/index_bg.wasm'))
})

function draw(content: FigureContent = {}): Scene {
  return composeScene(document, evaluation, sceneOptions(document.settings, content))
}

const labelKinds = ({ labels }: Scene) => new Set(labels.flatMap(({ kinds }) => kinds))

describe('what is in a figure', () => {
  test('layers that are switched off are not there', () => {
    expect(labelKinds(draw())).toEqual(new Set(['value', 'local', 'gradient']))
    expect(labelKinds(draw({ layers: { locals: false } }))).toEqual(new Set(['value', 'gradient']))
    expect(labelKinds(draw({ layers: { values: false, locals: false, gradients: false } }))).toEqual(new Set())
  })

  test('decimals hold for every number', () => {
    const titles = (decimals: number) => draw({ decimals }).labels.map(({ title }) => title)
    expect(titles(2).join()).toContain('-0.24')
    expect(titles(6).join()).toContain('-0.238406')
  })

  test('a selection has its nodes and the wires between them, and says how many', () => {
    const scene = draw({ only: new Set(['w', 's', 'L']) })
    expect(scene.nodes.map(({ id }) => id).sort()).toEqual(['L', 's', 'w'])
    expect(scene.wires.map(({ id }) => id)).toEqual(['s:0'])
    expect(scene.labels.every(({ edge }) => edge === 's:0')).toBe(true)
    expect(scene.description).toContain('3 nodes and 1 wire')
    expect(scene.bounds.width).toBeLessThanOrEqual(draw().bounds.width)
  })

  test('the value of a node whose wires are cut off stands below it', () => {
    const captions = (scene: Scene, id: string) =>
      scene.nodes
        .find((node) => node.id === id)!
        .marks.flatMap((mark) => (mark.kind === 'formula' ? [mark.typeset.tex] : []))
    expect(captions(draw(), 's')).not.toContain('[1, 0]')
    expect(captions(draw({ only: new Set(['w', 's']) }), 's')).toContain('[1, 0]')
  })

  test('the margin is what was asked for', () => {
    const [narrow, wide] = [draw({ margin: 0 }).bounds, draw({ margin: 25 }).bounds]
    expect(wide.width - narrow.width).toBeCloseTo(50, 9)
    expect(wide.x).toBeCloseTo(narrow.x - 25, 9)
  })
})

describe('how a figure is written', () => {
  const svgSize = (options: FigureOptions) =>
    /width="([^"]*)" height="([^"]*)"/.exec(writeSvg(draw(), options))!.slice(1, 3)
  const pdfSize = (options: FigureOptions) =>
    (/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(Buffer.from(writePdf([draw()], options)).toString('latin1')) ?? [])
      .slice(1)
      .map(Number)

  test('SVG, PNG and PDF have the same size in print', () => {
    const { box } = measureFigure(draw().bounds, {})
    expect(svgSize({})).toEqual([String(box.width), String(box.height)])
    expect(pdfSize({})).toEqual([box.width * 0.75, box.height * 0.75])
    const [width, height] = svgSize({ widthCm: 14 }).map((length) => Number(length.replace('cm', '')))
    expect(width).toBe(14)
    expect(height / width).toBeCloseTo(box.height / box.width, 3)
    expect(pdfSize({ widthCm: 14 })[0]).toBeCloseTo((14 / 2.54) * 72, 2)
    const png = Buffer.from(writePng(draw(), rasterise, { widthCm: 14, scale: 2 }))
    expect(png.readUInt32BE(16) / 2).toBeCloseTo((14 / 2.54) * 96, -0.5)
  })

  test('a size of type makes the labels that large', () => {
    // Labels are 15 pixels of the drawing high.
    const { box } = measureFigure(draw().bounds, {})
    expect(pdfSize({ fontSizePt: 10 })[0]).toBeCloseTo((box.width * 10) / 15, 2)
    expect(svgSize({ fontSizePt: 10 })[0]).toMatch(/cm$/)
  })

  test('a transparent figure has nothing behind its labels either', () => {
    expect(writeSvg(draw())).toContain('fill-opacity')
    expect(writeSvg(draw(), { background: false })).not.toContain('fill-opacity')
    expect(writeSvg(draw(), { background: false }).match(/<rect/g)!.length).toBeLessThan(
      writeSvg(draw()).match(/<rect/g)!.length,
    )
  })

  test('black and white has no colour and no grey, and keeps the dashes', () => {
    const svg = writeSvg(draw(), { theme: 'black-and-white' })
    expect(new Set(svg.match(/#[0-9a-f]{6}/g))).toEqual(new Set(['#000000', '#ffffff']))
    expect(svg).toContain('stroke-dasharray')
  })

  test.each(Object.entries(THEMES))('what recedes in %s lies between its colour and the paper', (_, theme) => {
    const faded = fadeTheme(theme)
    const channels = (color: string) => [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16))
    for (const [paint, color] of Object.entries(faded)) {
      channels(color).forEach((channel, index) => {
        const ends = [theme[paint as keyof typeof theme], theme.paper].map((end) => channels(end)[index])
        expect(channel).toBeGreaterThanOrEqual(Math.min(...ends))
        expect(channel).toBeLessThanOrEqual(Math.max(...ends))
      })
    }
  })
})
