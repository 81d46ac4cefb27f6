/**
 * Every answer about a layer with its formula, the formula with numbers in it, and the result. One writer makes both
 * lines: symbols are filled in once as letters and once as numbers.
 */
import type { Pair } from '../ops/attribute.ts'
import { DATA_TYPES, readCounting, type ConvolutionCounting } from './counting.ts'
import { axisOf, DIRECTIONS, isPooling, outputOf, type Direction, type Layer, type LayerAxis } from './layer.ts'
import type { LayerMeasure } from './measure.ts'
import type { Unknown } from './solve.ts'

export type Quantity =
  | 'output'
  | 'outputHeight'
  | 'outputWidth'
  | 'unused'
  | 'parameters'
  | 'memory'
  | 'multiplications'
  | 'additions'
  | 'comparisons'
  | 'operations'
  | 'applications'
  | 'totalOperations'
  | 'outputMemory'

export type Unit = 'bytes' | null

/** Quantities by name where others are computed from them. */
export type AnswerNames = Readonly<
  Record<'parameters' | 'multiplications' | 'additions' | 'applications' | 'operations', string>
>

const ENGLISH: AnswerNames = {
  parameters: 'parameters',
  multiplications: 'multiplications',
  additions: 'additions',
  applications: 'applications',
  operations: 'operations',
}

export interface Answer {
  readonly quantity: Quantity
  /** TeX with letters, with numbers, and of the result alone. */
  readonly formula: string
  readonly substituted: string
  readonly result: string
  readonly value: number | Pair
  readonly unit: Unit
}

/** Letters of one direction; `unknown` stays a letter where numbers are filled in. */
type Symbols = Readonly<Record<'n' | 'p' | 'k' | 's' | 'd' | 'q' | 'o', string>>

const LETTERS: Symbols = { n: 'n', p: 'p', k: 'k', s: 's', d: 'd', q: 'q', o: 'o' }

const LETTER_OF: Readonly<Record<Unknown, keyof Symbols>> = {
  padding: 'p',
  stride: 's',
  kernel: 'k',
  input: 'n',
  dilation: 'd',
}

function numbersOf(axis: LayerAxis, output: number): Symbols {
  const { input, padding, kernel, stride, dilation, outputPadding } = axis
  return {
    n: String(input),
    p: String(padding),
    k: String(kernel),
    s: String(stride),
    d: String(dilation),
    q: String(outputPadding),
    o: String(output),
  }
}

/** The size rule of a direction: dilation and output padding are written only where there are any. */
function sizeTex(axis: LayerAxis, { n, p, k, s, d, q }: Symbols, isDilated: boolean): string {
  const extent = isDilated ? `${d} \\cdot (${k} - 1)` : `(${k} - 1)`
  if (axis.kind === 'transposed') {
    const rest = axis.outputPadding > 0 ? ` + ${q}` : ''
    return `(${n} - 1) \\cdot ${s} - 2 \\cdot ${p} + ${extent} + 1${rest}`
  }
  const covered = isDilated ? `${extent} - 1` : k
  return `\\left\\lfloor \\dfrac{${n} + 2 \\cdot ${p} - ${covered}}{${s}} \\right\\rfloor + 1`
}

/** The size rule of one direction as an equation: in letters, and with everything but the unknown filled in. */
export function writeSize(
  layer: Layer,
  direction: Direction,
  unknown: Unknown | null = null,
  target?: number,
): { readonly formula: string; readonly substituted: string } {
  const axis = axisOf(layer, direction)
  const isDilated = axis.dilation !== 1 || unknown === 'dilation'
  const output = target ?? outputOf(axis)
  const numbers = numbersOf(axis, output)
  const filled = unknown === null ? numbers : { ...numbers, [LETTER_OF[unknown]]: LETTER_OF[unknown] }
  return {
    formula: `${LETTERS.o} = ${sizeTex(axis, LETTERS, isDilated)}`,
    substituted: `${numbers.o} = ${sizeTex(axis, filled, isDilated)}`,
  }
}

export const unknownLetter = (unknown: Unknown): string => LETTER_OF[unknown]

