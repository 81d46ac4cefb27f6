import { useEffect, useState } from 'react'
import type { Problem } from '../../../shared/problem/problem.ts'
import { formatOf } from '../../../shared/export/formats.ts'
import { copyPicture, copyText, saveExport } from '../../commands/export.ts'
import { Dialog } from '../../controls/dialog.tsx'
import { useExportChoices } from '../../state/export-choices.ts'
import { startPreview, useExportPreview } from '../../state/export-preview.ts'
import { changeSession } from '../../state/session.ts'
import { describeProblem } from '../../text/spoken.ts'
import { text } from '../../text/text.ts'
import { Choices } from './choices.tsx'
import { FormatList } from './format-list.tsx'
import { Preview } from './preview.tsx'

const close = () => changeSession({ dialog: null })

/** What is no text. */
const BINARY = ['application/pdf', 'application/zip']

/** Everything a graph can be handed in as: formats on the left, what will be saved in the middle, choices on the right. */
export function ExportDialog() {
  useEffect(startPreview, [])
  const format = useExportChoices(({ format }) => format)
  const phase = useExportPreview(({ phase }) => phase)
  const [message, setMessage] = useState<{ readonly kind: 'done' | 'refused'; readonly text: string } | null>(null)
  const [isSaving, setSaving] = useState(false)
  const { view, mediaType, extension } = formatOf(format)
  const copiesSvg = view === 'picture' && mediaType !== 'application/x-tex'
  const copiesText = copiesSvg || !BINARY.includes(mediaType)

  const refuse = (problem: Problem) => setMessage({ kind: 'refused', text: describeProblem(problem) })
  const save = async () => {
    setSaving(true)
    setMessage(null)
    const saved = await saveExport()
    setSaving(false)
    if (!saved.ok) refuse(saved.problems[0])
    else if (saved.value !== null) close()
  }
  const copy = async (put: () => Promise<Problem | null>) => {
    setMessage(null)
    const refused = await put()
    if (refused === null) setMessage({ kind: 'done', text: text.export.copied })
    else refuse(refused)
  }
  const hasFile = phase === 'ready' || phase === 'drawing'
  return (
    <Dialog title={text.export.title} explanation={text.export.explanation} onClose={close} look="large">
      <div className="export">
        <FormatList />
        <Preview />
        <Choices />
      </div>
      <div className="dialog__actions">
        <p role="status" className={message?.kind === 'refused' ? 'field-error' : undefined}>
          {message?.text}
        </p>
        {view === 'picture' && (
          <button
            type="button"
            className="button button--outline"
            disabled={!hasFile}
            onClick={() => void copy(copyPicture)}
          >
            {text.export.copyPicture}
          </button>
        )}
        {copiesText && (
          <button
            type="button"
            className="button button--outline"
            disabled={!hasFile}
            onClick={() => void copy(copyText)}
          >
            {copiesSvg ? text.export.copySvg : text.export.copyText}
          </button>
        )}
        {(view === 'picture' || copiesText) && <span className="toolbar__rule" />}
        <button type="button" className="button button--outline" onClick={close}>
          {text.export.cancel}
        </button>
        <button
          type="button"
          className="button button--primary"
          disabled={!hasFile || isSaving}
          onClick={() => void save()}
        >
          {text.export.save(extension)}
        </button>
      </div>
    </Dialog>
  )
}
