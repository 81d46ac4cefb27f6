import type { ReactNode } from 'react'
import { useDocument } from '../../state/document.ts'
import type { Answer } from '../../state/insights.ts'
import { describeProblem } from '../../text/spoken.ts'
import { text } from '../../text/text.ts'

interface Props<T> {
  readonly answer: Answer<T> | null
  readonly children: (value: T) => ReactNode
}

/** An answer, why there is none, or that it is about an older graph. */
export function AnswerView<T>({ answer, children }: Props<T>) {
  const document = useDocument(({ document }) => document)
  if (answer === null) return null
  const { result } = answer
  return (
    <div className="insights__answer" aria-live="polite">
      {answer.document !== document && <p className="note">{text.insights.outdated}</p>}
      {result.ok
        ? children(result.value)
        : result.problems.map((problem, index) => (
            <p key={index} className="note note--problem" role="alert">
              {describeProblem(problem)}
            </p>
          ))}
    </div>
  )
}
