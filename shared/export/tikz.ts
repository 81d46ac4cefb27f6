/**
 * A scene as TikZ, written to be edited: one `\node` per node, one `\draw` per wire, labels as nodes of their own where
 * the scene placed them, everything in named styles and colours. Mathematics is TeX, so it takes the font of the
 * document around it. Needs TikZ with `arrows.meta`, amsmath and amssymb; nothing else.
 */
import type { Point } from '../scene/geometry.ts'
import type { AnnotationPicture, Mark, NodePicture, Paint, PlacedLabel, Scene, WirePicture } from '../scene/picture.ts'
import { wordsOf } from '../derivation/words/index.ts'
import { measureFigure, themeOf, type FigureOptions } from './figure-options.ts'
import { embedInComments } from './embed-comment.ts'
import { declareLetters, fontPreamble } from './latex-fonts.ts'
import { typesetMath } from './latex-math.ts'
import { latexComment } from './latex-text.ts'
import { exportWords } from './words/index.ts'
import {
  CM_PER_PIXEL,
  colorName,
  defineColors,
  fontFor,
  nameNodes,
  POINTS_PER_PIXEL,
  STYLES,
  stylesOf,
} from './tikz-style.ts'

export interface TikzOptions extends Omit<FigureOptions, 'background'> {
  /** Only the picture, for `\input`; otherwise a document that compiles by itself. */
  readonly input?: boolean
  /** On which slides of Beamer a part is seen: all of them (the default), from one slide on, or none. */
  readonly reveal?: (part: TikzPart) => 'always' | 'never' | number
}

/** What can appear by itself: values and gradients at a node or on a wire. */
export interface TikzPart {
  readonly kind: 'value' | 'local' | 'gradient'
  readonly node?: string
  readonly edge?: string
}

/** What every document with such a figure loads. */
export const TIKZ_PREAMBLE = ['\\usepackage{amsmath, amssymb}', '\\usepackage{tikz}', '\\usetikzlibrary{arrows.meta}']

/** What one picture is written with. */
interface Writer {
  readonly scene: Scene
  readonly names: ReadonlyMap<string, string>
  readonly paints: Set<Paint>
  readonly styles: Set<string>
  readonly reveal: NonNullable<TikzOptions['reveal']>
}

type Formula = Extract<Mark, { kind: 'formula' }>

export function writeTikz(scene: Scene, options: TikzOptions = {}): string {
  const { input = false, embed } = options
  const { language = 'en' } = scene
  const words = exportWords(language).latex
  const heading = latexComment(words.written(scene.description))
  const comments =
    embed === undefined ? [] : ['', latexComment(wordsOf({ language }).theGraph), ...embedInComments(embed)]
  const picture = writePicture(scene, options)
  const lines = input
    ? [
        heading,
        latexComment(words.needs),
        ...TIKZ_PREAMBLE.map(latexComment),
        ...declareLetters(picture.join(), language),
        ...picture,
      ]
    : [
        heading,
        '\\documentclass[border=4pt]{standalone}',
        ...fontPreamble(picture.join(), language),
        ...TIKZ_PREAMBLE,
        '',
        '\\begin{document}',
        ...picture,
        '\\end{document}',
      ]
  return `${[...lines, ...comments].join('\n')}\n`
}

/** The picture alone, for documents of our own. */
export function writePicture(scene: Scene, options: TikzOptions): string[] {
  const { theme = 'paper', reveal = () => 'always' } = options
  const writer: Writer = { scene, names: nameNodes(scene.nodes), paints: new Set(), styles: new Set(), reveal }
  const frames = (scene.frames ?? []).flatMap((frame) => writeFrame(frame, writer))
  const nodes = scene.nodes.map((node) => writeNode(node, writer))
  const captions = scene.nodes.flatMap((node) => writeCaption(node, writer))
  const wires = scene.wires.map((wire) => writeWire(wire, writer))
  const comments = (scene.comments ?? []).flatMap((comment) => writeAnnotation(comment, 'comment', writer))
  const labels = scene.labels.map((label) => ({ label, lines: writeLabel(label, writer) }))
  const side = (side: PlacedLabel['side']) =>
    labels.filter(({ label }) => label.side === side).flatMap(({ lines }) => lines)
  const background = theme === 'dark' ? writeBackground(writer) : []
  const used = Object.entries(STYLES).filter(([name]) => writer.styles.has(name))
  const hasMatrices = [nodes, captions, ...labels.map(({ lines }) => lines)].flat().join().includes('matrix}')
  const paints = [...used.flatMap(([, { paints }]) => paints), ...writer.paints]
  const words = exportWords(scene.language).tikz
  return [
    `\\begin{tikzpicture}${scaleOption(scene, options)}`,
    ...section(words.colours, defineColors(paints, themeOf({ theme }))),
    ...section(
      words.styles,
      used.map(([name, { definition }]) => `\\tikzset{${name}/.style={${definition}}}`),
    ),
    ...section(words.matrices, hasMatrices ? ['\\arraycolsep=3pt'] : []),
    ...section(words.background, background),
    ...section(words.frames, frames),
    ...section(words.nodes, nodes),
    ...section(words.captions, captions),
    ...section(words.wires, wires),
    ...section(words.comments, comments),
    ...section(words.above, side('above')),
    ...section(words.below, side('below')),
    '\\end{tikzpicture}',
  ]
}

