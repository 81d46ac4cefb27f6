/** No text of the window or of the program around it is written where it is shown, and nothing in a catalogue is left as it was. */
import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { czech } from '../../renderer/text/cs/index.ts'
import { english } from '../../renderer/text/en/index.ts'
import { likelihoodWords } from '../../shared/likelihood/words/index.ts'
import { wordsOf as derivationWords } from '../../shared/derivation/words/index.ts'
import { sceneWords } from '../../shared/scene/words/index.ts'
import { exportWords } from '../../shared/export/words/index.ts'
import { diagnosisWords } from '../../shared/diagnosis/words.ts'
import { listLiterals, type Literal } from './literals.ts'

const listFiles = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.startsWith('text/'))
    .map((name) => `${folder}/${name}`)

/** Attributes that are read or heard. */
const SAID =
  /^(title|label|alt|placeholder|summary|explanation|hint|aria-label|aria-description|aria-roledescription|aria-valuetext|message|detail)$/

const isWords = (text: string) => /\p{L}{2,}/u.test(text)

/** A label begins with a capital or has several words; the rest are ids. */
const isLabel = (text: string) => isWords(text) && /^\p{Lu}|\p{L} \p{L}/u.test(text) && text !== 'Chainrule'

const sayIt = ({ file, line, owner, text }: Literal) => `${file}:${line} ${owner}: ${text}`

describe('in the source of the window and of the desktop', () => {
  const literals = [...listFiles('renderer'), ...listFiles('electron')].flatMap(listLiterals)

  it('no words stand between tags', () => {
    // Names of keys and programs are the same in every language.
    const found = literals.filter(
      ({ kind, text }) => kind === 'jsx' && isWords(text) && !/^(Enter|Esc|Chainrule|Σr²)$/.test(text),
    )
    expect(found.map(sayIt)).toEqual([])
  })

  it('no words stand in an attribute that is read or heard', () => {
    expect(
      literals.filter(({ kind, owner, text }) => kind === 'string' && SAID.test(owner) && isLabel(text)).map(sayIt),
    ).toEqual([])
  })
})

/** What is called so in Czech, too: names, symbols, formulas, international terms. */
const SAME = new Set([
  ...`Chainrule SVG PDF CSV PNG JSON Markdown LaTeX px cm pt auto Inspektor Panely Graf Export Data bias Bias Filtr Momentum
  SGD Nesterov Adam Xavier He Log sign(r) Same Valid nat bit hartley gradient Divergence`.split(/\s+/),
  'Max pooling',
  'Laplace (L1)',
  'Momentum 0.9',
  // Formulas, values and a table as they are typed.
  'Gradient ∂L/∂x',
  'Model m',
  'gradient 0',
  'Σ|r| + N log 2',
  '2, [2, 1], pi/2, randn(3, 4)',
  'y = dot(sin(w), x); L = logistic_loss(y, l)',
  'epoch,loss,validation\n0,2.31,2.35',
])

type Path = readonly [path: string, text: string]

/** Strings that both catalogues say alike, with their paths. */
function listSame(a: unknown, b: unknown, path = ''): Path[] {
  if (typeof a === 'string') return a === b && isWords(a) && !SAME.has(a) ? [[path, a]] : []
  if (typeof a !== 'object' || a === null || typeof b !== 'object' || b === null) return []
  return Object.entries(a).flatMap(([key, value]) =>
    listSame(value, (b as Readonly<Record<string, unknown>>)[key], path === '' ? key : `${path}.${key}`),
  )
}

describe('in the catalogues', () => {
  it.each([
    ['the window', english, czech],
    ['solutions', derivationWords({ language: 'en' }), derivationWords({ language: 'cs' })],
    ['figures', sceneWords({ language: 'en' }), sceneWords({ language: 'cs' })],
    ['likelihoods', likelihoodWords('en'), likelihoodWords('cs')],
    ['diagnoses', diagnosisWords('en'), diagnosisWords('cs')],
    ['exported files', exportWords('en'), exportWords('cs')],
  ])('%s: nothing is said in Czech as it is in English', (_, original, translated) => {
    expect(listSame(original, translated)).toEqual([])
  })
})
