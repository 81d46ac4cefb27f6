import { useId, useMemo, useState, type FormEvent } from 'react'
import { buildGraph } from '../../../shared/formula/build.ts'
import { listFormulas } from '../../../shared/formula/listing.ts'
import type { Problem } from '../../../shared/problem/problem.ts'
import { replaceGraph } from '../../commands/file.ts'
import { Dialog } from '../../controls/dialog.tsx'
import { readDocument } from '../../state/document.ts'
import { changeSession } from '../../state/session.ts'
import { describeProblem } from '../../text/spoken.ts'
import { text } from '../../text/text.ts'
import { MarkedText } from './marked-text.tsx'

const close = () => changeSession({ dialog: null })

/** The graph as text, and text as a graph. Mistakes are marked at their characters; the graph stays until they are gone. */
export function FormulaDialog() {
  const listing = useMemo(() => listFormulas(readDocument()), [])
  const [typed, setTyped] = useState(readDocument().nodes.length === 0 ? '' : listing)
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const problemsId = useId()

  const apply = (event: FormEvent) => {
    event.preventDefault()
    const built = buildGraph(typed)
    if (!built.ok) return setProblems(built.problems)
    replaceGraph(built.value)
    close()
  }
  return (
    <Dialog title={text.formula.title} explanation={text.formula.explanation} onClose={close}>
      <form className="formula-form" onSubmit={apply}>
        <MarkedText
          label={text.formula.label}
          placeholder={text.formula.placeholder}
          describedBy={problems.length > 0 ? problemsId : undefined}
          value={typed}
          problems={problems}
          onChange={(value) => {
            setTyped(value)
            setProblems([])
          }}
        />
        <ul id={problemsId} className="dialog__problems" role="alert">
          {problems.map((problem, index) => (
            <li key={index}>{describeProblem(problem)}</li>
          ))}
        </ul>
        <div className="dialog__actions">
          <p>{text.formula.undo}</p>
          <button type="button" className="button button--outline" onClick={close}>
            {text.formula.cancel}
          </button>
          <button type="submit" className="button button--primary">
            {text.formula.apply}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
