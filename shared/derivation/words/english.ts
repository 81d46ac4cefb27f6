import type { GradientLayout } from '../layout.ts'
import type { Operations } from '../path-product.ts'
import { reasons } from './english-reasons.ts'

const layouts: Readonly<Record<GradientLayout, string>> = {
  parameter: 'The gradient with respect to a vector or matrix is written in the shape of that vector or matrix.',
  numerator:
    'Numerator layout: a Jacobian has a row for each entry of its output, so the gradient with respect to a vector is a row.',
  denominator:
    'Denominator layout: a Jacobian has a row for each entry of its input, so the gradient with respect to a vector is a column, and products run from right to left.',
}

const LIST = new Intl.ListFormat('en')
const whole = (count: number) => count.toLocaleString('en')
const count = (number: number, one: string) => `${whole(number)} ${one}${number === 1 ? '' : 's'}`
const totalOf = ({ multiplications, additions }: Operations) => multiplications + additions

export const english = {
  untitled: { solution: 'Worked solution', graph: 'Computational graph' },
  sections: {
    given: 'Given',
    forward: 'Forward pass',
    local: 'Local gradients',
    backward: 'Chain rule',
    update: 'Update',
  },
  /** What stands before the equations of a phase on paper. */
  introductions: {
    given: 'The graph starts from these values:',
    forward: 'Every node is computed from the nodes before it:',
    loss: 'The loss is computed from its inputs:',
    local: 'The derivative of every node with respect to its inputs:',
    backward:
      'From the loss backwards, the gradient that arrives at a node is multiplied by the local gradient. For the inputs of the loss it is the local gradient itself:',
  },
  update: (rate: number) => `One step of gradient descent with $\\alpha = ${rate}$:`,
  written: (title: string) => `Worked solution: ${title}. Written by Chainrule.`,
  stepByStep: (title: string) => `${title}, step by step. Written by Chainrule.`,
  theGraph: 'The graph itself, for Chainrule:',
  shapes: 'shapes',
  shapesNote: (product: string) => `Shapes: $${product}$.`,

  conventions: 'Conventions',
  rounded: (decimals: number) =>
    `Numbers after $\\approx$ are rounded to ${count(decimals + 1, 'significant digit')}, those below 1 to ${decimals}; the computation uses all digits.`,
  layouts,
  naturalLogarithm: '$\\log$ is the natural logarithm.',
  learningRate: (rate: number) => `The learning rate is $\\alpha = ${rate}$.`,
  /** Below a figure, or below one of its parts, counted from 0; `shown` is what the labels of the wires are. */
  legend: (part: number, count: number, shown: ReadonlySet<'value' | 'local' | 'gradient'>) => {
    if (part > 0) return `Part ${part + 1} of ${count}. What is paler stands in an earlier part, too.`
    const labels = [
      ...(shown.has('value') ? ['values above the wires'] : []),
      ...(shown.has('local') ? ['local gradients below the wires'] : []),
      ...(shown.has('gradient') ? ['the gradients that come back at the dashed arrows'] : []),
    ]
    const what = labels.length === 0 ? '' : `, with ${LIST.format(labels)}`
    return `${count === 1 ? '' : `Part 1 of ${count}. `}The computational graph${what}.`
  },
  labels: {
    plusMinus: 'Labels are $-1$ and $1$.',
    targets: 'Targets of the binary cross-entropy are $0$ and $1$.',
    zeroOne: 'Labels $0$ and $1$ are $t = (l + 1)/2$.',
    otherPlusMinus: 'Labels $-1$ and $1$ are $l = 2t - 1$.',
  },
  otherLabels: (labels: readonly number[], relation: string, loss: string, slope: string) =>
    `With labels ${labels.join(' and ')}, $${relation}$, it reads $${loss}$ with derivative $${slope}$, and is the same number.`,
  inUnit: (base: string, number: string, unit: string, isOne: boolean) =>
    `With logarithms to base ${base} it is $${number}$ ${unit}${isOne ? '' : 's'}.`,
  unitConvention: (base: string, factor: string, unit: string) =>
    `To base ${base} the loss and every gradient are ${factor} times as large, in ${unit}s.`,

  kink: (convention: string) => `At a kink or tie: ${convention}`,
  lossFell: (change: string) => `The loss fell by $${change}$.`,
  lossRose: (change: string) => `The loss rose by $${change}$.`,
  lossStayed: 'The loss did not change.',
  lossUndefined: 'There the loss is not defined: the step was too long.',
  rotated: (border: number) =>
    `The kernel, rotated by 180°, slides over the arriving gradient with a border of ${border} zeros.`,
  /** Below the first of the entries of a small convolution. */
  otherEntries: (number: number) =>
    number === 1 ? 'The other entry is computed likewise.' : `The other ${number} entries are computed likewise.`,
  copies: (name: string, shape: string, target: string) =>
    `$\\tilde{${name}}$ stands for $${name}$ repeated to the shape ${shape} of $${target}$.`,
  repeated: (name: string, times: number) =>
    `$${name}$ was repeated ${times} times, so its gradient is the sum over all copies.`,
  localItself: 'This is the local gradient itself.',
  transposed: (length: number, name: string) =>
    `The product is a row; its transpose, $${length} \\times 1$, has the shape of $${name}$.`,
  ways: (count: number, name: string) =>
    `${['Two', 'Three', 'Four', 'Five'][count - 2] ?? count} ways lead from $${name}$ to the loss, so their contributions add up.`,
  /** A note on a contribution as a note on one term of a sum. */
  asTerm: (note: string) => note.replace(/^It is/, 'One term is'),

  notFinite: 'Where it stops being finite',
  path: {
    title: 'One product of Jacobians',
    introduction: (nodes: string) => `The path $${nodes}$ as one product.`,
    oneOf: (count: number) => `This is one of ${count} paths; the gradient is the sum over all of them.`,
    fromLoss: (operations: Operations) =>
      `Evaluated from the loss, as backpropagation does: ${sayOperations(operations)}.`,
    fromNode: (name: string, operations: Operations) => `Evaluated from $${name}$: ${sayOperations(operations)}.`,
    /** Why backpropagation starts at the loss. */
    compare: (left: Operations, right: Operations) => {
      const [a, b] = [totalOf(left), totalOf(right)]
      if (a === b) return 'Here both orders cost the same; with longer vectors starting at the loss costs less.'
      return a < b
        ? `Starting at the loss takes ${whole(a)} operations instead of ${whole(b)}: a row times a matrix stays a row. That is why gradients are computed backwards.`
        : `Here starting at the parameter would take ${whole(b)} operations instead of ${whole(a)}, because it has fewer entries than what follows.`
    },
  },
  ...reasons,
}

function sayOperations({ multiplications, additions }: Operations): string {
  return `${count(multiplications, 'multiplication')} and ${count(additions, 'addition')}`
}
