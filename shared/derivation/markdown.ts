/** The worked solution as Markdown with TeX between dollar signs, as GitHub, Obsidian, Jupyter and pandoc read it. */
import { relateTex } from '../notation/tensor.ts'
import { listConventions } from './conventions.ts'
import type { Derivation } from './derivation.ts'
import type { StepDescription } from './step-description.ts'
import { composeSolution, listSides, relationOf } from './solution.ts'
import { wordsOf, type DerivationWords } from './words/index.ts'

export function writeMarkdown(derivation: Derivation): string {
  const solution = composeSolution(derivation)
  const parts = [`# ${escapeMarkdown(solution.title)}`]
  const words = wordsOf(derivation)
  for (const { title, introduction, steps } of solution.sections) {
    parts.push(
      `## ${title}`,
      ...(introduction === null ? [] : [introduction]),
      steps.map((step) => writeStep(step, words)).join('\n'),
    )
  }
  parts.push(
    `## ${words.conventions}`,
    listConventions(derivation)
      .map((sentence) => `- ${sentence}`)
      .join('\n'),
  )
  return `${parts.join('\n\n')}\n`
}

function writeStep(step: StepDescription, words: DerivationWords): string {
  const { quantity, shapes, note } = step
  const shape = shapes === null ? '' : ` — ${words.shapes} $${shapes}$`
  const [first, ...rest] = listSides(step)
  const equation = escapeFormula(
    [quantity, relateTex(first, relationOf(step)), ...rest.map((side) => relateTex(side))].join(' '),
  )
  return `- $${equation}$${shape}${note === null ? '' : `. ${note}`}`
}

function escapeMarkdown(text: string): string {
  return oneLine(text).replace(/[\\`*_{}[\]<>#$|]/g, '\\$&')
}

/** A formula between dollar signs: a label can neither end it nor hold markup. */
function escapeFormula(tex: string): string {
  return oneLine(tex).replaceAll(/\\[^<]|[$<`]/gu, (token) => IN_FORMULAS[token] ?? token)
}

const IN_FORMULAS: Readonly<Record<string, string>> = { $: '\\$', '<': '\\lt ', '`': '\\unicode{96}' }

function oneLine(text: string): string {
  return text.replaceAll(/[\s\p{Cc}\u2028\u2029]+/gu, ' ').trim()
}
