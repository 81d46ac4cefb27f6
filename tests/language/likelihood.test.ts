/** Derivations of losses in Czech: every distribution, every rule. */
import { describe, expect, it } from 'vitest'
import { buildLikelihood } from '../../shared/likelihood/build.ts'
import { deriveLoss } from '../../shared/likelihood/derive.ts'
import { DISTRIBUTION_IDS, distributionOf } from '../../shared/likelihood/distributions.ts'
import { readSamples } from '../../shared/likelihood/samples.ts'
import { wordsOfDistribution } from '../../shared/likelihood/words/index.ts'
import { writeDerivationLatex, writeDerivationMarkdown } from '../../shared/likelihood/write.ts'
import { czechRules } from '../../shared/rewrite/czech.ts'
import { rules } from '../../shared/rewrite/rules/index.ts'
import { unwrap } from '../likelihood/unwrap.ts'
import { findEnglish } from './find-english.ts'

const SAMPLES = '(0, 1), (1, 0), (2, 1), (3, 1), (4, 0), (5, 1), (6, 1)'

describe.each(DISTRIBUTION_IDS)('%s', (distribution) => {
  const samples = unwrap(readSamples(SAMPLES))
  const model =
    distribution === 'categorical'
      ? ({ kind: 'formula', text: 'w = [1, 2]; outer(x, w)' } as const)
      : ({ kind: 'line', sign: 'minus' } as const)
  const derivation = unwrap(deriveLoss(unwrap(buildLikelihood({ distribution, model, samples }))))

  it('is written in Czech, without an English word', () => {
    expect(findEnglish(writeDerivationMarkdown(derivation, 'cs').replaceAll(/\$\$.*\$\$/g, ''))).toEqual([])
    expect(writeDerivationLatex(derivation, 'cs')).toContain('\\subsection*{Odvození}')
  })

  it('has words of its own', () => {
    const { title, leads, meaning } = wordsOfDistribution(distribution, 'cs')
    expect(findEnglish([title, leads, meaning].join(' '))).toEqual([])
    expect(leads).not.toBe(distributionOf(distribution).leads)
  })
})

it('every rule is said in Czech, and none that does not exist', () => {
  expect(Object.keys(czechRules).sort()).toEqual(rules.map(({ id }) => id).sort())
  for (const { id, title, reason } of rules) {
    const czech = czechRules[id]
    expect(findEnglish(`${czech.title} ${czech.reason}`)).toEqual([])
    expect(czech.title).not.toBe(title)
    expect(czech.reason).not.toBe(reason)
  }
})
