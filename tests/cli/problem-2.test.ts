/** The JSON of the command line is a contract with other programs; the numbers are those of the exam sheet. */
import { describe, expect, test } from 'vitest'
import { problem2 } from './graphs.ts'
import { chainrule, useFolder } from './harness.ts'

const folder = useFolder()

async function json(...argv: readonly string[]) {
  const ran = await chainrule([argv[0], folder.write('problem2.chainrule', problem2), ...argv.slice(1)])
  expect(ran).toMatchObject({ exitCode: 0, stderr: '' })
  return JSON.parse(ran.stdout)
}

/** Numbers of any nesting, to ten digits. */
function close(actual: unknown, expected: unknown): void {
  const flat = (nested: unknown) => [nested].flat(9) as number[]
  const shape = (nested: unknown): unknown => (Array.isArray(nested) ? nested.map(shape) : 0)
  expect(shape(actual)).toEqual(shape(expected))
  flat(actual).forEach((number, index) => expect(number).toBeCloseTo(flat(expected)[index], 10))
}

const LOSS = Math.log(1 + Math.exp(-2))
const DY = -1 / (1 + Math.exp(2))

describe('problem 2 of the midterm on the command line', () => {
  test('check counts nodes and edges', async () => {
    expect(await chainrule(['check', folder.write('a.chainrule', problem2)])).toMatchObject({
      exitCode: 0,
      stdout: 'ok: 6 nodes, 5 edges\n',
      stderr: '',
    })
  })

  test('evaluate --json has op, shape and value of every node and nothing else', async () => {
    const { nodes, ...rest } = await json('evaluate', '--json')
    expect(rest).toEqual({})
    expect(Object.keys(nodes)).toEqual(['w', 'x', 'l', 's', 'y', 'L'])
    expect(nodes['x']).toEqual({ op: 'input', shape: [2], value: [2, 1] })
    expect(nodes['l']).toEqual({ op: 'input', shape: [], value: 1 })
    expect(nodes['w']).toEqual({ op: 'parameter', shape: [2], value: [Math.PI / 2, Math.PI] })
    close(nodes['s'].value, [1, 0])
    close(nodes['y'].value, 2)
    close(nodes['L'].value, LOSS)
  })

  test('--json keeps what rounding left of sin(π)', async () => {
    const { nodes } = await json('evaluate', '--json')
    expect(nodes['s'].value[1]).not.toBe(0)
    expect(Math.abs(nodes['s'].value[1])).toBeLessThan(1e-15)
  })

  test.each([
    ['L', 1],
    ['y', DY],
    ['s', [2 * DY, DY]],
    ['w', [0, -DY]],
    ['x', [DY, 0]],
  ])('gradient --json: ∂L/∂%s', async (id, expected) => {
    const { nodes } = await json('gradient', '--json')
    close(nodes[id].gradient, expected)
  })

  test.each([
    [
      'w',
      's',
      0,
      'diagonal',
      [
        [0, 0],
        [0, -1],
      ],
      [0, -DY],
    ],
    ['s', 'y', 0, 'dense', [[2, 1]], [2 * DY, DY]],
    ['x', 'y', 1, 'dense', [[1, 0]], [DY, 0]],
    ['y', 'L', 0, 'dense', [[DY]], DY],
  ])('gradient --json: the edge %s → %s', async (from, to, input, kind, jacobian, contribution) => {
    const { edges, ...rest } = await json('gradient', '--json')
    expect(Object.keys(rest)).toEqual(['nodes'])
    expect(edges).toHaveLength(5)
    const found = edges.find((edge: { from: string; to: string }) => edge.from === from && edge.to === to)
    expect(Object.keys(found).sort()).toEqual(['contribution', 'from', 'input', 'local', 'to'])
    expect(Object.keys(found.local).sort()).toEqual(['jacobian', 'kind'])
    expect(found).toMatchObject({ input, local: { kind } })
    close(found.local.jacobian, jacobian)
    close(found.contribution, contribution)
  })

  test.each([
    [1, 0.1200110176],
    [10, 0.0823384386],
    [100, 0.0488640867],
  ])('after %i steps the loss is %f', async (steps, loss) => {
    const path = folder.write('a.chainrule', problem2)
    const { exitCode, stdout } = await chainrule(['step', path, '--steps', String(steps)])
    const lines = stdout.trim().split('\n')
    expect(exitCode).toBe(0)
    expect(lines).toHaveLength(steps + 1)
    expect(lines[0]).toBe('step 0: loss 0.1269280110')
    expect(lines[steps]).toBe(`step ${steps}: loss ${loss.toFixed(10)}`)
    expect(folder.list()).toEqual(['a.chainrule'])
  })

  test('step --quiet prints the first and the last loss', async () => {
    const { stdout } = await chainrule(['step', folder.write('a.chainrule', problem2), '--steps', '10', '--quiet'])
    expect(stdout).toBe('step 0: loss 0.1269280110\nstep 10: loss 0.0823384386\n')
  })

  test('step -o writes the graph with the new weights and everything else as it was', async () => {
    const path = folder.write('a.chainrule', problem2)
    await chainrule(['step', path, '-o', folder.path('b.chainrule')])
    const before = JSON.parse(folder.read('a.chainrule'))
    const after = JSON.parse(folder.read('b.chainrule'))
    close(after.nodes[0].attributes.value, [Math.PI / 2, Math.PI + 0.5 * DY])
    before.nodes[0].attributes.value = after.nodes[0].attributes.value
    // A source without inputs and a node without attributes may be written either way.
    for (const node of [...before.nodes, ...after.nodes]) node.attributes ??= {}
    expect(after).toEqual(before)
    expect(folder.list()).toEqual(['a.chainrule', 'b.chainrule'])
  })

  test('step --lr wins over the file', async () => {
    const { stdout } = await chainrule(['step', folder.write('a.chainrule', problem2), '--lr', '0'])
    expect(stdout).toBe('step 0: loss 0.1269280110\nstep 1: loss 0.1269280110\n')
  })

  test('--set replaces values', async () => {
    const { nodes } = await json('evaluate', '--json', '--set', 'w=[0, pi/2]', '--set', 'x=[5, 3]')
    close(nodes['y'].value, 3)
  })

  test('gradcheck agrees', async () => {
    const { exitCode, stdout } = await chainrule(['gradcheck', folder.write('a.chainrule', problem2)])
    expect(exitCode).toBe(0)
    expect(Number(/^w +(\S+)$/m.exec(stdout)?.[1])).toBeLessThan(1e-9)
  })

  test('the tables for people show 0 where rounding left 6.1e-17', async () => {
    const { stdout } = await chainrule(['gradient', folder.write('a.chainrule', problem2)])
    expect(stdout).toMatch(/^s +sin +\[2\] +\[1, 0\] +\[−0\.238406, −0\.119203\]$/m)
    expect(stdout).toMatch(/^w → s +diag\(0, −1\) +\[0, 0\.119203\]$/m)
    expect(stdout).not.toMatch(/e-1\d|10⁻/)
  })

  test('explain writes the worked solution, as Markdown and as JSON', async () => {
    const path = folder.write('a.chainrule', problem2)
    const markdown = await chainrule(['explain', path])
    expect(markdown.exitCode).toBe(0)
    expect(markdown.stdout).toContain('# Problem 2')
    expect(markdown.stdout).toContain('\\pi/2')
    const { steps, ...rest } = await json('explain', '--format', 'json')
    expect(rest).toEqual({ title: 'Problem 2', loss: 'L', learningRate: 0.5, conventions: expect.any(Array) })
    const update = steps.find((step: { phase: string }) => step.phase === 'update')
    close(update.value, [Math.PI / 2, Math.PI + 0.5 * DY])
  })

  test('new makes the same graph from formulas, to a file or to standard output', async () => {
    const argv = ['new', 'y = dot(sin(w), x); L = logistic_loss(y, l)']
    argv.push('--set', 'w=[pi/2,pi]', '--set', 'x=[2,1]', '--set', 'l=1')
    const printed = await chainrule(argv)
    expect(printed).toMatchObject({ exitCode: 0, stderr: '' })
    const { loss, nodes } = JSON.parse(printed.stdout)
    expect(loss).toBe('L')
    expect(nodes.find(({ id }: { id: string }) => id === 'w')).toEqual({
      id: 'w',
      op: 'parameter',
      inputs: [],
      attributes: { value: ['pi/2', 'pi'] },
    })
    const written = await chainrule([...argv, '-o', folder.path('new.chainrule')])
    expect(written).toMatchObject({ exitCode: 0, stdout: '', stderr: '' })
    expect(folder.read('new.chainrule')).toBe(printed.stdout)
    const piped = await chainrule(['step', '-', '--quiet'], { stdin: printed.stdout })
    expect(piped.stdout).toBe('step 0: loss 0.1269280110\nstep 1: loss 0.1200110176\n')
  })
})
