/** The named styles and colours of TikZ figures, and the sizes of type they are written with. */
import type { NodePicture, Paint, Scene } from '../scene/picture.ts'
import type { Theme } from '../scene/theme.ts'

/** A label of 15 pixels is set in 8 pt. */
export const POINTS_PER_PIXEL = 8 / 15
/** TeX's points are a little smaller than those of PostScript: 72.27 to the inch. */
export const CM_PER_PIXEL = (POINTS_PER_PIXEL / 72.27) * 2.54

/** TeX's size of type for a size in pixels. */
export function fontFor(pixels: number): string {
  if (pixels >= 18) return '\\normalsize'
  if (pixels >= 16) return '\\small'
  return pixels >= 15 ? '\\footnotesize' : '\\scriptsize'
}

/** Names of colours: `value` the style and `valuecolor` the colour stay apart. */
export function colorName(paint: Paint): string {
  return `${paint}color`
}

export function defineColors(paints: Iterable<Paint>, theme: Theme): string[] {
  return [...new Set(paints)].map(
    (paint) => `\\definecolor{${colorName(paint)}}{HTML}{${theme[paint].slice(1).toUpperCase()}}`,
  )
}

/** What a style says, and the colours it names. */
interface Style {
  readonly definition: string
  readonly paints: readonly Paint[]
}

const SHAPE = 'draw=inkcolor, text=inkcolor, align=center, inner sep=0pt, outer sep=0pt'
const LABEL = 'inner sep=0pt, align=center, font=\\footnotesize'

const BESIDE = 'inner sep=0pt, anchor=north west, align=left, font=\\footnotesize'

export const STYLES: Readonly<Record<string, Style>> = {
  input: { definition: `rectangle, ${SHAPE}, fill=inputcolor, line width=0.6pt`, paints: ['ink', 'input'] },
  parameter: {
    definition: `rectangle, rounded corners=5pt, ${SHAPE}, fill=parametercolor, line width=1pt`,
    paints: ['ink', 'parameter'],
  },
  constant: {
    definition: `rectangle, ${SHAPE}, draw=mutedcolor, fill=constantcolor, line width=0.6pt, densely dotted`,
    paints: ['ink', 'muted', 'constant'],
  },
  op: { definition: `circle, ${SHAPE}, fill=opcolor, line width=0.7pt`, paints: ['ink', 'op'] },
  'wide op': { definition: 'op, rectangle, rounded corners=6pt', paints: [] },
  loss: { definition: 'fill=losscolor, double, double distance=1.2pt', paints: ['loss'] },
  unknown: { definition: 'draw=problemcolor, dashed', paints: ['problem'] },
  wire: {
    definition: 'draw=wirecolor, line width=0.7pt, -{Stealth[length=5pt, width=4pt]}',
    paints: ['wire'],
  },
  frame: { definition: 'draw=mutedcolor, dashed, rounded corners=4pt, line width=0.5pt', paints: ['muted'] },
  'frame title': { definition: `${BESIDE}, text=mutedcolor`, paints: ['muted'] },
  comment: { definition: `${BESIDE}, text=inkcolor`, paints: ['ink'] },
  repeated: { definition: 'opacity=0.45', paints: [] },
  caption: { definition: `${LABEL}, text=mutedcolor`, paints: ['muted'] },
  value: { definition: `${LABEL}, text=valuecolor`, paints: ['value'] },
  local: { definition: `${LABEL}, text=localcolor`, paints: ['local'] },
  gradient: { definition: `${LABEL}, text=gradientcolor`, paints: ['gradient'] },
}

/** The styles a node is drawn with, most general first. */
export function stylesOf(node: NodePicture): string[] {
  return [...stylesOfKind(node), ...(node.recedes === true ? ['repeated'] : [])]
}

function stylesOfKind({ marks, outline }: NodePicture): string[] {
  const [frame] = marks
  const fill = frame.kind === 'formula' ? undefined : frame.fill
  if (fill === 'input' || fill === 'parameter' || fill === 'constant') return [fill]
  const isUnknown = frame.kind !== 'formula' && frame.stroke?.paint === 'problem'
  return [
    outline === 'circle' ? 'op' : 'wide op',
    ...(fill === 'loss' ? ['loss'] : []),
    ...(isUnknown ? ['unknown'] : []),
  ]
}

/** Names of TikZ nodes by id: letters, digits and hyphens only, no name twice. */
export function nameNodes(nodes: Scene['nodes']): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  const taken = new Set<string>()
  for (const { id } of nodes) {
    const stem = id.normalize('NFC').replaceAll(/[^A-Za-z0-9]/gu, spell)
    let name = stem
    for (let count = 2; taken.has(name); count++) name = `${stem}-${count}`
    taken.add(name)
    names.set(id, name)
  }
  return names
}

function spell(character: string): string {
  if (character === '_') return '-'
  return character === "'" ? '-prime' : `u${character.codePointAt(0)!.toString(16)}`
}
