/** One convolution for a chain or sum of convolutions: its kernel, stride and padding, and how its entries are read. */
import type { Graph } from '../graph/graph.ts'
import type { Structure } from '../graph/structure.ts'
import { kernelExtent } from '../ops/convolution-geometry.ts'
import type { Pair } from '../ops/attribute.ts'
import { axisOf, DIRECTIONS, type Direction } from '../convolution/layer.ts'
import { layerOf } from '../convolution/node.ts'
import type { Proposal } from './collapse.ts'
import type { Region } from './linear.ts'
import { openProbe, type Probe } from './probe.ts'
import { basisSeed, pullBack } from './pull-back.ts'

/** How one entry of a node looks at the input along one direction: entries start, .., end − 1 for entry 0, then `jump` on. */
interface Sight {
  readonly start: number
  readonly end: number
  readonly jump: number
}

export interface Window {
  readonly kernel: Pair
  readonly stride: Pair
  readonly padding: Pair
}

/** The window through which the end of a region sees its beginning; `null` where it is not the same everywhere. */
export function findWindow({ nodes }: Structure, { from, to, inside }: Region): Window | null {
  const axes = DIRECTIONS.map((direction) => {
    const sights = new Map<number, Sight>([[from, { start: 0, end: 1, jump: 1 }]])
    for (const position of inside) {
      const sight = lookThrough(nodes[position], direction, sights)
      if (sight === null) return null
      sights.set(position, sight)
    }
    return sights.get(to) ?? null
  })
  const [rows, columns] = axes
  if (rows === null || columns === null || rows.start > 0 || columns.start > 0) return null
  return {
    kernel: [rows.end - rows.start, columns.end - columns.start],
    stride: [rows.jump, columns.jump],
    padding: [-rows.start, -columns.start],
  }
}

function lookThrough(
  node: Structure['nodes'][number],
  direction: Direction,
  sights: ReadonlyMap<number, Sight>,
): Sight | null {
  const layer = layerOf(node)
  const before = node.inputs.flatMap((source) => sights.get(source) ?? [])
  if (layer === null) {
    if (!node.op.elementwise || node.op.group === 'shape') return null
    const [{ jump }] = before
    if (before.some((sight) => sight.jump !== jump)) return null
    return {
      start: Math.min(...before.map(({ start }) => start)),
      end: Math.max(...before.map(({ end }) => end)),
      jump,
    }
  }
  // A kernel that depends on the input is no kernel.
  if (layer.kind === 'transposed' || node.op.id === 'global_avg_pool2d' || !sights.has(node.inputs[0])) return null
  const axis = axisOf(layer, direction)
  const [{ start, end, jump }] = before
  return {
    start: start - axis.padding * jump,
    end: end + (kernelExtent(axis) - 1 - axis.padding) * jump,
    jump: jump * axis.stride,
  }
}

/** An entry of the output whose whole window lies on the input, of an input large enough to have one. */
export interface Sighting {
  readonly probe: Probe
  /** Row and column of the entry, and of the corner of its window. */
  readonly place: Pair
  readonly corner: Pair
  readonly channels: number
  readonly filters: number
}

/** A probe on one image that is large enough that the borders are out of sight of one entry. */
export function openSighting(graph: Graph, structure: Structure, region: Region, window: Window): Sighting | null {
  const { nodes } = structure
  const shape = nodes[region.from].shape
  if (shape.length < 2) return null
  const { kernel, stride, padding } = window
  const place = DIRECTIONS.map((direction) => Math.ceil(padding[direction] / stride[direction])) as unknown as Pair
  const corner = DIRECTIONS.map((direction) => place[direction] * stride[direction] - padding[direction])
  // Right of the window the same room as left of it, so that no branch with padding looks over the border.
  const size = DIRECTIONS.map(
    (direction) => corner[direction] + kernel[direction] + padding[direction] + stride[direction],
  )
  const leading = shape.slice(0, -2).map((length, axis) => (shape.length === 4 && axis === 0 ? 1 : length))
  const probe = openProbe(graph, nodes[region.from].id, nodes[region.to].id, [...leading, ...size])
  if (probe === null || probe.outputShape.length !== shape.length) return null
  const [height, width] = probe.outputShape.slice(-2)
  if (place[0] >= height || place[1] >= width) return null
  const channelsOf = (shape: readonly number[]) => (shape.length === 2 ? 1 : (shape.at(-3) ?? 1))
  return {
    probe,
    place,
    corner: corner as unknown as Pair,
    channels: channelsOf(probe.inputShape),
    filters: channelsOf(probe.outputShape),
  }
}

/** Position of an entry of the output under the window. */
export function outputEntry({ probe, place }: Sighting, filter: number): number {
  const [height, width] = probe.outputShape.slice(-2)
  return (filter * height + place[0]) * width + place[1]
}

/** Position of an entry of the input under the window. */
export function inputEntry({ probe, corner }: Sighting, channel: number, row: number, column: number): number {
  const [height, width] = probe.inputShape.slice(-2)
  return (channel * height + corner[0] + row) * width + corner[1] + column
}

export function proposeConvolution(graph: Graph, structure: Structure, region: Region, whole: Probe): Proposal | null {
  if (!region.inside.some((position) => structure.nodes[position].op.group === 'convolution')) return null
  const window = findWindow(structure, region)
  const sighting = window === null ? null : openSighting(graph, structure, region, window)
  if (window === null || sighting === null) return null
  const { probe, channels, filters } = sighting
  const [height, width] = window.kernel
  const theta = new Float64Array(filters * channels * height * width)
  const start = probe.plan.values.indexOf(probe.input)
  probe.input.fill(0)
  probe.run()
  const constants = Float64Array.from({ length: filters }, (_, filter) => probe.output[outputEntry(sighting, filter)])
  for (let filter = 0; filter < filters; filter++) {
    const seed = basisSeed(probe.output.length, outputEntry(sighting, filter))
    const gradient = pullBack(probe.plan, probe.position, seed)[start]
    if (gradient === null) continue
    for (let channel = 0; channel < channels; channel++) {
      for (let row = 0; row < height; row++) {
        for (let column = 0; column < width; column++) {
          const at = ((filter * channels + channel) * height + row) * width + column
          theta[at] = gradient[inputEntry(sighting, channel, row, column)]
        }
      }
    }
  }
  const isPlain = whole.inputShape.length === 2
  const hasBias = constants.some((value) => value !== 0)
  const { stride, padding } = window
  const attributes = {
    ...(stride[0] === 1 && stride[1] === 1 ? {} : { stride }),
    ...(padding[0] === 0 && padding[1] === 0 ? {} : { padding }),
  }
  return {
    kind: 'convolution',
    theta: { shape: isPlain ? [height, width] : [filters, channels, height, width], data: theta },
    bias: hasBias ? { shape: [filters], data: constants } : null,
    build: ({ from, to, theta, bias }) => [
      { id: to, op: 'conv2d', inputs: hasBias ? [from, theta, bias] : [from, theta], attributes },
    ],
  }
}
