/**
 * Three traces line by line: problem 2, the sigmoid neuron of CS231n (the course's numbers) and a two-layer network with a
 * ReLU (PyTorch's numbers). The lines were read by hand when they were written down.
 */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { writeMarkdown } from '../../shared/derivation/markdown.ts'
import type { StepDescription } from '../../shared/derivation/step-description.ts'
import golden from '../golden/two-layer.json' with { type: 'json' }
import { readExample } from '../scene/figures.ts'
import { trace } from './traces.ts'

const traceOf = (name: string) => trace(name, readExample(`${name}.chainrule`))

/** The last step of a phase about a node. */
function stepOf(steps: readonly StepDescription[], phase: StepDescription['phase'], node: string): StepDescription {
  return steps.findLast((step) => step.phase === phase && step.node === node)!
}

describe.each(['problem-2', 'sigmoid-neuron', 'two-layer-network'])('the trace of %s', (name) => {
  test('reads line by line as it was checked', () => {
    const wanted = readFileSync(new URL(`../golden/traces/${name}.md`, import.meta.url), 'utf8')
    expect(writeMarkdown(traceOf(name).derivation).split('\n')).toEqual(wanted.split('\n'))
  })
})

test('the sigmoid neuron has the numbers of the course', () => {
  const { steps, derivation } = traceOf('sigmoid-neuron')
  const rounded = (number: number) => Math.round(number * 100) / 100
  const gradients = ['w0', 'w1', 'w2'].map((id) => rounded(stepOf(steps, 'backward', id).value!.data[0]))
  expect(gradients).toEqual([-0.2, -0.39, 0.2])
  const { nodes } = derivation.evaluation
  expect(['x0', 'x1'].map((id) => rounded(nodes.get(id)!.gradient!.data[0]))).toEqual([0.39, -0.59])
  expect(rounded(nodes.get(derivation.document.loss as string)!.value!.data[0])).toBe(0.73)
})

test('the two-layer network has the numbers of PyTorch', () => {
  const { steps } = traceOf('two-layer-network')
  const near = (step: StepDescription, wanted: readonly unknown[] | number) => {
    const numbers = [wanted].flat(3) as number[]
    expect([...step.value!.data]).toEqual(numbers.map((number) => expect.closeTo(number, 12)))
  }
  near(stepOf(steps, 'loss', 'L'), golden.loss)
  for (const [id, gradient] of Object.entries(golden.gradients)) near(stepOf(steps, 'backward', id), gradient)
  for (const [id, value] of Object.entries(golden.updated)) near(stepOf(steps, 'update', id), value)
  near(stepOf(steps, 'new loss', 'L'), golden.newLoss)
})
