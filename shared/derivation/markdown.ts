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
  const equation = [quantity, relateTex(first, relationOf(step)), ...rest.map((side) => relateTex(side))].join(' ')
  return `- $${equation}$${shape}${note === null ? '' : `. ${note}`}`
}

function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#$|]/g, '\\$&').replaceAll('\n', ' ')
}
