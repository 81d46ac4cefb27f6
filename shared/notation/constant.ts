/** Constant expressions as TeX in one line: pi/2 → \pi/2, sqrt(2) → \sqrt{2}. Source: mathjs' own TeX writer. */
import { parseExpression } from '../value/expression.ts'
import { evaluateConstant } from '../value/constant.ts'
import { numberTex, type NumberStyle } from './number.ts'

const PLAIN = /^[\s\d.eE+-]+$/

/** Falls back to the number where the expression cannot be typeset. */
export function constantTex(text: string, style: NumberStyle = {}): string {
  const constant = evaluateConstant(text)
  if (!('value' in constant)) return `\\text{?}`
  if (PLAIN.test(text) || !Number.isFinite(constant.value)) return numberTex(constant.value, style)
  const tex = parseExpression(text.trim().replaceAll('**', '^').replaceAll('−', '-')).toTex({ parenthesis: 'keep' })
  return inline(tex)
}

/** A fraction of two simple parts reads better on one line: \frac{\pi}{2} → \pi/2. */
function inline(tex: string): string {
  return tex
    .replaceAll('~', '')
    .replaceAll('\\ln', '\\log') // log is the natural logarithm everywhere in the program
    .replace(/^(-?)\\frac\{((?:\\?[A-Za-z]+|\d+(?:\.\d+)?|\d+\\cdot\\pi))\}\{(\d+(?:\.\d+)?)\}$/, '$1$2/$3')
}
