import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { curveOfRun } from '../../shared/diagnosis/curve.ts'
import { diagnose } from '../../shared/diagnosis/diagnose.ts'
import { readHistory } from '../../shared/diagnosis/read-history.ts'
import { causesOf, remediesFor } from '../../shared/diagnosis/remedies.ts'
import { describeEvidence } from '../../shared/diagnosis/words.ts'
import { describeProblem } from '../../shared/problem/problem.ts'
import { bowl, NO_SAMPLES, startRun } from './models.ts'

/** L = ½ a w² from w = 1 with α = 0.5, as the sheet has it. */
function parabola(a: number, learningRate = 0.5) {
  const run = startRun(bowl([a], [1]), NO_SAMPLES, { learningRate, epochs: 40 })
  while (run.step());
  return diagnose(curveOfRun(run.history()))
}

const read = (csv: string) => {
  const curve = readHistory(csv)
  if (!curve.ok) throw new Error(curve.problems.map(describeProblem).join(' '))
  return diagnose(curve.value)
}

describe('the parabola with α = 0.5', () => {
  test('a = 1 is healthy, a = 3 too', () => {
    expect(parabola(1).findings[0].pattern).toBe('healthy')
    expect(parabola(3).findings[0].pattern).toBe('healthy')
  })

  test('a = 4 oscillates at the stability limit, which the weights of the run show', () => {
    const [first] = parabola(4).findings
    expect(first.pattern).toBe('limit')
    expect(first.evidence.map((found) => describeEvidence(found, 'step')).join('; ')).toMatch(
      /moves the weights by 200 %/,
    )
  })

  test('the same flat curve from a file names both causes', () => {
    const [first] = read(['loss', ...Array.from({ length: 30 }, () => '2')].join('\n')).findings
    expect(first.pattern).toBe('flat')
    expect(causesOf(first)).toContain('zero-gradient')
    expect(causesOf(first)).toContain('rate-at-limit')
  })

  test('a = 5 diverges by the factor 2.25, and the remedy puts α at 1/a', () => {
    const [first] = parabola(5).findings
    expect(first.pattern).toBe('divergence')
    expect(first.evidence[0]).toMatchObject({ kind: 'growth', value: expect.closeTo(2.25, 10) as number })
    expect(describeEvidence(first.evidence[0], 'step')).toMatch(/factor 2\.25 .*2\.25 = 1\.5²/)
    expect(remediesFor(first, { learningRate: 0.5 }, [])[0].change).toEqual({ learningRate: 0.2 })
    expect(parabola(5, 0.2).findings[0].pattern).toBe('healthy')
  })
})

describe('curves from elsewhere', () => {
  test('are read as Keras, Lightning and TensorBoard write them', () => {
    const falling = Array.from({ length: 20 }, (_, i) => 2 * 0.7 ** i)
    for (const header of ['epoch,loss,val_loss', 'step,train_loss,valid_loss', 'Epoch;Training loss;Validation loss']) {
      const separator = header.includes(';') ? ';' : ','
      const lines = falling.map((loss, i) => [i, loss, loss + 0.01].join(separator))
      const curve = readHistory([header, ...lines].join('\n'))
      expect(curve.ok && curve.value.validation?.value.length).toBe(20)
    }
    const board = readHistory(
      ['Wall time,Step,Value', ...falling.map((loss, i) => `17000${i},${10 * i},${loss}`)].join('\n'),
    )
    expect(board.ok && [...board.value.training.at.slice(0, 2)]).toEqual([0, 10])
    expect(read(falling.join('\n')).findings[0].pattern).toBe('healthy')
  })

  test('may hold NaN, and gaps in the validation column', () => {
    expect(read('epoch,loss,val\n0,1,1\n1,2,\n2,4,3\n3,NaN,').findings[0].pattern).toBe('divergence')
  })

  test.each([
    ['', /the table is empty/],
    ['epoch,accuracy\n0,1\n', /no column holds the loss.*epoch, accuracy/],
    ['epoch,loss\n0,1\n1,high\n', /^line 3: column "loss" holds "high"/],
  ])('%j is refused with a sentence', (csv, sentence) => {
    const curve = readHistory(csv)
    expect(curve.ok ? '' : curve.problems.map(describeProblem).join()).toMatch(sentence)
  })
})

describe('where nothing can be said', () => {
  test('it says so', () => {
    expect(read('loss\n3\n2\n1\n')).toEqual({ findings: [], unclear: 'few-points' })
    const steps = [1, 0.9, 1, 0.7, 0.9, 0.6, 0.8, 0.5, 0.75, 0.5]
    expect(read(['loss', ...steps].join('\n')).findings.every(({ confidence }) => confidence <= 1)).toBe(true)
  })

  test('no curve whatever makes it fail', () => {
    const value = fc.oneof(fc.double(), fc.constantFrom(0, NaN, Infinity, -Infinity, 1e308, -1e308, 5e-324))
    fc.assert(
      fc.property(
        fc.array(value, { maxLength: 40 }),
        fc.option(fc.array(value, { maxLength: 40 })),
        (training, validation) => {
          const track = (values: readonly number[]) => ({
            at: Float64Array.from(values, (_, i) => i),
            value: Float64Array.from(values),
          })
          const { findings, unclear } = diagnose({
            training: track(training),
            validation: validation === null ? null : track(validation),
            inside: null,
          })
          expect((findings.length === 0) === (unclear !== null)).toBe(true)
          for (const { evidence } of findings)
            for (const found of evidence) expect(describeEvidence(found, 'step')).not.toMatch(/undefined/)
        },
      ),
    )
  })
})
