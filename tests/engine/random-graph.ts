/**
 * Random graphs over the whole op library. New ops take part by themselves: their shapes and attributes come from the
 * examples in their declarations, their inputs are either earlier results of the same shape or fresh random leaves.
 */
import { prepareForward } from '../../shared/engine/prepare.ts'
import type { Graph, GraphNode } from '../../shared/graph/graph.ts'
import type { RawAttributes } from '../../shared/ops/attribute.ts'
import { findOp, opIds } from '../../shared/ops/index.ts'
import type { AnyOp } from '../../shared/ops/op.ts'
import { sameShape, type Shape } from '../../shared/tensor/shape.ts'
import { encodeTensor } from '../../shared/value/encode.ts'
import type { Json } from '../../shared/value/json.ts'
import { isLiteral, materialise, readLiteral } from '../../shared/value/literal.ts'
import { mulberry32 } from '../../shared/value/random.ts'

const computing = opIds.flatMap((id) => {
  const op: AnyOp | undefined = findOp(id)
  return op !== undefined && op.group !== 'source' ? [op] : []
})

/** Results beyond this would make central differences lose their digits. */
const LARGEST_VALUE = 30

/**
 * A graph of some `size` ops that ends in a scalar, with finite values of moderate size. The first op is
 * `computing[seed]`, so that consecutive seeds cover the library.
 */
export function randomGraph(seed: number, size: number): Graph {
  const draw = mulberry32(seed * 7919 + 1)
  const below = (bound: number) => Math.floor(draw() * bound)
  const nodes: GraphNode[] = []
  const shapes = new Map<string, Shape>()
  let tries = 0
  for (let made = 0; made < size && tries < size * 20; tries++) {
    const op = made === 0 && tries < 5 ? computing[seed % computing.length] : computing[below(computing.length)]
    if (op.examples.length === 0) continue
    const example = op.examples[below(op.examples.length)]
    const leaves: GraphNode[] = []
    const inputs = example.inputs.map((value, port) => {
      const tensor = readExample(value as Json)
      const earlier = [...shapes].filter(([, shape]) => sameShape(shape, tensor.shape))
      if (earlier.length > 0 && draw() < 0.6 && !takesIndices(op, port)) return earlier[below(earlier.length)][0]
      const id = `p${nodes.length + leaves.length}`
      const data = takesIndices(op, port)
        ? tensor.data
        : tensor.data.map((entry) => entry * (1 + 0.2 * (draw() - 0.5)) + 0.1 * (draw() - 0.5))
      leaves.push({
        id,
        op: takesIndices(op, port) ? 'input' : 'parameter',
        inputs: [],
        attributes: { value: encodeTensor({ ...tensor, data }) },
      })
      return id
    })
    const id = `n${nodes.length + leaves.length}`
    const node: GraphNode = { id, op: op.id, inputs, attributes: (example.attributes ?? {}) as RawAttributes }
    const plan = prepareForward({ nodes: [...nodes, ...leaves, node] })
    if (!plan.ok) continue
    const position = plan.value.structure.index.get(id) as number
    const value = plan.value.values[position]
    if (value.length === 0 || value.some((entry) => !(Math.abs(entry) < LARGEST_VALUE))) continue
    nodes.push(...leaves, node)
    for (const { id: made } of [...leaves, node]) {
      shapes.set(made, plan.value.structure.nodes[plan.value.structure.index.get(made) as number].shape)
    }
    made++
  }
  return closeWithLoss(nodes)
}

/** The loss is the sum of the means of everything nobody uses, so that every node matters. */
function closeWithLoss(nodes: readonly GraphNode[]): Graph {
  const used = new Set(nodes.flatMap(({ inputs }) => inputs))
  const ends = nodes.filter(({ id, inputs }) => !used.has(id) && inputs.length > 0)
  const all = [...nodes]
  let loss: string | null = null
  for (const { id } of ends) {
    all.push({ id: `mean_${id}`, op: 'mean', inputs: [id], attributes: {} })
    const sum: string = loss === null ? `mean_${id}` : `sum_${id}`
    if (loss !== null) all.push({ id: sum, op: 'add', inputs: [loss, `mean_${id}`], attributes: {} })
    loss = sum
  }
  return loss === null ? { nodes: all } : { nodes: all, loss }
}

function takesIndices(op: AnyOp, port: number): boolean {
  return op.id === 'cross_entropy' && port === 1
}

function readExample(value: Json) {
  const literal = readLiteral(value)
  if (!isLiteral(literal)) throw new Error(`an example of the library cannot be read: ${JSON.stringify(value)}`)
  return materialise(literal)
}
