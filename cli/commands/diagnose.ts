import type { Command } from 'commander'
import { diagnose } from '../../shared/diagnosis/diagnose.ts'
import { readHistory } from '../../shared/diagnosis/read-history.ts'
import { causesOf, remediesFor } from '../../shared/diagnosis/remedies.ts'
import type { Finding } from '../../shared/diagnosis/rules.ts'
import { describeEvidence, diagnosisWords, type DiagnosisWords } from '../../shared/diagnosis/words.ts'
import type { Language } from '../../shared/language/language.ts'
import { encodeNumber } from '../../shared/value/encode.ts'
import type { Io } from '../io.ts'
import { jsonOption } from '../options.ts'
import type { Outcome } from '../outcome.ts'
import { readText } from '../read-text.ts'
import type { Shell } from '../shell.ts'

interface Options {
  readonly language: Language
  readonly json?: boolean
}

export function addDiagnose(program: Command, { io, finish }: Shell): void {
  program
    .command('diagnose')
    .summary('say what a loss curve shows')
    .description(
      'Says what a loss curve shows, why, and what to do: divergence, slow descent, flat, oscillation, overfitting, underfitting, noise, spikes, jumps or none of these. The CSV has a column of losses (loss, train), and perhaps validation and step or epoch.',
    )
    .argument('<csv>', 'the curve, for example from train --history; - reads standard input')
    .addOption(jsonOption())
    .addHelpText('after', '\nExample:\n  chainrule diagnose history.csv')
    .action((file: string, options: Options) => finish(run(io, file, options)))
}

async function run(io: Io, file: string, { json = false, language }: Options): Promise<Outcome> {
  const words = diagnosisWords(language)
  const text = await readText(io, file)
  if (!text.ok) return text
  const curve = readHistory(text.value)
  if (!curve.ok) return curve
  const { findings, unclear } = diagnose(curve.value)
  const [first, ...others] = findings
  if (json) {
    const answer = {
      pattern: first?.pattern ?? null,
      ...(first === undefined ? {} : describe(first, words)),
      alternatives: others.map((finding) => describe(finding, words)),
      unclear: unclear === null ? null : words.unclear[unclear],
    }
    return { output: `${JSON.stringify(answer)}\n` }
  }
  if (first === undefined) return { output: `${words.unclear[unclear ?? 'no-pattern']}\n` }
  return { output: write(first, others, words) }
}

function describe(finding: Finding, words: DiagnosisWords) {
  const { pattern, confidence, evidence } = finding
  return {
    pattern,
    title: words.patterns[pattern].title,
    meaning: words.patterns[pattern].meaning,
    confidence,
    evidence: evidence.map((found) => ({
      kind: found.kind,
      at: found.at,
      to: found.to ?? null,
      value: encodeNumber(found.value),
      sentence: describeEvidence(found, words.report.point, words),
    })),
    causes: causesOf(finding).map((id) => ({ id, sentence: words.causes[id] })),
    remedies: remediesFor(finding, undefined, []).map(({ id }) => ({ id, ...words.remedies[id] })),
  }
}

function write(first: Finding, others: readonly Finding[], words: DiagnosisWords): string {
  const { title, meaning, evidence, causes, remedies } = describe(first, words)
  const list = (heading: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [heading, ...lines.map((line, index) => `  ${index + 1}. ${line}`)]
  const also = others.map(({ pattern }) => words.patterns[pattern].title)
  return [
    `${title}. ${meaning}`,
    ...evidence.map(({ sentence }) => `  - ${sentence}`),
    ...list(
      words.report.causes,
      causes.map(({ sentence }) => sentence),
    ),
    ...list(
      words.report.remedies,
      remedies.map(({ title: name, why }) => `${name}: ${why}.`),
    ),
    ...(also.length === 0 ? [] : [words.report.also(also.join(', '))]),
    '',
  ].join('\n')
}
