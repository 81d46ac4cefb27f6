/** `npm run pictures`: the pictures of README.md, taken from the program itself. */
import { chromium } from '@playwright/test'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { buildWhatChanged } from './build.mjs'
import { ensureChromium } from './chromium.mjs'
import { projectFolder } from './parts.mjs'
import { runOrFail } from './run.mjs'
import { serveFolder } from './serve.mjs'

const folder = join(projectFolder, '.github/images')
mkdirSync(folder, { recursive: true })

await buildWhatChanged(['cli', 'renderer'])
await runOrFail(process.execPath, [
  'out/cli/chainrule.js',
  ...['export', 'shared/examples/problem-2.chainrule', '--to', 'svg', '-o', join(folder, 'problem-2.svg')],
])
await takeScreenshot(join(folder, 'editor.png'))
console.log(`The pictures of README.md are in ${folder}.`)

/**
 * The window after backpropagation, with a parameter selected.
 * @param {string} path
 */
async function takeScreenshot(path) {
  const executablePath = await ensureChromium()
  if (executablePath === null) process.exit(1)
  const server = await serveFolder(join(projectFolder, 'out/renderer'), {})
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 760 }, deviceScaleFactor: 2 })
    await page.addInitScript({ content: `localStorage.preferences = '{"state":{"tourSeen":true},"version":1}'` })
    await page.goto(server.address)
    await page.getByText('L = 0.126928').waitFor()
    await page.getByRole('button', { name: 'Backward' }).click()
    await page.getByRole('group', { name: /^w: .*gradient/ }).click()
    await page.getByRole('region', { name: 'Inspector' }).getByText('Gradient').first().waitFor()
    await page.mouse.move(640, 740)
    await page.screenshot({ path, animations: 'disabled' })
  } finally {
    await browser.close()
    await server.close()
  }
}