/** The answers in the order in which they are asked. */
export function answerLayer(
  layer: Layer,
  measure: LayerMeasure,
  raw?: ConvolutionCounting,
  names: AnswerNames = ENGLISH,
): readonly Answer[] {
  const pooling = isPooling(layer.kind)
  return [
    ...answerSizes(layer, measure),
    ...(pooling ? [] : answerMemory(layer, measure, names, raw)),
    ...answerOperations(layer, measure, names, raw),
    answerApplications(layer, measure),
    answerTotal(measure, names),
    answerOutputMemory(measure, raw),
  ]
}

function answerSizes(layer: Layer, { output, unused }: LayerMeasure): readonly Answer[] {
  const isSquare = DIRECTIONS.every((direction) => same(axisOf(layer, direction), axisOf(layer, 0)))
  const sizes = (isSquare ? [0 as const] : DIRECTIONS).map((direction): Answer => {
    const { formula, substituted } = writeSize(layer, direction)
    const quantity = isSquare ? 'output' : direction === 0 ? 'outputHeight' : 'outputWidth'
    const right = substituted.slice(substituted.indexOf('=') + 2)
    const value = isSquare ? output : output[direction]
    const result = isSquare ? pairTex(output) : String(output[direction])
    return { quantity, formula, substituted: right, result, value, unit: null }
  })
  if (layer.kind === 'transposed') return sizes
  const rests = (isSquare ? [0 as const] : DIRECTIONS).map((direction) => {
    const axis = axisOf(layer, direction)
    const { n, p, k, s, d } = numbersOf(axis, output[direction])
    return `(${n} + 2 \\cdot ${p} - ${axis.dilation === 1 ? k : `${d} \\cdot (${k} - 1) - 1`}) \\bmod ${s}`
  })
  const isDilated = DIRECTIONS.some((direction) => layer.dilation[direction] !== 1)
  const left: Answer = {
    quantity: 'unused',
    formula: `(n + 2 \\cdot p - ${isDilated ? 'd \\cdot (k - 1) - 1' : 'k'}) \\bmod s`,
    substituted: rests.join(',\\; '),
    result: isSquare ? String(unused[0]) : unused.join(',\\; '),
    value: unused,
    unit: null,
  }
  return [...sizes, left]
}

const same = (a: LayerAxis, b: LayerAxis): boolean =>
  (Object.keys(a) as (keyof LayerAxis)[]).every((field) => a[field] === b[field])

const pairTex = ([height, width]: Pair): string => `${height} \\times ${width}`

/** Entries of one filter: kernel times depth, `C` alone without groups. */
function productsTex(
  layer: Layer,
  { depth }: LayerMeasure,
  asNumbers: boolean,
  counting?: ConvolutionCounting,
): string {
  const [h, w] = asNumbers ? layer.kernel.map(String) : ['h', 'w']
  if (isPooling(layer.kind) || readCounting(counting).depth === 'one') return `${h} \\cdot ${w}`
  const letter = layer.kind === 'transposed' ? 'F' : 'C'
  return `${h} \\cdot ${w} \\cdot ${asNumbers ? depth : layer.groups === 1 ? letter : `\\frac{${letter}}{g}`}`
}

function answerMemory(
  layer: Layer,
  measure: LayerMeasure,
  names: AnswerNames,
  raw?: ConvolutionCounting,
): readonly Answer[] {
  const { bytes } = DATA_TYPES[readCounting(raw).dataType]
  const isTransposed = layer.kind === 'transposed'
  const write = (asNumbers: boolean) => {
    const products = productsTex(layer, measure, asNumbers, raw)
    const kernels = isTransposed ? layer.channels : layer.filters
    const [count, biases] = asNumbers ? [String(kernels), String(layer.filters)] : [isTransposed ? 'C' : 'F', 'F']
    return `${count} \\cdot ${products}${measure.bias ? ` + ${biases}` : ''}`
  }
  return [
    answerNumber('parameters', write(false), write(true), measure.parameters),
    answerNumber(
      'memory',
      `\\text{${names.parameters}} \\cdot b`,
      `${measure.parameters} \\cdot ${bytes}`,
      measure.bytes,
      'bytes',
    ),
  ]
}

