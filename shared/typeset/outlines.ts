/** Reads MathJax's SVG tree as geometry: glyph outlines and rules with absolute positions, and nothing else. */
import type { SvgNode } from './mathjax.ts'

/** An outline in thousandths of an em, y upwards, to be drawn with its origin at (x, y) and `scale` applied. */
export interface Glyph {
  readonly d: string
  readonly x: number
  readonly y: number
  readonly scale: number
}

export interface Rect {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Characters the font has no outline for, with the room they are given: baseline at (x, y), one `size` high. */
export interface MissingText {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly size: number
}

export interface Outlines {
  readonly width: number
  readonly height: number
  readonly depth: number
  readonly glyphs: readonly Glyph[]
  readonly rects: readonly Rect[]
  readonly missing: readonly MissingText[]
}

/** Position and scale of an element; y upwards, in thousandths of an em. Nothing MathJax writes is rotated. */
interface Frame {
  readonly x: number
  readonly y: number
  readonly scaleX: number
  readonly scaleY: number
}

const CJK_OR_EMOJI =
  /[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]|\p{Extended_Pictographic}/u
const NARROW_EM = 0.6

/** Width that characters without an outline are given, in em: a square for Chinese and emoji, less for the rest. */
export function estimateWidth(text: string): number {
  return [...text].reduce((width, character) => width + (CJK_OR_EMOJI.test(character) ? 1 : NARROW_EM), 0)
}

/**
 * The outlines of a typeset formula at `size` pixels per em, the origin at the left end of the baseline, y downwards.
 */
export function readOutlines(svg: SvgNode, size: number): Outlines {
  const glyphs: Glyph[] = []
  const rects: Rect[] = []
  const missing: MissingText[] = []
  const unit = size / 1000
  const [, top, width, total] = numbersOf(svg.attributes['viewBox'])

  function addRect(x: number, y: number, width: number, height: number): void {
    if (width > 0 && height > 0) {
      rects.push({ x: x * unit, y: -(y + height) * unit, width: width * unit, height: height * unit })
    }
  }

  function visit(node: SvgNode, parent: Frame): void {
    const { kind, attributes } = node
    const frame = applyTransform(parent, attributes['transform'] ?? '')
    if (kind === 'path' && attributes['d'] !== '') {
      glyphs.push({ d: attributes['d'], x: frame.x * unit, y: -frame.y * unit, scale: frame.scaleX * unit })
    } else if (kind === 'rect' && attributes['data-hitbox'] === undefined) {
      const [x = 0, y = 0] = [Number(attributes['x'] ?? 0), Number(attributes['y'] ?? 0)]
      addRect(
        frame.x + x * frame.scaleX,
        frame.y + y * frame.scaleY,
        Number(attributes['width']) * frame.scaleX,
        Number(attributes['height']) * frame.scaleY,
      )
    } else if (kind === 'line') {
      // Only table rules are lines; they are horizontal or vertical.
      const [x1, y1, x2, y2] = ['x1', 'y1', 'x2', 'y2'].map((name) => Number(attributes[name] ?? 0))
      const thickness = Number(attributes['stroke-thickness'] ?? 60)
      const [x, y] = [Math.min(x1, x2), Math.min(y1, y2)]
      const half = thickness / 2
      const horizontal = y1 === y2
      addRect(
        frame.x + (horizontal ? x : x - half) * frame.scaleX,
        frame.y + (horizontal ? y - half : y) * frame.scaleY,
        (horizontal ? Math.abs(x2 - x1) : thickness) * frame.scaleX,
        (horizontal ? thickness : Math.abs(y2 - y1)) * frame.scaleY,
      )
    } else if (kind === 'text') {
      const text = node.children.map((child) => ('value' in child ? child.value : '')).join('')
      const textSize = size * Math.abs(frame.scaleX)
      const width = estimateWidth(text) * textSize
      missing.push({ text, x: frame.x * unit, y: -frame.y * unit, width, size: textSize })
    } else if (kind === 'svg' && node !== svg) {
      // The stretched middle of a tall bracket or a long arrow: a window onto a bar, so the bar is drawn instead.
      const outline = findPath(node)
      if (outline !== null) addBar(outline, attributes, frame)
    } else {
      for (const child of node.children) if (!('value' in child)) visit(child, frame)
    }
  }

  function addBar(outline: string, attributes: SvgNode['attributes'], frame: Frame): void {
    const numbers = pathPoints(outline)
    const [left, right] = [Math.min(...numbers.xs), Math.max(...numbers.xs)]
    const [bottom, high] = [Math.min(...numbers.ys), Math.max(...numbers.ys)]
    const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((name) => Number(attributes[name] ?? 0))
    const box = numbersOf(attributes['viewBox'])
    const vertical = box[0] === 0
    addRect(
      frame.x + (vertical ? x + left : x) * frame.scaleX,
      frame.y + (vertical ? y : bottom) * frame.scaleY,
      (vertical ? right - left : width) * frame.scaleX,
      (vertical ? height : high - bottom) * frame.scaleY,
    )
  }

  for (const child of svg.children) {
    // The outermost group turns y upwards, which is the direction frames have anyway.
    if (!('value' in child)) {
      for (const inner of child.children) {
        if (!('value' in inner)) visit(inner, { x: 0, y: 0, scaleX: 1, scaleY: 1 })
      }
    }
  }
  return { width: width * unit, height: -top * unit, depth: (total + top) * unit, glyphs, rects, missing }
}

function numbersOf(text: string): number[] {
  return text.split(/[\s,]+/).map(Number)
}

function applyTransform(frame: Frame, transform: string): Frame {
  let { x, y, scaleX, scaleY } = frame
  for (const [, name, list] of transform.matchAll(/(translate|scale)\(([^)]*)\)/g)) {
    const [a, b] = numbersOf(list.trim())
    if (name === 'translate') {
      x += a * scaleX
      y += (b ?? 0) * scaleY
    } else {
      scaleX *= a
      scaleY *= b ?? a
    }
  }
  return { x, y, scaleX, scaleY }
}

function findPath(node: SvgNode): string | null {
  if (node.kind === 'path') return node.attributes['d']
  for (const child of node.children) {
    const found = 'value' in child ? null : findPath(child)
    if (found !== null) return found
  }
  return null
}

/** All coordinates of a path with absolute commands. Control points count too: a bar has none. */
function pathPoints(d: string): { xs: number[]; ys: number[] } {
  const xs: number[] = []
  const ys: number[] = []
  for (const [, command, list] of d.matchAll(/([A-Z])([^A-Z]*)/g)) {
    const numbers = (list.match(/-?\d*\.?\d+/g) ?? []).map(Number)
    if (command === 'H') xs.push(...numbers)
    else if (command === 'V') ys.push(...numbers)
    else numbers.forEach((value, index) => (index % 2 === 0 ? xs : ys).push(value))
  }
  return { xs, ys }
}
