/** The share of right answers of a classifier, read where its loss compares scores with labels. */
import type { Plan } from '../engine/plan.ts'
import type { Structure } from '../graph/structure.ts'

/** Losses whose first input is a score and whose second is a class. */
const CLASSIFYING = ['cross_entropy', 'binary_cross_entropy', 'logistic_loss', 'hinge'] as const

export type ClassifyingLoss = (typeof CLASSIFYING)[number]

export interface Classifier {
  readonly loss: ClassifyingLoss
  /** Id of the node with the scores. */
  readonly scores: string
  /** Id of the node with the labels. */
  readonly labels: string
}

/** The one place where a graph classifies; `null` where it has none or several. */
export function findClassifier({ nodes }: Structure): Classifier | null {
  const found = nodes.flatMap(({ op, inputs }) => {
    const loss = CLASSIFYING.find((id) => id === op.id)
    return loss === undefined ? [] : [{ loss, scores: nodes[inputs[0]].id, labels: nodes[inputs[1]].id }]
  })
  return found.length === 1 ? found[0] : null
}

/** Counts answers and right answers in the values a plan has now. */
export function countRight({ structure, values }: Plan, { loss, scores, labels }: Classifier) {
  const { shape } = structure.nodes[structure.index.get(scores) as number]
  const y = values[structure.index.get(scores) as number]
  const t = values[structure.index.get(labels) as number]
  if (loss !== 'cross_entropy') {
    const threshold = loss === 'binary_cross_entropy' ? 0.5 : 0
    let right = 0
    for (let i = 0; i < y.length; i++) if (y[i] > 0 === t[t.length === 1 ? 0 : i] > threshold) right++
    return { count: y.length, right }
  }
  // Classes lie on axis 1, or axis 0 of a vector; targets are indices or distributions of the scores' own shape.
  const classes = shape.length <= 1 ? (shape[0] ?? 1) : shape[1]
  const inner = shape.slice(2).reduce((product, length) => product * length, 1)
  const count = y.length / classes
  const areIndices = t.length === count
  let right = 0
  for (let i = 0; i < count; i++) {
    const start = Math.floor(i / inner) * classes * inner + (i % inner)
    const answer = findGreatest(y, start, inner, classes)
    if (answer === (areIndices ? t[i] : findGreatest(t, start, inner, classes))) right++
  }
  return { count, right }
}

function findGreatest(values: Float64Array, start: number, step: number, count: number): number {
  let greatest = 0
  for (let c = 1; c < count; c++) if (values[start + c * step] > values[start + greatest * step]) greatest = c
  return greatest
}
