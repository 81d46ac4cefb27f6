/** Outlines of glyphs as operators of PDF. */
import { formatCoordinate as f } from '../scene/geometry.ts'

/**
 * The path data of a glyph as operators with the box around its points. Quadratic curves become cubic ones:
 * their control points lie two thirds of the way to the quadratic one.
 */
export function outlineOperators(d: string): { readonly operators: string; readonly box: readonly number[] } {
  const operators: string[] = []
  let [left, bottom, right, top] = [Infinity, Infinity, -Infinity, -Infinity]
  let [x, y, controlX, controlY] = [0, 0, 0, 0]

  function lineTo(toX: number, toY: number, operator: 'm' | 'l'): void {
    reach(toX, toY)
    operators.push(`${f(toX)} ${f(toY)} ${operator}`)
    ;[x, y, controlX, controlY] = [toX, toY, toX, toY]
  }
  function bendTo(byX: number, byY: number, toX: number, toY: number): void {
    reach(byX, byY)
    reach(toX, toY)
    const third = (end: number, control: number): number => (end + 2 * control) / 3
    operators.push(curveTo(third(x, byX), third(y, byY), third(toX, byX), third(toY, byY), toX, toY))
    ;[x, y, controlX, controlY] = [toX, toY, byX, byY]
  }
  function reach(atX: number, atY: number): void {
    ;[left, bottom] = [Math.min(left, atX), Math.min(bottom, atY)]
    ;[right, top] = [Math.max(right, atX), Math.max(top, atY)]
  }

  for (const [, command, list] of d.matchAll(/([A-Za-z])([^A-Za-z]*)/g)) {
    const numbers = (list.match(/-?\d*\.?\d+/g) ?? []).map(Number)
    if (command === 'Z') operators.push('h')
    else if (command === 'H') for (const to of numbers) lineTo(to, y, 'l')
    else if (command === 'V') for (const to of numbers) lineTo(x, to, 'l')
    else if (command === 'M' || command === 'L') {
      for (const [index, [toX, toY]] of groups(numbers, 2).entries()) {
        lineTo(toX, toY, command === 'M' && index === 0 ? 'm' : 'l')
      }
    } else if (command === 'Q') for (const [byX, byY, toX, toY] of groups(numbers, 4)) bendTo(byX, byY, toX, toY)
    else if (command === 'T')
      for (const [toX, toY] of groups(numbers, 2)) bendTo(2 * x - controlX, 2 * y - controlY, toX, toY)
    else if (command === 'C') {
      for (const [aX, aY, bX, bY, toX, toY] of groups(numbers, 6)) {
        for (const [atX, atY] of [
          [aX, aY],
          [bX, bY],
          [toX, toY],
        ])
          reach(atX, atY)
        operators.push(curveTo(aX, aY, bX, bY, toX, toY))
        ;[x, y, controlX, controlY] = [toX, toY, toX, toY]
      }
    } else throw new Error(`the font has an outline with the command ${command}`)
  }
  return { operators: `${operators.join(' ')} f`, box: [left - 1, bottom - 1, right + 1, top + 1].map(Math.round) }
}

function groups(numbers: readonly number[], size: number): number[][] {
  return Array.from({ length: numbers.length / size }, (_, index) => numbers.slice(index * size, (index + 1) * size))
}

/** A Bézier curve by two control points and its end. */
export function curveTo(...numbers: readonly number[]): string {
  return `${numbers.map(f).join(' ')} c`
}
