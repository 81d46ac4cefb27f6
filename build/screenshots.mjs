/**
 * `npm run screenshots [name ..]`: every main state of the window, light and dark, in two sizes, into out/screenshots, to
 * be looked at. With names, only the states whose names contain one of them.
 */
import { chromium } from '@playwright/test'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { buildWhatChanged } from './build.mjs'
import { ensureChromium } from './chromium.mjs'
import { projectFolder } from './parts.mjs'
import { states } from './screenshot-states.mjs'
import { serveFolder } from './serve.mjs'

const sizes = [
  { width: 1280, height: 800 },
  { width: 1024, height: 700 },
]
const themes = /** @type {const} */ (['light', 'dark'])

const folder = join(projectFolder, 'out/screenshots')
mkdirSync(folder, { recursive: true })
const asked = process.argv.slice(2)
const chosen = states.filter(({ name }) => asked.length === 0 || asked.some((part) => name.includes(part)))

await buildWhatChanged(['renderer'])
const executablePath = await ensureChromium()
if (executablePath === null) process.exit(1)
const server = await serveFolder(join(projectFolder, 'out/renderer'), {})
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
const missed = []
for (const state of chosen) {
  for (const theme of themes) {
    for (const size of sizes) missed.push(...(await take(state, theme, size)))
  }
}
await browser.close()
await server.close()
console.log(`The screenshots are in ${folder}.`)
for (const sentence of missed) console.error(sentence)
process.exit(missed.length > 0 ? 1 : 0)

/**
 * @param {import('./screenshot-states.mjs').State} state
 * @param {'light' | 'dark'} theme
 * @param {{ readonly width: number, readonly height: number }} size
 * @returns {Promise<readonly string[]>} what could not be reached
 */
async function take({ name, act, preferences }, theme, size) {
  const page = await browser.newPage({ viewport: size, colorScheme: theme })
  const stored = JSON.stringify({ state: { tourSeen: true, ...preferences }, version: 1 })
  await page.addInitScript({ content: `localStorage.preferences = ${JSON.stringify(stored)}` })
  try {
    await page.goto(server.address)
    await page.getByText('L = 0.126928').waitFor()
    await act?.(page)
    // Pictures, panels and typesetting come a moment later.
    await page.waitForTimeout(800)
    await page.screenshot({ path: join(folder, `${name}-${theme}-${size.width}.png`), animations: 'disabled' })
    return []
  } catch (error) {
    return [`${name} (${theme}, ${size.width}): ${error instanceof Error ? error.message.split('\n')[0] : error}`]
  } finally {
    await page.close()
  }
}
