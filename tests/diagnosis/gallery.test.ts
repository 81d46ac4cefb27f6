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
  return { run, training, ...diagnoseRun(run.history(), run.trainer.batchesPerEpoch) }
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
})
