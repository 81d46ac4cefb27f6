import { describe, expect, test } from 'vitest'
import { file, line, node, pointsOnALine, source } from './graphs.ts'
import { chainrule, useFolder, type Surroundings } from './harness.ts'

const folder = useFolder()

function train(graph: unknown, csv: string, options: readonly string[] = [], surroundings: Surroundings = {}) {
  const argv = ['train', folder.write('graph.chainrule', graph), '--data', folder.write('data.csv', csv), ...options]
  return chainrule(argv, surroundings)
}

/** Values in a written graph by id. */
function valuesOf(name: string): Record<string, number> {
  const { nodes } = JSON.parse(folder.read(name)) as { nodes: { id: string; attributes?: { value: number } }[] }
  return Object.fromEntries(nodes.map(({ id, attributes }) => [id, attributes?.value ?? NaN]))
}

describe('training on a CSV file', () => {
  test('finds the line the points lie on', async () => {
    const options = ['--epochs', '200', '--lr', '0.1', '-o', folder.path('out.chainrule')]
    const { exitCode, stdout } = await train(line, pointsOnALine(20), options)
    expect(exitCode).toBe(0)
    const { w, b } = valuesOf('out.chainrule')
    expect(w).toBeCloseTo(2, 4)
    expect(b).toBeCloseTo(-1, 4)
    expect(stdout).toMatch(/^loss +\d\.\d{10} before, \S+ after$/m)
    expect(stdout).toMatch(/^training +200 epochs, 200 steps, /m)
    expect(stdout).toMatch(/^data +20 rows in batches of 20$/m)
  })

  test('one step on the whole file is the gradient of the mean', async () => {
    // L̄ = mean (w·x + b − y)² at w = b = 0: ∂w = −2·mean(x·y), ∂b = −2·mean(y).
    await train(line, 'x,y\n1,3\n2,5\n', ['--epochs', '1', '--lr', '0.1', '-o', folder.path('out.chainrule')])
    const { w, b } = valuesOf('out.chainrule')
    expect(w).toBeCloseTo(0.1 * (3 + 10), 12)
    expect(b).toBeCloseTo(0.1 * (3 + 5), 12)
  })

  test('columns bind to the entries of a tensor by name', async () => {
    const graph = file('L', [
      source('parameter', 'w', [0, 0]),
      source('input', 'x', [0, 0]),
      source('input', 't', 0),
      node('y', 'dot', 'w', 'x'),
      node('L', 'mse', 'y', 't'),
    ])
    for (const header of ['x[0],x[1],t', 'x_0,x_1,t']) {
      await train(graph, `${header}\n1,2,5\n`, ['--epochs', '1', '--lr', '0.1', '-o', folder.path('out.chainrule')])
      expect(valuesOf('out.chainrule')['w']).toEqual([1, 2])
    }
  })

  test('an input that takes the whole batch gives the same weights as single samples', async () => {
    const batched = file('L', [
      source('parameter', 'w', 0),
      source('input', 'x', [0], { batch: true }),
      source('input', 'y', [0], { batch: true }),
      node('p', 'mul', 'w', 'x'),
      node('L', 'mse', 'p', 'y'),
    ])
    const single = file('L', [
      source('parameter', 'w', 0),
      source('input', 'x'),
      source('input', 'y'),
      node('p', 'mul', 'w', 'x'),
      node('L', 'mse', 'p', 'y'),
    ])
    const options = ['--epochs', '3', '--batch', '4', '--lr', '0.1', '--seed', '7', '-o']
    await train(batched, pointsOnALine(10), [...options, folder.path('batched.chainrule')])
    await train(single, pointsOnALine(10), [...options, folder.path('single.chainrule')])
    expect(valuesOf('batched.chainrule')['w']).toBeCloseTo(valuesOf('single.chainrule')['w'], 12)
  })

  test('the same seed gives the same weights, another seed others', async () => {
    const run = async (seed: string) => {
      const options = [
        '--epochs',
        '2',
        '--batch',
        '3',
        '--lr',
        '0.1',
        '--seed',
        seed,
        '-o',
        folder.path('out.chainrule'),
      ]
      await train(line, pointsOnALine(10), options)
      return valuesOf('out.chainrule')['w']
    }
    expect(await run('1')).toBe(await run('1'))
    expect(await run('1')).not.toBe(await run('2'))
  })

  test.each(['sgd', 'momentum', 'nesterov', 'adam'])('%s lowers the loss', async (optimizer) => {
    const options = ['--epochs', '30', '--lr', '0.02', '--optimizer', optimizer]
    const { exitCode, stdout } = await train(line, pointsOnALine(20), options)
    const [, before, after] = /^loss +(\S+) before, (\S+) after$/m.exec(stdout) ?? []
    expect(exitCode).toBe(0)
    expect(Number(after)).toBeLessThan(Number(before))
    expect(stdout).toContain(`${optimizer}, learning rate 0.02`)
  })

  test('--history writes the loss before the first and after every epoch', async () => {
    await train(line, pointsOnALine(8), ['--epochs', '3', '--lr', '0.1', '--history', folder.path('history.csv')])
    const [header, ...rows] = folder.read('history.csv').trim().split('\n')
    expect(header).toBe('epoch,loss')
    expect(rows.map((row) => row.split(',')[0])).toEqual(['0', '1', '2', '3'])
    const losses = rows.map((row) => Number(row.split(',')[1]))
    expect(losses).toEqual(losses.toSorted((a, b) => b - a))
  })

  test('without -o and --history no file is written', async () => {
    await train(line, pointsOnALine(8))
    expect(folder.list()).toEqual(['data.csv', 'graph.chainrule'])
  })

  test('progress: plain lines without a terminal, a bar on one', async () => {
    const plain = await train(line, pointsOnALine(8), ['--epochs', '100', '--lr', '0.1'])
    expect(plain.sentences[0]).toMatch(/^epoch 0\/100: loss \d/)
    expect(plain.sentences.at(-1)).toMatch(/^epoch 100\/100: loss \d/)
    expect(plain.sentences.length).toBeLessThan(25)
    const terminal = await train(line, pointsOnALine(8), ['--epochs', '100', '--lr', '0.1'], { terminal: true })
    expect(terminal.stderr).toMatch(/█+ epoch 100\/100 {2}loss \S+/)
  })

  test('Ctrl+C keeps the weights so far', async () => {
    const options = [
      '--epochs',
      '10000000',
      '--lr',
      '0.1',
      '-o',
      folder.path('out.chainrule'),
      '--history',
      folder.path('h.csv'),
    ]
    const ran = await train(line, pointsOnALine(20), options, { interruptAfterMs: 120 })
    expect(ran.exitCode).toBe(0)
    expect(ran.sentences.at(-1)).toMatch(
      /^Stopped by Ctrl\+C after \d+ of 10000000 epochs; the weights so far are in ".*out\.chainrule"\.$/,
    )
    expect(valuesOf('out.chainrule')['w']).toBeCloseTo(2, 6)
    expect(folder.read('h.csv')).toMatch(/^epoch,loss\n0,/)
  })
})

