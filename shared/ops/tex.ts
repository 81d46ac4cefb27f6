/** TeX building blocks of the op declarations. */

/** A symbol with indices and primes, a plain number, or a command with one argument: `w'`, `\theta_{1}`, `2.5`. */
const ATOM = /^(?:\\[A-Za-z]+(?:\{[^{}]*\})?|\p{L}+|\d+(?:\.\d+)?)(?:_(?:\{(?:[^{}]|\{[^{}]*\})*\}|\w))?'*$/u

/** A single environment, such as a matrix. */
const MATRIX = /^\\begin\{(\w+)\}(?:(?!\\begin).)*\\end\{\1\}$/s

export function bracket(text: string): string {
  return `\\left(${text}\\right)`
}

/** The text as one unit: bracketed unless it is one already. */
export function atom(text: string): string {
  return ATOM.test(text) || MATRIX.test(text) || isBracketed(text) ? text : bracket(text)
}

/** Whether one pair of brackets encloses the whole text, but for the name of a function before it: `\sigma(x)`. */
function isBracketed(text: string): boolean {
  if (!/^(?:\\[A-Za-z]+)?\\left[([]/.test(text)) return false
  let depth = 0
  for (const match of text.matchAll(/\\(left|right)(?![A-Za-z])/g)) {
    depth += match[1] === 'left' ? 1 : -1
    if (depth === 0) return match.index + '\\right)'.length === text.length
  }
  return false
}

/** Whether a sign stands at the front or between terms, outside of all brackets and groups. */
function isSum(text: string): boolean {
  let open = text.replace(/\\left(?![A-Za-z])|\\begin\{\w+\}/g, '{').replace(/\\right(?![A-Za-z]).|\\end\{\w+\}/g, '}')
  for (let closed = ''; closed !== open;) {
    closed = open
    open = open.replace(/\{[^{}]*\}/g, '')
  }
  return /[+-]/.test(open)
}

/** The text as a factor of a product: bracketed if it is a sum or negative. */
export function factor(text: string): string {
  return isSum(text) ? bracket(text) : text
}

/** A product written by juxtaposition, with a dot where numbers would run together. */
export function product(a: string, b: string): string {
  const [first, second] = [factor(a), factor(b)]
  if (/^\d/.test(second)) return `${first} \\cdot ${second}`
  return /^[\d.]+$/.test(first) ? `${first} ${second}` : `${first}\\,${second}`
}

/** The text times a positive coefficient; the sign comes to the front. */
export function multiple(coefficient: string, text: string): string {
  const isNegative = text.startsWith('-') && !isSum(text.slice(1))
  return isNegative ? `-${multiple(coefficient, text.slice(1))}` : product(coefficient, text)
}

/** An upright name applied to arguments: `\mathrm{relu}\left(x\right)`. */
export function call(name: string, ...args: readonly string[]): string {
  return `${upright(name)}${bracket(args.join(', '))}`
}

export function upright(name: string): string {
  return `\\mathrm{${name.replaceAll('_', '\\_')}}`
}

export function power(base: string, exponent: string | number): string {
  return `${atom(base)}^{${exponent}}`
}

export function fraction(numerator: string, denominator: string): string {
  return `\\frac{${numerator}}{${denominator}}`
}

/** An entry of a tensor: `x_{i}`. */
export function entry(text: string, index: string): string {
  const unit = atom(text)
  return unit.includes('_') ? `{${unit}}_{${index}}` : `${unit}_{${index}}`
}

/** Iverson's bracket: 1 where the condition holds, otherwise 0. */
export function indicator(condition: string): string {
  return `\\left[${condition}\\right]`
}

export function real(value: number): string {
  if (value === Infinity) return '\\infty'
  if (value === -Infinity) return '-\\infty'
  const [mantissa, exponent] = String(value).split('e')
  return exponent === undefined ? mantissa : `${mantissa} \\cdot 10^{${Number(exponent)}}`
}
