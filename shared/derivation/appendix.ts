/** Answers to questions about a derivation, as sections after it: in every format, since they are steps like all others. */
import { numberTex } from '../notation/number.ts'
import { tensorTex } from '../notation/tensor.ts'
import { nameOf, type Derivation } from './derivation.ts'
import { multiplyPath } from './path-product.ts'
import type { Section } from './section.ts'
import { NOTHING, type StepDescription } from './step-description.ts'
import { gradientTex } from './symbols.ts'
import { findGradientOrigin, findOrigin, type Origin } from './why-not-finite.ts'
import { explainZero } from './why-zero.ts'
import { wordsOf } from './words/index.ts'

export function composeAppendix(derivation: Derivation): Section[] {
  const { path, why = [] } = derivation.questions ?? {}
  return [
    ...explainNotFinite(derivation),
    ...(path === undefined ? [] : composePath(derivation, path)),
    ...why.map(({ node, entry }) => composeZero(derivation, node, entry)),
  ]
}

/** Where the loss or a gradient stopped being finite; nothing where all is well. */
function explainNotFinite(derivation: Derivation): Section[] {
  const { loss } = derivation.document
  const origin = loss === undefined ? null : (findOrigin(derivation, loss) ?? findGradientOrigin(derivation))
  if (origin === null) return []
  return [{ title: wordsOf(derivation).notFinite, introduction: null, steps: [describeOrigin(derivation, origin)] }]
}

function describeOrigin(derivation: Derivation, { of, node, edge, entry, reason }: Origin): StepDescription {
  const tensor = derivation.evaluation.nodes.get(node)?.[of]
  const name = of === 'value' ? nameOf(derivation, node) : gradientTex(derivation, node)
  const number = tensor?.data[entry] ?? NaN
  return {
    ...NOTHING,
    phase: of === 'value' ? 'forward' : 'backward',
    node,
    edge,
    quantity: tensor?.shape.length === 0 ? name : `\\left(${name}\\right)_{${entry + 1}}`,
    result: Number.isNaN(number) ? '\\mathrm{NaN}' : number > 0 ? '\\infty' : '-\\infty',
    value: null,
    note: reason,
  }
}

function composePath(derivation: Derivation, [from, ...through]: readonly string[]): Section[] {
  const product = multiplyPath(derivation, from, through)
  if (!product.ok) return []
  const { quantity, formula, numbers, shapes, result, value, pathCount, fromLeft, fromRight, nodes } = product.value
  const common = { ...NOTHING, phase: 'backward' as const, node: from, result: result ?? '', value: null }
  const words = wordsOf(derivation).path
  const sides = [
    { ...fromLeft, note: words.fromLoss(fromLeft.operations) },
    { ...fromRight, note: words.fromNode(nameOf(derivation, from), fromRight.operations) },
  ]
  const steps: StepDescription[] = [
    {
      ...common,
      quantity,
      formula,
      substituted: numbers,
      result: result ?? quantity,
      shapes,
      value: value === null ? null : { shape: [value.length], data: value },
      note: pathCount === 1 ? null : words.oneOf(pathCount),
    },
    ...sides.map(({ brackets, steps: results, note }) => ({
      ...common,
      quantity,
      formula: brackets,
      result: results.at(-1) ?? quantity,
      note,
    })),
  ]
  return [
    {
      title: words.title,
      introduction: `${words.introduction(nodes.map((id) => nameOf(derivation, id)).join(' \\to '))} ${words.compare(fromLeft.operations, fromRight.operations)}`,
      steps,
    },
  ]
}

function answerShortly(
  { evaluation, style }: Derivation,
  node: string,
  entry: number | null,
  quantity: string,
  summary: string,
): StepDescription {
  const gradient = evaluation.nodes.get(node)?.gradient ?? null
  const result =
    gradient === null ? '0' : entry === null ? tensorTex(gradient, style) : numberTex(gradient.data[entry], style)
  return { ...NOTHING, phase: 'backward', node, quantity, result, value: null, note: summary }
}

function composeZero(derivation: Derivation, node: string, entry: number | null): Section {
  const words = wordsOf(derivation).why
  const { summary, paths, pathCount } = explainZero(derivation, node, entry)
  const symbol = derivation.document.loss === undefined ? nameOf(derivation, node) : gradientTex(derivation, node)
  const quantity = entry === null ? symbol : `\\left(${symbol}\\right)_{${entry + 1}}`
  const more = pathCount > paths.length && paths.length > 0 ? ` ${words.first(paths.length)}` : ''
  return {
    title: words.title(node),
    introduction: paths.length === 0 ? null : `${summary}${more}`,
    steps:
      paths.length === 0
        ? [answerShortly(derivation, node, entry, quantity, summary)]
        : paths.map(({ nodes, edge, reason }) => ({
            ...NOTHING,
            phase: 'backward' as const,
            node,
            edge,
            quantity: `${quantity}\\ \\text{${words.along}}\\ ${nodes.map((id) => nameOf(derivation, id)).join(' \\to ')}`,
            result: '0',
            value: null,
            note: reason,
          })),
  }
}
