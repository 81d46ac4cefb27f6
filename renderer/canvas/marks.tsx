import { memo } from 'react'
import type { Mark, Paint, Stroke } from '../../shared/scene/picture.ts'
import { pathData } from '../../shared/export/svg.ts'
import { Outlines } from '../mathematics/outlines.tsx'

interface Props {
  readonly marks: readonly Mark[]
}

/** The marks of a picture as SVG elements; colours are roles, which the style sheet fills in. */
export const Marks = memo(function Marks({ marks }: Props) {
  return marks.map((mark, index) => <MarkElement key={index} mark={mark} />)
})

function MarkElement({ mark }: { readonly mark: Mark }) {
  switch (mark.kind) {
    case 'box':
      return <rect {...mark.box} rx={mark.radius} {...paint(mark)} />
    case 'circle':
      return <circle cx={mark.center.x} cy={mark.center.y} r={mark.radius} {...paint(mark)} />
    case 'path':
      return <path d={pathData(mark)} {...paint(mark)} />
    case 'formula':
      return (
        <g
          className={NUMBERS.has(mark.paint) ? 'mark mark--number' : 'mark'}
          transform={`translate(${mark.origin.x} ${mark.origin.y})`}
          color={color(mark.paint)}
        >
          <Outlines typeset={mark.typeset} />
        </g>
      )
  }
}

/** Numbers are too small to be read before names are. */
const NUMBERS: ReadonlySet<Paint> = new Set(['value', 'local', 'gradient'])

/** The custom property that holds a role's colour; see `styles/paints.ts`. */
function color(role: Paint): string {
  return `var(--paint-${role})`
}

function paint({ fill, stroke }: { readonly fill?: Paint; readonly stroke?: Stroke }) {
  return {
    fill: fill === undefined ? 'none' : color(fill),
    ...(stroke !== undefined && {
      stroke: color(stroke.paint),
      strokeWidth: stroke.width,
      strokeDasharray: stroke.dash?.join(' '),
    }),
  }
}
