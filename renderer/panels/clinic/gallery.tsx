import { completeKnobs, GALLERY, type Knob, type KnobId } from '../../../shared/diagnosis/gallery.ts'
import { chooseCase, turnKnob } from '../../commands/clinic.ts'
import { Switch } from '../../controls/switch.tsx'
import { caseOf, useClinic } from '../../state/clinic.ts'
import { formatPlain } from '../../text/numbers.ts'
import { text } from '../../text/text.ts'
import { Row } from '../training/fields.tsx'

/** Every curve of the gallery. */
export function Gallery() {
  const caseId = useClinic(({ caseId }) => caseId)
  const words = text.clinic
  return (
    <ul className="clinic__cases" aria-label={words.gallery}>
      {GALLERY.map(({ id }) => (
        <li key={id}>
          <button type="button" className="clinic__case" aria-pressed={id === caseId} onClick={() => chooseCase(id)}>
            {words.cases[id]}
          </button>
        </li>
      ))}
    </ul>
  )
}

/** The cause of the curve that is shown, as something to change. */
export function Knobs() {
  const caseId = useClinic(({ caseId }) => caseId)
  const chosen = useClinic(({ knobs }) => knobs[caseId]) ?? {}
  const shown = caseOf(caseId)
  const values = completeKnobs(shown, chosen)
  return (
    <div className="clinic__knobs" role="group" aria-label={text.clinic.cause}>
      {(Object.entries(shown.knobs) as [KnobId, Knob][]).map(([id, knob]) => (
        <KnobControl key={`${caseId}:${id}`} id={id} knob={knob} value={values[id]} />
      ))}
    </div>
  )
}

/** Sliders have so many places. */
const PLACES = 200

function KnobControl({ id, knob, value }: { readonly id: KnobId; readonly knob: Knob; readonly value: number }) {
  const label = text.clinic.knobs[id]
  const { least, most, kind } = knob
  if (kind === 'switch') {
    return (
      <Row label={label}>
        {() => <Switch label={label} checked={value === 1} onChange={(isOn) => turnKnob(id, isOn ? 1 : 0)} />}
      </Row>
    )
  }
  const toPlace = (number: number) =>
    Math.round(
      PLACES *
        (kind === 'spread' ? Math.log(number / least) / Math.log(most / least) : (number - least) / (most - least)),
    )
  const fromPlace = (place: number) => {
    const share = place / PLACES
    if (kind === 'spread') return Number((least * (most / least) ** share).toPrecision(2))
    const number = least + (most - least) * share
    return kind === 'whole' ? Math.round(number) : Number(number.toPrecision(3))
  }
  return (
    <Row label={label}>
      {(field) => (
        <span className="knob">
          <input
            id={field}
            type="range"
            min={0}
            max={PLACES}
            value={toPlace(value)}
            aria-valuetext={formatPlain(value)}
            onChange={({ target }) => turnKnob(id, fromPlace(Number(target.value)))}
          />
          <output htmlFor={field}>{formatPlain(value, { decimals: 3 })}</output>
        </span>
      )}
    </Row>
  )
}
