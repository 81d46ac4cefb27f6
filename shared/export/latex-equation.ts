/**
 * Aligned equations that stay inside the margins. Widths are measured (MathJax's font is as wide as LaTeX's), and a
 * line that would be too long is broken before a relation, then before the signs of a sum.
 */
import { splitOutside } from '../notation/split.ts'
import { relateTex } from '../notation/tensor.ts'
import type { StepDescription } from '../derivation/step-description.ts'
import { listSides, relationOf } from '../derivation/solution.ts'
import { typeset } from '../typeset/typeset.ts'

/** `left = side = side`, in TeX. */
export interface Equation {
  readonly left: string
  /** `=` or `\leftarrow` before the first side. */
  readonly relation: string
  readonly sides: readonly string[]
}

/** What a step says. Steps that say the same were joined: ∂y/∂a = ∂y/∂b = 1 has its second left side among the sides. */
export function equationOf(step: StepDescription): Equation {
  const [left, ...equal] = splitOutside(step.quantity, / = /g)
  return { left, relation: relationOf(step), sides: [...equal, ...listSides(step)] }
}

export interface Line {
  /** What stands before and behind the point of alignment. */
  readonly left: string
  readonly right: string
}

/** Width in points of a formula set as a display, at a size of type in points. */
export function measure(tex: string, size: number): number {
  return typeset(`\\displaystyle ${tex}`, { size }).width
}

/**
 * The lines of an equation, of which none is wider than `width` points if it can be broken at all. A side in the middle,
 * numbers put into a formula, is left out where it cannot be broken.
 *
 * @param indent width of the widest left side that the equation is aligned with
 * @param size size of type in points
 */
export function breakEquation(
  { left, relation, sides }: Equation,
  indent: number,
  width: number,
  size: number,
): Line[] {
  const room = width - indent - 2.5 * size
  const lines: Line[] = []
  let current: Line = { left, right: '' }
  let used = 0
  sides.forEach((side, index) => {
    const parts = breakSum(side, room, size)
    const widths = parts.map((part) => measure(part, size) + 2 * size)
    const isDispensable = index > 0 && index < sides.length - 1
    if (isDispensable && Math.max(...widths) > room + 2 * size) return
    parts.forEach((part, position) => {
      const text = position > 0 ? `\\quad ${part}` : relateTex(part, index === 0 ? relation : '=')
      if (used > 0 && (position > 0 || used + widths[position] > room)) {
        lines.push(current)
        current = { left: '', right: '' }
        used = 0
      }
      current = { ...current, right: current.right === '' ? text : `${current.right} ${text}` }
      used += widths[position]
    })
  })
  return [...lines, current]
}

/** An equation on one line: `left = side = side`. */
export function joinEquation({ left, relation, sides }: Equation): string {
  return [left, ...sides.map((side, index) => relateTex(side, index === 0 ? relation : '='))].join(' ')
}

/** What is given needs no numbers: as many equations on a line as fit into the width, two em apart. */
export function fillRows(equations: readonly Equation[], width: number, size: number): string[][] {
  const rows: string[][] = []
  let used = Infinity
  for (const equation of equations) {
    const tex = joinEquation(equation)
    const needed = measure(tex, size) + 2 * size
    if (used + needed > width) rows.push([])
    used = rows.at(-1)!.push(tex) === 1 ? needed : used + needed
  }
  return rows
}

/** A sum over as many lines as it needs. */
function breakSum(tex: string, width: number, size: number): string[] {
  if (measure(tex, size) <= width) return [tex]
  const lines: string[] = []
  let used = Infinity
  for (const term of splitOutside(tex, / (?=[+-] )/g)) {
    const termWidth = measure(term, size) + size
    if (used + termWidth > width) {
      lines.push(term)
      used = termWidth
    } else {
      lines[lines.length - 1] += ` ${term}`
      used += termWidth
    }
  }
  return lines
}
