import { useMemo } from 'react'
import type { Line } from '../../../shared/likelihood/build.ts'
import { descendLine } from '../../../shared/likelihood/descent.ts'
import { formatFit } from '../../../shared/likelihood/write.ts'
import type { LineFit } from '../../../shared/likelihood/fit.ts'
import { text } from '../../text/text.ts'
import { Axes } from './axes.tsx'
import { useWidth } from './use-width.ts'
import { createScale } from './plot-scale.ts'

const HEIGHT = 170
const LEFT = 40
const RIGHT = 16
const TOP = 8
const BOTTOM = 26
const STEPS = 400

interface Props {
  readonly line: Line
  readonly absolute: LineFit
  readonly squares: LineFit
}

/** Both losses by gradient descent with a step size that decays, against their exact optimum. */
export function DescentPlot({ line: { x: xs, y: ys }, absolute, squares }: Props) {
  const [svg, width] = useWidth<SVGSVGElement>(460)
  const curves = useMemo(
    () => [
      { kind: 'absolute' as const, descent: descendLine('absolute', xs, ys, STEPS), optimum: absolute.absolute },
      { kind: 'squares' as const, descent: descendLine('squares', xs, ys, STEPS), optimum: squares.squares },
    ],
    [xs, ys, absolute.absolute, squares.squares],
  )
  const words = text.likelihood.fits
  const x = createScale(0, STEPS, LEFT, width - RIGHT)
  const y = createScale(0, 1.05, HEIGHT - BOTTOM, TOP)
  const names = { absolute: words.laplace, squares: words.gaussian }
  const summary = curves.map(
    ({ kind, descent, optimum }) =>
      `${names[kind]}: ${words.reached(formatFit(descent.losses.at(-1) ?? NaN), formatFit(optimum))}`,
  )
  return (
    <figure className="plot">
      <svg
        ref={svg}
        viewBox={`0 0 ${width} ${HEIGHT}`}
        role="img"
        aria-label={`${words.curves}. ${summary.join('. ')}`}
      >
        <Axes
          x={x}
          y={y}
          left={LEFT}
          bottom={HEIGHT - BOTTOM}
          right={width - RIGHT}
          top={TOP}
          xName={words.step}
          yName="L / L₀"
        />
        {curves.map(({ kind, descent: { losses }, optimum }) => {
          const start = losses[0] > 0 ? losses[0] : 1
          const points = losses.map((loss, step) => `${x.toPixels(step)},${y.toPixels(Math.min(loss / start, 1.05))}`)
          return (
            <g key={kind}>
              <line
                className={`plot__optimum plot__optimum--${kind}`}
                x1={LEFT}
                x2={width - RIGHT}
                y1={y.toPixels(optimum / start)}
                y2={y.toPixels(optimum / start)}
              />
              <polyline className={`plot__curve plot__curve--${kind}`} points={points.join(' ')} />
            </g>
          )
        })}
      </svg>
      <figcaption>
        <strong>{words.curves}</strong>
        {curves.map(({ kind }, index) => (
          <span key={kind} className={`plot__key plot__key--${kind}`}>
            {summary[index]}
          </span>
        ))}
        <span className="plot__help">
          {words.curvesHint(STEPS, String(curves[0].descent.learningRate), String(curves[1].descent.learningRate))}
        </span>
      </figcaption>
    </figure>
  )
}
