import { lazy, Suspense } from 'react'
import { useFileQuestion } from '../../state/file-questions.ts'
import { ChangedDialog } from './changed-dialog.tsx'

const RecoveryDialog = lazy(async () => ({ default: (await import('./recovery-dialog.tsx')).RecoveryDialog }))

/** The question about files that waits for an answer, if there is one. */
export function FileQuestions() {
  const question = useFileQuestion(({ question }) => question)
  if (question?.kind === 'changed-on-disk') return <ChangedDialog file={question.file} />
  if (question?.kind !== 'recover') return null
  return (
    <Suspense>
      <RecoveryDialog drafts={question.drafts} />
    </Suspense>
  )
}
