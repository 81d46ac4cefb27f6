/**
 * `npm run bench:stamp`: what a step of the stamp costs on 13×13 and on 28×28 inputs, forwards and backwards, from the
 * key that moves it until the frame that shows it is made; how many places a second are shown when it plays at its
 * fastest; and pictures of both to look at, in `out/screenshots`. Milliseconds are of this machine, and of
 * what else it does meanwhile.
 */
/* global document, localStorage, requestAnimationFrame, KeyboardEvent */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { buildWhatChanged } from './build.mjs'
import { ensureChromium } from './chromium.mjs'
import { projectFolder } from './parts.mjs'
import { serveFolder } from './serve.mjs'

/** @import { Page } from '@playwright/test' */

const SIZES = [13, 28]
const STEPS = 120
/** Places a second of the fastest speed. */
const FASTEST = 32
const PLAYED_MS = 2000
/** A frame of 60 a second: a step within it is smooth. */
const FRAME_MS = 1000 / 60

await buildWhatChanged(['renderer'])
const executablePath = await ensureChromium()
if (executablePath === null) process.exit(1)
const pictures = join(projectFolder, 'out/screenshots')
await mkdir(pictures, { recursive: true })
const server = await serveFolder(join(projectFolder, 'out/renderer'), {})
const browser = await chromium.launch({
  executablePath,
  // Frames come as fast as they can be made, so that their time says what they cost.
  args: ['--no-sandbox', '--disable-gpu', '--disable-frame-rate-limit', '--disable-gpu-vsync'],
})
try {
  const rows = []
  const page = await openStamp(server.address)
  for (const size of SIZES) {
    await page.getByLabel('Input n').fill(String(size))
    for (const pass of ['Forward', 'Backward']) {
      await page.getByRole('region', { name: 'Convolution' }).getByRole('radio', { name: pass }).click()
      const times = await measureSteps(page)
      await page.screenshot({ path: join(pictures, `stamp-${size}-${pass.toLowerCase()}.png`) })
      rows.push({
        input: `${size}×${size}`,
        pass,
        medianMs: round(quantile(times, 0.5)),
        slowestOf20Ms: round(quantile(times, 0.95)),
        frameMs: round(FRAME_MS),
        playedPerSecond: round(await play(page)),
        asked: FASTEST,
      })
    }
  }
  console.table(rows)
  await writeFile(join(projectFolder, 'out/benchmarks-stamp.json'), `${JSON.stringify(rows, null, 2)}\n`)
} finally {
  await browser.close()
  await server.close()
}

/**
 * A layer of one's own with its stamp, over the whole window.
 * @param {string} address
 */
async function openStamp(address) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  await page.addInitScript(() => {
    localStorage.setItem('preferences', JSON.stringify({ state: { tourSeen: true }, version: 1 }))
  })
  await page.goto(address)
  await page.getByRole('navigation', { name: 'Panels' }).getByRole('button', { name: 'Convolution' }).click()
  await page.getByRole('button', { name: 'Full height' }).click()
  await page.getByLabel('Stride s').fill('1')
  await page.getByRole('radio', { name: 'Stamp' }).click()
  await page.getByLabel('Speed').selectOption(String(FASTEST))
  return page
}

/**
 * Milliseconds from the key that moves the stamp by one place to the end of the frame that shows it there.
 * @param {Page} page
 */
async function measureSteps(page) {
  await page.getByRole('group', { name: /^The stamp/ }).focus()
  await page.keyboard.press('Home')
  return page.evaluate(async (steps) => {
    const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    const stage = /** @type {Element} */ (document.activeElement)
    /** @type {number[]} */
    const times = []
    for (let step = 0; step < steps; step++) {
      await nextFrame()
      const start = performance.now()
      stage.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true, cancelable: true }))
      await nextFrame()
      await nextFrame()
      times.push(performance.now() - start)
    }
    return times
  }, STEPS)
}

/**
 * How many places a second are shown while the stamp walks by itself.
 * @param {Page} page
 */
async function play(page) {
  const placeOf = async () => Number(/\d+(?= of )/.exec(await page.locator('.stamp__count').innerText())?.[0])
  await page.getByRole('group', { name: /^The stamp/ }).focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('Space')
  const [start, first] = [performance.now(), await placeOf()]
  await page.waitForTimeout(PLAYED_MS)
  const [last, end] = [await placeOf(), performance.now()]
  await page.keyboard.press('Space')
  return (1000 * (last - first)) / (end - start)
}

/**
 * @param {readonly number[]} values
 * @param {number} share
 */
function quantile(values, share) {
  return values.toSorted((a, b) => a - b)[Math.floor(share * values.length)]
}

/** @param {number} value */
function round(value) {
  return Math.round(10 * value) / 10
}
