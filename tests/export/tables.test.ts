/** Values, gradients and Jacobians as files that other programs read. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { differentiateGraph, evaluateGraph } from '../../shared/engine/evaluate.ts'
import { writeGraphTable } from '../../shared/export/tables/graph-table.ts'
import { tabulateJacobian, writeTable } from '../../shared/export/tables/table.ts'
import { tensor, type Tensor } from '../../shared/tensor/tensor.ts'
import { constant, graph, node, parameter, problem2 } from '../engine/graphs.ts'
import { callPython, findPython } from './python.ts'

const column = tensor([2], [0.1, -2])
const matrix = tensor([2, 3], [1, 2.5, -3, 1e-20, Infinity, NaN])
const cube = tensor([2, 1, 2], [1, 2, 3, 4])

describe('values', () => {
  test.each([
    ['a number', tensor([], [0.5]), '0.5\n'],
    ['a vector', column, '0.1\n-2\n'],
    ['a matrix', matrix, '1,2.5,-3\n1e-20,Infinity,NaN\n'],
    ['a tensor', cube, 'i0,i1,i2,value\n0,0,0,1\n0,0,1,2\n1,0,0,3\n1,0,1,4\n'],
    ['an empty matrix', tensor([0, 3], []), ''],
  ])('%s as CSV', (_, values, text) => {
    expect(writeTable(values, 'csv')).toBe(text)
  })

  test('JSON as in the file format', () => {
    expect(writeTable(matrix, 'json')).toBe('[[1,2.5,-3],[1e-20,"Infinity","NaN"]]\n')
    expect(writeTable(tensor([], [2]), 'json')).toBe('2\n')
    expect(writeTable(tensor([0, 3], []), 'json')).toBe('{"shape":[0,3],"data":[]}\n')
  })

  test('LaTeX: vectors are columns, rounding noise is 0, more axes are a column of matrices', () => {
    expect(writeTable(tensor([], [-0.5]), 'latex')).toBe('-0.5\n')
    expect(writeTable(tensor([2], [1, 6e-17]), 'latex')).toBe('\\begin{bmatrix}\n  1 \\\\\n  0\n\\end{bmatrix}\n')
    expect(writeTable(tensor([2, 2], [1, 2, 3, -4]), 'latex')).toBe(
      '\\begin{bmatrix}\n  1 & 2 \\\\\n  3 & -4\n\\end{bmatrix}\n',
    )
    expect(writeTable(cube, 'latex').match(/\\begin\{bmatrix\}/g)).toHaveLength(3)
    expect(writeTable(tensor([1], [1 / 3]), 'latex', { decimals: 2 })).toContain('0.33')
  })

  test('LaTeX: a matrix with more than ten columns says so to amsmath', () => {
    const wide = tensor([1, 12], new Array<number>(12).fill(1))
    expect(writeTable(wide, 'latex')).toMatch(/^\\setcounter\{MaxMatrixCols\}\{12\}\n\\begin\{bmatrix\}/)
  })

  test('.npy: a header of a multiple of 64 bytes, then the numbers', () => {
    const bytes = writeTable(column, 'npy')
    expect(String.fromCharCode(...bytes.subarray(1, 6))).toBe('NUMPY')
    expect([...bytes.subarray(6, 10)]).toEqual([1, 0, 118, 0])
    expect(bytes).toHaveLength(128 + 16)
    expect(new DataView(bytes.buffer).getFloat64(128 + 8, true)).toBe(-2)
  })

  test('numpy.load and numpy.loadtxt read the same numbers again', (context) => {
    const python = findPython('numpy')
    if (python === null) return context.skip('no Python with numpy here')
    const folder = mkdtempSync(join(tmpdir(), 'chainrule-'))
    try {
      const tensors: Tensor[] = [
        tensor([], [0.1]),
        column,
        matrix,
        cube,
        tensor([0, 3], []),
        tensor(
          [5, 40],
          Array.from({ length: 200 }, (_, k) => Math.sin(k)),
        ),
      ]
      tensors.forEach((values, k) => {
        writeFileSync(join(folder, `${k}.npy`), writeTable(values, 'npy'))
        writeFileSync(join(folder, `${k}.csv`), writeTable(values, 'csv'))
      })
      const program = `
import json, sys, numpy as np
def read(k):
    array = np.load(f"{sys.argv[1]}/{k}.npy")
    return [array.shape, str(array.dtype), array.ravel().tolist(), array.flags.c_contiguous]
def read_csv(k):
    return np.loadtxt(f"{sys.argv[1]}/{k}.csv", delimiter=",").ravel().tolist()
print(json.dumps([[read(k) for k in range(6)], [read_csv(k) for k in (0, 1, 2, 5)]]))`
      const answer = callPython(python, ['-c', program, folder], '')
      const [arrays, texts] = JSON.parse(answer.replaceAll(/NaN|Infinity/g, '"$&"')) as [unknown[], unknown[]]
      const encode = ({ data }: Tensor) => Array.from(data, (entry) => (Number.isFinite(entry) ? entry : String(entry)))
      expect(arrays).toEqual(tensors.map((values) => [values.shape, 'float64', encode(values), true]))
      expect(texts).toEqual([0, 1, 2, 5].map((k) => encode(tensors[k])))
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

describe('Jacobians', () => {
  const { edges } = differentiateGraph(problem2)
  const jacobian = (edge: string) => {
    const local = edges.get(edge)?.local
    return local === null || local === undefined ? null : tabulateJacobian(local)
  }

  test('∂y/∂s is a row, ∂s/∂w a diagonal matrix', () => {
    expect(jacobian('y:0')).toEqual(tensor([1, 2], [2, 1]))
    const diagonal = jacobian('s:0')
    expect(diagonal?.shape).toEqual([2, 2])
    expect(diagonal && writeTable(diagonal, 'latex')).toBe('\\begin{bmatrix}\n  0 & 0 \\\\\n  0 & -1\n\\end{bmatrix}\n')
  })

  test('one that is too large is not written at all', () => {
    expect(tabulateJacobian({ kind: 'operator', rows: 1000, columns: 1000, norm: null })).toBeNull()
  })
})

describe('the whole graph', () => {
  const document = { title: '', ...problem2 }

  const HEADER = 'id,op,shape,value,gradient,jacobian,rows,columns\n'

  test('CSV: a row per node and per wire; what has no gradient stays blank', () => {
    const open = {
      title: '',
      ...graph('L', parameter('w', [1, 2]), constant('c', 3), node('u', 'exp', ['c']), node('L', 'sum', ['w'])),
    }
    expect(writeGraphTable(open, differentiateGraph(open), 'csv')).toBe(
      `${HEADER}w,parameter,[2],"[1,2]","[1,1]",,,\nc,constant,[],3,,,,\nu,exp,[],20.085536923187668,,,,\nL,sum,[],3,1,,,\n` +
        'u:0,,"[1, 1]",,,[[20.085536923187668]],u,c\nL:0,,"[1, 2]",,"[1,1]","[[1,1]]",L,w[0] w[1]\n',
    )
  })

  interface Table {
    readonly nodes: readonly Record<string, unknown>[]
    readonly wires: readonly Record<string, unknown>[]
  }
  const readJson = (text: string) => JSON.parse(text) as Table

  test('JSON: every digit', () => {
    const { nodes, wires } = readJson(writeGraphTable(document, differentiateGraph(document), 'json'))
    expect(nodes.map(({ id }) => id)).toEqual(['w', 'x', 'l', 's', 'y', 'L'])
    expect(nodes[4]).toMatchObject({ op: 'dot', shape: [], value: 2 })
    expect(nodes[4]['gradient']).toBeCloseTo(-0.119203, 6)
    expect(wires.map(({ id }) => id)).toEqual(['s:0', 'y:0', 'y:1', 'L:0', 'L:1'])
    expect(wires[0]).toMatchObject({ from: 'w', to: 's', input: 0, rows: ['s[0]', 's[1]'], columns: ['w[0]', 'w[1]'] })
    expect(wires[0]['jacobian']).toEqual([
      [Math.cos(Math.PI / 2), 0],
      [0, -1],
    ])
    expect(wires[1]).toMatchObject({ shape: [1, 2], jacobian: [[2, 1]], rows: ['y'], columns: ['s[0]', 's[1]'] })
  })

  test('entries of matrices have two indices; a Jacobian too large to keep has its shape and no names', () => {
    const wide = {
      title: '',
      ...graph('L', parameter('W', { shape: [2, 40], fill: 1 }), node('e', 'exp', ['W']), node('L', 'sum', ['e'])),
    }
    const { wires } = readJson(writeGraphTable(wide, differentiateGraph(wide), 'json'))
    expect(wires[0]).toMatchObject({ id: 'e:0', shape: [80, 80], jacobian: null, rows: [] })
    expect(wires[1]).toMatchObject({ id: 'L:0', shape: [1, 80] })
    expect((wires[1]['columns'] as string[]).slice(38, 42)).toEqual(['e[0,38]', 'e[0,39]', 'e[1,0]', 'e[1,1]'])
  })

  test('values that are open and gradients that were not computed stay blank', () => {
    const open = { title: '', ...graph('y', parameter('w', null), node('y', 'exp', ['w'])) }
    expect(writeGraphTable(open, evaluateGraph(open), 'csv')).toBe(`${HEADER}w,parameter,,,,,,\ny,exp,,,,,,\n`)
  })

  test('LaTeX: a display per Jacobian with the names of its rows and columns', () => {
    const text = writeGraphTable(document, differentiateGraph(document), 'latex')
    expect(text).toContain('\\frac{\\partial s}{\\partial w} =\n')
    expect(text).toContain('  & w_{1} & w_{2} \\\\ \\hline\n  s_{1} & 0 & 0 \\\\\n  s_{2} & 0 & -1 \\\\\n')
  })

  test('LaTeX: a tabular whose names cannot break out', () => {
    const evil = { ...document, nodes: document.nodes.map((of) => ({ ...of, label: '\\input{secret} & $x$ \\\\' })) }
    const text = writeGraphTable(evil, differentiateGraph(evil), 'latex')
    expect(text).not.toContain('\\input')
    const rowsOf = (of: string) =>
      of
        .split('\\end{tabular}')[0]
        .split('\n')
        .filter((line) => line.includes(' & '))
    expect(rowsOf(text)).toHaveLength(7)
    const plain = writeGraphTable(document, differentiateGraph(document), 'latex')
    expect(plain).toContain('  $y$ & dot & $1$ & $2$ & $-0.1192$ \\\\ \\noalign{\\smallskip}\n')
    for (const row of rowsOf(plain)) expect(row.split(' & ')).toHaveLength(5)
  })
})
