import type { Command } from 'commander'
import { findOp, opIds, ops as library } from '../../shared/ops/index.ts'
import { OP_GROUPS, type AnyOp } from '../../shared/ops/op.ts'
import type { Language } from '../../shared/language/language.ts'
import { groupTitle, wordsOf } from '../../shared/ops/words.ts'
import { nearest } from '../../shared/problem/nearest.ts'
import { problem } from '../../shared/problem/problem.ts'
import { describeSignature, opJson, pageWords, writeOpPage } from '../op-page.ts'
import { jsonOption } from '../options.ts'
import type { Outcome } from '../outcome.ts'
import type { Shell } from '../shell.ts'
import { formatTable } from '../text.ts'

interface Options {
  readonly language: Language
  readonly json?: true
}

const ALL: readonly AnyOp[] = Object.values(library)

export function addOps(program: Command, { finish }: Shell): void {
  program
    .command('ops')
    .summary('list the op library, or describe one op')
    .description(
      'Lists the op library by group, or describes one op: signature, attributes, formula, derivative, conventions, examples.',
    )
    .argument('[id]', 'an op, for example conv2d')
    .addOption(jsonOption())
    .addHelpText('after', '\nExample:\n  chainrule ops logistic_loss')
    .action((id: string | undefined, { json, language }: Options) =>
      finish(id === undefined ? list(language, json) : describe(id, language, json)),
    )
}

function list(language: Language, json?: true): Outcome {
  return { output: json ? `${JSON.stringify({ ops: ALL.map(opJson) })}\n` : writeList(language) }
}

function writeList(language: Language): string {
  const rows = ALL.map((op) => [`  ${describeSignature(op)}`, wordsOf(op, language).summary])
  const lines = formatTable(rows).split('\n')
  const groups = OP_GROUPS.flatMap((group) => {
    const members = lines.filter((_, index) => ALL[index]?.group === group)
    return members.length === 0 ? [] : [`${groupTitle(group, language)}\n${members.join('\n')}\n`]
  })
  return `${groups.join('\n')}\n${pageWords(language).more}\n`
}

function describe(id: string, language: Language, json?: true): Outcome {
  const op = findOp(id)
  if (op === undefined) return { problems: [problem('graph/unknown-op', { op: id, nearest: nearest(id, opIds) })] }
  return { output: json ? `${JSON.stringify(opJson(op))}\n` : writeOpPage(op, language) }
}
