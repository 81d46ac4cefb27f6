import { describe, expect, test } from 'vitest'
import { DEFAULT_COUNTING, describeCounting } from '../../shared/convolution/counting.ts'
import { tabulateNetwork } from '../../shared/convolution/network.ts'
import { buildGraph } from '../../shared/formula/build.ts'
import { resolveGraph } from '../../shared/graph/structure.ts'
import { writeNetworkTable } from '../../shared/export/tables/network-table.ts'

function tabulate(formulas: string, shapes: Readonly<Record<string, readonly number[]>>) {
  const values = Object.fromEntries(Object.entries(shapes).map(([id, shape]) => [id, { shape, fill: 0 }]))
  const graph = buildGraph(formulas, { values })
  if (!graph.ok) throw new Error(JSON.stringify(graph.problems))
  return tabulateNetwork(resolveGraph(graph.value))
}

/** LeNet on 28×28: the numbers every course computes by hand. */
const lenet = () =>
  tabulate(
    `c1 = conv2d(x, w1, b1, padding=2); r1 = relu(c1); p1 = avg_pool2d(r1, kernel=2);
     c2 = conv2d(p1, w2, b2); r2 = relu(c2); p2 = avg_pool2d(r2, kernel=2);
     f = flatten(p2, start=1); h = matmul(f, w3); h2 = h + b3; y = softmax(h2)`,
    { x: [1, 1, 28, 28], w1: [6, 1, 5, 5], b1: [6], w2: [16, 6, 5, 5], b2: [16], w3: [400, 120], b3: [120] },
  )

describe('totals of a network', () => {
  test('outputs, parameters, operations and receptive fields, layer by layer', () => {
    const rows = lenet().rows.map(({ id, shape, parameters, operations, field }) => [
      id,
      shape,
      parameters,
      operations,
      field,
    ])
    expect(rows).toEqual([
      ['c1', [1, 6, 28, 28], 156, 6 * 784 * 50, [5, 5]],
      ['r1', [1, 6, 28, 28], 0, 4704, [5, 5]],
      ['p1', [1, 6, 14, 14], 0, 1176 * 4, [6, 6]],
      ['c2', [1, 16, 10, 10], 2416, 1600 * 300, [14, 14]],
      ['r2', [1, 16, 10, 10], 0, 1600, [14, 14]],
      ['p2', [1, 16, 5, 5], 0, 400 * 4, [16, 16]],
      ['f', [1, 400], 0, 0, [16, 16]],
      ['h', [1, 120], 48000, 120 * 799, null],
      ['h2', [1, 120], 120, 120, null],
      ['y', [1, 120], 0, null, null],
    ])
  })

  test('the totals add up, and what is not counted is named', () => {
    const table = lenet()
    expect(table).toMatchObject({ parameters: 156 + 2416 + 48120, parameterBytes: 8 * 50692, uncounted: ['y'] })
    expect(table.operations).toBe(table.rows.reduce((sum, { operations }) => sum + (operations ?? 0), 0))
  })

  test('a parameter that two layers share counts once', () => {
    const table = tabulate('a = conv2d(x, w); y = conv2d(a, w)', { x: [1, 1, 9, 9], w: [1, 1, 3, 3] })
    expect(table.rows.map(({ parameters, field }) => [parameters, field])).toEqual([[9, [3, 3]], [9, [5, 5]]]) // prettier-ignore
    expect(table.parameters).toBe(9)
  })

  test('is written as CSV, Markdown and LaTeX', () => {
    const table = tabulate('y_1 = conv2d(x, w, stride=2)', { x: [4, 2, 13, 13], w: [1, 2, 5, 5] })
    const convention = describeCounting(DEFAULT_COUNTING, false)
    expect(writeNetworkTable(table, convention, 'csv')).toBe(
      'layer,op,output,parameters,bytes of parameters,bytes of output,operations,receptive field\n' +
        'y_1,conv2d,4×1×5×5,50,400,800,9900,5×5\ntotal,,,50,400,800,9900,\n',
    )
    const markdown = writeNetworkTable(table, convention, 'markdown').split('\n')
    expect(markdown[2]).toBe('| y_1 | conv2d | 4×1×5×5 | 50 | 400 | 800 | 9 900 | 5×5 |')
    expect(markdown.at(-2)).toBe(convention)
    const latex = writeNetworkTable(table, convention, 'latex')
    expect(latex).toContain('  y\\_1 & conv2d & $4 \\times 1 \\times 5 \\times 5$ & $50$ & $400$ & $800$ & $9\\,900$')
    expect(latex.match(/\\begin\{tabular\}/g)).toHaveLength(1)
  })
})
