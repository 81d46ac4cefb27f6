/** One step of a derivation in mathematics: the rule, the rule with numbers in it, the result. */
import { numberTex } from '../notation/number.ts'
import { tensorTex } from '../notation/tensor.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { describeBackward, describeSum } from './chain-rule.ts'
import { nameOf, nodeOf, type Derivation, type Step } from './derivation.ts'
import { exactResult } from './exact.ts'
import { describeLocal } from './local-gradients.ts'
import { edgeOf, gradientOf, valueOf } from './lookup.ts'
import { styleFor, substitutable, typedTex } from './numbers.ts'
import { MAX_SUBSTITUTED, NOTHING, type StepDescription } from './step-description.ts'
import { gradientTex } from './symbols.ts'
import { bracketBelow, dropOnes, named, numeral, writeApplication } from './write-op.ts'

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
    case 'local':
      return describeLocal(derivation, edgeOf(derivation, step.edge))
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
    value,
  }
}

function describeForward(derivation: Derivation, phase: 'forward' | 'loss', id: string): StepDescription {
  const node = nodeOf(derivation, id)
  const sources = node.inputs.map((source) => derivation.structure.nodes[source])
  const value = valueOf(derivation, id)
  const numbers = sources.map((source) => substitutable(derivation, source))
  return {
    ...NOTHING,
    phase,
    node: id,
    quantity: nameOf(derivation, id),
    formula: writeApplication(
      node,
      sources.map((source) => named(nameOf(derivation, source.id))),
    ),
    substituted: numbers.every((number) => number !== null) ? dropOnes(writeApplication(node, numbers)) : null,
    result: tensorTex(value, styleFor(derivation, value, sources)),
    value,
  }
}

function describeUpdate(derivation: Derivation, id: string): StepDescription {
  const value = derivation.update?.parameters.get(id) as Tensor
  const name = nameOf(derivation, id)
  const gradient = gradientOf(derivation, id)
  const rate = numberTex(derivation.learningRate, derivation.style)
  const small = value.data.length <= MAX_SUBSTITUTED
  const numbers = bracketBelow(numeral(tensorTex(gradient, derivation.style)), 2)
  const product = derivation.learningRate === 1 ? numbers : `${rate} \\cdot ${numbers}`
  return {
    ...NOTHING,
    phase: 'update',
    node: id,
    quantity: name,
    formula: `${name} - \\alpha\\,${gradientTex(derivation, id)}`,
    substituted: small ? `${typedTex(derivation, id)} - ${product}` : null,
    result: tensorTex(value, derivation.style),
    value,
  }
}

function describeNewLoss(derivation: Derivation, id: string): StepDescription {
  const before = valueOf(derivation, id).data[0]
  const after = derivation.update?.loss as number
  const change = numberTex(Math.abs(after - before), { ...derivation.style, scale: Math.abs(before) })
  const verb = after < before ? 'fell' : after > before ? 'rose' : null
  return {
    ...NOTHING,
    phase: 'new loss',
    node: id,
    quantity: nameOf(derivation, id),
    result: numberTex(after, derivation.style),
    value: { shape: [], data: Float64Array.of(after) },
    note: verb === null ? 'The loss did not change.' : `The loss ${verb} by $${change}$.`,
  }
}