/** Without a wish for its size, labels are set in 8 pt, the size of footnotes. */
function scaleOption({ bounds }: Scene, options: TikzOptions): string {
  if (options.widthCm === undefined && options.fontSizePt === undefined) return ''
  const scale = measureFigure(bounds, options).pointsPerPixel / POINTS_PER_PIXEL
  return `[scale=${Math.round(scale * 1000) / 1000}, transform shape]`
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`  % ${title}`, ...lines.map((line) => `  ${line}`)]
}

function writeBackground(writer: Writer): string[] {
  const { x, y, width, height } = writer.scene.bounds
  writer.paints.add('paper')
  const [corner, opposite] = [at({ x, y }, writer), at({ x: x + width, y: y + height }, writer)]
  return [`\\fill[${colorName('paper')}] ${corner} rectangle ${opposite};`]
}

/** An open frame: its border, and its title where it has one. */
function writeFrame(frame: AnnotationPicture, writer: Writer): string[] {
  const { position, width, height } = frame
  const opposite = add(position, { x: width, y: height })
  const border = `\\draw[${use(['frame'], writer).join()}] ${at(position, writer)} rectangle ${at(opposite, writer)};`
  return [border, ...writeAnnotation(frame, 'frame title', writer)]
}

/** The words of a comment or of a frame's title, where it has any, from the top left corner of the first. */
function writeAnnotation({ position, marks }: AnnotationPicture, style: string, writer: Writer): string[] {
  const formulas = marks.filter((mark): mark is Formula => mark.kind === 'formula')
  if (formulas.length === 0) return []
  const left = Math.min(...formulas.map(({ origin }) => origin.x))
  const top = Math.min(...formulas.map(({ origin, typeset }) => origin.y - typeset.height))
  const text = writeLines(formulas, { paint: style === 'comment' ? 'ink' : 'muted', size: 15 }, writer)
  return [`\\node[${use([style], writer).join()}] at ${at(add(position, { x: left, y: top }), writer)} {${text}};`]
}

function writeNode(node: Scene['nodes'][number], writer: Writer): string {
  const { position, width, height, outline } = node
  const styles = use(stylesOf(node), writer)
  const size =
    outline === 'circle'
      ? [`minimum size=${cm(width)}cm`]
      : [`minimum width=${cm(width)}cm`, `minimum height=${cm(height)}cm`]
  const center = at({ x: position.x + width / 2, y: position.y + height / 2 }, writer)
  const text = writeLines(formulasOf(node, 'inside'), { paint: 'ink', size: 20 }, writer)
  const frozen = isFrozen(node)
    ? [`label={[${use(['value'], writer).join()}, anchor=center, shift={(-5pt,-5pt)}]north east:$\\ast$}`]
    : []
  return `\\node[${[...styles, ...size, ...frozen].join(', ')}] (${nameOf(node.id, writer)}) at ${center} {${text}};`
}

/** A parameter that is kept as it is carries a star: strokes in the colour of values. */
function isFrozen({ marks }: NodePicture): boolean {
  return marks.some((mark) => mark.kind === 'path' && mark.stroke?.paint === 'value')
}

