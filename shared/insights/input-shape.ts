/** Shapes backwards: which size of an input gives a node a wanted shape? */
import { layerOf } from '../convolution/node.ts'
import { solveAxis } from '../convolution/solve.ts'
import { axisOf, DIRECTIONS, outputOf } from '../convolution/layer.ts'
import type { Graph, GraphNode } from '../graph/graph.ts'
import { resolveGraph } from '../graph/structure.ts'
import { problem } from '../problem/problem.ts'
import { failure, success, type Result } from '../problem/result.ts'
import { countEntries, formatShape, sameShape, type Shape } from '../tensor/shape.ts'
import { listAncestors } from './probe.ts'

/** What is wanted of the node: a shape, or a single number whatever its axes. */
export type Wanted = { readonly kind: 'scalar' } | { readonly kind: 'shape'; readonly shape: Shape }

export interface InputAnswer {
  /** The smallest shape that works; only the last two axes (or the only one) are varied. */
  readonly shape: Shape
  /** The largest lengths of the varied axes that work as well. */
  readonly most: readonly number[]
  /** The layers backwards from the node to the input: what goes in for what comes out. */
  readonly layers: readonly BackwardStep[]
}

export interface BackwardStep {
  readonly id: string
  readonly output: readonly [number, number]
  readonly input: readonly [number, number]
  /** The size rule solved for the input, height and width where they differ, in TeX. */
  readonly formulas: readonly string[]
}

/** Longer axes are not tried. */
const LONGEST = 512

/** Problems: `graph/unknown-node`, `insight/no-way`, `insight/no-input-shape`. */
export function findInputShape(graph: Graph, input: string, node: string, wanted: Wanted): Result<InputAnswer> {
  const nodes = listAncestors(graph.nodes, node)
  const source = nodes.find(({ id }) => id === input)
  const start = resolveGraph({ nodes: [...(source === undefined ? [] : [source])] }).nodes[0]?.shape
  if (source === undefined || start === undefined) return failure(problem('insight/no-way', { from: input, to: node }))
  const shapeFor = (shape: Shape): Shape | null => shapeOf(nodes, input, node, shape)
  const axes = start.length >= 2 ? [start.length - 2, start.length - 1] : start.length === 1 ? [0] : []
  const isWanted = (shape: Shape | null) =>
    shape !== null && (wanted.kind === 'scalar' ? countEntries(shape) === 1 : sameShape(shape, wanted.shape))
  const place = (lengths: readonly number[]) =>
    start.map((length, axis) => (axes.includes(axis) ? lengths[axes.indexOf(axis)] : length))
  const found = search(axes.length, (lengths) => isWanted(shapeFor(place(lengths))))
  if (found === null) {
    const now = shapeFor(start)
    return failure(
      problem('insight/no-input-shape', {
        node,
        input,
        wanted: wanted.kind === 'scalar' ? 'a single number' : `shape ${formatShape(wanted.shape)}`,
        now: now === null ? 'no shape at all' : formatShape(now),
      }),
    )
  }
  const most = found.map((length, k) => {
    let last = length
    while (last < LONGEST && isWanted(shapeFor(place(found.map((other, axis) => (axis === k ? last + 1 : other))))))
      last++
    return last
  })
  return success({ shape: place(found), most, layers: describeLayers(nodes, input, place(found)) })
}

/** The smallest lengths that work: equal ones first, as images mostly are square, then each axis by itself. */
function search(axes: number, works: (lengths: readonly number[]) => boolean): readonly number[] | null {
  if (axes === 0) return works([]) ? [] : null
  for (let length = 1; length <= LONGEST; length++) {
    const lengths = new Array<number>(axes).fill(length)
    if (works(lengths)) return lengths
  }
  if (axes < 2) return null
  for (let sum = 3; sum <= LONGEST / 4; sum++) {
    for (let first = 1; first < sum; first++) if (works([first, sum - first])) return [first, sum - first]
  }
  return null
}

/** The shape of a node for an input of a shape; `null` where the shapes do not fit. */
function shapeOf(nodes: readonly GraphNode[], input: string, node: string, shape: Shape): Shape | null {
  const { nodes: resolved, index } = resolveGraph({ nodes: replace(nodes, input, shape) })
  const position = index.get(node)
  return position === undefined ? null : resolved[position].shape
}

const replace = (nodes: readonly GraphNode[], input: string, shape: Shape): readonly GraphNode[] =>
  nodes.map((node) =>
    node.id === input ? { ...node, op: 'input', inputs: [], attributes: { value: { shape, fill: 0 } } } : node,
  )

/** Layers between the input and the node, the last one first, with what each needs for what it has to give. */
function describeLayers(nodes: readonly GraphNode[], input: string, shape: Shape): readonly BackwardStep[] {
  const structure = resolveGraph({ nodes: replace(nodes, input, shape) })
  return structure.nodes.toReversed().flatMap((resolved): readonly BackwardStep[] => {
    const layer = layerOf(resolved)
    if (layer === null) return []
    const output = DIRECTIONS.map((direction) =>
      outputOf(axisOf(layer, direction)),
    ) as unknown as BackwardStep['output']
    const formulas = DIRECTIONS.map((direction) => {
      const axis = axisOf(layer, direction)
      const { range } = solveAxis(axis, 'input', output[direction])
      const { stride, padding, kernel, dilation } = axis
      const extent = dilation === 1 ? String(kernel) : `(${dilation} \\cdot (${kernel} - 1) + 1)`
      const rule = `(${output[direction]} - 1) \\cdot ${stride} + ${extent}${padding === 0 ? '' : ` - 2 \\cdot ${padding}`}`
      if (layer.kind === 'transposed' || range === null) return `n = ${axis.input}`
      return `n = ${rule} = ${range.from}${range.to > range.from ? `, \\ldots, ${range.to}` : ''}`
    })
    return [{ id: resolved.id, output, input: layer.input, formulas: [...new Set(formulas)] }]
  })
}
