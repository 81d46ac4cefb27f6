/** Files as other programs and people write them. */
interface Node {
  readonly id: string
  readonly op: string
  readonly attributes?: object
  readonly inputs: readonly (string | null)[]
}

export function source(op: 'input' | 'parameter' | 'constant', id: string, value?: unknown, more: object = {}): Node {
  return { id, op, inputs: [], attributes: value === undefined ? more : { value, ...more } }
}

export function node(id: string, op: string, ...inputs: readonly (string | null)[]): Node {
  return { id, op, inputs }
}

export function file(loss: string | null, nodes: readonly unknown[], more: object = {}): object {
  return { format: 'chainrule/graph', version: 1, ...(loss === null ? {} : { loss }), nodes, ...more }
}

/** y = sin(w)ᵀx with the logistic loss, as in the description of the format. */
export const problem2 = file(
  'L',
  [
    source('parameter', 'w', ['pi/2', 'pi']),
    source('input', 'x', [2, 1]),
    source('input', 'l', 1),
    node('s', 'sin', 'w'),
    node('y', 'dot', 's', 'x'),
    node('L', 'logistic_loss', 'y', 'l'),
  ],
  { title: 'Problem 2', training: { optimizer: 'sgd', learningRate: 0.5 } },
)

/** The line y = w·x + b with the squared error. */
export const line = file('L', [
  source('parameter', 'w', 0),
  source('parameter', 'b', 0),
  source('input', 'x'),
  source('input', 'y'),
  node('p', 'mul', 'w', 'x'),
  node('q', 'add', 'p', 'b'),
  node('L', 'mse', 'q', 'y'),
])

/** Points on y = 2x − 1. */
export function pointsOnALine(rows: number): string {
  const points = Array.from({ length: rows }, (_, row) => (row / rows) * 2 - 1)
  return ['x,y', ...points.map((x) => `${x},${2 * x - 1}`), ''].join('\n')
}
