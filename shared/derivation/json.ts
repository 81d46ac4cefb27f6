/** The trace for other programs: every step with its mathematics and its numbers. */
import type { Json } from '../value/json.ts'
import { encodeTensor } from '../value/encode.ts'
import { composeAppendix } from './appendix.ts'
import { listConventions } from './conventions.ts'
import type { Derivation } from './derivation.ts'
import { describeStep } from './describe.ts'
import type { StepDescription } from './step-description.ts'
import { listSteps } from './steps.ts'

export function writeTrace(derivation: Derivation): { readonly [key: string]: Json } {
  const { document, learningRate } = derivation
  const appendix = composeAppendix(derivation).map(({ title, introduction, steps }) => ({
    title,
    introduction,
    steps: steps.map(writeStep),
  }))
  return {
    title: document.title,
    loss: document.loss ?? null,
    learningRate,
    conventions: listConventions(derivation),
    steps: listSteps(derivation).map((step) => writeStep(describeStep(derivation, step))),
    ...(appendix.length > 0 && { appendix }),
  }
}

function writeStep({ value, ...description }: StepDescription): { readonly [key: string]: Json } {
  return { ...description, value: value === null ? null : encodeTensor(value) }
}
