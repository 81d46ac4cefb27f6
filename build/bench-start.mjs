/**
 * `npm run bench:start`: the cold start of the built page. Every start has a browser profile of its own, nothing is in a
 * cache, and the clock of the page itself runs: from the navigation until a click on a node of the canvas has selected it
 * and the frame that shows it is made. `npm run bench:start -- FOLDER` measures another built page in turns with this one.
 */
/* global document, MouseEvent, requestAnimationFrame */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { chromium } from '@playwright/test'
import { runnerImport } from 'vite'
import { buildWhatChanged } from './build.mjs'
import { ensureChromium } from './chromium.mjs'
import { projectFolder } from './parts.mjs'
import { serveFolder } from './serve.mjs'

const STARTS = 9
/** Allowed from the navigation to a canvas that answers. */
const MOST_START_MS = 1500

/**
 * @typedef {object} Start
 * @property {number} paintedMs first paint of anything
 * @property {number} answersMs the canvas answers
 * @property {number} busyMs the page's main thread was at work until then
 * @property {number} kilobytes of scripts and styles that were asked for until then
 */

await buildWhatChanged(['renderer'])
const executablePath = await ensureChromium()
if (executablePath === null) process.exit(1)
const { module } = await runnerImport(join(projectFolder, 'shared/host/security-headers.ts'), { configFile: false })
const { securityHeaders } = /** @type {typeof import('../shared/host/security-headers.ts')} */ (module)
const folders = ['out/renderer', ...process.argv.slice(2)]
const servers = await Promise.all(folders.map((folder) => serveFolder(resolve(projectFolder, folder), securityHeaders)))
try {
  /** @type {Start[][]} */
  const starts = folders.map(() => [])
  // In turns, so that all meet the same noise.
  for (let round = 0; round < STARTS; round++) {
    for (const [index, server] of servers.entries()) starts[index].push(await startOnce(server.address, executablePath))
  }
  const rows = folders.map((folder, index) => ({ page: folder, ...summarise(starts[index]), allowedMs: MOST_START_MS }))
  console.table(rows)
  await mkdir(join(projectFolder, 'out'), { recursive: true })
  await writeFile(join(projectFolder, 'out/benchmarks-start.json'), `${JSON.stringify({ rows, starts }, null, 2)}\n`)
} finally {
  await Promise.all(servers.map((server) => server.close()))
}

/**
 * @param {string} address
 * @param {string} executablePath
 * @returns {Promise<Start>}
 */
async function startOnce(address, executablePath) {
  const profile = await mkdtemp(join(tmpdir(), 'chainrule-start-'))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    viewport: { width: 1280, height: 800 },
    args: ['--no-sandbox', '--disable-gpu'],
  })
  try {
    const page = await context.newPage()
    await page.addInitScript(clickUntilSelected)
    const session = await context.newCDPSession(page)
    await session.send('Performance.enable')
    await page.goto(address, { waitUntil: 'commit' })
    const times = await page.waitForFunction(() => {
      const [answers] = performance.getEntriesByName('canvas answers')
      const [painted] = performance.getEntriesByName('first-contentful-paint')
      if (answers === undefined || painted === undefined) return null
      const entries = /** @type {PerformanceResourceTiming[]} */ (performance.getEntriesByType('resource'))
      const bytes = entries
        .filter(({ responseEnd, name }) => responseEnd < answers.startTime && /\.(?:js|css)$/.test(name))
        .reduce((sum, { decodedBodySize }) => sum + decodedBodySize, 0)
      return { paintedMs: painted.startTime, answersMs: answers.startTime, kilobytes: bytes / 1000 }
    })
    const { metrics } = await session.send('Performance.getMetrics')
    const busyMs = 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0)
    return { .../** @type {Omit<Start, 'busyMs'>} */ (await times.jsonValue()), busyMs }
  } finally {
    await context.close()
    await rm(profile, { recursive: true, force: true })
  }
}

/** Runs in the page before its own scripts: clicks the first node with every frame until that selects it. */
function clickUntilSelected() {
  const tryOnce = () => {
    const node = document.querySelector('.react-flow__node')
    node?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, view: globalThis.window }))
    if (node?.classList.contains('selected')) {
      requestAnimationFrame(() => requestAnimationFrame(() => performance.mark('canvas answers')))
    } else requestAnimationFrame(tryOnce)
  }
  requestAnimationFrame(tryOnce)
}

/**
 * The median of every number.
 * @param {readonly Start[]} starts
 */
function summarise(starts) {
  const names = /** @type {(keyof Start)[]} */ (Object.keys(starts[0]))
  return Object.fromEntries(names.map((name) => [name, Math.round(median(starts.map((start) => start[name])))]))
}

/** @param {readonly number[]} values */
function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]
}
