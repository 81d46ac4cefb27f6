/** Totals of a whole network: for every computed node its output, parameters, memory, operations and receptive field. */
import type { ResolvedNode, Structure } from '../graph/structure.ts'
import type { Pair } from '../ops/attribute.ts'
import { kernelExtent } from '../ops/convolution-geometry.ts'
import { countEntries, type Shape } from '../tensor/shape.ts'
import { DATA_TYPES, readCounting, type ConvolutionCounting } from './counting.ts'
import { axisOf, DIRECTIONS, type Layer } from './layer.ts'
import { measureLayer } from './measure.ts'
import { layerOf } from './node.ts'

export interface NetworkRow {
  readonly id: string
  readonly op: string
  readonly shape: Shape
  /** Entries of the parameters wired into the node itself. */
  readonly parameters: number
  readonly parameterBytes: number
  readonly outputBytes: number
  /** `null` where operations of this kind are not counted; that is not the same as 0. */
  readonly operations: number | null
  /** Rows and columns of the images one entry depends on; `null` where it does not depend on images or on all of them. */
  readonly field: Pair | null
}

export interface NetworkTable {
  readonly rows: readonly NetworkRow[]
  /** A parameter that several nodes use counts once. */
  readonly parameters: number
  readonly parameterBytes: number
  readonly outputBytes: number
  readonly operations: number
  /** Nodes whose operations are not counted. */
  readonly uncounted: readonly string[]
}

export function tabulateNetwork(structure: Structure, counting?: ConvolutionCounting): NetworkTable {
  const { bytes } = DATA_TYPES[readCounting(counting).dataType]
  const fields = findFields(structure)
  const rows = structure.nodes.flatMap((node, position): readonly NetworkRow[] => {
    if (node.op.group === 'source') return []
    const sources = [...new Set(node.inputs)].map((source) => structure.nodes[source])
    const parameters = sum(sources.filter(isParameter).map(({ shape }) => countEntries(shape)))
    const field = fields[position]
    return [
      {
        id: node.id,
        op: node.op.id,
        shape: node.shape,
        parameters,
        parameterBytes: parameters * bytes,
        outputBytes: countEntries(node.shape) * bytes,
        operations: countOperations(node, counting),
        field: field === null ? null : field.size,
      },
    ]
  })
  const used = new Set(structure.nodes.flatMap(({ inputs }) => inputs))
  const all = structure.nodes.filter((node, position) => isParameter(node) && used.has(position))
  const parameters = sum(all.map(({ shape }) => countEntries(shape)))
  return {
    rows,
    parameters,
    parameterBytes: parameters * bytes,
    outputBytes: sum(rows.map(({ outputBytes }) => outputBytes)),
    operations: sum(rows.map(({ operations }) => operations ?? 0)),
    uncounted: rows.filter(({ operations }) => operations === null).map(({ id }) => id),
  }
}

const isParameter = ({ op }: ResolvedNode): boolean => op.id === 'parameter'

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

/**
 * Operations of a node. Products of matrices count as sums of products do, elementwise functions one per entry, sums
 * and extremes one less than the entries they join, rearrangements none.
 */
function countOperations(node: ResolvedNode, raw?: ConvolutionCounting): number | null {
  const layer = layerOf(node)
  if (layer !== null) {
    const measured = measureLayer(layer, raw)
    return measured.ok ? measured.value.totalOperations : null
  }
  const { op, shape, inputShapes } = node
  const counting = readCounting(raw)
  const entries = countEntries(shape)
  if (op.id === 'dot' || op.id === 'matmul') {
    const products = inputShapes[0].at(-1) ?? 1
    const additions = counting.additions === 'n' ? products : products - 1
    return entries * (counting.multiplyAdd === 1 ? products : products + additions)
  }
  if (op.group === 'shape' || op.id === 'transpose') return 0
  if (op.id === 'outer' || op.elementwise) return entries
  if (['sum', 'max', 'min', 'prod'].includes(op.id)) return countEntries(inputShapes[0]) - entries
  return op.id === 'mean' ? countEntries(inputShapes[0]) : null
}

/** Entries of the images that one entry of a node depends on, and how far the fields of neighbours lie apart. */
interface Field {
  readonly size: Pair
  readonly jump: Pair
}

/** Receptive fields over the inputs that are images, by position in the structure. */
function findFields({ nodes }: Structure): readonly (Field | null)[] {
  const fields: (Field | null)[] = []
  for (const node of nodes) {
    const isImage = node.op.id === 'input' && node.shape.length >= 2
    fields.push(isImage ? { size: [1, 1], jump: [1, 1] } : fieldOf(node, fields))
  }
  return fields
}

function fieldOf(node: ResolvedNode, fields: readonly (Field | null)[]): Field | null {
  const layer = layerOf(node)
  if (layer !== null) {
    const before = fields[node.inputs[0]]
    return before === null ? null : widen(before, layer)
  }
  if (!node.op.elementwise) return null
  const before = node.inputs.flatMap((source) => fields[source] ?? [])
  if (before.length === 0) return null
  return before.reduce((a, b) => ({ size: largest(a.size, b.size), jump: largest(a.jump, b.jump) }))
}

/** A window of k entries that lie j apart reaches (k − 1)·j further; its stride multiplies the distance. */
function widen({ size, jump }: Field, layer: Layer): Field {
  const axes = DIRECTIONS.map((direction) => {
    const axis = axisOf(layer, direction)
    const extent = kernelExtent(axis)
    if (layer.kind !== 'transposed') {
      return { size: size[direction] + (extent - 1) * jump[direction], jump: jump[direction] * axis.stride }
    }
    const reached = Math.ceil(extent / axis.stride)
    return { size: size[direction] + (reached - 1) * jump[direction], jump: jump[direction] / axis.stride }
  })
  return { size: [axes[0].size, axes[1].size], jump: [axes[0].jump, axes[1].jump] }
}

const largest = (a: Pair, b: Pair): Pair => [Math.max(a[0], b[0]), Math.max(a[1], b[1])]
