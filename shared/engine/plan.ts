/**
 * Plan, then run: a graph is compiled once per structure into buffers and lists of closures. Running it calls the
 * closures one after the other; nothing is allocated, looked up or recursed into, and an edit of a value re-runs only
 * what depends on it.
 */
import type { Kernel, Pullback } from '../ops/op.ts'
import { problem } from '../problem/problem.ts'
import { failure, success, type Result } from '../problem/result.ts'
import { broadcastIndex } from '../tensor/broadcast.ts'
import { countEntries } from '../tensor/shape.ts'
import type { ResolvedNode, Structure } from '../graph/structure.ts'

/** Largest number of entries all values of a plan may have together. */
const MAX_PLAN_ENTRIES = 2 ** 28

export interface Plan {
  readonly structure: Structure
  /** Value of each node of `structure.nodes`, row-major: views of one buffer, the same for the life of the plan. */
  readonly values: readonly Float64Array[]
  /**
   * Per node and connected port, the product of a gradient of the node with the local gradient of that edge, added to
   * a gradient in the shape of the source; `null` where no gradient flows.
   */
  readonly pullbacks: readonly (readonly (Pullback | null)[])[]
  /** Computes every node. */
  readonly forward: () => void
  /** Computes only what depends on the given nodes (positions), whose values were written by the caller. */
  readonly refresh: (changed: readonly number[]) => void
}

/** Compiles all resolved nodes and writes the values of the sources. Problems: `graph/too-large`. */
export function compilePlan(structure: Structure): Result<Plan> {
  const { nodes } = structure
  const sizes = nodes.map(({ shape }) => countEntries(shape))
  const total = sizes.reduce((sum, size) => sum + size, 0)
  if (total > MAX_PLAN_ENTRIES) return failure(problem('graph/too-large', { entries: String(total) }))

  const values = carve(sizes)
  const steps: (() => void)[] = []
  const stepNodes: number[] = []
  const pullbacks = nodes.map((node, position) => {
    const inputs = node.inputs.map((source) => values[source])
    const expansions = node.inputs.map((source, port) => broadcastIndex(nodes[source].shape, node.inputShapes[port]))
    const expanded = expansions.map((index, port) => (index === null ? inputs[port] : new Float64Array(index.length)))
    const kernel = bind(node, expanded, values[position])
    if (node.inputs.length === 0) {
      kernel.forward()
      return []
    }
    steps.push(expandThen(kernel, inputs, expanded, expansions))
    stepNodes.push(position)
    return node.inputs.map((_, port) => reduceAfter(kernel.pullbacks[port], expansions[port]))
  })

  const dirty = new Uint8Array(nodes.length)
  return success({
    structure,
    values,
    pullbacks,
    forward: () => {
      for (let i = 0; i < steps.length; i++) steps[i]()
    },
    refresh: (changed) => {
      dirty.fill(0)
      for (const position of changed) dirty[position] = 1
      for (let i = 0; i < steps.length; i++) {
        const position = stepNodes[i]
        const { inputs } = nodes[position]
        for (let port = 0; port < inputs.length; port++) {
          if (dirty[inputs[port]] === 1) {
            dirty[position] = 1
            steps[i]()
            break
          }
        }
      }
    },
  })
}

/** Views of the given sizes, one after the other in one buffer: neighbours in the graph are neighbours in memory. */
export function carve(sizes: readonly number[]): Float64Array[] {
  const arena = new Float64Array(sizes.reduce((sum, size) => sum + size, 0))
  let offset = 0
  return sizes.map((size) => arena.subarray(offset, (offset += size)))
}

function bind(node: ResolvedNode, inputs: readonly Float64Array[], output: Float64Array): Kernel {
  return node.op.kernel({
    attributes: node.attributes,
    inputs,
    shapes: node.inputShapes,
    output,
    shape: node.shape,
  })
}

/** Broadcasting is done here, before the rule, for every op. */
function expandThen(
  kernel: Kernel,
  inputs: readonly Float64Array[],
  expanded: readonly Float64Array[],
  expansions: readonly (Int32Array | null)[],
): () => void {
  const ports = expansions.flatMap((index, port) => (index === null ? [] : [{ index, port }]))
  if (ports.length === 0) return kernel.forward
  return () => {
    for (let k = 0; k < ports.length; k++) {
      const { index, port } = ports[k]
      const from = inputs[port]
      const to = expanded[port]
      for (let i = 0; i < index.length; i++) to[i] = from[index[i]]
    }
    kernel.forward()
  }
}

/** Broadcasting is undone here, after the rule, for every op: the gradient is summed over the copies. */
function reduceAfter(pullback: Pullback | null, index: Int32Array | null): Pullback | null {
  if (pullback === null || index === null) return pullback
  let scratch: Float64Array | null = null
  return (gy, gx) => {
    scratch ??= new Float64Array(index.length)
    scratch.fill(0)
    pullback(gy, scratch)
    for (let i = 0; i < index.length; i++) gx[index[i]] += scratch[i]
  }
}
