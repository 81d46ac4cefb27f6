/** The counts of a layer: outputs, parameters, memory, operations. */
import type { Pair } from '../ops/attribute.ts'
import { problem } from '../problem/problem.ts'
import { failure, success, type Result } from '../problem/result.ts'
import { DATA_TYPES, readCounting, type ConvolutionCounting } from './counting.ts'
import { checkLayer, isPooling, outputSize, unusedSize, type Layer } from './layer.ts'

export interface LayerMeasure {
  readonly output: Pair
  readonly outputChannels: number
  /** Rows and columns of the padded input that no window reaches. */
  readonly unused: Pair
  /** Channels one filter spans, as they are counted. */
  readonly depth: number
  /** Whether a bias is counted. */
  readonly bias: boolean
  /** Images that are counted. */
  readonly images: number
  /** Products of one application. */
  readonly products: number
  readonly parameters: number
  readonly bytes: number
  /** Of one application of one filter. Comparisons of max pooling stand among the additions. */
  readonly multiplications: number
  readonly additions: number
  readonly operations: number
  /** Places of all filters on all images. */
  readonly applications: number
  readonly totalOperations: number
  readonly outputEntries: number
  readonly outputBytes: number
}

/**
 * Counts what a layer holds and does. A transposed convolution is applied once for each entry of its input: the kernels
 * of all filters, weighted by it, are added to the output, to which the bias has been written before.
 *
 * Problems: `convolution/*`.
 */
export function measureLayer(layer: Layer, raw?: ConvolutionCounting): Result<LayerMeasure> {
  const problems = checkLayer(layer)
  if (problems.length > 0) return failure(...problems)
  const counting = readCounting(raw)
  const { kind, groups, kernel } = layer
  const pooling = isPooling(kind)
  const output = outputSize(layer)
  const outputChannels = pooling ? layer.channels : layer.filters
  const images = counting.batch === 'all' ? layer.batch : 1
  const bias = !pooling && (counting.bias === 'layer' ? layer.bias : counting.bias === 'always')
  const taps = kernel[0] * kernel[1]
  const bytesEach = DATA_TYPES[counting.dataType].bytes

  const depth =
    pooling || counting.depth === 'one' ? 1 : (kind === 'transposed' ? layer.filters : layer.channels) / groups
  const products = taps * depth
  const kernels = kind === 'transposed' ? layer.channels : layer.filters
  const parameters = pooling ? 0 : kernels * products + (bias ? layer.filters : 0)
  const { multiplications, additions } = countOne(layer, products, bias, counting.additions)
  const operations = counting.multiplyAdd === 2 || pooling ? multiplications + additions : products
  const applications =
    kind === 'transposed'
      ? images * layer.channels * layer.input[0] * layer.input[1]
      : images * outputChannels * output[0] * output[1]
  const outputEntries = images * outputChannels * output[0] * output[1]
  const totalOperations = applications * operations
  const largest = Math.max(totalOperations, outputEntries * bytesEach, parameters * bytesEach)
  if (!Number.isSafeInteger(largest))
    return failure(problem('convolution/too-large', { found: largest.toExponential(2) }))
  return success({
    output,
    outputChannels,
    unused: unusedSize(layer),
    depth,
    bias,
    images,
    products,
    parameters,
    bytes: parameters * bytesEach,
    multiplications,
    additions,
    operations,
    applications,
    totalOperations,
    outputEntries,
    outputBytes: outputEntries * bytesEach,
  })
}

function countOne({ kind }: Layer, products: number, bias: boolean, additions: 'n-1' | 'n') {
  switch (kind) {
    case 'convolution':
      return { multiplications: products, additions: additions === 'n' || bias ? products : products - 1 }
    case 'transposed':
      return { multiplications: products, additions: products }
    case 'max-pooling':
      return { multiplications: 0, additions: products - 1 }
    case 'average-pooling':
      // The division by the number of entries counts as a multiplication.
      return { multiplications: 1, additions: products - 1 }
  }
}
