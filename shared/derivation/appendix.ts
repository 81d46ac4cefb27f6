/** Answers to questions about a derivation, as sections after it: in every format, since they are steps like all others. */
import { numberTex } from '../notation/number.ts'
import { tensorTex } from '../notation/tensor.ts'
import { nameOf, type Derivation } from './derivation.ts'
import { multiplyPath, type Operations } from './path-product.ts'
import type { Section } from './section.ts'
import { NOTHING, type StepDescription } from './step-description.ts'
import { gradientTex } from './symbols.ts'
import { findGradientOrigin, findOrigin, type Origin } from './why-not-finite.ts'
import { explainZero } from './why-zero.ts'

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
  return [{ title: 'Where it stops being finite', introduction: null, steps: [describeOrigin(derivation, origin)] }]
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
  const sides = [
    { ...fromLeft, title: 'from the loss, as backpropagation does' },
    { ...fromRight, title: `from $${nameOf(derivation, from)}$` },
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
      note: pathCount === 1 ? null : `This is one of ${pathCount} paths; the gradient is the sum over all of them.`,
    },
    ...sides.map(({ title, brackets, steps: results, operations }) => ({
      ...common,
      quantity,
      formula: brackets,
      result: results.at(-1) ?? quantity,
      note: `Evaluated ${title}: ${sayOperations(operations)}.`,
    })),
  ]
  return [
    {
      title: 'One product of Jacobians',
      introduction: `The path $${nodes.map((id) => nameOf(derivation, id)).join(' \\to ')}$ as one product. ${compare(fromLeft.operations, fromRight.operations)}`,
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

export function sayOperations({ multiplications, additions }: Operations): string {
  const count = (number: number, one: string) => `${number.toLocaleString('en')} ${one}${number === 1 ? '' : 's'}`
  return `${count(multiplications, 'multiplication')} and ${count(additions, 'addition')}`
}

/** Why backpropagation starts at the loss. */
export function compare(left: Operations, right: Operations): string {
  const [a, b] = [left.multiplications + left.additions, right.multiplications + right.additions]
  if (a === b) return 'Here both orders cost the same; with longer vectors starting at the loss costs less.'
  return a < b
    ? `Starting at the loss takes ${a.toLocaleString('en')} operations instead of ${b.toLocaleString('en')}: a row times a matrix stays a row. That is why gradients are computed backwards.`
    : `Here starting at the parameter would take ${b.toLocaleString('en')} operations instead of ${a.toLocaleString('en')}, because it has fewer entries than what follows.`
}

function composeZero(derivation: Derivation, node: string, entry: number | null): Section {
  const { summary, paths, pathCount } = explainZero(derivation, node, entry)
  const symbol = derivation.document.loss === undefined ? nameOf(derivation, node) : gradientTex(derivation, node)
  const quantity = entry === null ? symbol : `\\left(${symbol}\\right)_{${entry + 1}}`
  const more = pathCount > paths.length && paths.length > 0 ? ` (the first ${paths.length} are listed)` : ''
  return {
    title: `Why is the gradient of ${node} zero?`,
    introduction: paths.length === 0 ? null : `${summary}${more}`,
    steps:
      paths.length === 0
        ? [answerShortly(derivation, node, entry, quantity, summary)]
        : paths.map(({ nodes, edge, reason }) => ({
            ...NOTHING,
            phase: 'backward' as const,
            node,
            edge,
            quantity: `${quantity}\\ \\text{along}\\ ${nodes.map((id) => nameOf(derivation, id)).join(' \\to ')}`,
            result: '0',
            value: null,
            note: reason,
          })),
  }
}
