import { unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import type { Document } from '../../shared/document/document.ts'
import { deriveDocument, type Derivation } from '../../shared/derivation/derivation.ts'
import { listSteps } from '../../shared/derivation/steps.ts'
import { describeStep } from '../../shared/derivation/describe.ts'
import { listKnown, restrictEvaluation } from '../../shared/derivation/known.ts'
import { writeDocument } from '../../shared/document/write.ts'
import { readAnyDocument } from '../../shared/export/embedded.ts'
import { listTellingSteps } from '../../shared/derivation/solution.ts'
import { drawFrames, MAX_FRAMES } from '../../shared/export/frames.ts'
import { createJob } from '../../shared/export/job.ts'
import { writePdf } from '../../shared/export/pdf.ts'
import { writeSvg } from '../../shared/export/svg.ts'
import { writeFrameArchive, writeFrames } from '../../shared/export/write-frames.ts'
import { placeNodes } from '../../shared/layout/layout-document.ts'
import { composeScene, type Mark, type Scene } from '../../shared/scene/scene.ts'
import { examples, readExample } from '../scene/figures.ts'

async function derive(source: Document): Promise<Derivation> {
  const derived = deriveDocument(source)
  if (!derived.ok) throw new Error('the example cannot be derived')
  return { ...derived.value, document: await placeNodes(source, derived.value.evaluation) }
}

const problem2 = await derive(readExample('problem-2.chainrule'))
const frames = [...drawFrames(problem2)]
const steps = listSteps(problem2)

const paintOf = (mark: Mark) => (mark.kind === 'formula' ? mark.paint : (mark.stroke?.paint ?? mark.fill))
/** Marks of labels and captions in that colour; rings and halos are lines without a dash. */
const written = (scene: Scene, paint: string) =>
  [...scene.nodes, ...scene.labels].flatMap(({ marks }) =>
    marks.filter((mark) => mark.kind === 'formula' && paintOf(mark) === paint),
  ).length

describe('step frames', () => {
  test.each(examples)('of %s: one per step, all of one size, nothing moves', async (_, document) => {
    const derivation = await derive(document)
    const all = [...drawFrames(derivation)]
    expect(all).toHaveLength(listTellingSteps(derivation).length)
    expect(new Set(all.map(({ bounds }) => JSON.stringify(bounds))).size).toBe(1)
    const places = (scene: Scene) => scene.nodes.map(({ id, position }) => ({ id, position }))
    for (const frame of all) {
      expect(places(frame)).toEqual(places(all[0]))
      expect(frame.caption!.marks.length).toBeGreaterThan(1)
      expect(frame.caption!.title).not.toContain('undefined')
    }
  })

  test('a gradient that was not reached is blank, and nothing goes away again', () => {
    const firstBackward = steps.findIndex(({ phase }) => phase === 'backward')
    const counts = frames.map((frame) => written(frame, 'gradient'))
    expect(counts.slice(0, firstBackward).every((count) => count === 0)).toBe(true)
    expect(counts[firstBackward]).toBeGreaterThan(0)
    for (const paint of ['value', 'local', 'gradient']) {
      const series = frames.map((frame) => written(frame, paint))
      expect(series).toEqual(series.toSorted((a, b) => a - b))
    }
  })

  test('the value of a node appears with its step', () => {
    const shown = frames.map((frame) => frame.labels.some(({ title }) => title === 'value of s: [1, 0]'))
    expect(shown.indexOf(true)).toBe(steps.findIndex((step) => step.phase === 'forward' && step.node === 's'))
    const last = frames.map((frame) => frame.nodes.find(({ id }) => id === 'L')!.title.includes('value'))
    expect(last.indexOf(true)).toBe(steps.findIndex(({ phase }) => phase === 'loss'))
  })

  test('what a step is about keeps its strength, the rest recedes', () => {
    const at = steps.findIndex((step) => step.phase === 'backward' && step.edge === 's:0')
    const { nodes, wires, labels } = frames[at]
    const strong = (parts: readonly { readonly recedes?: boolean; readonly id: string }[]) =>
      parts.filter(({ recedes }) => recedes !== true).map(({ id }) => id)
    expect(strong(nodes).sort()).toEqual(['s', 'w'])
    expect(strong(wires)).toEqual(['s:0'])
    expect(labels.filter(({ recedes }) => recedes !== true).every(({ edge }) => edge === 's:0')).toBe(true)
  })

  test('the caption is the formula of the step, inside the picture', () => {
    frames.forEach(({ caption, bounds }, index) => {
      expect(caption!.title).toContain(describeStep(problem2, steps[index]).quantity)
      for (const mark of caption!.marks) {
        if (mark.kind !== 'formula') continue
        const right = caption!.position.x + mark.origin.x + mark.typeset.width
        const bottom = caption!.position.y + mark.origin.y + mark.typeset.depth
        expect(right).toBeLessThanOrEqual(bounds.x + bounds.width)
        expect(bottom).toBeLessThanOrEqual(bounds.y + bounds.height)
      }
    })
  })

  test('after the last backward step everything on the way to the parameters is known', () => {
    const known = listKnown(problem2, steps).at(-1)!
    const { nodes } = restrictEvaluation(problem2.evaluation, known)
    expect([...known.gradients].sort()).toEqual(['s', 'w', 'y'])
    expect(nodes.get('w')).toEqual(problem2.evaluation.nodes.get('w'))
    expect(nodes.get('x')?.gradient).toBeNull()
  })

  test('the whole figure is not changed by drawing frames', () => {
    const before = writeSvg(composeScene(problem2.document, problem2.evaluation))
    expect([...drawFrames(problem2)].map((frame) => writeSvg(frame))).toEqual(frames.map((frame) => writeSvg(frame)))
    expect(writeSvg(composeScene(problem2.document, problem2.evaluation))).toBe(before)
  })

  test('a PDF has a page per step', () => {
    const text = Buffer.from(writePdf(frames)).toString('latin1')
    expect(text.match(/\/Type \/Page\b/g)).toHaveLength(steps.length)
  })

  test('as an archive are numbered files that say which step is written', async () => {
    const options = { theme: 'light', background: true, scale: 1, embed: true } as const
    const told: [number, number][] = []
    const job = createJob(problem2.document, options, {
      rasteriser: () => Promise.resolve(() => new Uint8Array(20)),
      report: (step, count) => void told.push([step, count]),
    })
    for (const format of ['svg', 'png'] as const) {
      const archive = await writeFrameArchive(format, job)
      if (!archive.ok) throw new Error('the frames cannot be written')
      const names = Object.keys(unzipSync(archive.value))
      expect(names).toHaveLength(frames.length)
      expect([names[0], names.at(-1)]).toEqual([`step-01.${format}`, `step-${frames.length}.${format}`])
      expect(await writeFrameArchive(format, job)).toEqual(archive)
      if (format === 'svg') expect(readAnyDocument(archive.value).embedded).toBe(writeDocument(problem2.document))
    }
    expect(told.slice(0, frames.length)).toEqual(frames.map((_, index) => [index + 1, frames.length]))
  })

  test('more steps than anybody leafs through are refused with a sentence', async () => {
    const nodes = Array.from({ length: 200 }, (_, index) => ({
      id: `v${index}`,
      op: index === 0 ? 'parameter' : 'sin',
      attributes: index === 0 ? { value: 1 } : {},
      inputs: index === 0 ? [] : [`v${index - 1}`],
      position: { x: index * 200, y: 0 },
    }))
    const options = { theme: 'light', background: true, scale: 1, embed: false } as const
    const job = createJob({ title: '', loss: 'v199', nodes }, options, {
      rasteriser: () => Promise.reject(new Error('no rasteriser')),
    })
    const refused = await writeFrames('svg', job)
    expect(refused).toMatchObject({
      ok: false,
      problems: [{ code: 'export/too-many-frames', facts: { most: MAX_FRAMES } }],
    })
  })
})
