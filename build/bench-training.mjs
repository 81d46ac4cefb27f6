/**
 * `npm run bench:training`: the LeNet-like example in the built window until 95 % of the validation rows are right, with
 * the frames of the page meanwhile; and its losses over the first 100 steps (four epochs) against those of the command
 * line. Writes out/training-benchmark.json; the exit code is 1 where a promise is broken.
 */
/* global window, document, localStorage, requestAnimationFrame */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { buildWhatChanged } from './build.mjs'
import { ensureChromium } from './chromium.mjs'
import { projectFolder } from './parts.mjs'
import { run } from './run.mjs'
import { serveFolder } from './serve.mjs'

/** @import { Locator, Page } from '@playwright/test' */

const EXAMPLE = join(projectFolder, 'shared/examples/lenet.chainrule')
const out = join(projectFolder, 'out')
const EPOCHS = 4
const promised = { percentRight: 95, seconds: 120, medianFrameMs: 34, difference: 1e-9 }

await buildWhatChanged(['cli', 'renderer'])
const executablePath = await ensureChromium()
if (executablePath === null) process.exit(1)
const server = await serveFolder(join(out, 'renderer'), {})
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
try {
  const window = await trainInWindow(await browser.newPage({ viewport: { width: 1280, height: 800 } }))
  const expected = await trainOnCommandLine()
  const difference = Math.max(...expected.map((loss, epoch) => Math.abs(loss - (window.losses[epoch] ?? NaN))))
  const found = { ...window.times, difference }
  await mkdir(out, { recursive: true })
  await writeFile(join(out, 'training-benchmark.json'), `${JSON.stringify({ found, promised }, null, 2)}\n`)
  console.log(`${found.percentRight} % of the validation rows are right after ${found.seconds.toFixed(1)} s`)
  console.log(`frames: median ${found.medianFrameMs.toFixed(1)} ms, 95 % within ${found.lateFrameMs.toFixed(1)} ms`)
  console.log(`losses of the first ${EPOCHS} epochs: at most ${difference} from those of the command line`)
  const isKept =
    found.seconds <= promised.seconds &&
    found.medianFrameMs <= promised.medianFrameMs &&
    difference <= promised.difference
  process.exitCode = isKept ? 0 : 1
} finally {
  await browser.close()
  await server.close()
}

/** @param {Page} page */
async function trainInWindow(page) {
  await page.addInitScript(() => {
    localStorage.setItem('preferences', JSON.stringify({ state: { tourSeen: true }, version: 1 }))
    // Without the system's dialog, files are downloaded.
    Reflect.set(window, 'showSaveFilePicker', undefined)
  })
  await page.goto(server.address)
  await page.getByRole('button', { name: 'Examples' }).click()
  await page.getByRole('dialog').getByRole('button', { name: /LeNet/ }).first().click()
  await page.getByRole('navigation', { name: 'Panels' }).getByRole('button', { name: 'Training' }).click()
  const panel = page.getByRole('region', { name: 'Training' })
  await panel.getByRole('button', { name: 'Train', exact: true }).click()
  const start = performance.now()
  await panel.getByText(/[1-9]\d* steps? ·/).waitFor({ timeout: 120_000 })
  await page.evaluate(watchFrames)
  const right = await page.waitForFunction(readPercentRight, promised.percentRight, { timeout: 600_000 })
  const seconds = (performance.now() - start) / 1000
  const frames = /** @type {number[]} */ (await page.evaluate(() => Reflect.get(window, 'frameTimes')))
  frames.sort((a, b) => a - b)
  const csv = await saveNumbers(page, panel)
  return {
    times: {
      percentRight: await right.jsonValue(),
      seconds,
      medianFrameMs: frames[Math.floor(frames.length / 2)] ?? NaN,
      lateFrameMs: frames[Math.floor(0.95 * frames.length)] ?? NaN,
    },
    losses: readColumn(csv, 2),
  }
}

/**
 * @param {Page} page
 * @param {Locator} panel
 */
async function saveNumbers(page, panel) {
  // A run that is over has nothing to pause.
  await panel
    .getByRole('button', { name: 'Pause' })
    .click({ timeout: 2000 })
    .catch(() => undefined)
  const download = page.waitForEvent('download')
  await panel.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('menuitem', { name: 'Numbers as CSV' }).click()
  return readFile(await (await download).path(), 'utf8')
}

/** Runs in the page: times between frames from now on. */
function watchFrames() {
  /** @type {number[]} */
  const times = []
  Reflect.set(window, 'frameTimes', times)
  let last = performance.now()
  /** @param {number} now */
  function note(now) {
    times.push(now - last)
    last = now
    requestAnimationFrame(note)
  }
  requestAnimationFrame(note)
}

/**
 * Runs in the page: the share of right answers that is shown, once it is high enough.
 * @param {number} least
 */
function readPercentRight(least) {
  const shown = /([\d.]+) % right/.exec(document.querySelector('.run-bar')?.textContent ?? '')
  return shown !== null && Number(shown[1]) >= least && Number(shown[1])
}

async function trainOnCommandLine() {
  const history = join(out, 'training-benchmark.csv')
  const call = ['cli/launch.mjs', 'train', EXAMPLE, '--data', EXAMPLE, '--epochs', String(EPOCHS), '--history', history]
  const exitCode = await run(process.execPath, call)
  if (exitCode !== 0) throw new Error(`chainrule train ended with exit code ${exitCode}.`)
  return readColumn(await readFile(history, 'utf8'), 1)
}

/**
 * Numbers of a column, without the lines where it is empty. Columns of the window are quoted names and plain numbers.
 * @param {string} csv
 * @param {number} column
 */
function readColumn(csv, column) {
  const lines = csv.trim().split('\n').slice(1)
  return lines.flatMap((line) => line.split(',')[column] || []).map(Number)
}