describe('training that is refused', () => {
  const refuse = async (graph: unknown, csv: string, options: readonly string[] = []) => {
    const ran = await train(graph, csv, ['--epochs', '50', '-o', folder.path('out.chainrule'), ...options])
    expect(ran).toMatchObject({ exitCode: 1, stdout: '' })
    expect(folder.list()).not.toContain('out.chainrule')
    return ran.sentences.filter((sentence) => !sentence.startsWith('epoch '))
  }

  test.each([
    ['a wrong column', 'x,y,z\n1,2,3\n', /column "z"/],
    ['a text cell', 'x,y\n1,two\n', /line 2.*"two"/],
    ['an empty cell', 'x,y\n1,\n', /line 2.*column "y" is empty/],
    ['no header', '1,2\n3,4\n', /first line must name the columns/],
    ['an empty file', '', /the table is empty/],
    ['a header only', 'x,y\n', /no rows/],
    ['a column for a parameter', 'x,y,w\n1,2,3\n', /names the parameter "w"/],
    ['an input without a column', 'x\n1\n', /the input "y" has no value and no column/],
  ])('%s', async (_, csv, sentence) => {
    const sentences = await refuse(line, csv)
    expect(sentences).toHaveLength(1)
    expect(sentences[0]).toMatch(sentence)
  })

  test('a missing file', async () => {
    const argv = ['train', folder.write('graph.chainrule', line), '--data', folder.path('none.csv')]
    expect(await chainrule(argv)).toMatchObject({
      exitCode: 1,
      stdout: '',
      stderr: expect.stringMatching(/there is no file/),
    })
  })

  test('a file that cannot be written is said before the training, not after', async () => {
    const ran = await train(line, pointsOnALine(8), ['-o', folder.path('none/out.chainrule')])
    expect(ran).toMatchObject({ exitCode: 1, stdout: '' })
    expect(ran.sentences).toHaveLength(1)
    expect(ran.sentences[0]).toMatch(/folder does not exist/)
  })

  describe('because the run diverges', () => {
    const csv = 'x,y\n1,1\n2,2\n3,3\n4,4\n'
    const options = () => ['--lr', '10', '--batch', '2', '--history', folder.path('h.csv')]

    test('is a sentence with epoch, step and node; no graph is written, but the history so far', async () => {
      const [sentence, ...others] = await refuse(line, csv, options())
      expect(others).toEqual([])
      expect(sentence).toMatch(
        /^the run diverges: by epoch \d, step 1\d the loss has grown from 7\.5 to \S+, .*; no graph was written\..*node "w".*--lr.*--keep-going/,
      )
      expect(folder.read('h.csv')).toMatch(/^epoch,loss\n0,7\.5\n[^]*e\+\d+\n$/)
    })

    test('is ignored with --keep-going, until the numbers end', async () => {
      const [sentence, ...others] = await refuse(line, csv, [...options(), '--keep-going'])
      expect(others).toEqual([])
      expect(sentence).toMatch(/^the loss became (NaN|Infinity) in epoch \d+, step \d+; no graph was written\./)
      expect(folder.read('h.csv')).toMatch(/^epoch,loss\n0,7\.5\n[^]*,(NaN|Infinity)\n$/)
    })

    test('is no reason to refuse a run that is still going up when its epochs are over', async () => {
      const { exitCode } = await train(line, csv, ['--lr', '10', '--epochs', '1'])
      expect(exitCode).toBe(0)
    })
  })

  test('cells that are infinite: the loss is none from the start', async () => {
    const sentences = await refuse(line, 'x,y\n1,1e999\n')
    expect(sentences).toHaveLength(1)
  })
})
