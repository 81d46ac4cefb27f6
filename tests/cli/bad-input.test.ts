/** Bad input: exit 1, clear sentences on standard error, nothing on standard output, no file written or touched. */
import { mkdirSync, statSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { file, node, problem2, source } from './graphs.ts'
import { chainrule, useFolder } from './harness.ts'

const folder = useFolder()

/** Every call that reads a graph, with everything it could write. */
const CALLS: readonly (readonly string[])[] = [
  ['check'],
  ['evaluate', '--json'],
  ['gradient', '--json'],
  ['step', '-o', 'out.chainrule'],
  ['train', '--data', 'data.csv', '-o', 'out.chainrule', '--history', 'history.csv'],
  ['gradcheck'],
  ['explain', '-o', 'out.md'],
  ['export', '--to', 'svg', '-o', 'out.svg'],
]

/** Runs a call on a file of the test's folder and expects refusal; answers with the sentences. */
async function refuse(call: readonly string[], name: string, stdin?: string): Promise<readonly string[]> {
  const before = folder.list()
  const argv = [call[0], name === '-' ? name : folder.path(name), ...call.slice(1)]
  const located = argv.map((word) => (/^(out|history|data)\.\w+$/.test(word) ? folder.path(word) : word))
  const ran = await chainrule(located, stdin === undefined ? {} : { stdin })
  expect(ran).toMatchObject({ exitCode: 1, stdout: '' })
  expect(folder.list()).toEqual(before)
  expect(ran.sentences.length).toBeGreaterThan(0)
  return ran.sentences
}

const nodesOfProblem2 = (problem2 as { nodes: readonly unknown[] }).nodes
const withLast = (...nodes: readonly unknown[]) => file('L', [...nodesOfProblem2.slice(0, 5), ...nodes])

const BAD_FILES: readonly (readonly [name: string, content: unknown, sentence: RegExp])[] = [
  [
    'broken JSON',
    '{"format": "chainrule/graph", "version": 1, "nodes": [}',
    /line 1, column 55.*not JSON.*expected a value, found \}/,
  ],
  ['an empty file', '', /the file is empty/],
  ['NaN as a bare word', JSON.stringify(problem2).replace('[2,1]', '[NaN,1]'), /write "NaN".*in double quotes/],
  ['another format', { format: 'x', version: 1, nodes: [] }, /"format" is "x"/],
  ['a newer version', { ...problem2, version: 2 }, /newer Chainrule/],
  ['no nodes', { format: 'chainrule/graph', version: 1 }, /"nodes" is missing/],
  ['a node without an id', withLast({ op: 'sin', inputs: ['w'] }), /nodes\[5\].*"id" is missing/],
  ['inputs of the wrong type', withLast({ id: 'L', op: 'sin', inputs: 'w' }), /nodes\[5\]\.inputs.*expected a list/],
  [
    'a learning rate in words',
    { ...problem2, training: { learningRate: 'fast' } },
    /training\.learningRate.*found "fast"/,
  ],
  ['an unknown op', withLast(node('L', 'sinn', 'y')), /no op "sinn"; did you mean "sin"/],
  ['a cycle', withLast(node('a', 'sin', 'b'), node('b', 'cos', 'a'), node('L', 'add', 'y', 'b')), /runs in a circle/],
  ['a dangling input', withLast(node('L', 'logistic_loss', 'y', 'nowhere')), /node "L".*comes from "nowhere"/],
  ['an open port', withLast(node('L', 'logistic_loss', 'y', null)), /node "L".*nothing is connected to "l"/],
  ['two nodes of one name', withLast(node('s', 'cos', 'w'), node('L', 'add', 'y', 's')), /two nodes are called "s"/],
  [
    'an unreadable value',
    withLast(source('input', 'z', 'two'), node('L', 'mul', 'y', 'z')),
    /node "z".*"two" is not a constant/,
  ],
  [
    'an attribute that does not exist',
    withLast({ ...node('L', 'sin', 'y'), attributes: { axis: 1 } }),
    /node "L".*no attributes/,
  ],
  ['a loss that does not exist', file('Z', nodesOfProblem2), /the loss is "Z", but no node has that name/],
]

