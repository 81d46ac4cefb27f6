/** Sources: nodes without inputs whose value stands in the document. */
import { fault } from '../problem/problem.ts'
import type { Shape } from '../tensor/shape.ts'
import type { Literal } from '../value/literal.ts'
import { flag, value } from './attribute.ts'
import { defineOp, type Binding } from './op.ts'

interface WithValue {
  readonly value: Literal | null
}

const VALUE = value({ title: 'the numbers, for example 1, [2, 1] or pi/2' })

/** What all sources have in common: everything but their names and further attributes. */
function source<const Id extends string>(id: Id) {
  return {
    id,
    title: id,
    group: 'source' as const,
    ports: [],
    elementwise: false,
    notation: {
      symbol: '',
      tex: () => '',
      local: () => [],
      pytorch: () => '',
      numpy: { value: () => '', shares: () => [] },
      onnx: null,
    },
    examples: [],
    shape: (_: readonly Shape[], attributes: WithValue) =>
      attributes.value?.shape ?? fault('graph/no-value', { id, op: id }),
    kernel: ({ attributes, output }: Binding<WithValue>) => ({
      // A source is written once when the plan is compiled and whenever it is set, never in the forward pass.
      forward: () => attributes.value?.write(output),
      pullbacks: [],
    }),
  }
}

export const sources = {
  input: defineOp({
    ...source('input'),
    summary: 'Data: given from outside, never trained.',
    aliases: ['data', 'x', 'label'],
    attributes: {
      value: VALUE,
      batch: flag({ title: 'takes a whole batch along its first axis when training', fallback: false }),
    },
  }),
  parameter: defineOp({
    ...source('parameter'),
    summary: 'A weight: gradient descent changes it.',
    aliases: ['weight', 'w', 'variable'],
    attributes: { value: VALUE, frozen: flag({ title: 'kept out of updates', fallback: false }) },
  }),
  constant: defineOp({
    ...source('constant'),
    summary: 'A fixed number or tensor.',
    aliases: ['number', 'literal'],
    attributes: { value: VALUE },
  }),
}
