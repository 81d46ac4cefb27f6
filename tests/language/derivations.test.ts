/** Solutions in Czech: the same mathematics as in English, and no English word in the sentences. */
import { describe, expect, it } from 'vitest'
import { deriveDocument, type Derivation } from '../../shared/derivation/derivation.ts'
import { writeMarkdown } from '../../shared/derivation/markdown.ts'
import { composeSolution } from '../../shared/derivation/solution.ts'
import { findGradientOrigin, findOrigin } from '../../shared/derivation/why-not-finite.ts'
import { explainZero } from '../../shared/derivation/why-zero.ts'
import type { Document, DocumentNode } from '../../shared/document/document.ts'
import { writeLatex } from '../../shared/export/latex-solution.ts'
import type { Language } from '../../shared/language/language.ts'
import { EXAMPLES } from '../export/examples.ts'
import { findEnglish } from './find-english.ts'

function derive(document: Document, language: Language): Derivation {
  const derived = deriveDocument(document, language)
  if (!derived.ok) throw new Error(derived.problems.map(({ code }) => code).join(', '))
  return derived.value
}

const withoutTitle = (text: string) => text.slice(text.indexOf('\n'))

describe.each(EXAMPLES)('the solution of $name', ({ document }) => {
  const [english, czech] = (['en', 'cs'] as const).map((language) => derive(document, language))

  it('has no English word in it', () => {
    expect(findEnglish(withoutTitle(writeMarkdown(czech)))).toEqual([])
  })

  it('has the same steps, and a remark wherever the English one has', () => {
    const stepsOf = (derivation: Derivation) =>
      composeSolution(derivation).sections.flatMap(({ steps }) =>
        steps.map(({ note, ...rest }) => [rest, note !== null]),
      )
    expect(stepsOf(czech)).toEqual(stepsOf(english))
  })

  it('says why gradients are zero in Czech', () => {
    for (const { id } of document.nodes) {
      const { summary, paths } = explainZero(czech, id, null)
      expect(findEnglish([summary, ...paths.map(({ reason }) => reason)].join(' '))).toEqual([])
    }
  })
})

/** w → op → L, from one number. */
function single(op: string, value: number): Document {
  const nodes: DocumentNode[] = [
    { id: 'w', op: 'parameter', attributes: { value }, inputs: [] },
    { id: 'a', op, attributes: {}, inputs: ['w'] },
    { id: 'L', op: 'square', attributes: {}, inputs: ['a'] },
  ]
  return { title: '', nodes, loss: 'L' }
}

it.each([
  ['log', 0],
  ['log', -1],
  ['sqrt', -1],
  ['sqrt', 0],
  ['asin', 2],
  ['reciprocal', 0],
  ['exp', 1e4],
  ['tan', Infinity],
])('%s at %d: where a number stopped being finite is said in Czech', (op, value) => {
  const derivation = derive(single(op, value), 'cs')
  const origin = findOrigin(derivation, 'L') ?? findGradientOrigin(derivation)
  expect(origin).not.toBeNull()
  expect(findEnglish(origin?.reason ?? '')).toEqual([])
})

it('LaTeX asks for Czech hyphenation and captions', () => {
  const source = writeLatex(derive(EXAMPLES.find(({ name }) => name === 'problem-2')!.document, 'cs'))
  expect(source).toContain('\\usepackage[czech]{babel}')
  expect(source).toContain('\\section*{Řetízkové pravidlo}')
  expect(source).not.toMatch(/Given|Forward|Conventions/)
})
