import { useLikelihood } from '../../state/likelihood.ts'
import { describeProblem } from '../../text/spoken.ts'
import { text } from '../../text/text.ts'

/** What is wrong with the choices; the derivation of the last ones that worked stays below. */
export function Problems() {
  const problems = useLikelihood(({ problems }) => problems)
  const hasDerivation = useLikelihood(({ derivation }) => derivation !== null)
  if (problems.length === 0) return null
  return (
    <div className="likelihood__problems" role="alert">
      <ul>
        {problems.slice(0, 3).map((problem, index) => (
          <li key={index}>{describeProblem(problem)}</li>
        ))}
      </ul>
      {hasDerivation && <p>{text.likelihood.stale}</p>}
    </div>
  )
}
