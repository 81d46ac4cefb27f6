import { describe, expect, it } from 'vitest'
import { bindTable } from '../../shared/data/bind.ts'
import { readTable } from '../../shared/data/table.ts'
import type { Graph } from '../../shared/graph/graph.ts'
import { describeProblem } from '../../shared/problem/problem.ts'
import type { RawAttributes } from '../../shared/ops/attribute.ts'

function graphOf(inputs: Record<string, RawAttributes>): Graph {
  const parameter = { id: 'w', op: 'parameter', attributes: { value: 1 }, inputs: [] }
  const nodes = Object.entries(inputs).map(([id, attributes]) => ({ id, op: 'input', attributes, inputs: [] }))
  return { nodes: [parameter, ...nodes] }
}

function bind(csv: string, inputs: Record<string, RawAttributes>) {
  const table = readTable(csv)
  if (!table.ok) throw new Error(table.problems.map(describeProblem).join('\n'))
  return bindTable(table.value, graphOf(inputs))
}

function samplesOf(csv: string, inputs: Record<string, RawAttributes>) {
  const result = bind(csv, inputs)
  if (!result.ok) throw new Error(result.problems.map(describeProblem).join('\n'))
  return Object.fromEntries([...result.value.inputs].map(([id, { shape, data }]) => [id, { shape, data: [...data] }]))
}

const matrix = {
  value: [
    [0, 0],
    [0, 0],
  ],
}

describe('columns bind to inputs by name', () => {
  it.each<[string, string, Record<string, RawAttributes>, object]>([
    [
      'a number',
      'x,y\n1,2\n3,4',
      { x: { value: 0 }, y: {} },
      { x: { shape: [], data: [1, 3] }, y: { shape: [], data: [2, 4] } },
    ],
    ['an input of one entry', 'x\n1\n3', { x: { value: [0] } }, { x: { shape: [1], data: [1, 3] } }],
    ['entries in brackets', 'x[0],x[1]\n1,2\n3,4', { x: { value: [0, 0] } }, { x: { shape: [2], data: [1, 2, 3, 4] } }],
    [
      'entries after an underscore',
      'x_1,x_0\n1,2\n3,4',
      { x: { value: [0, 0] } },
      { x: { shape: [2], data: [2, 1, 4, 3] } },
    ],
    [
      'a matrix, counted row by row',
      'x_0,x_1,x_2,x_3\n1,2,3,4',
      { x: matrix },
      { x: { shape: [2, 2], data: [1, 2, 3, 4] } },
    ],
    [
      'a matrix with an index per axis',
      'x[0,0],x[1,0],x[0,1],x[1,1]\n1,2,3,4',
      { x: matrix },
      { x: { shape: [2, 2], data: [1, 3, 2, 4] } },
    ],
    ['a shape taken from the columns', 'x[0],x[1],x[2]\n1,2,3', { x: {} }, { x: { shape: [3], data: [1, 2, 3] } }],
    ['a matrix taken from the columns', 'x[0,0],x[0,1]\n1,2', { x: {} }, { x: { shape: [1, 2], data: [1, 2] } }],
    [
      'a whole batch without its first axis',
      'x_0,x_1\n1,2',
      { x: { value: { shape: [8, 2], fill: 0 }, batch: true } },
      { x: { shape: [2], data: [1, 2] } },
    ],
    ['a name with an underscore of its own', 'x_0\n1', { x_0: {}, x: { value: 5 } }, { x_0: { shape: [], data: [1] } }],
    ['an input without columns keeps its value', 'x\n1', { x: {}, c: { value: 5 } }, { x: { shape: [], data: [1] } }],
  ])('%s', (_, csv, inputs, expected) => {
    expect(samplesOf(csv, inputs)).toEqual(expected)
  })
})

describe('columns that fit nothing', () => {
  it.each<[string, Record<string, RawAttributes>, string]>([
    [
      'xx\n1',
      { x: { value: 1 } },
      'no input of the graph fits the column "xx"; did you mean "x"? Rename or remove the column.',
    ],
    [
      'label\n1',
      { x: { value: 1 } },
      'no input of the graph fits the column "label"; its inputs are x. Rename or remove the column.',
    ],
    [
      'label\n1',
      {},
      'no input of the graph fits the column "label"; the graph has no inputs. Rename or remove the column.',
    ],
    [
      'w\n1',
      {},
      'the column "w" names the parameter "w", but data goes into inputs only; rename or remove the column.',
    ],
    [
      'x\n1',
      { x: { value: [0, 0] } },
      'the input "x" has shape [2], so each of its entries needs a column of its own: x[0], x[1].',
    ],
    [
      'x[2]\n1',
      { x: { value: [0, 0] } },
      'the column "x[2]" points outside the input "x", which has shape [2]; indices count from 0.',
    ],
    [
      'x[0,2]\n1',
      { x: matrix },
      'the column "x[0,2]" points outside the input "x", which has shape [2, 2]; indices count from 0.',
    ],
    ['x[0],x_0\n1,2', { x: { value: [0] } }, 'the columns "x[0]" and "x_0" fill the same entry; keep one of them.'],
    [
      'x[0],x[2]\n1,2',
      { x: {} },
      'the input "x" has shape [3], but there is no column "x[1]"; give every entry a column.',
    ],
    [
      'x[999999999]\n1',
      { x: {} },
      'the input "x" has shape [1000000000], but there is no column "x[0]"; give every entry a column.',
    ],
    [
      'x\n1',
      { x: {}, y: {} },
      'node "y": the input "y" has no value and no column; add a column "y" or give it a value.',
    ],
  ])('%j', (csv, inputs, sentence) => {
    const result = bind(csv, inputs)
    expect(result.ok ? [] : result.problems.map(describeProblem)).toEqual([sentence])
  })
})
