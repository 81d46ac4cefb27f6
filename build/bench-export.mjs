/**
 * `npm run bench:export`: what it costs to hand in a graph of 1,000 nodes. On the command line from the call to its end;
 * in the window (Chromium) from the key that repeats the last export until the file is there. Graphviz and librsvg do the same
 * work in the same run where they are installed. Milliseconds are of this machine and of what else it does
 * meanwhile (CPU time says what was ours); `npm run bench:export -- 5` takes the median of five instead of three.
 * The exit code is 1 where a promise is broken.
 */
/* global window, localStorage, DataTransfer, File */
import { spawnSync } from 'node:child_process'
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { runnerImport } from 'vite'
import { buildWhatChanged } from './build.mjs'
import { ensureChromium } from './chromium.mjs'
import { projectFolder } from './parts.mjs'
import { serveFolder } from './serve.mjs'

/** @import { Page } from '@playwright/test' */

const ROUNDS = Number(process.argv[2] ?? 3)
const out = join(projectFolder, 'out')
const folder = join(out, 'benchmarks/export')
const PLACED = join(folder, 'placed.chainrule')
const UNPLACED = join(folder, 'unplaced.chainrule')
const DOT = join(folder, 'graph.dot')

/**
 * What is measured: the call, its name among the formats of the window, and what it may take there and here.
 * @type {readonly (readonly [title: string, call: string, format: string, mostMs: number])[]}
 */
const EXPORTS = [
  ['figure, SVG', 'export --to svg', 'svg', 2000],
  ['figure, PDF', 'export --to pdf', 'pdf', 5000],
  ['figure, PNG', 'export --to png', 'png', 5000],
  ['figure, TikZ', 'export --to tikz', 'tikz', 5000],
  ['solution, Markdown', 'explain --format markdown', 'markdown', 5000],
  ['solution, LaTeX', 'explain --format latex', 'latex', 5000],
  ['solution, HTML', 'explain --format html', 'html', 5000],
  ['solution, PDF', 'explain --format pdf', 'solution', 5000],
]

await buildWhatChanged(['cli', 'renderer'])
await mkdir(folder, { recursive: true })
const { module } = await runnerImport(join(projectFolder, 'tests/benchmarks/large-graph.ts'), { configFile: false })
const { largeGraph } = /** @type {{ readonly largeGraph: () => string }} */ (module)
const graph = largeGraph()
await writeFile(PLACED, graph)
await writeFile(UNPLACED, graph.replaceAll(/"position":\{[^}]*\},/g, ''))
spawnSync(process.execPath, ['cli/launch.mjs', 'export', UNPLACED, '--to', 'dot', '-o', DOT], { cwd: projectFolder })

const executablePath = await ensureChromium()
const rows = []
const pages = executablePath === null ? null : await openWindow(executablePath)
try {
  for (const [title, call, format, allowedMs] of EXPORTS) {
    const runs = repeat(() => runCall(call, PLACED))
    const inWindow = pages === null ? [] : await measureWindow(pages.page, format)
    rows.push({
      title,
      commandLineMs: median(runs.map(({ ms }) => ms)),
      cpuMs: median(runs.map(({ cpuMs }) => cpuMs)),
      windowMs: inWindow.length === 0 ? null : median(inWindow),
      kilobytes: Math.round((await stat(join(folder, 'result'))).size / 1000),
      allowedMs,
    })
  }
} finally {
  await pages?.close()
}
console.table(rows)
const peers = await comparePeers()
if (peers.length > 0) console.table(peers)
else console.log('Neither Graphviz nor librsvg is installed, so there is nothing to compare with.')
await writeFile(join(out, 'benchmarks-export.json'), `${JSON.stringify({ rows, peers }, null, 2)}\n`)
const isKept = rows.every(
  ({ commandLineMs, windowMs, allowedMs }) => Math.max(commandLineMs, windowMs ?? 0) <= allowedMs,
)
process.exitCode = isKept ? 0 : 1

/**
 * One call of the command line, from its start to its end.
 * @param {string} call
 * @param {string} file
 */
