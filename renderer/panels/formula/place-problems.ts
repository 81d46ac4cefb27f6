import { parseFormulas } from '../../../shared/formula/parse.ts'
import type { Problem } from '../../../shared/problem/problem.ts'
import { describeProblem } from '../../text/spoken.ts'
import type { PlacedProblem } from './problem-marks.ts'

/** Problems with a place in the text: their own characters, or the name of the node they concern. */
export function placeProblems(formulas: string, problems: readonly Problem[]): readonly PlacedProblem[] {
  if (problems.length === 0) return []
  const parsed = parseFormulas(formulas)
  const targets = new Map(
    (parsed.ok ? parsed.value : []).flatMap((statement) =>
      statement.kind === 'definition' ? [[statement.name, statement.target] as const] : [],
    ),
  )
  return problems.flatMap((problem) => {
    // A value or a loss that is still to be given is nothing wrong with what is written.
    if (problem.code === 'graph/no-value' || problem.code === 'graph/no-loss') return []
    const { node, offset, length = 1, ...where } = problem.where
    const place = offset !== undefined ? { offset, length } : targets.get(node ?? '')
    return place === undefined ? [] : [{ ...place, sentence: describeProblem({ ...problem, where }) }]
  })
}
