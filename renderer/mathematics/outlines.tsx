import { memo } from 'react'
import type { Typeset } from '../../shared/typeset/typeset.ts'

interface Props {
  readonly typeset: Typeset
}

/**
 * Typeset mathematics as SVG elements, its origin at the left end of the baseline, in the current text colour. The
 * outlines are y-up, SVG is y-down, hence the mirrored scale.
 */
export const Outlines = memo(function Outlines({ typeset: { glyphs, rects, missing } }: Props) {
  return (
    <g fill="currentColor" stroke="none" aria-hidden>
      {glyphs.map(({ d, x, y, scale }, index) => (
        <path key={index} d={d} transform={`translate(${x} ${y}) scale(${scale} ${-scale})`} />
      ))}
      {rects.map((rect, index) => (
        <rect key={index} {...rect} />
      ))}
      {missing.map(({ text, x, y, size }, index) => (
        <text key={index} x={x} y={y} fontSize={size}>
          {text}
        </text>
      ))}
    </g>
  )
})
