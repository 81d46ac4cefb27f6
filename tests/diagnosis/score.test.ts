/** The promise on the labelled set: real runs, of which one half was never looked at while the rules were tuned. */
import { describe, expect, test } from 'vitest'
import curves from '../golden/loss-curves.json' with { type: 'json' }
import type { LossCurve, Track } from '../../shared/diagnosis/curve.ts'
import { diagnose } from '../../shared/diagnosis/diagnose.ts'

interface Labelled {
  readonly label: string
  readonly kept: boolean
  readonly training: readonly (number | string)[]
  readonly validation?: readonly (number | string)[]
  readonly gradientNorm?: number | string
  readonly updateRatio?: number | string
}

const track = (values: readonly (number | string)[]): Track => ({
  at: Float64Array.from(values, (_, index) => index),
  value: Float64Array.from(values, Number),
})

function toCurve({ training, validation, gradientNorm, updateRatio }: Labelled): LossCurve {
  const inside = {
    gradientNorm: Float64Array.of(Number(gradientNorm)),
    updateRatio: Float64Array.of(Number(updateRatio)),
  }
  return {
    training: track(training),
    validation: validation === undefined ? null : track(validation),
    inside: gradientNorm === undefined ? null : inside,
  }
}

const labelled = curves as readonly Labelled[]

function score(isKept: boolean) {
  const half = labelled.filter(({ kept }) => kept === isKept)
  const right = half.filter((curve) => diagnose(toCurve(curve)).findings[0]?.pattern === curve.label)
  return { right: right.length, all: half.length }
}

describe('the diagnosis of labelled curves', () => {
  test('there are at least 300, as many of every label, and half of each is kept apart', () => {
    expect(labelled.length).toBeGreaterThanOrEqual(300)
    for (const label of new Set(labelled.map((curve) => curve.label))) {
      const group = labelled.filter((curve) => curve.label === label)
      expect(group.filter(({ kept }) => kept)).toHaveLength(group.length / 2)
    }
  })

  test('is right first in at least 95 % of the half that was kept apart', () => {
    const { right, all } = score(true)
    const tuned = score(false)
    console.log(
      `Right first: ${right} of ${all} kept apart (${((100 * right) / all).toFixed(1)} %), ${tuned.right} of ${tuned.all} used for tuning.`,
    )
    expect(right / all).toBeGreaterThanOrEqual(0.95)
  })

  test('does not depend on units: losses times 1000 and steps times 7 are judged alike', () => {
    for (const curve of labelled.slice(0, 300)) {
      const scale = ({ at, value }: Track): Track => ({ at: at.map((x) => 7 * x), value: value.map((y) => 1000 * y) })
      const { training, validation, inside } = toCurve(curve)
      if (inside !== null) continue
      const other = { training: scale(training), validation: validation === null ? null : scale(validation), inside }
      const patterns = (of: LossCurve) => diagnose(of).findings.map(({ pattern }) => pattern)
      expect(patterns(other)).toEqual(patterns({ training, validation, inside }))
    }
  })
})
