/** The worked solution as Markdown with TeX between dollar signs, as GitHub, Obsidian, Jupyter and pandoc read it. */
import type { Derivation, Phase } from './derivation.ts'
import { listSteps } from './derivation.ts'
import { describeStep, type StepDescription } from './describe.ts'

interface Section {
  readonly title: string
  readonly phases: readonly Phase[]
}

const SECTIONS: readonly Section[] = [
  { title: 'Given', phases: ['given'] },
  { title: 'Forward pass', phases: ['forward', 'loss'] },
  { title: 'Local gradients', phases: ['local'] },
  { title: 'Chain rule', phases: ['backward', 'sum'] },
  { title: 'Update', phases: ['update', 'new loss'] },
]

export function writeMarkdown(derivation: Derivation): string {
  const steps = listSteps(derivation).map((step) => describeStep(derivation, step))
  const parts = [`# ${escapeMarkdown(derivation.document.title || 'Worked solution')}`]
  for (const { title, phases } of SECTIONS) {
    const lines = steps.filter(({ phase }) => phases.includes(phase)).map((step) => writeStep(step))
    if (lines.length === 0) continue
    parts.push(`## ${title}`, ...introduce(derivation, title), lines.join('\n'))
  }
  return `${parts.join('\n\n')}\n`
}

function introduce({ learningRate }: Derivation, title: string): string[] {
  if (title === 'Update') return [`One step of gradient descent with $\\alpha = ${learningRate}$:`]
  return []
}

function writeStep(step: StepDescription): string {
  const { quantity, formula, substituted, result, shapes, note, phase } = step
  const sign = phase === 'update' ? '\\leftarrow' : '='
  const sides = [...new Set([formula, substituted, result].filter((side) => side !== null))]
  const shape = shapes === null ? '' : ` — shapes $${shapes}$`
  return `- $${quantity} ${sign} ${sides.join(' = ')}$${shape}${note === null ? '' : `. ${note}`}`
}

function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#$|]/g, '\\$&').replaceAll('\n', ' ')
}
