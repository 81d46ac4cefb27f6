/** `npm run pictures`: the pictures of README.md, taken from the program itself. */
import { chromium } from '@playwright/test'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { buildWhatChanged } from './build.mjs'
import { ensureChromium } from './chromium.mjs'
import { projectFolder } from './parts.mjs'
import { runOrFail } from './run.mjs'
import { states } from './screenshot-states.mjs'
import { serveFolder } from './serve.mjs'
import { takePicture } from './window-picture.mjs'

/** Which state is which picture. */
const PICTURES = /** @type {const} */ ([
  { file: 'editor.png', state: 'inspector-backward', theme: 'light' },
  { file: 'steps.png', state: 'steps-backward', theme: 'dark' },
  { file: 'training.png', state: 'training-surface', theme: 'light' },
])

const folder = join(projectFolder, '.github/images')
mkdirSync(folder, { recursive: true })

await buildWhatChanged(['cli', 'renderer'])
await runOrFail(process.execPath, [
  'out/cli/chainrule.js',
  ...['export', 'shared/examples/problem-2.chainrule', '--to', 'svg', '-o', join(folder, 'problem-2.svg')],
])
const executablePath = await ensureChromium()
if (executablePath === null) process.exit(1)
const server = await serveFolder(join(projectFolder, 'out/renderer'), {})
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
try {
  for (const { file, state, theme } of PICTURES) {
    const found = states.find(({ name }) => name === state)
    if (found === undefined) throw new Error(`there is no state "${state}" in build/screenshot-states.mjs`)
    const look = { theme, width: 1280, height: 760, scale: 2 }
    await takePicture(browser, server.address, found, look, join(folder, file))
  }
} finally {
  await browser.close()
  await server.close()
}
console.log(`The pictures of README.md are in ${folder}.`)
