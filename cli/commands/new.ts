import { InvalidArgumentError, type Command } from 'commander'
import { EMPTY_DOCUMENT } from '../../shared/document/document.ts'
import { isIdentifier } from '../../shared/graph/identifier.ts'
import { writeDocument } from '../../shared/document/write.ts'
import { buildGraph } from '../../shared/formula/build.ts'
import { resolveGraph } from '../../shared/graph/structure.ts'
import type { Problem } from '../../shared/problem/problem.ts'
import type { Setting } from '../graph-file.ts'
import { outputOption, settingOption } from '../options.ts'
import { printed, type Outcome } from '../outcome.ts'
import type { Shell } from '../shell.ts'

interface Options {
  readonly set: readonly Setting[]
  readonly parameters?: readonly string[]
  readonly loss?: string
  readonly output?: string
}

const EXAMPLE = `
Example:
  chainrule new "y = dot(sin(w), x); L = logistic_loss(y, l)" \\
    --set "w=[pi/2, pi]" --set "x=[2, 1]" --set l=1 -o problem2.chainrule

  * is elementwise, u' * v and @ are matrix products, ^ is power, log is natural;
  every op of "chainrule ops" is a function: conv2d(x, k, stride=2).`

export function addNew(program: Command, { finish }: Shell): void {
  program
    .command('new')
    .summary('make a graph from formulas')
    .description(
      'Makes a graph from formulas. Undefined names become parameters or inputs; without a value they stay open.',
    )
    .argument('<formulas>', 'formulas separated by ; or line breaks')
    .addOption(settingOption().default([], 'open'))
    .option(
      '--parameters <names>',
      'undefined names that become parameters (default: those starting with w W v V b k θ)',
      readNames,
    )
    .option('--loss <name>', 'the loss (default: the node L, else the last scalar)')
    .addOption(outputOption())
    .addHelpText('after', EXAMPLE)
    .action((formulas: string, options: Options) => finish(create(formulas, options)))
}

function readNames(text: string): readonly string[] {
  const names = text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
  const wrong = names.find((name) => !isIdentifier(name))
  if (wrong !== undefined) throw new InvalidArgumentError(`"${wrong}" is not a name; expected names such as w,b.`)
  return names
}

function create(formulas: string, { set, parameters, loss, output }: Options): Outcome {
  const built = buildGraph(formulas, {
    values: Object.fromEntries(set.map(({ id, value }) => [id, value])),
    ...(parameters === undefined ? {} : { parameters }),
    ...(loss === undefined ? {} : { loss }),
  })
  if (!built.ok) return { problems: built.problems.map((found) => pointInto(formulas, found)) }
  const { problems } = resolveGraph(built.value)
  if (problems.length > 0) return { problems }
  return printed(writeDocument({ ...EMPTY_DOCUMENT, ...built.value }), output)
}

/** Says where in the formulas a problem is, as a line (where there are several) and a column. */
function pointInto(formulas: string, found: Problem): Problem {
  const { offset } = found.where
  if (offset === undefined) return found
  const before = formulas.slice(0, offset).split('\n')
  const line = formulas.includes('\n') ? { line: before.length } : {}
  return { ...found, where: { ...found.where, ...line, column: before[before.length - 1].length + 1 } }
}
