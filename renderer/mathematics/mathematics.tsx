import { useMemo } from 'react'
import { typeset } from '../../shared/typeset/typeset.ts'
import { useLetters } from '../state/letters.ts'
import { Outlines } from './outlines.tsx'

interface Props {
  readonly tex: string
  /** Pixels per em at the ordinary text size; formulas grow with the text around them. */
  readonly size?: number
  /** What a screen reader says; absent where a text beside it says the same. */
  readonly label?: string
}

/** A formula in a line of text or on a line of its own, wide formulas scaled down to fit. */
export function Mathematics({ tex, size = 16, label }: Props) {
  const letters = useLetters()
  // eslint-disable-next-line react-hooks/exhaustive-deps -- the letters that have arrived change what is set
  const set = useMemo(() => typeset(tex, { size }), [tex, size, letters])
  const height = set.height + set.depth
  const accessibility = label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label }
  return (
    <svg
      className="mathematics"
      width={rem(set.width)}
      height={rem(height)}
      viewBox={`0 ${-set.height} ${set.width} ${height}`}
      style={{ verticalAlign: rem(-set.depth) }}
      {...accessibility}
    >
      <Outlines typeset={set} />
    </svg>
  )
}

function rem(pixels: number): string {
  return `${pixels / 16}rem`
}
