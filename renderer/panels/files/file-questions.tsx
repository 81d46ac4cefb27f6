import { later } from '../../app/later.ts'
import { useFileQuestion } from '../../state/file-questions.ts'
import { ChangedDialog } from './changed-dialog.tsx'

const RecoveryDialog = later(async () => (await import('./recovery-dialog.tsx')).RecoveryDialog)
const VersionsDialog = later(async () => (await import('./versions-dialog.tsx')).VersionsDialog)

/** The question about files that waits for an answer, if there is one. */
export function FileQuestions() {
  const question = useFileQuestion(({ question }) => question)
  switch (question?.kind) {
    case undefined:
      return null
    case 'changed-on-disk':
      return <ChangedDialog file={question.file} />
    case 'recover':
      return <RecoveryDialog drafts={question.drafts} />
    case 'versions':
      return <VersionsDialog file={question.file} versions={question.versions} />
  }
}
