/** The trace for other programs: every step with its mathematics and its numbers. */
import type { Json } from '../value/json.ts'
import { encodeTensor } from '../value/encode.ts'
import { listSteps, type Derivation } from './derivation.ts'
import { describeStep } from './describe.ts'

export function writeTrace(derivation: Derivation): { readonly [key: string]: Json } {
  const { document, learningRate } = derivation
  const steps = listSteps(derivation).map((step) => {
    const { value, ...description } = describeStep(derivation, step)
    return { ...description, value: value === null ? null : encodeTensor(value) }
  })
  return { title: document.title, loss: document.loss ?? null, learningRate, steps }
}