/** What stands next to a node: below it, or beside it where wires run down. */
function writeCaption(node: Scene['nodes'][number], writer: Writer): string[] {
  const formulas = formulasOf(node, 'outside')
  if (formulas.length === 0) return []
  const isBelow = formulas[0].origin.y > node.height
  const place = isBelow
    ? `anchor=north] at ([${shiftAside(node, formulas)}yshift=-3pt]${nameOf(node.id, writer)}.south)`
    : `anchor=west] at ([xshift=3pt]${nameOf(node.id, writer)}.east)`
  const text = writeLines(formulas, { paint: 'muted', size: 15 }, writer)
  const kind = formulas.some(({ paint }) => paint === 'gradient') ? 'gradient' : 'value'
  const overlay = formulas.some(({ paint }) => paint === kind) ? writer.reveal({ kind, node: node.id }) : 'always'
  const styles = use(['caption', ...(node.recedes === true ? ['repeated'] : [])], writer)
  return [uncover(overlay, `\\node[${styles.join()}, ${place} {${text}};`)]
}

/** A caption that stands more to the right than centred, as wires need it. */
function shiftAside({ width }: NodePicture, formulas: readonly Formula[]): string {
  const left = Math.min(...formulas.map(({ origin }) => origin.x))
  const right = Math.max(...formulas.map(({ origin, typeset }) => origin.x + typeset.width))
  const aside = (left + right - width) / 2
  return aside > 1 ? `xshift=${cm(aside)}cm, ` : ''
}

function formulasOf({ marks, width, height }: NodePicture, where: 'inside' | 'outside'): Formula[] {
  return marks.filter(
    (mark): mark is Formula =>
      mark.kind === 'formula' && (mark.origin.y > height || mark.origin.x >= width) === (where === 'outside'),
  )
}

function writeWire({ from, to, curve, tip }: WirePicture, writer: Writer): string {
  const [start, end] = [nodeOf(from, writer), nodeOf(to, writer)]
  let path = `(${nameOf(from, writer)}.${anchorOf(start, curve[0])})`
  // The curve ends where the arrowhead begins; TikZ shortens lines for arrowheads itself.
  const last = curve[curve.length - 1]
  const shift = { x: tip.x - last.x, y: tip.y - last.y }
  const points = [...curve.slice(0, -2), add(curve[curve.length - 2], shift), tip]
  for (let index = 0; index + 3 < points.length; index += 3) {
    const [a, b, c, d] = points.slice(index, index + 4)
    const target = index + 4 === points.length ? `(${nameOf(to, writer)}.${anchorOf(end, tip)})` : at(d, writer)
    path += isStraight([a, b, c, d])
      ? ` -- ${target}`
      : ` .. controls ${at(b, writer)} and ${at(c, writer)} .. ${target}`
  }
  return `\\draw[${use(['wire'], writer).join()}] ${path};`
}

/** The anchor of a node's border at that point: a side, or the angle seen from the centre. */
function anchorOf({ position, width, height }: Scene['nodes'][number], { x, y }: Point): string {
  const [dx, dy] = [x - position.x - width / 2, position.y + height / 2 - y]
  const degrees = Math.round((Math.atan2(dy, dx) * 1800) / Math.PI) / 10
  const side = { 0: 'east', 90: 'north', 180: 'west', [-180]: 'west', [-90]: 'south' }[degrees]
  return side ?? String(degrees < 0 ? Math.round((degrees + 360) * 10) / 10 : degrees)
}

function isStraight([a, ...rest]: readonly Point[]): boolean {
  const d = rest[rest.length - 1]
  const length = Math.hypot(d.x - a.x, d.y - a.y) || 1
  return rest.every(({ x, y }) => Math.abs((x - a.x) * (d.y - a.y) - (y - a.y) * (d.x - a.x)) / length < 0.3)
}

/** One TikZ node for each of the label's kinds, so that each can be moved and, in Beamer, uncovered by itself. */
function writeLabel({ edge, kinds, position, marks }: PlacedLabel, writer: Writer): string[] {
  return kinds.flatMap((kind) => {
    const seen = writer.reveal({ kind, edge })
    if (seen === 'never') return []
    const formulas = marks.filter((mark): mark is Formula => mark.kind === 'formula' && mark.paint === kind)
    const arrow = marks.filter((mark) => mark.kind === 'path' && mark.stroke?.paint === kind)
    const center = add(position, centerOf(formulas, arrow))
    const text = writeLines(formulas, { paint: kind, size: 15 }, writer)
    const content = arrow.length > 0 ? `$\\dashleftarrow$ ${text}` : text
    const node = `\\node[${use([kind], writer).join()}] at ${at(center, writer)} {${content}};`
    return uncover(seen, node)
  })
}

