/** Names of nodes as TeX: `w1` becomes w with a small 1, `theta` the Greek letter, `hidden` an upright word. */
import { escapeText } from './typeset.ts'

const GREEK = new Set(
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega'.split(
    ' ',
  ),
)

const NAME = /^(?<stem>.+?)(?:_?(?<digits>\d+)|_(?<word>[^_\d]\S*))?(?<primes>'*)$/u

/** The TeX of an identifier of a graph. */
export function nameToTex(id: string): string {
  const { stem, digits, word, primes } = NAME.exec(id)?.groups ?? { stem: id }
  const below = digits ?? (word === undefined ? undefined : partToTex(word))
  return `${partToTex(stem)}${below === undefined ? '' : `_{${below}}`}${primes ?? ''}`
}

function partToTex(part: string): string {
  if (GREEK.has(part)) return `\\${part}`
  if ([...part].length === 1 && /[\p{Script=Latin}\p{Script=Greek}]/u.test(part)) return part
  return /^[A-Za-z]+$/.test(part) ? `\\mathrm{${part}}` : `\\text{${escapeText(part)}}`
}

const UNIT = /^(?:\\[A-Za-z]+(?:\{[^{}]*\})?|\p{L}|\d+)(?:[_^](?:\{[^{}]*\}|\w))*'*(?:\(.*\)|\\left\(.*\\right\))?$/u

/** The TeX of a derivative as a fraction; a label that is a sum or a product is bracketed. */
export function derivativeTex(of: string, by: string): string {
  return `\\frac{\\partial ${asUnit(of)}}{\\partial ${asUnit(by)}}`
}

function asUnit(tex: string): string {
  return UNIT.test(tex) ? tex : `(${tex})`
}
