import { useCallback, useMemo } from 'react'
import type { FileVersion, SavedFile } from '../../../shared/host/contract.ts'
import { services } from '../../app/services.ts'
import { revealVersions } from '../../commands/desktop.ts'
import { openVersionAsCopy, readVersion, restoreVersion } from '../../commands/versions.ts'
import { Dialog } from '../../controls/dialog.tsx'
import { closeQuestion } from '../../state/file-questions.ts'
import { formatSize } from '../../text/size.ts'
import { formatTime } from '../../text/time.ts'
import { text } from '../../text/text.ts'
import { DocumentChoice } from './document-choice.tsx'

interface Props {
  readonly file: SavedFile
  readonly versions: readonly FileVersion[]
}

/** What a file held before its last saves, to have a look at, to go back to, or to open beside it. */
export function VersionsDialog({ file, versions }: Props) {
  const words = text.versions
  const choices = useMemo(
    () =>
      versions.map(({ id, replacedAtMs, bytes }) => ({
        id,
        name: text.versions.until(formatTime(replacedAtMs, 'medium')),
        time: '',
        detail: formatSize(bytes),
      })),
    [versions],
  )
  const read = useCallback((id: string) => readVersion(file, id), [file])
  return (
    <Dialog title={words.title(file.name)} explanation={words.explanation} onClose={closeQuestion}>
      <DocumentChoice
        label={words.list}
        choices={choices}
        read={read}
        actions={(_, document) => (
          <>
            {services().host.desktop !== null && (
              <button type="button" className="button button--outline" onClick={() => void revealVersions()}>
                {words.reveal}
              </button>
            )}
            <span className="dialog__spring" />
            <button type="button" data-first className="button button--outline" onClick={closeQuestion}>
              {words.close}
            </button>
            <button
              type="button"
              className="button button--outline"
              disabled={document === null}
              onClick={() => document !== null && openVersionAsCopy(document)}
            >
              {words.copy}
            </button>
            <button
              type="button"
              className="button button--primary"
              disabled={document === null}
              onClick={() => document !== null && restoreVersion(document)}
            >
              {words.restore}
            </button>
          </>
        )}
      />
    </Dialog>
  )
}