function answerOperations(
  layer: Layer,
  measure: LayerMeasure,
  names: AnswerNames,
  raw?: ConvolutionCounting,
): readonly Answer[] {
  const { multiplications, additions, operations, products } = measure
  const { multiplyAdd } = readCounting(raw)
  const letters = productsTex(layer, measure, false, raw)
  const numbers = productsTex(layer, measure, true, raw)
  const less = products - additions
  const sums = (factors: string) =>
    less === 0 && measure.bias && layer.kind === 'convolution' && readCounting(raw).additions === 'n-1'
      ? `(${factors} - 1) + 1`
      : less === 0
        ? factors
        : `${factors} - ${less}`
  if (layer.kind === 'max-pooling') return [answerNumber('comparisons', sums(letters), sums(numbers), additions)]
  const isAverage = layer.kind === 'average-pooling'
  const both = [
    answerNumber('multiplications', isAverage ? '1' : letters, isAverage ? '1' : numbers, multiplications),
    answerNumber('additions', sums(letters), sums(numbers), additions),
  ]
  const isFused = multiplyAdd === 1 && !isAverage
  return [
    ...both,
    isFused
      ? answerNumber('operations', letters, numbers, operations)
      : answerNumber(
          'operations',
          `\\text{${names.multiplications}} + \\text{${names.additions}}`,
          `${multiplications} + ${additions}`,
          operations,
        ),
  ]
}

function answerApplications(layer: Layer, measure: LayerMeasure): Answer {
  const { images, output, outputChannels, applications } = measure
  const isTransposed = layer.kind === 'transposed'
  const [channels, [height, width]] = isTransposed ? [layer.channels, layer.input] : [outputChannels, output]
  const letters = isTransposed
    ? 'N \\cdot C \\cdot H \\cdot W'
    : `N \\cdot ${isPooling(layer.kind) ? 'C' : 'F'} \\cdot H' \\cdot W'`
  return answerNumber(
    'applications',
    letters,
    `${images} \\cdot ${channels} \\cdot ${height} \\cdot ${width}`,
    applications,
  )
}

function answerTotal({ applications, operations, totalOperations }: LayerMeasure, names: AnswerNames): Answer {
  return answerNumber(
    'totalOperations',
    `\\text{${names.applications}} \\cdot \\text{${names.operations}}`,
    `${applications} \\cdot ${operations}`,
    totalOperations,
  )
}

function answerOutputMemory(measure: LayerMeasure, raw?: ConvolutionCounting): Answer {
  const { bytes } = DATA_TYPES[readCounting(raw).dataType]
  const { images, outputChannels, output, outputBytes } = measure
  return answerNumber(
    'outputMemory',
    `N \\cdot F \\cdot H' \\cdot W' \\cdot b`,
    `${images} \\cdot ${outputChannels} \\cdot ${output[0]} \\cdot ${output[1]} \\cdot ${bytes}`,
    outputBytes,
    'bytes',
  )
}

function answerNumber(
  quantity: Quantity,
  formula: string,
  substituted: string,
  value: number,
  unit: Unit = null,
): Answer {
  return { quantity, formula, substituted, result: String(value), value, unit }
}

/** The few commands of these formulas as plain text, for a terminal and for screen readers. */
export function writePlain(tex: string): string {
  let plain = tex.replace(/\\text\{([^{}]*)\}/g, '$1').replace(/\\left|\\right/g, '')
  for (let before = ''; before !== plain;) {
    before = plain
    plain = plain.replace(
      /\\d?frac\{([^{}]*)\}\{([^{}]*)\}/g,
      (_, above: string, below: string) => `${/[ ]/.test(above) ? `(${above})` : above}/${below}`,
    )
  }
  return plain
    .replaceAll('\\lfloor', '⌊')
    .replaceAll('\\rfloor', '⌋')
    .replaceAll('\\cdot', '·')
    .replaceAll('\\times', '×')
    .replaceAll('\\bmod', 'mod')
    .replaceAll('\\;', '')
    .replaceAll('\\,', ' ')
    .replace(/⌊ /g, '⌊')
    .replace(/ ⌋/g, '⌋')
    .replaceAll(' · ', '·')
    .replaceAll(' - ', ' − ')
}
