/**
 * Makes the labelled set of loss curves: every curve comes from a real, seeded training run, and its label from what
 * was done to that run and from what can be checked about it without looking at the curve's shape.
 *
 * Run with `node build/bundle-and-run.mjs tests/diagnosis/make-curves.ts`; it writes tests/golden/loss-curves.json.
 */
import { writeFileSync } from 'node:fs'
import { recipes, type Sample } from './recipes.ts'

/** Of every label, half for tuning the rules and half kept apart. */
const PER_LABEL = 32

/** Numbers to four digits: a plot shows no more. */
const shorten = (value: number) => (Number.isFinite(value) ? Number(value.toPrecision(4)) : String(value))

/** A text that grows by a line a curve. */
const lines: string[] = []
for (const [label, make] of Object.entries(recipes)) {
  let seed = 1
  let made = 0
  while (made < PER_LABEL) {
    const sample: Sample | null = make(seed++)
    if (seed > 20 * PER_LABEL) throw new Error(`Only ${made} curves of ${label}.`)
    if (sample === null) continue
    const { model, training, validation, gradientNorm, updateRatio } = sample
    lines.push(
      JSON.stringify({
        label,
        model,
        seed: seed - 1,
        kept: made % 2 === 1,
        training: training.map(shorten),
        ...(validation === undefined ? {} : { validation: validation.map(shorten) }),
        ...(gradientNorm === undefined
          ? {}
          : { gradientNorm: shorten(gradientNorm), updateRatio: shorten(updateRatio ?? NaN) }),
      }),
    )
    made++
  }
  console.log(`${label}: ${made} of ${seed - 1} runs`)
}
writeFileSync('tests/golden/loss-curves.json', `[\n${lines.join(',\n')}\n]\n`)
