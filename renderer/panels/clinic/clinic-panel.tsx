import { useEffect } from 'react'
import { examine, trainCase } from '../../commands/clinic.ts'
import { Segments } from '../../controls/segments.tsx'
import { changeClinic, useClinic, type ClinicSource } from '../../state/clinic.ts'
import { useTraining } from '../../state/training.ts'
import { text } from '../../text/text.ts'
import { CurveView } from './curve-view.tsx'
import { FileSource } from './file-source.tsx'
import { Findings } from './findings.tsx'
import { Gallery } from './gallery.tsx'
import { RunSource } from './run-source.tsx'

/** The clinic: a curve from the gallery, a run or a file, with what it shows, why, and what helps. */
export function ClinicPanel() {
  const source = useClinic(({ source }) => source)
  const run = useTraining(({ runs, current }) => runs.find(({ id }) => id === current) ?? null)
  const sick = useClinic(({ sick }) => sick)
  const cured = useClinic(({ cured }) => cured)
  const words = text.clinic
  useEffect(() => {
    if (source === 'gallery') trainCase()
  }, [source])
  const shown = source === 'run' ? (run === null ? null : examine(run.snapshot)) : sick
  return (
    <div className="clinic">
      <div className="clinic__source">
        <Segments
          label={words.source}
          value={source}
          options={words.sources}
          onChange={(chosen: ClinicSource) => changeClinic({ source: chosen, sick: null, cured: null, remedy: null })}
        />
        {source === 'gallery' && <Gallery />}
        {source === 'run' && <RunSource />}
        {source === 'file' && <FileSource />}
      </div>
      <CurveView sick={shown} cured={source === 'gallery' ? cured : null} empty={EMPTY[source]()} />
      <Findings examined={shown} cured={source === 'gallery' ? cured : null} run={source === 'run' ? run : null} />
    </div>
  )
}

const EMPTY: Readonly<Record<ClinicSource, () => string>> = {
  gallery: () => text.clinic.running,
  run: () => text.clinic.noRuns,
  file: () => text.clinic.noFile,
}
