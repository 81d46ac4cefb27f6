/** The real window. Counted as skipped, with the reason, where Electron's runtime or a display is missing. */
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findElectron } from '../../build/electron-runtime.mjs'
import { sourceFolder } from '../../build/vite/folders.ts'
import type { Host } from '../../shared/host/contract.ts'
import { expect, story as base } from './story.ts'

const runtime = findElectron()
const display = process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'])

interface Program {
  readonly folder: string
  readonly drafts: () => readonly string[]
  /** Starts it, perhaps on a file; answers with its window. */
  readonly start: (...files: readonly string[]) => Promise<{ program: ElectronApplication; page: Page }>
}

const story = base.extend<{ readonly desktopProgram: Program }>({
  // Playwright reads the names of the fixtures from this pattern, so it must be there even when it is empty.
  // eslint-disable-next-line no-empty-pattern
  desktopProgram: async ({}, use) => {
    base.skip(runtime.path === null, runtime.path === null ? runtime.reason : '')
    base.skip(!display, 'there is no display')
    const folder = mkdtempSync(join(tmpdir(), 'chainrule-electron-'))
    const data = join(folder, 'data')
    const running: ElectronApplication[] = []
    await use({
      folder,
      drafts: () => {
        try {
          return readdirSync(join(data, 'drafts')).filter((name) => !name.startsWith('.'))
        } catch {
          return []
        }
      },
      start: async (...files) => {
        const program = await _electron.launch({
          executablePath: runtime.path ?? '',
          args: ['--no-sandbox', `--user-data-dir=${data}`, sourceFolder('.'), ...files],
        })
        running.push(program)
        const page = await program.firstWindow()
        await page.getByRole('contentinfo').waitFor()
        return { program, page }
      },
    })
    for (const program of running) program.process().kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  },
})

/** The person chooses this place in the next dialog. */
async function choosePlace(program: ElectronApplication, path: string): Promise<void> {
  await program.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] })
  }, path)
}

const statusOf = (page: Page) => page.getByRole('contentinfo')

story('starts sandboxed, with the host of the desktop', async ({ desktopProgram }) => {
  const { page } = await desktopProgram.start()
  await expect(page).toHaveTitle(/Chainrule/)
  const found = await page.evaluate(() => ({
    origin: location.origin,
    host: (Reflect.get(window, 'chainrule') as Host | undefined)?.kind,
    node: typeof Reflect.get(window, 'require'),
  }))
  expect(found).toEqual({ origin: 'app://chainrule', host: 'electron', node: 'undefined' })
})

story('edits, saves, exports and opens again', async ({ desktopProgram }) => {
  const { program, page } = await desktopProgram.start()
  const file = join(desktopProgram.folder, 'mine.chainrule')
  await expect(statusOf(page)).toContainText('L = 0.1269')
  await page.getByRole('button', { name: 'SGD step' }).click()
  await expect(statusOf(page)).toContainText('L = 0.1200')
  await choosePlace(program, file)
  await page.keyboard.press('Control+s')
  await expect(statusOf(page)).toContainText('Saved mine.chainrule')
  expect(readFileSync(file, 'utf8')).toContain('3.08199')

  const figure = join(desktopProgram.folder, 'mine.svg')
  await choosePlace(program, figure)
  await page.keyboard.press('Control+e')
  const dialog = page.getByRole('dialog', { name: 'Export' })
  await dialog.getByRole('radio', { name: 'SVG', exact: true }).click()
  await dialog.getByRole('button', { name: 'Export .svg' }).click()
  await expect(statusOf(page)).toContainText('Exported mine.svg')
  expect(readFileSync(figure, 'utf8')).toContain('<svg')

  await program.close()
  const again = await desktopProgram.start(file)
  await expect(statusOf(again.page)).toContainText('L = 0.1200')
  await expect(again.page).toHaveTitle(/mine\.chainrule/)
})

story('recovers after kill -9', async ({ desktopProgram }) => {
  const { program, page } = await desktopProgram.start()
  await page.getByRole('button', { name: 'SGD step' }).click()
  await expect(statusOf(page)).toContainText('L = 0.1200')
  await expect.poll(() => desktopProgram.drafts().length).toBe(1)
  program.process().kill('SIGKILL')

  const again = await desktopProgram.start()
  await again.page.getByRole('dialog').getByRole('button', { name: 'Recover', exact: true }).click()
  await expect(statusOf(again.page)).toContainText('L = 0.1200')
})

story('asks before a window with changes closes', async ({ desktopProgram }) => {
  const { program, page } = await desktopProgram.start()
  await page.getByRole('button', { name: 'SGD step' }).click()
  await expect(statusOf(page)).toContainText('L = 0.1200')
  const close = () => program.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0].close())
  await close()
  const dialog = page.getByRole('dialog', { name: 'Save your changes?' })
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  expect(program.windows()).toHaveLength(1)
  await close()
  await dialog.getByRole('button', { name: 'Don’t save' }).click()
  await expect.poll(() => program.windows().length).toBe(0)
  expect(desktopProgram.drafts()).toEqual([])
})

story('opens a second file in a window of its own', async ({ desktopProgram }) => {
  const names = ['one.chainrule', 'two.chainrule'].map((name) => join(desktopProgram.folder, name))
  for (const name of names) writeFileSync(name, readFileSync(sourceFolder('shared/examples/problem-2.chainrule')))
  const { program } = await desktopProgram.start(...names)
  await expect.poll(() => program.windows().length).toBe(2)
})
