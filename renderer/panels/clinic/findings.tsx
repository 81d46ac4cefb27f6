import type { Finding } from '../../../shared/diagnosis/rules.ts'
import { causesOf, remediesFor, type Remedy } from '../../../shared/diagnosis/remedies.ts'
import { describeEvidence } from '../../../shared/diagnosis/words.ts'
import { completeKnobs } from '../../../shared/diagnosis/gallery.ts'
import { applyRemedy, tryRemedy } from '../../commands/clinic.ts'
import { caseOf, useClinic, type Examined } from '../../state/clinic.ts'
import type { KeptRun } from '../../state/training.ts'
import { text } from '../../text/text.ts'
import { ParabolaLimits } from './parabola-limits.tsx'

interface Props {
  readonly examined: Examined | null
  readonly cured: Examined | null
  /** The run of one's own that is looked at. */
  readonly run: KeptRun | null
}

/** What is seen, why, and what helps. */
export function Findings({ examined, cured, run }: Props) {
  if (examined === null) return <section className="findings" aria-label={text.clinic.evidence} />
  const { findings, unclear } = examined.diagnosis
  const [first, ...others] = findings
  const words = text.clinic
  return (
    <section className="findings" aria-label={words.evidence} aria-live="polite">
      {first === undefined ? (
        <p>{text.diagnosis.unclear[unclear ?? 'no-pattern']}</p>
      ) : (
        <>
          <h2 className="findings__title" data-pattern={first.pattern}>
            {text.diagnosis.patterns[first.pattern].title}
          </h2>
          <p>{text.diagnosis.patterns[first.pattern].meaning}</p>
          {run === null && <Limits />}
          <ul className="findings__evidence">
            {first.evidence.map((found, index) => (
              <li key={index}>{describeEvidence(found, words.step, text.diagnosis)}</li>
            ))}
          </ul>
          <Causes finding={first} />
          <Remedies finding={first} run={run} batchesPerEpoch={examined.batchesPerEpoch} />
          <After cured={cured} />
          {others.length > 0 && (
            <p className="training__hint">
              {words.also(others.map(({ pattern }) => text.diagnosis.patterns[pattern].title).join(', '))}
            </p>
          )}
        </>
      )}
    </section>
  )
}

/** Of the parabola, everything is known. */
function Limits() {
  const isParabola = useClinic(({ source, caseId }) => source === 'gallery' && caseId === 'parabola')
  return isParabola && <ParabolaLimits />
}

function Causes({ finding }: { readonly finding: Finding }) {
  const causes = causesOf(finding)
  if (causes.length === 0) return null
  return (
    <>
      <h3 className="training__heading">{text.clinic.causes}</h3>
      <ol className="findings__causes">
        {causes.map((id) => (
          <li key={id}>{text.diagnosis.causes[id]}</li>
        ))}
      </ol>
    </>
  )
}

interface RemediesProps {
  readonly finding: Finding
  readonly run: KeptRun | null
  readonly batchesPerEpoch: number
}

function Remedies({ finding, run, batchesPerEpoch }: RemediesProps) {
  const source = useClinic(({ source }) => source)
  const caseId = useClinic(({ caseId }) => caseId)
  const knobs = useClinic(({ knobs }) => knobs[caseId])
  const tried = useClinic(({ remedy }) => remedy?.id)
  const shown = caseOf(caseId)
  const made = source === 'gallery' ? shown.make(completeKnobs(shown, knobs ?? {})) : run
  const parameters = (made?.graph.nodes ?? []).filter(({ op }) => op === 'parameter').map(({ id }) => id)
  const remedies = remediesFor(finding, made?.training, parameters, made === null ? Infinity : batchesPerEpoch)
  if (remedies.length === 0) return null
  const apply = (remedy: Remedy) => {
    if (run !== null) void applyRemedy(run, remedy)
    else tryRemedy(remedy)
  }
  return (
    <>
      <h3 className="training__heading">{text.clinic.remedies}</h3>
      <ul className="findings__remedies">
        {remedies.map((remedy) => {
          const { title, why } = text.diagnosis.remedies[remedy.id]
          return (
            <li key={remedy.id}>
              {remedy.change === null || source === 'file' ? (
                <strong>{title}</strong>
              ) : (
                <button
                  type="button"
                  className="button button--outline button--small"
                  aria-pressed={source === 'gallery' && tried === remedy.id}
                  onClick={() => apply(remedy)}
                >
                  {text.clinic.apply(title)}
                </button>
              )}
              <span>{why}</span>
            </li>
          )
        })}
      </ul>
    </>
  )
}

function After({ cured }: { readonly cured: Examined | null }) {
  const [first] = cured?.diagnosis.findings ?? []
  if (first === undefined) return null
  return (
    <p className="findings__after" data-pattern={first.pattern}>
      {text.clinic.after(text.diagnosis.patterns[first.pattern].title)}
    </p>
  )
}
