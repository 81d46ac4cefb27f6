import { useId } from 'react'
import { readCurve } from '../../commands/clinic.ts'
import { chooseCsv } from '../../commands/training-data.ts'
import { useClinic } from '../../state/clinic.ts'
import { describeProblem } from '../../text/spoken.ts'
import { text } from '../../text/text.ts'

/** A curve from elsewhere. */
export function FileSource() {
  const id = useId()
  const csv = useClinic(({ csv }) => csv)
  const problems = useClinic(({ problems }) => problems)
  const words = text.clinic
  const open = async () => {
    const chosen = await chooseCsv()
    if (chosen !== null) readCurve(chosen)
  }
  return (
    <>
      <p className="training__hint">{words.noFile}</p>
      <button type="button" className="button button--outline button--small" onClick={() => void open()}>
        {words.open}
      </button>
      <label className="training__hint" htmlFor={id}>
        {words.paste}
      </label>
      <textarea
        id={id}
        className="field field--mono training__csv"
        rows={7}
        spellCheck={false}
        placeholder={words.sample}
        value={csv}
        onChange={({ target }) => readCurve(target.value)}
      />
      {problems.map((problem, index) => (
        <p key={index} className="field-error" role="alert">
          {describeProblem(problem)}
        </p>
      ))}
    </>
  )
}
