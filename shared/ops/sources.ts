/** Sources: nodes without inputs whose value stands in the document. */
import { fault } from '../problem/problem.ts'
import { flag, value, type AttributeSchema } from './attribute.ts'
import { defineOp, type Binding, type Op } from './op.ts'
import type { Literal } from '../value/literal.ts'

function source<const S extends AttributeSchema>(
  id: string,
  title: string,
  summary: string,
  aliases: readonly string[],
  extra: S,
) {
  return defineOp({
    id,
    title,
    group: 'source',
    summary,
    aliases,
    ports: [],
    attributes: { value: value({ title: 'the numbers, for example 1, [2, 1] or pi/2' }), ...extra },
    elementwise: false,
    notation: {
      symbol: '',
      tex: () => '',
      local: () => [],
      pytorch: () => '',
      onnx: null,
    },
    examples: [],
    shape: (_, attributes) => {
      const literal = attributes.value as Literal | null
      return literal?.shape ?? fault('graph/no-value', { id, op: id })
    },
    kernel: ({ attributes, output }: Binding<{ readonly value: Literal | null }>) => ({
      // A source is written once when the plan is compiled and whenever it is set, never in the forward pass.
      forward: () => attributes.value?.write(output),
      pullbacks: [],
    }),
  } as unknown as Op<S>)
}

export const sources = {
  input: source('input', 'input', 'Data: given from outside, never trained.', ['data', 'x', 'label'], {
    batch: flag({ title: 'takes a whole batch along its first axis when training', fallback: false }),
  }),
  parameter: source('parameter', 'parameter', 'A weight: gradient descent changes it.', ['weight', 'w', 'variable'], {
    frozen: flag({ title: 'kept out of updates', fallback: false }),
  }),
  constant: source('constant', 'constant', 'A fixed number or tensor.', ['number', 'literal'], {}),
} 
