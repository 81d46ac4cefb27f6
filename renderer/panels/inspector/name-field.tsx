import { useId, useState } from 'react'
import { describeProblem, type Problem } from '../../../shared/problem/problem.ts'
import { renameNode } from '../../state/edits.ts'
import { text } from '../../text/en.ts'

/** The name of a node. A name that cannot be taken stays in the field with the reason; Escape brings the old one back. */
export function NameField({ id }: { readonly id: string }) {
  const [typed, setTyped] = useState(id)
  const [problem, setProblem] = useState<Problem | null>(null)
  const errorId = useId()
  const commit = () => {
    if (typed !== id) setProblem(renameNode(id, typed.trim())[0] ?? null)
  }
  return (
    <>
      <input
        className="field field--mono"
        aria-label={text.inspector.name}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : errorId}
        spellCheck={false}
        autoComplete="off"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          setProblem(null)
        }}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit()
          if (event.key === 'Escape') {
            setTyped(id)
            setProblem(null)
          }
        }}
      />
      {problem !== null && (
        <p id={errorId} className="field-error" role="alert">
          {describeProblem(problem)}
        </p>
      )}
    </>
  )
}
