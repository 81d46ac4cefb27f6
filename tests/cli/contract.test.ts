/** Corners of the JSON contract, and graphs of unusual size. */
import { describe, expect, test } from 'vitest'
import { file, node, problem2, source } from './graphs.ts'
import { chainrule, useFolder } from './harness.ts'

const folder = useFolder()

async function json(call: string, graph: unknown, ...options: readonly string[]) {
  const ran = await chainrule([call, folder.write('graph.chainrule', graph), '--json', ...options])
  expect(ran).toMatchObject({ exitCode: 0, stderr: '' })
  return JSON.parse(ran.stdout)
}

test('check always counts in the plural: other programs read the line', async () => {
  const ran = await chainrule(['check', folder.write('a.chainrule', file(null, [source('input', 'x', 1)]))])
  expect(ran).toMatchObject({ exitCode: 0, stdout: 'ok: 1 nodes, 0 edges\n', stderr: '' })
})

describe('values in JSON', () => {
  test.each([
    ['a scalar', 2, [], 2],
    ['a constant expression', 'pi', [], Math.PI],
    [
      'a matrix',
      [
        [1, 2],
        [3, 4],
      ],
      [2, 2],
      [
        [1, 2],
        [3, 4],
      ],
    ],
    ['one entry in three axes', [[[7]]], [1, 1, 1], [[[7]]]],
    ['a tensor', { shape: [2, 1, 2], data: [1, 2, 3, 4] }, [2, 1, 2], [[[1, 2]], [[3, 4]]]],
    ['numbers that are not finite', ['Infinity', '-Infinity', 'NaN', 0.1], [4], ['Infinity', '-Infinity', 'NaN', 0.1]],
    ['no entries', { shape: [2, 0], data: [] }, [2, 0], [[], []]],
  ])('%s', async (_, value, shape, expected) => {
    const { nodes } = await json('evaluate', file(null, [source('input', 'x', value)]))
    expect(nodes).toEqual({ x: { op: 'input', shape, value: expected } })
  })

  test('an empty graph, and a name that JavaScript treats as special', async () => {
    expect(await json('evaluate', file(null, []))).toEqual({ nodes: {} })
    const { stdout } = await chainrule(['evaluate', '-', '--json', '--set', '__proto__=3'], {
      stdin: '{"format":"chainrule/graph","version":1,"nodes":[{"id":"__proto__","op":"input","inputs":[]}]}',
    })
    expect(stdout).toMatch(/"__proto__":\{"op":"input","shape":\[\],"value":3\}/)
  })
})

describe('gradients in JSON', () => {
  test('null where the loss does not depend on a node, never 0', async () => {
    const graph = file('L', [
      source('parameter', 'w', 2),
      source('input', 'u', 5),
      node('v', 'sin', 'u'),
      node('L', 'square', 'w'),
    ])
    const { nodes, edges } = await json('gradient', graph)
    expect(nodes.w.gradient).toBe(4)
    expect([nodes.u.gradient, nodes.v.gradient]).toEqual([null, null])
    expect(edges[0]).toMatchObject({ from: 'u', to: 'v', local: { kind: 'diagonal' }, contribution: null })
  })

  test('two wires between the same nodes are two edges whose contributions add up', async () => {
    const { nodes, edges } = await json(
      'gradient',
      file('L', [source('parameter', 'w', 3), node('L', 'mul', 'w', 'w')]),
    )
    expect(
      edges.map(({ input, contribution }: { input: number; contribution: number }) => [input, contribution]),
    ).toEqual([
      [0, 3],
      [1, 3],
    ])
    expect(nodes.w.gradient).toBe(6)
  })

  test('a contribution has the shape of its source, however it was broadcast', async () => {
    const graph = file('L', [
      source('parameter', 'b', [1]),
      source('input', 'x', [
        [1, 2, 3],
        [4, 5, 6],
      ]),
      node('y', 'add', 'x', 'b'),
      node('L', 'sum', 'y'),
    ])
    const { nodes, edges } = await json('gradient', graph)
    expect(nodes.b.gradient).toEqual([6])
    expect(edges[1]).toMatchObject({ from: 'b', input: 1, contribution: [6] })
    expect(edges[1].local).toEqual({ kind: 'dense', jacobian: Array(6).fill([1]) })
  })

  test.each([
    [64, 'diagonal', true],
    [65, 'diagonal', false],
  ])('the Jacobian of %i entries by as many is %s', async (length, kind, isWritten) => {
    const ones = { shape: [length], fill: 1 }
    const { edges } = await json(
      'gradient',
      file('L', [source('parameter', 'w', ones), node('s', 'sin', 'w'), node('L', 'sum', 's')]),
    )
    expect(edges[0].local.kind).toBe(kind)
    expect(edges[0].local.jacobian === null).toBe(!isWritten)
  })

  test('a Jacobian beyond 4,096 entries is an operator', async () => {
    const square = { shape: [70, 70], fill: 0.5 }
    const graph = file('L', [source('parameter', 'w', square), node('t', 'transpose', 'w'), node('L', 'sum', 't')])
    const { edges } = await json('gradient', graph)
    expect(edges[0].local).toEqual({ kind: 'operator', jacobian: null })
    expect(edges[0].contribution).toHaveLength(70)
  })

  test('no gradient flows into class indices', async () => {
    const graph = file('L', [
      source('parameter', 'y', [1, 2, 3]),
      source('input', 't', 2),
      node('L', 'cross_entropy', 'y', 't'),
    ])
    const { nodes, edges } = await json('gradient', graph)
    expect(nodes.t.gradient).toBeNull()
    expect(edges[1]).toEqual({
      from: 't',
      to: 'L',
      input: 1,
      local: { kind: 'operator', jacobian: null },
      contribution: null,
    })
  })
})

describe('files that go through', () => {
  test('fields of newer versions survive a step', async () => {
    const graph = { ...problem2, future: { a: [1, null] }, settings: { decimals: 3, glow: true } }
    const path = folder.write('graph.chainrule', graph)
    const checked = await chainrule(['check', path])
    expect(checked.exitCode).toBe(0)
    expect(checked.sentences.join('\n')).toMatch(/"future"[^]*"glow"/)
    await chainrule(['step', path, '-o', path])
    expect(JSON.parse(folder.read('graph.chainrule'))).toMatchObject({
      future: { a: [1, null] },
      settings: { decimals: 3, glow: true },
    })
  })

  test('a chain of 100,000 ops', async () => {
    const nodes: unknown[] = [source('parameter', 'n0', 0.5)]
    for (let i = 1; i < 100_000; i++) nodes.push(node(`n${i}`, i % 2 === 0 ? 'tanh' : 'sin', `n${i - 1}`))
    const path = folder.write('chain.chainrule', file('n99999', nodes))
    expect((await chainrule(['step', path, '--quiet'])).exitCode).toBe(0)
    const { stdout } = await chainrule(['evaluate', path, '--json'])
    expect(Object.keys(JSON.parse(stdout).nodes)).toHaveLength(100_000)
  })
})