function runCall(call, file, result = join(folder, 'result')) {
  const [name, ...options] = call.split(' ')
  // The program says on a channel of its own what it took of the processor.
  const watch =
    'import { writeSync } from "node:fs"; process.on("exit", () => writeSync(3, JSON.stringify(process.cpuUsage())))'
  const argv = [
    '--import',
    `data:text/javascript,${encodeURIComponent(watch)}`,
    'cli/launch.mjs',
    name,
    file,
    ...options,
  ]
  const start = performance.now()
  const { status, stderr, output } = spawnSync(process.execPath, [...argv, '-o', result], {
    cwd: projectFolder,
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
  })
  const ms = performance.now() - start
  if (status !== 0) throw new Error(`chainrule ${call}: ${stderr}`)
  const { user, system } = JSON.parse(output[3] ?? '{}')
  return { ms, cpuMs: (user + system) / 1000 }
}

/**
 * Others and the command line in turns. Graphviz gets the graph without places, as we do; librsvg gets the figure that we
 * first have to draw.
 */
async function comparePeers() {
  const svg = join(folder, 'figure.svg')
  for (const format of ['svg', 'png'])
    runCall(`export --to ${format} --no-embed`, PLACED, join(folder, `figure.${format}`))
  // The width of a PNG stands in its header.
  const pixels = (await readFile(join(folder, 'figure.png'))).readUInt32BE(16)
  /** @type {readonly (readonly [work: string, call: string, file: string, peer: readonly string[]])[]} */
  const peers = [
    ['laid out and drawn as SVG', 'export --to svg', UNPLACED, ['dot', '-Tsvg', DOT]],
    ['laid out and drawn as PDF', 'export --to pdf', UNPLACED, ['dot', '-Tpdf', DOT]],
    ['drawn as PNG', 'export --to png', PLACED, ['rsvg-convert', '-w', String(pixels), svg]],
    ['drawn as PDF', 'export --to pdf', PLACED, ['rsvg-convert', '-f', 'pdf', svg]],
  ]
  return peers.flatMap(([work, call, file, [program, ...argv]]) => {
    if (spawnSync(program, ['--version']).error !== undefined) return []
    const times = repeat(() => {
      const start = performance.now()
      const { status } = spawnSync(program, [...argv, '-o', join(folder, 'peer')])
      if (status !== 0) throw new Error(`${program} ended with ${status}`)
      return { theirs: performance.now() - start, ours: runCall(call, file).ms }
    })
    const [ours, theirs] = [median(times.map(({ ours }) => ours)), median(times.map(({ theirs }) => theirs))]
    return [{ work, oursMs: ours, peer: program, theirsMs: theirs, ratio: Math.round((100 * ours) / theirs) / 100 }]
  })
}

/**
 * The graph in the window, whose files are downloaded instead of asking for a place.
 * @param {string} executablePath
 */
async function openWindow(executablePath) {
  const server = await serveFolder(join(out, 'renderer'), {})
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  await page.addInitScript(() => {
    localStorage.setItem('preferences', JSON.stringify({ state: { tourSeen: true }, version: 1 }))
    Reflect.set(window, 'showSaveFilePicker', undefined)
  })
  await page.goto(server.address)
  const close = async () => {
    await browser.close()
    await server.close()
  }
  return { page, close }
}

/**
 * Milliseconds from the key until the file is there. The first one also loads what the format needs, so it is left out.
 * @param {Page} page
 * @param {string} format
 */
async function measureWindow(page, format) {
  const text = await readFile(PLACED, 'utf8')
  await page.evaluate((format) => {
    localStorage.setItem('chainrule/export', JSON.stringify({ format, theme: 'paper', isRepeatable: true }))
  }, format)
  await page.reload()
  const transfer = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer()
    transfer.items.add(new File([text], 'large.chainrule'))
    return transfer
  }, text)
  await page.getByText('L = 0.126928').waitFor()
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer })
  await page.getByText(/n999 = -?\d/).waitFor()
  const times = []
  for (let round = 0; round <= ROUNDS; round++) {
    const download = page.waitForEvent('download')
    const start = performance.now()
    await page.keyboard.press('Control+Shift+e')
    await (await download).path()
    times.push(performance.now() - start)
  }
  return times.slice(1)
}

/**
 * @template T
 * @param {() => T} once
 * @returns {T[]}
 */
function repeat(once) {
  return Array.from({ length: ROUNDS }, once)
}

/** @param {readonly number[]} values */
function median(values) {
  return Math.round(values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)])
}
