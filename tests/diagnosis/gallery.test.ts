import { describe, expect, test } from 'vitest'
import { diagnoseRun } from '../../shared/diagnosis/diagnose-run.ts'
import { completeKnobs, GALLERY, type GalleryCase, type Knobs } from '../../shared/diagnosis/gallery.ts'
import { remediesFor } from '../../shared/diagnosis/remedies.ts'
import type { Training } from '../../shared/document/document.ts'
import { describeProblem } from '../../shared/problem/problem.ts'
import { createRun } from '../../shared/training/run.ts'

function train(shown: GalleryCase, knobs: Knobs = {}, change: Training = {}) {
  const { graph, training } = shown.make(completeKnobs(shown, knobs))
  const created = createRun(graph, { ...training, ...change })
  if (!created.ok) throw new Error(created.problems.map(describeProblem).join(' '))
  const run = created.value
  while (run.step());
  return { run, training, ...diagnoseRun(run.history(), run.trainer.batchesPerEpoch, run.settings().shuffle) }
}

const find = (id: GalleryCase['id']) => GALLERY.find((shown) => shown.id === id) as GalleryCase

describe('the gallery', () => {
  test.each(GALLERY.filter(({ id }) => id !== 'parabola').map((shown) => [shown.id, shown] as const))(
    'shows %s in a real run that is recognised',
    (id, shown) => {
      expect(train(shown).diagnosis.findings[0]?.pattern).toBe(id)
    },
  )

  test('has the parabola, which is at the limit of α at first', () => {
    expect(train(find('parabola')).diagnosis.findings[0].pattern).toBe('limit')
    expect(train(find('parabola'), { curvature: 5 }).diagnosis.findings[0].pattern).toBe('divergence')
    expect(train(find('parabola'), { curvature: 1 }).diagnosis.findings[0].pattern).toBe('healthy')
  })

  test.each([
    ['divergence', 'smaller-rate', 'healthy'],
    ['slow', 'larger-rate', 'healthy'],
    ['flat', 'random-weights', 'healthy'],
    ['plateau', 'decay-rate', 'healthy'],
  ] as const)('%s is cured by %s from the same start', (id, remedy, after) => {
    const shown = find(id)
    const sick = train(shown)
    const parameters = sick.run.trainer.parameters.map((parameter) => parameter.id)
    const found = remediesFor(sick.diagnosis.findings[0], sick.training, parameters).find(
      (known) => known.id === remedy,
    )
    const cured = train(shown, {}, found?.change ?? {})
    expect(cured.run.measured().training).toBeLessThan(0.5 * sick.run.measured().training)
    expect(cured.diagnosis.findings[0]?.pattern).toBe(after)
  })

  test('noise shrinks with the batch, over as many steps', () => {
    const sick = train(find('noisy'))
    const [first] = sick.diagnosis.findings
    const { change } = remediesFor(first, sick.training, [], 60).find(({ id }) => id === 'larger-batch') ?? {
      change: null,
    }
    const calmer = train(find('noisy'), {}, change ?? {})
    const noiseOf = ({ diagnosis }: typeof sick) =>
      diagnosis.findings.flatMap(({ evidence }) => evidence).find(({ kind }) => kind === 'noise')?.value ?? 0
    expect(noiseOf(calmer)).toBeLessThan(0.6 * noiseOf(sick))
    expect(calmer.run.trainer.steps()).toBeGreaterThanOrEqual(sick.run.trainer.steps())
  })

  test('overfitting is cured where validation turns, by the best model there was', () => {
    const sick = train(find('overfitting'))
    const [first] = sick.diagnosis.findings
    const { change } = remediesFor(first, sick.training, []).find(({ id }) => id === 'stop-early') ?? { change: null }
    const cured = train(find('overfitting'), {}, change ?? {})
    expect(cured.run.measured().validation).toBeLessThan(0.4 * sick.run.measured().validation)
  })

  test('rows in order make spikes, shuffled ones do not, whatever their noise looks like', () => {
    expect(train(find('spikes'), { shuffle: 1 }).diagnosis.findings[0]?.pattern).not.toBe('spikes')
    for (const batch of [8, 16, 32])
      expect(train(find('noisy'), { batch }).diagnosis.findings[0]?.pattern).not.toBe('spikes')
  })

  test('a batch of all rows cannot be larger', () => {
    const { diagnosis, training, run } = train(find('plateau'))
    const offered = (batches?: number) => remediesFor(diagnosis.findings[0], training, [], batches).map(({ id }) => id)
    expect(offered(run.trainer.batchesPerEpoch)).not.toContain('larger-batch')
    expect(offered()).toContain('larger-batch')
  })
})
