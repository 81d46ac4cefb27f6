import { drawPreview, stopPreview, useExportPreview } from '../../state/export-preview.ts'
import { describeProblem } from '../../text/spoken.ts'
import { text } from '../../text/text.ts'
import { ShownExport } from './shown-export.tsx'

/** What will be saved, and what is going on as long as it is not there. */
export function Preview() {
  const { phase, progress, shown, problems } = useExportPreview()
  return (
    <section className="preview" aria-label={text.export.preview} aria-busy={phase === 'drawing'}>
      {shown !== null && phase !== 'refused' && <ShownExport key={shown.request.format} shown={shown} />}
      {phase === 'ready' && shown !== null && shown.exported.notes.length > 0 && (
        <ul className="preview__notes" role="note">
          {shown.exported.notes.map((note) => (
            <li key={note.code}>{describeProblem(note)}</li>
          ))}
        </ul>
      )}
      {phase === 'refused' && (
        <ul className="preview__problems" role="alert">
          {problems.map((sentence, index) => (
            <li key={index}>{sentence}</li>
          ))}
        </ul>
      )}
      {phase === 'drawing' && (
        <div className="preview__note">
          <span className="preview__spinner" aria-hidden />
          {progress === null ? text.export.drawing : text.export.drawingStep(progress.step, progress.count)}
          <button type="button" className="button button--small button--outline" onClick={stopPreview}>
            {text.export.stop}
          </button>
        </div>
      )}
      {phase === 'stopped' && (
        <div className="preview__note preview__note--lasting">
          {text.export.stopped}
          <button type="button" className="button button--small button--outline" onClick={drawPreview}>
            {text.export.retry}
          </button>
        </div>
      )}
    </section>
  )
}
