import { relateNumbers, relationOf } from '../../../shared/derivation/solution.ts'
import type { StepDescription } from '../../../shared/derivation/step-description.ts'
import { relateTex } from '../../../shared/notation/tensor.ts'
import { Mathematics } from '../../mathematics/mathematics.tsx'
import { speakTex } from '../../text/spoken.ts'
import { text } from '../../text/text.ts'

interface Line {
  readonly title: string
  readonly tex: string
  readonly isResult: boolean
}

interface Props {
  readonly description: StepDescription
  /** Pixels per em. */
  readonly size: number
}

/** A step as lines under one another, equal sign below equal sign: the rule, the rule with numbers, the result. */
export function StepLines({ description, size }: Props) {
  return (
    <div className={`step__lines step--${colourOf(description)}`}>
      {listLines(description).map(({ title, tex, isResult }, index) => (
        <div key={title} className={isResult ? 'step__line step__line--result' : 'step__line'}>
          <span className="step__title">{title}</span>
          <span className="step__quantity">
            {index === 0 && (
              <Mathematics tex={description.quantity} size={size} label={speakTex(description.quantity)} />
            )}
          </span>
          <span className="step__formula">
            <Terms tex={tex} size={size} />
          </span>
        </div>
      ))}
    </div>
  )
}

/** A formula; a long sum of products may be broken before its plus signs, so that it stays in view. */
function Terms({ tex, size }: { readonly tex: string; readonly size: number }) {
  const terms = tex.length < LONG || tex.includes('\\begin') ? [tex] : splitSum(tex)
  if (terms.length < 3) return <Mathematics tex={tex} size={size} label={speakTex(tex)} />
  return (
    <span className="step__terms" role="img" aria-label={speakTex(tex)}>
      {terms.map((term, index) => (
        <Mathematics key={index} tex={term} size={size} />
      ))}
    </span>
  )
}

/** Characters of TeX that fit the narrowest panel. */
const LONG = 80

/** The terms of a sum, each but the first with its plus sign; brackets and groups stay whole. */
function splitSum(tex: string): string[] {
  const terms = ['']
  let depth = 0
  for (const token of tex.split(/( \+ |\\left|\\right|[{}])/)) {
    if (token === '{' || token === '\\left') depth++
    if (token === '}' || token === '\\right') depth--
    if (token === ' + ' && depth === 0) terms.push('{}+ ')
    else terms[terms.length - 1] += token
  }
  return terms
}

/** What would only repeat the line above it is left out. */
function listLines(description: StepDescription): Line[] {
  const { phase, formula, substituted, exact, result } = description
  const { decimals, numbers } = relateNumbers(description)
  const { lines } = text.player
  const relation = relationOf(description)
  const written = exact === null || exact === result ? decimals : `${exact} ${decimals}`
  if (formula === null)
    return [{ title: phase === 'given' ? lines.given : lines.result, tex: relateTex(written), isResult: true }]
  const isNews = numbers !== null && substituted !== formula && substituted !== result
  return [
    { title: lines.rule, tex: relateTex(formula, relation), isResult: false },
    ...(isNews ? [{ title: lines.numbers, tex: `{}${relateTex(numbers)}`, isResult: false }] : []),
    ...(written === formula ? [] : [{ title: lines.result, tex: `{}${relateTex(written)}`, isResult: true }]),
  ]
}

/** The colour that the canvas gives to what is computed. */
export function colourOf({ phase }: StepDescription): 'value' | 'local' | 'gradient' {
  if (phase === 'local') return 'local'
  return phase === 'product' || phase === 'backward' || phase === 'sum' ? 'gradient' : 'value'
}
