import { _electron } from '@playwright/test'
import { findElectron } from '../../build/electron-runtime.mjs'
import { sourceFolder } from '../../build/vite/folders.ts'
import type { Host } from '../../shared/host/contract.ts'
import { expect, story } from './story.ts'

const runtime = findElectron()
const display = process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'])

story('the real window shows the editor, sandboxed, with the host of the desktop', async () => {
  story.skip(runtime.path === null, runtime.path === null ? runtime.reason : '')
  story.skip(!display, 'there is no display')
  const program = await _electron.launch({
    executablePath: runtime.path ?? '',
    args: ['--no-sandbox', sourceFolder('.')],
  })
  const page = await program.firstWindow()
  await expect(page).toHaveTitle(/Chainrule/)
  const found = await page.evaluate(() => ({
    origin: location.origin,
    host: (Reflect.get(window, 'chainrule') as Host | undefined)?.kind,
    node: typeof Reflect.get(window, 'require'),
  }))
  expect(found).toEqual({ origin: 'app://chainrule', host: 'electron', node: 'undefined' })
  await program.close()
})
