import { memo } from 'react'
import type { Typeset } from '../../shared/typeset/typeset.ts'
import { joinGlyphs } from './joined-glyphs.ts'

interface Props {
  readonly typeset: Typeset
}

/** Typeset mathematics as SVG elements, its origin at the left end of the baseline, in the current text colour. */
export const Outlines = memo(function Outlines({ typeset }: Props) {
  const { rects, missing } = typeset
  return (
    <g fill="currentColor" stroke="none" aria-hidden>
      <path d={joinGlyphs(typeset)} />
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
