/**
 * `npm run bench`: our engine and its peers in one run, as a table and as JSON (out/benchmarks.json). Milliseconds are
 * of this machine and this minute; ratios are what lasts.
 */
import { execFile } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { getHeapStatistics, setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { cases, problem2, scalarGraph, stepper } from './cases.ts'
import { measure } from './measure.ts'
import { prepareTensorflow } from './tensorflow.ts'

interface Row {
  readonly name: string
  readonly title: string
  readonly targetMs: number
  readonly chainruleMs: number
  readonly withinTarget: boolean
  readonly tensorflowMs: number | null
  readonly torchMs: number | null
}

const torch = await measureTorch()
const tensorflow = await prepareTensorflow()
const rows: Row[] = cases.map(({ name, title, targetMs, prepare }) => {
  const chainruleMs = measure(prepare()).medianMs
  const peer = tensorflow[name]
  const row: Row = {
    name,
    title,
    targetMs,
    chainruleMs,
    withinTarget: chainruleMs <= targetMs,
    tensorflowMs: peer === undefined ? null : measure(peer).medianMs,
    torchMs: torch?.times[name] ?? null,
  }
  process.stderr.write('.')
  return row
})
process.stderr.write('\n')
const memory = measureMemory(1_000_000)

process.stdout.write(`${table()}\n`)
await mkdir('out', { recursive: true })
const report = { node: process.version, torch: torch?.version ?? null, rows, memory }
await writeFile('out/benchmarks.json', `${JSON.stringify(report, null, 2)}\n`)

/** PyTorch's times by case, or `null` where `python3 -c "import torch"` does not work. */
async function measureTorch(): Promise<{ version: string; times: Record<string, number> } | null> {
  const python = process.env['PYTHON'] ?? '/usr/bin/python3'
  const graphs = Object.fromEntries([1_000, 10_000, 100_000].map((size) => [`scalars-${size}`, describeScalars(size)]))
  return new Promise((resolve) => {
    const child = execFile(python, ['tests/benchmarks/torch_peer.py'], (error, stdout) => {
      resolve(error === null ? JSON.parse(stdout) : null)
    })
    child.stdin?.on('error', () => undefined)
    child.stdin?.end(JSON.stringify(graphs))
  })
}

function describeScalars(size: number) {
  const { nodes } = scalarGraph(size)
  const leaves = nodes.filter(({ op }) => op === 'parameter')
  return {
    leaves: leaves.map(({ attributes }) => attributes['value']),
    ops: nodes.slice(leaves.length).map(({ op, inputs }) => [op, inputs.map((id) => Number(id?.slice(1)))]),
  }
}

/**
 * The heap over many steps: what stays (a planned step keeps nothing) and what is left to the garbage collector, which
 * is a boxed number here and there once many kinds of op have run in the process.
 */
function measureMemory(steps: number): { steps: number; keptBytes: number; garbageBytesPerStep: number } {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const step = stepper(problem2())
  function runAll(): { kept: number; garbage: number } {
    collect()
    const before = getHeapStatistics().used_heap_size
    for (let i = 0; i < steps; i++) step()
    const garbage = getHeapStatistics().used_heap_size - before
    collect()
    return { kept: getHeapStatistics().used_heap_size - before, garbage }
  }
  runAll() // the compiler's own memory settles
  const { kept, garbage } = runAll()
  return { steps, keptBytes: kept, garbageBytesPerStep: Math.max(0, garbage) / steps }
}

function table(): string {
  const ratio = (peerMs: number | null, ms: number) => (peerMs === null ? '–' : `${(peerMs / ms).toPrecision(3)}×`)
  const lines = rows.map(({ title, chainruleMs, targetMs, withinTarget, tensorflowMs, torchMs }) => [
    title,
    `${chainruleMs.toPrecision(3)} ms`,
    `${withinTarget ? '≤' : 'MISSED'} ${targetMs} ms`,
    ratio(tensorflowMs, chainruleMs),
    ratio(torchMs, chainruleMs),
  ])
  const torchTitle = torch === null ? 'PyTorch (not installed)' : `PyTorch ${torch.version} takes`
  const all = [['', 'Chainrule', 'target', 'TensorFlow.js (CPU) takes', torchTitle], ...lines]
  const widths = all[0].map((_, column) => Math.max(...all.map((line) => line[column].length)))
  const text = all.map((line) =>
    line
      .map((cell, column) => cell.padEnd(widths[column]))
      .join('  ')
      .trimEnd(),
  )
  const { steps, keptBytes, garbageBytesPerStep } = memory
  const heap = `heap after ${steps.toLocaleString('en')} steps of problem 2: ${keptBytes} bytes kept, ${garbageBytesPerStep.toFixed(1)} bytes of garbage a step`
  return [...text, heap].join('\n')
}
