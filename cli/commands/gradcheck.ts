import type { Command } from 'commander'
import { checkGradients, GRADCHECK_TOLERANCE } from '../../shared/engine/gradcheck.ts'
import { problem } from '../../shared/problem/problem.ts'
import { readGraph } from '../graph-file.ts'
import type { Io } from '../io.ts'
import { FILE } from '../options.ts'
import type { Outcome } from '../outcome.ts'
import type { Shell } from '../shell.ts'
import { formatTable } from '../text.ts'

export function addGradcheck(program: Command, { io, finish }: Shell): void {
  program
    .command('gradcheck')
    .summary('compare gradients with central differences')
    .description(
      `Compares the gradient of every parameter with central differences; a relative difference above ${GRADCHECK_TOLERANCE} is a problem.`,
    )
    .argument('<file>', FILE)
    .addHelpText('after', '\nExample:\n  chainrule gradcheck problem2.chainrule')
    .action((file: string) => finish(gradcheck(io, file)))
}

async function gradcheck(io: Io, file: string): Promise<Outcome> {
  const read = await readGraph(io, file)
  if (!read.ok) return read
  const checked = checkGradients(read.value)
  if (!checked.ok) return checked
  const problems = checked.value
    // Not "above": a difference that is NaN is a problem too.
    .filter(({ difference }) => !(difference <= GRADCHECK_TOLERANCE))
    .map(({ id, difference, entry, analytic, numeric }) =>
      problem('command/gradient', {
        id,
        difference: difference.toExponential(2),
        limit: String(GRADCHECK_TOLERANCE),
        entry,
        analytic: String(analytic),
        numeric: String(numeric),
      }),
    )
  if (problems.length > 0) return { problems }
  const rows = checked.value.map(({ id, difference }) => [id, difference.toExponential(2)])
  return { output: formatTable([['parameter', 'largest relative difference'], ...rows]) }
}
