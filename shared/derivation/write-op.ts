/** Writing an op applied to arguments, with exactly the brackets it needs. */
import type { ResolvedNode } from '../graph/structure.ts'
import { isSum, isUnit } from '../notation/name.ts'
import type { Shape } from '../tensor/shape.ts'

export interface Argument {
  readonly tex: string
  /** As in `Notation.precedence`: 1 sum or sign, 2 product, .., 5 atom. */
  readonly precedence: number
}

/** A symbol or a name. */
export function symbol(tex: string): Argument {
  return { tex, precedence: 5 }
}

/** A node's name; labels that are themselves formulas are bracketed like them: `1 + \\left(-a\\right)`. */
export function named(tex: string): Argument {
  return isUnit(tex) ? symbol(tex) : { tex, precedence: isSum(tex) ? 1 : 2 }
}

/** Digits, or a power of a letter, such as e^{-1}. */
const PLAIN = /^(?:[\d.]+|\p{L}\^\{[^{}]*\}|\\infty)$/u

/** Numbers as they stand in a formula: a minus binds like a sum, a power of ten or a fraction like a product. */
export function numeral(tex: string): Argument {
  if (/^\\(left\[|begin|operatorname)/.test(tex)) return symbol(tex)
  if (tex.startsWith('-') || isSum(tex)) return { tex, precedence: 1 }
  return { tex, precedence: /^\\(frac|log)/.test(tex) || !(isUnit(tex) || PLAIN.test(tex)) ? 2 : 5 }
}

/**
 * The op of a node applied to the given arguments, in TeX.
 *
 * @param shapes of the arguments; by default as the op sees them, repeated to fit each other
 */
export function writeApplication(
  { op, attributes, inputShapes }: ResolvedNode,
  args: readonly Argument[],
  shapes: readonly Shape[] = inputShapes,
): string {
  const { precedence = 5, needs = [precedence === 5 ? 0 : precedence] } = op.notation
  const texts = args.map((argument, port) => bracketBelow(argument, needs[Math.min(port, needs.length - 1)]))
  return op.notation.tex(texts, attributes, shapes)
}

/** The derivative of a node's op with respect to one port as a formula in the given texts. */
export function writeLocal(
  { op, attributes, inputShapes }: ResolvedNode,
  port: number,
  args: readonly string[],
  output: string,
): string {
  const formulas = op.notation.local(args, output, attributes, inputShapes)
  return formulas[Math.min(port, formulas.length - 1)]
}

export function bracketBelow({ tex, precedence }: Argument, need: number): string {
  return precedence < need ? `\\left(${tex}\\right)` : tex
}

/** Numbers put into a formula without factors of 1 or a sign of 0: `-1 \\sigma(-1 \\cdot 2)` is `-\\sigma(-2)`, `e^{-0}` is `e^{0}`. */
export function dropOnes(tex: string): string {
  return tex
    .replace(/(?<![\w.}^])1 (?:\\cdot |(?=\\(?:sigma|left\(|sin|cos|tan|log|exp|mathrm|sqrt|frac)))/g, '')
    .replace(/ \\cdot 1(?![\d.^])/g, '')
    .replace(/(?<=[({])-0(?![\d.])/g, '0')
}

/** Exponents of powers that were differentiated: `3 b^{3 - 1}` is `3 b^{2}`. */
export function foldExponents(tex: string): string {
  return tex.replace(/\^\{(\d+) - 1\}/g, (_, exponent) => (exponent === '2' ? '' : `^{${Number(exponent) - 1}}`))
}
