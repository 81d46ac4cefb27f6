/**
 * What is counted as a parameter and as an operation. Textbooks, exams and tools disagree, so the convention is a
 * setting that stands beside every count; it changes no size and no value.
 */

/** How counts are made; absent fields mean the default. */
export interface ConvolutionCounting {
  /** `layer`: a bias counts where the layer has one. */
  readonly bias?: 'layer' | 'always' | 'never'
  /** `all`: a filter spans every channel of its group. `one`: it is read as a single slice without depth. */
  readonly depth?: 'all' | 'one'
  /** A multiplication and the addition after it count as one operation or as two. */
  readonly multiplyAdd?: 1 | 2
  /** `n-1`: additions between n products. `n`: every product is added to a running sum. */
  readonly additions?: 'n-1' | 'n'
  /** `all`: every image of the batch. `one`: a single image. */
  readonly batch?: 'all' | 'one'
  readonly dataType?: DataType
}

export type DataType = keyof typeof DATA_TYPES

/** Number types by the name the command line takes: what they are called and their size. */
export const DATA_TYPES = {
  f64: { name: 'FP64', bytes: 8 },
  f32: { name: 'FP32', bytes: 4 },
  f16: { name: 'FP16', bytes: 2 },
  bf16: { name: 'BF16', bytes: 2 },
  i64: { name: 'INT64', bytes: 8 },
  i32: { name: 'INT32', bytes: 4 },
  i16: { name: 'INT16', bytes: 2 },
  i8: { name: 'INT8', bytes: 1 },
} as const

export const dataTypes = Object.keys(DATA_TYPES) as readonly DataType[]

/** The convention of the midterm: whole depth, a bias where there is one, n − 1 additions, all images, FP64. */
export const DEFAULT_COUNTING: Required<ConvolutionCounting> = {
  bias: 'layer',
  depth: 'all',
  multiplyAdd: 2,
  additions: 'n-1',
  batch: 'all',
  dataType: 'f64',
}

export function readCounting(counting: ConvolutionCounting = {}): Required<ConvolutionCounting> {
  return { ...DEFAULT_COUNTING, ...counting }
}

/** The convention in a sentence. */
export function describeCounting(
  { depth, multiplyAdd, additions, batch }: Required<ConvolutionCounting>,
  hasBias: boolean,
): string {
  const filter =
    depth === 'all' ? 'A filter spans all channels of its group' : 'A filter is read as one slice without depth'
  const bias = hasBias ? 'has a bias' : 'has no bias'
  const sums =
    additions === 'n'
      ? `every product is added to a running sum that starts at ${hasBias ? 'the bias' : '0'}`
      : `n products are summed by n − 1 additions${hasBias ? ', and adding the bias is one more' : ''}`
  const pairs =
    multiplyAdd === 2
      ? 'multiplications and additions count one each'
      : 'a multiplication with its addition counts as one'
  const images = batch === 'all' ? 'all images of the batch are counted' : 'a single image is counted'
  return `${filter} and ${bias}; ${sums}; ${pairs}; ${images}.`
}
