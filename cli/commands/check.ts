import type { Command } from 'commander'
import { checkDocument } from '../../shared/document/parse.ts'
import { findLoss } from '../../shared/engine/backward.ts'
import { listEdges } from '../../shared/graph/graph.ts'
import { resolveGraph } from '../../shared/graph/structure.ts'
import { isTolerated, openGraph } from '../graph-file.ts'
import type { Io } from '../io.ts'
import { FILE } from '../options.ts'
import type { Outcome } from '../outcome.ts'
import type { Shell } from '../shell.ts'

export function addCheck(program: Command, { io, finish }: Shell): void {
  program
    .command('check')
    .summary('say what is wrong with a graph')
    .description(
      'Checks a graph: the file, wires, attributes, shapes and the loss. Sources may still be without a value.',
    )
    .argument('<file>', FILE)
    .addHelpText('after', '\nExample:\n  chainrule check problem2.chainrule')
    .action((file: string) => finish(check(io, file)))
}

async function check(io: Io, file: string): Promise<Outcome> {
  const opened = await openGraph(io, file)
  if (!opened.ok) return opened
  const { document } = opened.value
  const found = checkDocument(opened.value)
  const notes = found.filter(isTolerated)
  const problems = found.filter((problem) => !isTolerated(problem))
  if (problems.length > 0) return { notes, problems }

  const structure = resolveGraph(document)
  // A loss that is not resolved waits for a value, which is no problem here.
  const loss = document.loss !== undefined && structure.index.has(document.loss) ? findLoss(document, structure) : null
  if (loss?.ok === false) return { notes, problems: loss.problems }
  // Other programs read this line, so it says "1 nodes".
  return { notes, output: `ok: ${document.nodes.length} nodes, ${listEdges(document.nodes).length} edges\n` }
}
