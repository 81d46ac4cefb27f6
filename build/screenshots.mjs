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
import { takePicture } from './window-picture.mjs'

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
async function take(state, theme, size) {
  const { name } = state
  try {
    const path = join(folder, `${name}-${theme}-${size.width}.png`)
    await takePicture(browser, server.address, state, { theme, ...size }, path)
    return []
  } catch (error) {
    return [`${name} (${theme}, ${size.width}): ${error instanceof Error ? error.message.split('\n')[0] : error}`]
  }
}