describe('files that cannot be computed', () => {
  test.each(BAD_FILES)('%s', async (_, content, sentence) => {
    folder.write('bad.chainrule', content)
    folder.write('data.csv', 'x[0],x[1]\n1,2\n')
    folder.write('out.chainrule', 'old')
    for (const call of CALLS) expect((await refuse(call, 'bad.chainrule')).join('\n')).toMatch(sentence)
    expect(folder.read('out.chainrule')).toBe('old')
  })

  test('shapes that clash name the node and the shapes', async () => {
    folder.write('a.chainrule', withLast(source('input', 'z', [1, 2, 3]), node('L', 'dot', 's', 'z')))
    for (const call of [['check'], ['evaluate'], ['gradient'], ['step']]) {
      const sentences = await refuse(call, 'a.chainrule')
      expect(sentences).toHaveLength(1)
      expect(sentences[0]).toMatch(/node "L".*dot.*2.*3/)
    }
  })

  test('all problems are said at once, one a line', async () => {
    folder.write('a.chainrule', withLast(node('L', 'sinus', 'y'), node('M', 'cos', 'nowhere')))
    expect(await refuse(['check'], 'a.chainrule')).toHaveLength(2)
  })

  test('the same from standard input', async () => {
    expect((await refuse(['evaluate'], '-', '{'))[0]).toMatch(/not JSON/)
  })

  test('bytes that are no text', async () => {
    const { exitCode, stderr } = await chainrule(['check', process.execPath])
    expect(exitCode).toBe(1)
    expect(stderr).toMatch(/is not a text file/)
  })
})

describe('losses that cannot be differentiated', () => {
  const vector = file('s', nodesOfProblem2)
  const without = file(null, nodesOfProblem2)

  test.each([
    ['a loss with several entries', vector, /the loss "s" has shape \[2\], that is 2 entries/],
    ['no loss', without, /names no loss/],
  ])('%s', async (_, content, sentence) => {
    folder.write('a.chainrule', content)
    for (const call of [['gradient'], ['step'], ['gradcheck']]) {
      const sentences = await refuse(call, 'a.chainrule')
      expect(sentences).toHaveLength(1)
      expect(sentences[0]).toMatch(sentence)
    }
    expect((await chainrule(['evaluate', folder.path('a.chainrule')])).exitCode).toBe(0)
  })

  test('a loss without a parameter, or with frozen ones only', async () => {
    folder.write('a.chainrule', file('L', [source('input', 'x', 1), node('L', 'sin', 'x')]))
    expect((await refuse(['step'], 'a.chainrule'))[0]).toMatch(/depends on no parameter/)
    folder.write('b.chainrule', file('L', [source('parameter', 'w', 1, { frozen: true }), node('L', 'sin', 'w')]))
    expect((await refuse(['step'], 'b.chainrule'))[0]).toMatch(/frozen/)
  })

  test('a value that is still open is named, and --set gives it', async () => {
    const path = folder.write('a.chainrule', file('L', [source('parameter', 'w'), node('L', 'sin', 'w')]))
    for (const call of [['evaluate'], ['gradient'], ['step'], ['gradcheck'], ['explain']]) {
      expect(await refuse(call, 'a.chainrule')).toEqual([
        'node "w": the parameter "w" has no value yet; give it one, for example 1, [2, 1] or pi/2.',
      ])
    }
    expect((await chainrule(['check', path])).exitCode).toBe(0)
    expect((await chainrule(['evaluate', path, '--set', 'w=0'])).exitCode).toBe(0)
  })

  test('a step into infinity writes nothing and names the step', async () => {
    // L = w⁴ at w = 10 with α = 0.5: w₁ = −1990, w₂ ≈ 1.6·10¹⁰, w₃ ≈ −8·10³⁰, w₄ ≈ 10⁹³
    folder.write(
      'a.chainrule',
      file('L', [source('parameter', 'w', 10), node('q', 'square', 'w'), node('L', 'square', 'q')]),
    )
    const [sentence] = await refuse(['step', '--steps', '50', '-o', 'out.chainrule'], 'a.chainrule')
    expect(sentence).toMatch(/^the loss became Infinity in step 4; no graph was written/)
  })

  test('a loss that is NaN from the start', async () => {
    folder.write('a.chainrule', file('L', [source('parameter', 'w', 'NaN'), node('L', 'sin', 'w')]))
    expect((await refuse(['step'], 'a.chainrule'))[0]).toMatch(/the loss is NaN before the first step/)
    expect((await refuse(['gradcheck'], 'a.chainrule'))[0]).toMatch(/the gradient of "w" differs/)
    const { stdout } = await chainrule(['evaluate', folder.path('a.chainrule'), '--json'])
    expect(JSON.parse(stdout).nodes.L.value).toBe('NaN')
  })

  test('a gradient that differs from central differences: a kink', async () => {
    folder.write('a.chainrule', file('L', [source('parameter', 'w', 1e-5), node('L', 'abs', 'w')]))
    expect((await refuse(['gradcheck'], 'a.chainrule'))[0]).toMatch(/the gradient of "w" differs.*kink/)
  })
})

