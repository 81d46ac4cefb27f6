/** TeX building blocks of the op declarations. */

/** A symbol with indices and primes, a plain number, or a command with one argument: `w'`, `\theta_{1}`, `2.5`. */
const ATOM = /^(?:\\[A-Za-z]+(?:\{[^{}]*\})?|\p{L}+|\d+(?:\.\d+)?)(?:_(?:\{[^{}]*\}|\w))?'*$/u

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

/** A product written by juxtaposition, with a dot where numbers would run together. */
export function product(a: string, b: string): string {
  const second = atom(b)
  return /^[\d]/.test(second) ? `${atom(a)} \\cdot ${second}` : `${atom(a)}\\,${second}`
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
