import { useMemo, useState } from 'react'
import { styleOf, type Curve } from '../../../shared/chart/curve.ts'
import type { Track } from '../../../shared/diagnosis/curve.ts'
import { Segments } from '../../controls/segments.tsx'
import { LinePlot, type Mark } from '../../plots/line-plot.tsx'
import { useClinic, type Examined } from '../../state/clinic.ts'
import { text } from '../../text/text.ts'
import { Knobs } from './gallery.tsx'

interface Props {
  readonly sick: Examined | null
  readonly cured: Examined | null
  readonly empty: string
}

/** The curve with its evidence marked, and the one after the remedy over it. */
export function CurveView({ sick, cured, empty }: Props) {
  const [scale, setScale] = useState<'linear' | 'log'>('linear')
  const source = useClinic(({ source }) => source)
  const remedy = useClinic(({ remedy }) => remedy)
  const words = text.clinic
  const curves = useMemo(() => {
    const { training, validation } = text.training.curves.kinds
    const draw = (examined: Examined | null, place: number, name: string): Curve[] =>
      examined === null
        ? []
        : [
            toCurve(examined.curve.training, place, text.training.curves.label(name, training)),
            ...(examined.curve.validation === null
              ? []
              : [
                  {
                    ...toCurve(examined.curve.validation, place, text.training.curves.label(name, validation)),
                    width: 1.25,
                    hasDots: true,
                  },
                ]),
          ]
    const after = remedy === null ? '' : text.clinic.cured(text.diagnosis.remedies[remedy.id].title)
    return [...draw(sick, 0, text.clinic.sick), ...draw(cured, 1, after)]
  }, [sick, cured, remedy])
  const marks = useMemo(() => marksOf(sick), [sick])
  const [first] = sick?.diagnosis.findings ?? []
  const title = first === undefined ? '' : text.diagnosis.patterns[first.pattern].title
  return (
    <div className="clinic__curve">
      <div className="training__choices">
        <Segments
          label={text.training.curves.scale}
          value={scale}
          options={text.training.curves.scales}
          onChange={setScale}
        />
        {source === 'gallery' && <Knobs />}
      </div>
      <LinePlot
        label={words.plot(title)}
        curves={curves}
        scale={scale}
        xLabel={text.training.curves.units.steps}
        marks={marks}
        empty={empty}
      />
    </div>
  )
}

function toCurve({ at, value }: Track, place: number, label: string): Curve {
  return { id: label, label, ...styleOf(place), width: 2, isFaint: false, hasDots: false, x: at, y: value }
}

/** What stands at the same place is said once. */
function marksOf(examined: Examined | null): readonly Mark[] {
  const [first] = examined?.diagnosis.findings ?? []
  if (first === undefined || first.pattern === 'healthy') return []
  const known = new Set<number>()
  return first.evidence.flatMap(({ kind, at, to }) => {
    if (known.has(at)) return []
    known.add(at)
    return [{ at, label: text.clinic.marks[kind], ...(to === undefined ? {} : { to }) }]
  })
}
