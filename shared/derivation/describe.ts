/** One step of a derivation in mathematics: the rule, the rule with numbers in it, the result. */
import { numberTex } from '../notation/number.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { describeProduct } from './broadcast.ts'
import { describeBackward, describeSum } from './chain-rule.ts'
import { nameOf, nodeOf, type Derivation, type Step } from './derivation.ts'
import { exactResult } from './exact.ts'
import { sayInOtherLabels } from './label-set.ts'
import { layoutOf } from './layout.ts'
import { describeLocal } from './local-gradients.ts'
import { edgeOf, gradientOf, valueOf } from './lookup.ts'
import { gradientNumbers, isSet, isTypedRounded, resultOf, styleFor, substitutable, typedTex } from './numbers.ts'
import { joinSentences, MAX_SUBSTITUTED, NOTHING, type StepDescription } from './step-description.ts'
import { describeStamp } from './stamps.ts'
import { sayInUnit } from './log-unit.ts'
import { gradientTex } from './symbols.ts'
import { bracketBelow, dropOnes, named, writeApplication, type Argument } from './write-op.ts'
import { wordsOf } from './words/index.ts'

export function describeStep(derivation: Derivation, step: Step): StepDescription {
  return { ...describeInDecimals(derivation, step), exact: exactResult(derivation, step) }
}

function describeInDecimals(derivation: Derivation, step: Step): StepDescription {
  switch (step.phase) {
    case 'given':
      return describeGiven(derivation, step.node)
    case 'forward':
    case 'loss':
      return describeForward(derivation, step.phase, step.node)
    case 'stamp':
      return describeStamp(derivation, step.node, step.entry)
    case 'local':
      return describeLocal(derivation, edgeOf(derivation, step.edge))
    case 'product':
      return describeProduct(derivation, edgeOf(derivation, step.edge))
    case 'backward':
      return describeBackward(derivation, edgeOf(derivation, step.edge))
    case 'sum':
      return describeSum(derivation, step.node)
    case 'update':
      return describeUpdate(derivation, step.node)
    case 'new loss':
      return describeNewLoss(derivation, step.node)
  }
}

function describeGiven(derivation: Derivation, id: string): StepDescription {
  const value = valueOf(derivation, id)
  return {
    ...NOTHING,
    phase: 'given',
    node: id,
    quantity: nameOf(derivation, id),
    result: typedTex(derivation, id),
    isRounded: isTypedRounded(derivation, id),
    value,
  }
}

function describeForward(derivation: Derivation, phase: 'forward' | 'loss', id: string): StepDescription {
  const node = nodeOf(derivation, id)
  const sources = node.inputs.map((source) => derivation.structure.nodes[source])
  const value = valueOf(derivation, id)
  const numbers = sources.map((source) => substitutable(derivation, source))
  // A number times a vector is no product entry by entry, although the op sees two vectors.
  const shapes = node.op.id === 'mul' ? sources.map(({ shape }) => shape) : node.inputShapes
  const write = (args: readonly Argument[]) => writeApplication(node, args, shapes)
  return {
    ...NOTHING,
    phase,
    node: id,
    quantity: nameOf(derivation, id),
    formula: write(sources.map((source) => named(nameOf(derivation, source.id)))),
    substituted: numbers.every((number) => number !== null) ? dropOnes(write(numbers)) : null,
    isApproximate: numbers.some((number) => number?.isRounded),
    ...resultOf(value, styleFor(derivation, value, sources)),
    note: joinSentences(...sayLoss(derivation, phase, id)),
  }
}

/** Of the loss: the same in the other labels, and in another unit. */
function sayLoss(derivation: Derivation, phase: 'forward' | 'loss', id: string): (string | null)[] {
  const labels = sayInOtherLabels(derivation, id)
  return phase === 'loss' ? [labels, sayInUnit(derivation, id, valueOf(derivation, id).data[0])] : [labels]
}

function describeUpdate(derivation: Derivation, id: string): StepDescription {
  const value = derivation.update?.parameters.get(id) as Tensor
  const name = nameOf(derivation, id)
  const gradient = gradientOf(derivation, id)
  const rate = numberTex(derivation.learningRate, derivation.style)
  const [before, slope] = [typedTex(derivation, id), gradientNumbers(derivation, id)]
  const small = value.data.length <= MAX_SUBSTITUTED && [before, slope.tex].every((tex) => !isSet(tex))
  const numbers = bracketBelow(slope, 2)
  const product = derivation.learningRate === 1 ? numbers : `${rate} \\cdot ${numbers}`
  const updated = resultOf(value, derivation.style)
  // A row must be turned before it is subtracted from a vector; a number is its own transpose.
  const isRow = layoutOf(derivation) === 'numerator' && gradient.shape.length === 1
  const symbol = gradientTex(derivation, id)
  return {
    ...NOTHING,
    phase: 'update',
    node: id,
    quantity: name,
    formula: `${name} - \\alpha\\,${isRow ? `\\left(${symbol}\\right)^{\\top}` : symbol}`,
    substituted: small ? `${before} - ${product}` : null,
    isApproximate: slope.isRounded || isTypedRounded(derivation, id),
    ...updated,
    parts: [
      { role: 'old', tex: before },
      { role: 'gradient', tex: slope.tex },
      { role: 'rate', tex: rate },
      { role: 'new', tex: updated.result },
    ],
  }
}

function describeNewLoss(derivation: Derivation, id: string): StepDescription {
  const before = valueOf(derivation, id).data[0]
  const after = derivation.update?.loss as number
  const { style } = derivation
  const change = numberTex(Math.abs(after - before), { ...style, scale: Math.abs(before) })
  const told = resultOf({ shape: [], data: Float64Array.of(after) }, style)
  const words = wordsOf(derivation)
  const sentence =
    after < before
      ? words.lossFell(change)
      : after > before
        ? words.lossRose(change)
        : after === before
          ? words.lossStayed
          : words.lossUndefined
  return {
    ...NOTHING,
    phase: 'new loss',
    node: id,
    quantity: nameOf(derivation, id),
    ...told,
    parts: !Number.isFinite(after)
      ? null
      : [
          { role: 'before', tex: numberTex(before, style) },
          { role: 'after', tex: told.result },
          { role: 'change', tex: `${after < before ? '-' : '+'}${change}` },
        ],
    note: joinSentences(sentence, sayInUnit(derivation, id, after)),
  }
}
