/** Which losses are logarithms of a probability, so that their unit depends on the base of the logarithm. */
import type { GraphNode } from './graph.ts'

const LOGARITHMS: ReadonlySet<string> = new Set([
  'logistic_loss',
  'binary_cross_entropy',
  'cross_entropy',
  'gaussian_nll',
  'laplace_nll',
  'log',
  'log_softmax',
  'logsumexp',
  'softplus',
])

/** Ops whose result has the unit of their inputs. */
const KEEP_UNIT: ReadonlySet<string> = new Set(['sum', 'mean', 'neg', 'add', 'sub', 'reshape', 'squeeze', 'unsqueeze'])

/** Whether a node is a logarithm, or a sum, mean or difference of nothing but logarithms. */
export function isLogarithm(nodes: ReadonlyMap<string, GraphNode>, id: string): boolean {
  const waiting = [id]
  const seen = new Set<string>()
  while (waiting.length > 0) {
    const node = nodes.get(waiting.pop()!)
    if (node === undefined) return false
    if (seen.has(node.id) || LOGARITHMS.has(node.op)) continue
    if (!KEEP_UNIT.has(node.op)) return false
    seen.add(node.id)
    waiting.push(...node.inputs.filter((input) => input !== null))
  }
  return true
}
