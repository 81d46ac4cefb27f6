/**
 * `npm run bench:canvas`: frames of our canvas and of bare React Flow with equally many plain memoised nodes, in one run
 * of one browser on the same machine: panning and dragging, with the whole graph in view and close to it. And how long an
 * edited value takes until what depends on it is painted. Milliseconds are of this machine; ratios are what lasts.
 */
/* global window, document, getComputedStyle, localStorage, requestAnimationFrame, setTimeout, DataTransfer, DOMMatrix, File, KeyboardEvent, MouseEvent, MutationObserver, PointerEvent, WheelEvent */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import react from '@vitejs/plugin-react'
import { build } from 'vite'
import { buildParts } from './build.mjs'
import { ensureChromium } from './chromium.mjs'
import { projectFolder } from './parts.mjs'
import { serveFolder } from './serve.mjs'

/** @import { Page } from '@playwright/test' */

const FRAMES = 60
const VALUES = 15
/** Allowed against bare React Flow, and until an edit is painted. */
const MOST_RATIO = 1.3
const MOST_EDIT_MS = 50

const bare = join(projectFolder, 'out/benchmarks/bare-flow')
await buildParts(['renderer'])
await build({
  configFile: false,
  root: join(projectFolder, 'tests/benchmarks/bare-flow'),
  base: './',
  logLevel: 'warn',
  plugins: [react()],
  build: { outDir: bare, emptyOutDir: true, chunkSizeWarningLimit: 4096 },
})
const executablePath = await ensureChromium()
if (executablePath === null) process.exit(1)
const browser = await chromium.launch({
  executablePath,
  // Frames come as fast as they can be made, so that their time says what they cost.
  args: ['--no-sandbox', '--disable-gpu', '--disable-frame-rate-limit', '--disable-gpu-vsync'],
})
const servers = await Promise.all([join(projectFolder, 'out/renderer'), bare].map((folder) => serveFolder(folder, {})))
try {
  const theirs = await openTheirs(servers[1].address)
  const ours = await openOurs(servers[0].address, await theirs.evaluate(() => Reflect.get(window, 'largeGraph')))
  const rows = []
  for (const view of ['whole graph', 'close']) {
    if (view === 'close') for (const page of [ours, theirs]) await zoomIn(page)
    // From afar our graph is one picture, which has no node to drag.
    for (const gesture of view === 'close' ? ['pan', 'drag'] : ['pan']) {
      for (const page of [ours, theirs]) await measureFrames(page, gesture) // to warm up
      // In turns, so that both meet the same noise.
      /** @type {{ ours: number[], theirs: number[] }} */
      const times = { ours: [], theirs: [] }
      for (let round = 0; round < 3; round++) {
        times.ours.push(...(await measureFrames(ours, gesture)))
        times.theirs.push(...(await measureFrames(theirs, gesture)))
      }
      const [a, b] = [median(times.ours), median(times.theirs)]
      rows.push({ view, gesture, oursMs: round(a), bareMs: round(b), ratio: round(a / b), allowed: MOST_RATIO })
    }
  }
  console.table(rows)
  const edits = await measureEdits(ours)
  console.log(
    `edit of one value until what depends on it is painted: median ${round(median(edits))} ms, allowed ${MOST_EDIT_MS}`,
  )
  await mkdir(join(projectFolder, 'out'), { recursive: true })
  await writeFile(
    join(projectFolder, 'out/benchmarks-canvas.json'),
    `${JSON.stringify({ rows, editMs: median(edits) }, null, 2)}\n`,
  )
} finally {
  await browser.close()
  await Promise.all(servers.map((server) => server.close()))
}

/**
 * @param {string} address
 * @param {string} graph
 */
async function openOurs(address, graph) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  await page.addInitScript(() => {
    localStorage.setItem('preferences', JSON.stringify({ state: { tourSeen: true }, version: 1 }))
  })
  await page.goto(address)
  await page.getByText('L = 0.126928').waitFor()
  const transfer = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer()
    transfer.items.add(new File([text], 'large.chainrule'))
    return transfer
  }, graph)
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer })
  await page.getByText('1,000 nodes, 1,500 wires').waitFor()
  await page.getByText(/n999 = -?\d/).waitFor()
  return page
}

/**
 * In a window of the same size; the size of its canvas is in `bare-flow.css`.
 * @param {string} address
 */
async function openTheirs(address) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  await page.goto(address)
  await page.locator('.react-flow__node').first().waitFor()
  return page
}

/**
 * To a zoom at which nodes are elements and their text can be read, in the middle of the graph.
 * @param {Page} page
 */
