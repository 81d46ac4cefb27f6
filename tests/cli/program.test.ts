/** The built program, run as a person runs it: `npm run build` (or `npm test`) makes it. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { line, pointsOnALine, problem2 } from './graphs.ts'
import { useFolder } from './harness.ts'

const PROGRAM = 'out/cli/chainrule.js'

const folder = useFolder()

interface Ended {
  readonly exitCode: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: Buffer
  readonly stderr: string
}

/** Starts the program; `onText` sees what arrives on standard error and may act on the process. */
function start(argv: readonly string[], stdin = '', onText: (text: string, interrupt: () => void) => void = () => {}) {
  return new Promise<Ended>((resolve) => {
    const child = spawn(process.execPath, [PROGRAM, ...argv])
    const stdout: Buffer[] = []
    let stderr = ''
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString()
      onText(stderr, () => child.kill('SIGINT'))
    })
    child.on('close', (exitCode, signal) => resolve({ exitCode, signal, stdout: Buffer.concat(stdout), stderr }))
    child.stdin.end(stdin)
  })
}

beforeAll(() => {
  if (!existsSync(PROGRAM)) throw new Error(`${PROGRAM} does not exist; run "npm run build" first.`)
})

describe('the built program', () => {
  test('reads a graph from standard input and prints JSON', async () => {
    const { exitCode, stdout, stderr } = await start(['evaluate', '-', '--json'], JSON.stringify(problem2))
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
    expect(JSON.parse(stdout.toString()).nodes.y).toEqual({ op: 'dot', shape: [], value: 2 })
  })

  test('ends with 1 and a sentence, or with 2 and a hint', async () => {
    const problem = await start(['evaluate', folder.path('none')])
    expect(problem).toMatchObject({ exitCode: 1, stderr: expect.stringMatching(/^there is no file .*\n$/) })
    expect(problem.stdout).toHaveLength(0)
    const usage = await start(['step', 'x', '--steps', 'two'])
    expect(usage).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('"chainrule step --help"') })
    expect(usage.stdout).toHaveLength(0)
  })

  test('draws a PNG without a display, to standard output', async () => {
    const { exitCode, stdout } = await start(['export', '-', '--to', 'png'], JSON.stringify(problem2))
    expect(exitCode).toBe(0)
    expect(stdout.subarray(0, 8)).toEqual(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'))
    expect(stdout.length).toBeGreaterThan(10_000)
  })

  test('a whole library arrives in a pipe', async () => {
    const { stdout } = await start(['ops', '--json'])
    expect(JSON.parse(stdout.toString()).ops.length).toBeGreaterThan(60)
  })

  test('Ctrl+C during training keeps the weights so far', async () => {
    const argv = ['train', folder.write('line.chainrule', line), '--data', folder.write('data.csv', pointsOnALine(50))]
    argv.push('--epochs', '10000000', '--lr', '0.1', '-o', folder.path('out.chainrule'))
    let interrupted = false
    const ended = await start(argv, '', (text, interrupt) => {
      if (interrupted || !text.includes('epoch 0/')) return
      interrupted = true
      setTimeout(interrupt, 100)
    })
    expect(ended).toMatchObject({ exitCode: 0, signal: null })
    expect(ended.stderr).toMatch(/Stopped by Ctrl\+C after \d+ of 10000000 epochs; the weights so far are in/)
    const { nodes } = JSON.parse(folder.read('out.chainrule'))
    expect(nodes[0].attributes.value).not.toBe(0)
  })
})
