import { InvalidArgumentError, Option, type Command } from 'commander'
import { writeDocument } from '../../shared/document/write.ts'
import type { Language } from '../../shared/language/language.ts'
import { buildLikelihood, type MeanModel } from '../../shared/likelihood/build.ts'
import { deriveLoss, lossOf, type LossDerivation } from '../../shared/likelihood/derive.ts'
import { DISTRIBUTION_IDS, type DistributionId } from '../../shared/likelihood/distributions.ts'
import { suggestLearningRate } from '../../shared/likelihood/learning-rate.ts'
import { readSamples } from '../../shared/likelihood/samples.ts'
import { writeDerivationJson, writeDerivationLatex, writeDerivationMarkdown } from '../../shared/likelihood/write.ts'
import { readReal } from '../../shared/value/constant.ts'
import type { Io } from '../io.ts'
import { fileOption } from '../options.ts'
import type { Outcome } from '../outcome.ts'
import { readText } from '../read-text.ts'
import type { Shell } from '../shell.ts'

interface Options {
  readonly data: string
  readonly distribution: DistributionId
  readonly model?: string
  readonly scale?: number
  readonly format: keyof typeof WRITERS
  readonly language: Language
  readonly output?: string
}

const WRITERS = {
  markdown: writeDerivationMarkdown,
  latex: writeDerivationLatex,
  json: (derivation: LossDerivation, language: Language) =>
    `${JSON.stringify(writeDerivationJson(derivation, language))}\n`,
}

export function addLikelihood(program: Command, { io, finish }: Shell): void {
  program
    .command('likelihood')
    .summary('derive a loss from a likelihood')
    .description(
      'Builds the likelihood of samples under a distribution and a model, derives the loss in named steps that are checked on random parameters, and prints the derivation with the best lines.',
    )
    .requiredOption(
      '--data <file>',
      'samples: pairs such as (0, 1), (1, 2), numbers line by line, or a CSV table; - reads standard input',
    )
    .addOption(
      new Option('--distribution <name>', 'what the target is distributed as')
        .choices(DISTRIBUTION_IDS)
        .default('laplace'),
    )
    .option('--model <formula>', 'the model, for example "w*x + b" (default: the line w x − b)')
    .option('--scale <number>', 's of Laplace, σ of the Gaussian (default: 1)', readScale)
    .addOption(new Option('--format <format>', 'how it is written').choices(Object.keys(WRITERS)).default('markdown'))
    .addOption(fileOption('-o, --output <file>', 'write the loss as a graph to this file'))
    .addHelpText(
      'after',
      '\nExample:\n  chainrule likelihood --distribution laplace --data samples.csv -o loss.chainrule',
    )
    .action((options: Options) => finish(derive(io, options)))
}

function readScale(text: string): number {
  const value = readReal(text)
  if (value === null || !Number.isFinite(value)) throw new InvalidArgumentError('Expected a number.')
  return value
}

async function derive(
  io: Io,
  { data, distribution, model, scale, format, language, output }: Options,
): Promise<Outcome> {
  const text = await readText(io, data)
  if (!text.ok) return text
  const samples = readSamples(text.value)
  if (!samples.ok) return samples
  const mean: MeanModel = model === undefined ? { kind: 'line', sign: 'minus' } : { kind: 'formula', text: model }
  const built = buildLikelihood({
    distribution,
    model: mean,
    samples: samples.value,
    ...(scale === undefined ? {} : { scale }),
  })
  if (!built.ok) return built
  const derivation = deriveLoss(built.value)
  if (!derivation.ok) return derivation
  const loss = lossOf(derivation.value)
  const graph = { ...loss, training: { learningRate: suggestLearningRate(loss) } }
  return {
    output: WRITERS[format](derivation.value, language),
    ...(output === undefined ? {} : { files: [{ path: output, content: writeDocument(graph) }] }),
  }
}
