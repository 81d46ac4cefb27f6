/** Derived state of the workbench: the layer that is shown, solved and measured, and the numbers it runs on. */
import { useMemo } from 'react'
import { readCounting, type ConvolutionCounting } from '../../shared/convolution/counting.ts'
import { inventNumbers } from '../../shared/convolution/example-numbers.ts'
import { checkLayer, type Layer } from '../../shared/convolution/layer.ts'
import { measureLayer, type LayerMeasure } from '../../shared/convolution/measure.ts'
import { isLayerOp, layerOf } from '../../shared/convolution/node.ts'
import type { LayerNumbers } from '../../shared/convolution/products.ts'
import { solveLayer, type SolvedLayer } from '../../shared/convolution/solve.ts'
import { setSettings } from '../../shared/document/edits.ts'
import type { Evaluation } from '../../shared/engine/evaluation.ts'
import { resolveGraph, type ResolvedNode, type Structure } from '../../shared/graph/structure.ts'
import type { Problem } from '../../shared/problem/problem.ts'
import type { Result } from '../../shared/problem/result.ts'
import { text } from '../text/text.ts'
import { useWorkbench } from './convolution.ts'
import { commitDocument, readDocument, useDocument } from './document.ts'
import { graphOf, useEvaluation } from './evaluation.ts'
import { useSession } from './session.ts'

export function useCounting(): Required<ConvolutionCounting> {
  const setting = useDocument(({ document }) => document.settings?.convolutionCounting)
  return useMemo(() => readCounting(setting), [setting])
}

export function setCounting(change: ConvolutionCounting): void {
  const document = readDocument()
  const convolutionCounting = { ...document.settings?.convolutionCounting, ...change }
  commitDocument(setSettings(document, { convolutionCounting }), text.convolution.counting.changed)
}

export function useStructure(): Structure {
  const document = useDocument(({ document }) => document)
  return useMemo(() => resolveGraph(graphOf(document)), [document])
}

export interface LayerShown {
  /** The node it belongs to; `null` for a layer of one's own. */
  readonly node: ResolvedNode | null
  /** The numbers of the node itself. */
  readonly own: Layer
  /** What was asked for, before an unknown was found. */
  readonly asked: Layer
  readonly solved: SolvedLayer | null
  /** The layer with everything found; `null` where it is impossible. */
  readonly layer: Layer | null
  readonly measured: Result<LayerMeasure>
  readonly problems: readonly Problem[]
}

/** The layer of the workbench, with its unknown found and its counts. */
export function useLayerShown(): LayerShown {
  const { node: chosen, own: ownLayer, draft, unknown, wanted } = useWorkbench()
  const [first = null] = useLayerNodes()
  const id = chosen === undefined ? first : chosen
  const structure = useStructure()
  const counting = useCounting()
  return useMemo(() => {
    const position = id === null ? undefined : structure.index.get(id)
    const node = position === undefined ? null : structure.nodes[position]
    const own = (node === null ? null : layerOf(node)) ?? ownLayer
    const asked = node === null ? ownLayer : (draft ?? own)
    const solution = unknown === 'output' ? null : solveLayer(asked, unknown, wanted)
    const solved = solution?.ok ? solution.value : null
    const found = solution?.ok === false ? null : (solved?.layer ?? asked)
    const measured = found === null ? (solution as Result<never>) : measureLayer(found, counting)
    const layer = found !== null && checkLayer(found).length === 0 ? found : null
    return { node, own, asked, solved, layer, measured, problems: measured.ok ? [] : measured.problems }
  }, [id, ownLayer, draft, unknown, wanted, structure, counting])
}

export interface ShownNumbers {
  readonly numbers: LayerNumbers
  /** Where the numbers come from: the graph, the graph with ∂L/∂y = 1, or invention. */
  readonly origin: 'graph' | 'ones' | 'invented'
}

/** The numbers the stamp multiplies: those of the graph as long as the layer is the node's own, else invented ones. */
export function useLayerNumbers({ node, own, layer }: LayerShown): ShownNumbers | null {
  const evaluation = useEvaluation(({ evaluation }) => evaluation)
  const stage = useSession(({ stage }) => stage)
  const structure = useStructure()
  return useMemo(() => {
    if (layer === null) return null
    if (node !== null && JSON.stringify(layer) === JSON.stringify(own)) {
      const numbers = readNumbers(structure, node, evaluation, stage === 'backward')
      if (numbers !== null) return numbers
    }
    const invented = inventNumbers(layer)
    return invented === null ? null : { numbers: invented, origin: 'invented' as const }
  }, [node, own, layer, evaluation, structure, stage])
}

function readNumbers(
  { nodes }: Structure,
  { id, inputs }: ResolvedNode,
  evaluation: Evaluation,
  isBackward: boolean,
): ShownNumbers | null {
  const data = inputs.map((source) => evaluation.nodes.get(nodes[source].id)?.value?.data ?? null)
  const { value, gradient } = evaluation.nodes.get(id) ?? {}
  if (data.includes(null) || !value) return null
  const [x, w = null, b = null] = data as Float64Array[]
  const gy = isBackward ? (gradient?.data ?? null) : null
  const ones = new Float64Array(value.data.length).fill(1)
  return { numbers: { x, w, b, gy: gy ?? ones }, origin: gy === null ? 'ones' : 'graph' }
}

/** The nodes the workbench can show. */
export function useLayerNodes(): readonly string[] {
  const nodes = useDocument(({ document }) => document.nodes)
  return useMemo(() => nodes.filter(({ op }) => isLayerOp(op)).map(({ id }) => id), [nodes])
}
