/** Where a value lies exactly on a kink or a tie, the convention that decides about the derivative is named. */
import type { ResolvedNode } from '../graph/structure.ts'
import * as library from '../ops/words.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { nodeOf, type Derivation } from './derivation.ts'
import { valueOf } from './lookup.ts'
import { lowerFirst } from './step-description.ts'
import { wordsOf } from './words/index.ts'

/** Whether the op meets a kink or a tie at these inputs. */
type Test = (inputs: readonly Tensor[], node: ResolvedNode, derivation: Derivation) => boolean

const hasZero: Test = ([x]) => x.data.includes(0)
const hasTie: Test = ([a, b]) => a.data.length === b.data.length && a.data.some((entry, i) => entry === b.data[i])

const TESTS: Readonly<Record<string, Test>> = {
  relu: hasZero,
  leaky_relu: hasZero,
  elu: hasZero,
  abs: hasZero,
  sqrt: hasZero,
  maximum: hasTie,
  minimum: hasTie,
  l1: hasTie,
  clamp: ([x], { attributes }) => x.data.some((entry) => entry === attributes['min'] || entry === attributes['max']),
  hinge: ([y, l]) => y.data.length === l.data.length && y.data.some((entry, i) => entry * l.data[i] === 1),
  max: hasSharedSlope,
  min: hasSharedSlope,
  max_pool2d: hasRepeated,
}

/** Whether several entries share a slope of 1: equals among the largest or smallest. */
function hasSharedSlope(_: readonly Tensor[], { id }: ResolvedNode, { evaluation }: Derivation): boolean {
  const local = evaluation.edges.get(`${id}:0`)?.local
  return local?.kind === 'dense' && local.jacobian.some((slope) => slope > 0 && slope < 1)
}

/** Whether an entry that a window chose occurs once more: the first one of them counts. */
function hasRepeated([x]: readonly Tensor[], { id }: ResolvedNode, derivation: Derivation): boolean {
  const countsIn = (data: Float64Array) => {
    const counts = new Map<number, number>()
    for (const entry of data) counts.set(entry, (counts.get(entry) ?? 0) + 1)
    return counts
  }
  const [all, chosen] = [countsIn(x.data), countsIn(valueOf(derivation, id).data)]
  return [...chosen].some(([entry, times]) => (all.get(entry) ?? 0) > times)
}

/** The sentence of the op's declaration, where it matters here. */
export function sayConvention(derivation: Derivation, id: string): string | null {
  const node = nodeOf(derivation, id)
  const test = TESTS[node.op.id]
  if (test === undefined) return null
  const inputs = node.inputs.map((source) => valueOf(derivation, derivation.structure.nodes[source].id))
  const { convention } = library.wordsOf(node.op, derivation.language)
  return convention !== undefined && test(inputs, node, derivation)
    ? wordsOf(derivation).kink(lowerFirst(convention))
    : null
}