describe('settings', () => {
  test.each([
    ['W=1', 'no node is called "W"; did you mean "w"?'],
    ['nothing=1', 'no node is called "nothing".'],
    ['y=1', '"y" is computed by dot, so its value cannot be set; set the inputs and parameters it depends on.'],
  ])('--set %s', async (setting, sentence) => {
    folder.write('a.chainrule', problem2)
    for (const call of ['evaluate', 'gradient', 'explain']) {
      expect(await refuse([call, '--set', setting], 'a.chainrule')).toEqual([sentence])
    }
  })

  test('a value of the wrong shape', async () => {
    folder.write('a.chainrule', problem2)
    expect((await refuse(['evaluate', '--set', 'w=[1, 2, 3]'], 'a.chainrule'))[0]).toMatch(/node "y"/)
  })
})

describe('files that cannot be read or written', () => {
  test('a missing file', async () => {
    expect(await refuse(['evaluate'], 'none.chainrule')).toEqual([
      `there is no file "${folder.path('none.chainrule')}"; check the name and the folder.`,
    ])
  })

  test('a folder instead of a file, to read and to write', async () => {
    mkdirSync(folder.path('folder'))
    folder.write('a.chainrule', problem2)
    expect((await refuse(['evaluate'], 'folder'))[0]).toMatch(/is a folder/)
    expect((await refuse(['step', '-o', folder.path('folder')], 'a.chainrule'))[0]).toMatch(/is a folder/)
  })

  test('a folder that does not exist', async () => {
    folder.write('a.chainrule', problem2)
    expect((await refuse(['step', '-o', folder.path('none/b.chainrule')], 'a.chainrule'))[0]).toMatch(
      /folder does not exist/,
    )
  })

  test('where one of two files cannot be written, neither is', async () => {
    folder.write(
      'a.chainrule',
      file('L', [source('parameter', 'w', 1), source('input', 'x'), node('L', 'mul', 'w', 'x')]),
    )
    folder.write('data.csv', 'x\n1\n2\n')
    const call = ['train', '--data', 'data.csv', '--history', 'history.csv', '-o', folder.path('none/b.chainrule')]
    expect((await refuse(call, 'a.chainrule')).at(-1)).toMatch(/folder does not exist/)
  })

  test('a written file keeps its permissions', async () => {
    const path = folder.write('a.chainrule', problem2)
    const { mode } = statSync(path)
    await chainrule(['step', path, '-o', path])
    expect(statSync(path).mode).toBe(mode)
    expect(folder.list()).toEqual(['a.chainrule'])
  })
})

describe('formulas that cannot be read', () => {
  test.each([
    ['y = sin(w', /^column 8: .*bracket/],
    ['a = 1 + x\ny = sinus(a)', /^line 2, column 5: there is no op "sinus"/],
    ['y = y + 1', /defined by itself/],
    ['y = sin(w); y = cos(w)', /assigned a second time/],
    ['', /there is no formula/],
  ])('new "%s"', async (formulas, sentence) => {
    const ran = await chainrule(['new', formulas, '-o', folder.path('out.chainrule')])
    expect(ran).toMatchObject({ exitCode: 1, stdout: '' })
    expect(ran.stderr).toMatch(sentence)
    expect(folder.list()).toEqual([])
  })

  test.each([
    [['--loss', 'Z'], /"Z"/],
    [['--set', 'zz=1'], /"zz"/],
    [['--set', 'w=[1, 2]', '--set', 'x=[1, 2, 3]'], /dot.*2.*3/],
  ])('new with %j', async (options, sentence) => {
    const ran = await chainrule(['new', 'y = dot(w, x)', ...options])
    expect(ran).toMatchObject({ exitCode: 1, stdout: '' })
    expect(ran.stderr).toMatch(sentence)
  })
})
