import { Option, type Command } from 'commander'
import { answerLayer, writePlain, writeSize, type Answer, type Quantity } from '../../shared/convolution/answers.ts'
import {
  dataTypes,
  DATA_TYPES,
  describeCounting,
  readCounting,
  type DataType,
} from '../../shared/convolution/counting.ts'
import { EXAMPLE_LAYER, type Layer } from '../../shared/convolution/layer.ts'
import { measureLayer, type LayerMeasure } from '../../shared/convolution/measure.ts'
import { solveLayer, type SolvedLayer } from '../../shared/convolution/solve.ts'
import type { Pair } from '../../shared/ops/attribute.ts'
import { jsonOption } from '../options.ts'
import type { Outcome } from '../outcome.ts'
import type { Shell } from '../shell.ts'
import { imagesOption, pairOption, sizeOption, wholeNumber, type ImagesOption } from '../sizes.ts'
import { formatTable } from '../text.ts'

interface Options {
  readonly input: ImagesOption
  readonly kernel: Pair
  readonly stride: Pair
  readonly padding: Pair
  readonly output?: Pair
  readonly filters: number
  readonly dilation: Pair
  readonly groups: number
  readonly dtype: DataType
  readonly bias: boolean
  readonly json?: true
}

const ONE: Pair = [1, 1]

export function addConv(program: Command, { finish }: Shell): void {
  const size = (flags: string, description: string, fallback: Pair) =>
    new Option(flags, description).argParser(pairOption).default(fallback, String(fallback[0]))
  program
    .command('conv')
    .summary('sizes, memory and operations of a convolution')
    .description(
      'Computes what a convolution makes and costs: sizes, the padding that gives an output, memory, operations and applications, each with its formula, and the convention of counting. Settings are written 2x1, or 2 for both directions; --input and --output in full.',
    )
    .requiredOption('--input <size>', 'images x channels x height x width', imagesOption)
    .requiredOption('--kernel <size>', 'height x width of the kernel', pairOption)
    .addOption(size('--stride <size>', 'how far the kernel moves', ONE))
    .addOption(size('--padding <size>', 'zeros on each side', [0, 0]))
    .addOption(
      new Option('--output <size>', 'find the padding that gives this height x width')
        .argParser(sizeOption)
        .conflicts('padding'),
    )
    .option('--filters <number>', 'how many filters', wholeNumber, 1)
    .addOption(size('--dilation <size>', 'distance between the taps of the kernel', ONE))
    .option('--groups <number>', 'parts the channels are split into', wholeNumber, 1)
    .addOption(new Option('--dtype <type>', 'type of the numbers').choices(dataTypes).default('f64'))
    .option('--no-bias', 'the filters have no bias')
    .addOption(jsonOption())
    .addHelpText('after', '\nExample:\n  chainrule conv --input 4x2x13x13 --kernel 5x5 --stride 2 --output 7x7')
    .action((options: Options) => finish(conv(options)))
}

function conv({ output, dtype, json, input, ...rest }: Options): Outcome {
  const asked: Layer = { ...EXAMPLE_LAYER, ...input, ...rest }
  const solved = output === undefined ? null : solveLayer(asked, 'padding', output)
  if (solved?.ok === false) return solved
  const layer = solved?.value.layer ?? asked
  const counting = readCounting({ dataType: dtype })
  const measured = measureLayer(layer, counting)
  if (!measured.ok) return measured
  const convention = describeCounting(counting, layer.bias)
  if (json) return { output: `${JSON.stringify(describeAsJson(layer, measured.value, convention))}\n` }
  const rows = [
    ...(solved === null ? [] : writePadding(solved.value)),
    ...answerLayer(layer, measured.value, counting).map((answer) => writeAnswer(answer, dtype)),
  ]
  return { output: `${formatTable(rows)}\nCounted so: ${convention}\n` }
}

function describeAsJson({ padding, batch }: Layer, measure: LayerMeasure, convention: string) {
  const { output, outputChannels, parameters, bytes, multiplications, additions, operations, applications } = measure
  return {
    padding: padding[0] === padding[1] ? padding[0] : padding,
    output: [batch, outputChannels, ...output],
    parameters,
    bytes,
    multiplications,
    additions,
    operations,
    applications,
    convention,
  }
}

function writePadding({ layer, solutions }: SolvedLayer): readonly (readonly string[])[] {
  const directions = layer.padding[0] === layer.padding[1] ? ([0] as const) : ([0, 1] as const)
  return directions.map((direction) => {
    const { substituted } = writeSize(layer, direction, 'padding')
    const { from, to } = solutions[direction].range ?? { from: 0, to: 0 }
    const title = directions.length === 1 ? 'padding' : direction === 0 ? 'vertical padding' : 'horizontal padding'
    const all = Array.from({ length: to - from + 1 }, (_, k) => String(from + k)).join(' or ')
    return [title, `${writePlain(substituted)}, so p`, `= ${all}`]
  })
}

const TITLES: Readonly<Record<Quantity, string>> = {
  output: 'output height and width',
  outputHeight: 'output height',
  outputWidth: 'output width',
  unused: 'unused rows and columns',
  parameters: 'parameters',
  memory: 'memory of the parameters',
  multiplications: 'multiplications of one application',
  additions: 'additions of one application',
  comparisons: 'comparisons of one application',
  operations: 'operations of one application',
  applications: 'applications',
  totalOperations: 'operations of all applications',
  outputMemory: 'memory of the output',
}

function writeAnswer({ quantity, formula, substituted, result, unit }: Answer, dtype: DataType): readonly string[] {
  const written = `${writePlain(formula)} = ${writePlain(substituted)}`
  const measured = unit === null ? writePlain(result) : `${result} bytes (${DATA_TYPES[dtype].name})`
  return [TITLES[quantity], written, `= ${measured}`]
}