/** The middle of the formulas and of the arrow before them. */
function centerOf(formulas: readonly Formula[], arrows: readonly Mark[]): Point {
  const xs = arrows.flatMap((mark) => (mark.kind === 'path' ? mark.points.map(({ x }) => x) : []))
  const ys: number[] = []
  for (const { origin, typeset } of formulas) {
    xs.push(origin.x, origin.x + typeset.width)
    ys.push(origin.y - typeset.height, origin.y + typeset.depth)
  }
  return { x: (Math.min(...xs) + Math.max(...xs)) / 2, y: (Math.min(...ys) + Math.max(...ys)) / 2 }
}

interface Face {
  readonly paint: Paint
  readonly size: number
}

/** Formulas on one baseline are one line; within it, neighbours of one size are one formula. */
function writeLines(formulas: readonly Formula[], base: Face, writer: Writer): string {
  const lines = groupBy(formulas, (a, b) => Math.abs(a.origin.y - b.origin.y) < 0.01)
  const texts = lines.map((line) =>
    groupBy(line, (a, b) => faceOf(a) === faceOf(b))
      .map((pieces) => writeFormula(pieces, base, writer))
      .join(' '),
  )
  // A label of nothing but spaces has no line.
  const [first = '', ...others] = texts
  return others.reduce((above, line) => {
    // Fractions and matrices reach into the next line.
    const space = /\\frac|\\begin/.test(above + line) ? '[2pt]' : ''
    return `${above} \\\\${space} ${line}`
  }, first)
}

/** Pieces of one size of type as one formula in dollar signs. */
function writeFormula(pieces: readonly Formula[], base: Face, writer: Writer): string {
  const common = pieces[0].paint
  const tex = pieces
    .map(({ typeset, paint }, index) => {
      const math = typesetMath(typeset)
      const colored = paint === common ? math : `{\\color{${useColor(paint, writer)}}${math}}`
      return index > 0 && isSpaced(pieces[index - 1], pieces[index]) ? `\\ ${colored}` : colored
    })
    .join(' ')
  const switches = [
    ...(faceOf(pieces[0]) === fontFor(base.size) ? [] : [faceOf(pieces[0])]),
    ...(common === base.paint ? [] : [`\\color{${useColor(common, writer)}}`]),
  ].join('')
  return switches === '' ? `$${tex}$` : `{${switches}$${tex}$}`
}

/** A space beside a word is a space; what stands between formulas TeX knows itself. */
function isSpaced(left: Formula, right: Formula): boolean {
  const isText = [left, right].some(({ typeset }) => typeset.tex.startsWith('\\text{'))
  return isText && right.origin.x - left.origin.x - left.typeset.width > 0.1 * right.typeset.size
}

function faceOf({ typeset }: Formula): string {
  return fontFor(typeset.size)
}

function groupBy<T>(items: readonly T[], belongs: (a: T, b: T) => boolean): T[][] {
  const groups: T[][] = []
  for (const item of items) {
    const last = groups.at(-1)
    if (last !== undefined && belongs(last[0], item)) last.push(item)
    else groups.push([item])
  }
  return groups
}

function uncover(seen: 'always' | 'never' | number, command: string): string {
  return typeof seen === 'number' ? `\\uncover<${seen}->{${command}}` : command
}

function use(styles: readonly string[], writer: Writer): readonly string[] {
  for (const style of styles) writer.styles.add(style === 'wide op' ? 'op' : style).add(style)
  return styles
}

function useColor(paint: Paint, { paints }: Writer): string {
  paints.add(paint)
  return colorName(paint)
}

function nodeOf(id: string, { scene }: Writer): Scene['nodes'][number] {
  return scene.nodes.find((node) => node.id === id)!
}

function nameOf(id: string, { names }: Writer): string {
  return names.get(id)!
}

/** Coordinates in centimetres with y upwards and the bottom left corner of the figure at (0, 0). */
function at({ x, y }: Point, { scene: { bounds } }: Writer): string {
  return `(${cm(x - bounds.x)}, ${cm(bounds.y + bounds.height - y)})`
}

function cm(pixels: number): string {
  const rounded = Math.round(pixels * CM_PER_PIXEL * 100) / 100
  return String(rounded === 0 ? 0 : rounded)
}

function add(a: Point, b: Point): Point {
  return { x: a.x + b.x, y: a.y + b.y }
}