async function zoomIn(page) {
  const pane = await page.locator('.react-flow__pane').boundingBox()
  if (pane === null) throw new Error('there is no canvas')
  await page.mouse.move(pane.x + pane.width / 2, pane.y + pane.height / 2)
  await page.keyboard.down('Control')
  for (let step = 0; step < 40; step++) {
    const zoom = await page
      .locator('.react-flow__viewport')
      .evaluate((element) => new DOMMatrix(getComputedStyle(element).transform).a)
    if (zoom >= 0.9) break
    await page.mouse.wheel(0, -120)
    await page.waitForTimeout(60)
  }
  await page.keyboard.up('Control')
  await page.waitForTimeout(1500)
}

/**
 * Milliseconds of every frame while a gesture goes on: from an event of the mouse until the frame after it is made.
 * @param {Page} page
 * @param {string} gesture
 */
function measureFrames(page, gesture) {
  return page.evaluate(
    async ({ gesture, frames }) => {
      const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve))
      const pane = /** @type {HTMLElement} */ (document.querySelector('.react-flow__pane'))
      const area = pane.getBoundingClientRect()
      const middle = { x: area.left + area.width / 2, y: area.top + area.height / 2 }
      const nodes = [...document.querySelectorAll('.react-flow__node')]
      const distance = (/** @type {Element} */ node) => {
        const { left, top } = node.getBoundingClientRect()
        return Math.hypot(left - middle.x, top - middle.y)
      }
      const node = nodes.sort((a, b) => distance(a) - distance(b)).at(0)
      if (gesture === 'drag' && node === undefined) throw new Error('there is no node to drag')
      const target = gesture === 'drag' && node !== undefined ? node : pane
      const { left, top } = target.getBoundingClientRect()
      const start = { x: left + 5, y: top + 5 }
      const mouse = (/** @type {string} */ type, /** @type {number} */ x, /** @type {number} */ y) => {
        const init = { bubbles: true, cancelable: true, view: window, clientX: x, clientY: y, button: 0, buttons: 1 }
        const at = type.endsWith('move') || type.endsWith('up') ? window.document : target
        at.dispatchEvent(new PointerEvent(type.replace('mouse', 'pointer'), { ...init, pointerId: 1 }))
        at.dispatchEvent(new MouseEvent(type, init))
      }
      if (gesture === 'drag') mouse('mousedown', start.x, start.y)
      await nextFrame()
      /** @type {number[]} */
      const times = []
      for (let frame = 0; frame < frames; frame++) {
        const before = performance.now()
        // To and fro, each time further than the grid: a node that stays where it snapped makes no frame to be timed.
        const by = 12 * Math.min(frame % 20, 20 - (frame % 20))
        if (gesture === 'drag') mouse('mousemove', start.x + by, start.y + by)
        else
          pane.dispatchEvent(
            new WheelEvent('wheel', {
              bubbles: true,
              cancelable: true,
              deltaX: 6 * (frame % 20 < 10 ? 1 : -1),
              deltaY: 2 * (frame % 20 < 10 ? 1 : -1),
            }),
          )
        await nextFrame()
        await nextFrame()
        times.push(performance.now() - before)
      }
      if (gesture === 'drag') mouse('mouseup', start.x, start.y)
      await nextFrame()
      return times
    },
    { gesture, frames: FRAMES },
  )
}

/**
 * Milliseconds from the key that ends the edit of a source to the frame that shows the new value of a node that depends on it.
 * @param {Page} page
 */
async function measureEdits(page) {
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+f')
  await page.keyboard.type('n39')
  await page.keyboard.press('Enter')
  /** @type {number[]} */
  const times = []
  for (let value = 1; value <= VALUES; value++) {
    await page.keyboard.press('Enter')
    await page.keyboard.type(String(value / 10))
    times.push(
      await page.evaluate(async () => {
        /** @type {Promise<number>} */
        const painted = new Promise((resolve, reject) => {
          const dependent = /** @type {Element} */ (document.querySelector('.react-flow__node[data-id="n79"]'))
          const observer = new MutationObserver(() => {
            observer.disconnect()
            requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now())))
          })
          observer.observe(dependent, { attributes: true, attributeFilter: ['aria-label'] })
          setTimeout(() => reject(new Error('what depends on the value did not change')), 5000)
        })
        const field = /** @type {Element} */ (document.activeElement)
        const start = performance.now()
        field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }))
        return (await painted) - start
      }),
    )
    await page.waitForTimeout(200)
  }
  return times
}

/** @param {readonly number[]} values */
function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]
}

/** @param {number} value */
function round(value) {
  return Math.round(value * 100) / 100
}
