/**
 * What every story starts from: the built page, served under the headers of the app, in a page that must stay free of
 * errors and warnings.
 */
import { test as base, expect, type Page } from '@playwright/test'
import { serveFolder } from '../../build/serve.mjs'
import { outputFolder } from '../../build/vite/folders.ts'
import { securityHeaders } from '../../shared/host/security-headers.ts'
import { connectDesktop, type Desktop } from './desktop.ts'

export { expect }

interface Stories {
  /** Whether the program meets this person for the first time; otherwise the tour was seen. */
  readonly isFirstStart: boolean
  /** Errors and warnings of the console so far; a story that provokes one empties the list. */
  readonly complaints: string[]
  /** A page whose host is the desktop's real file services on a temporary folder. Ask for it before going anywhere. */
  readonly desktop: Desktop
}

interface Server {
  /** Where the built page is. */
  readonly address: string
}

export const story = base.extend<Stories, Server>({
  address: [
    // Playwright reads the names of the fixtures from this pattern, so it must be there even when it is empty.
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const server = await serveFolder(outputFolder('renderer'), securityHeaders)
      await use(server.address)
      await server.close()
    },
    { scope: 'worker' },
  ],
  isFirstStart: [false, { option: true }],
  page: async ({ page, isFirstStart }, use) => {
    if (!isFirstStart) {
      await page.addInitScript(() => {
        const seen = JSON.stringify({ state: { tourSeen: true }, version: 1 })
        if (localStorage.getItem('preferences') === null) localStorage.setItem('preferences', seen)
      })
    }
    await use(page)
  },
  baseURL: ({ address }, use) => use(address),
  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = []
      page.on('pageerror', (error) => complaints.push(String(error)))
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
      })
      await use(complaints)
      expect(complaints, 'the page printed errors or warnings').toEqual([])
    },
    { auto: true },
  ],
  desktop: async ({ page }, use) => {
    const desktop = await connectDesktop(page)
    await use(desktop)
    desktop.remove()
  },
})

/** Opens an example from the gallery by the beginning of its title. */
export async function openExample(page: Page, title: RegExp): Promise<void> {
  await page.getByRole('button', { name: 'Examples' }).click()
  const gallery = page.getByRole('dialog')
  await gallery.getByRole('button', { name: title }).first().click()
  await expect(gallery).toBeHidden()
}

/** Replaces the graph by one of formulas, typed into the editor. */
export async function typeFormulas(page: Page, formulas: string): Promise<void> {
  const editor = page.getByRole('textbox', { name: 'Formulas of the graph' })
  if (!(await editor.isVisible())) await page.getByRole('button', { name: 'Formulas' }).first().click()
  await editor.click()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.insertText(formulas)
}
