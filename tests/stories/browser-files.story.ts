/** A plain browser with File System Access: its own private file system gives the page real handles. */
import type { Page } from '@playwright/test'
import { expect, story as base } from './story.ts'

interface Files {
  /** The person chooses these in the next dialogs. */
  readonly choose: (...names: readonly string[]) => Promise<void>
  readonly read: (name: string) => Promise<string>
  /** Another program writes the file. */
  readonly write: (name: string, text: string) => Promise<void>
}

const story = base.extend<{ readonly files: Files }>({
  files: async ({ page }, use) => {
    await page.addInitScript(() => {
      const choices: string[] = []
      const pick = async () => {
        const name = choices.shift()
        if (name === undefined) throw new DOMException('The user aborted a request.', 'AbortError')
        return (await navigator.storage.getDirectory()).getFileHandle(name, { create: true })
      }
      Object.assign(window, { choices, showOpenFilePicker: async () => [await pick()], showSaveFilePicker: pick })
    })
    await use({
      choose: (...names) =>
        page.evaluate((names) => void (Reflect.get(window, 'choices') as string[]).push(...names), names),
      read: (name) =>
        page.evaluate(async (name) => {
          const handle = await (await navigator.storage.getDirectory()).getFileHandle(name)
          const file = await handle.getFile()
          // It may be replaced between the two lines; whoever asks then asks again.
          const bytes = await file.arrayBuffer().catch(() => new ArrayBuffer())
          return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
        }, name),
      write: (name, text) =>
        page.evaluate(
          async ([name, text]) => {
            const folder = await navigator.storage.getDirectory()
            const stream = await (await folder.getFileHandle(name, { create: true })).createWritable()
            await stream.write(text)
            await stream.close()
          },
          [name, text] as const,
        ),
    })
  },
})

const statusOf = (page: Page) => page.getByRole('contentinfo')

async function start(page: Page): Promise<void> {
  await page.goto('/')
  await expect(statusOf(page)).toContainText('L = 0.1269')
}

/** With the first graph saved as mine.chainrule. */
async function startSaved(page: Page, files: Files): Promise<void> {
  await start(page)
  await files.choose('mine.chainrule')
  await page.keyboard.press('Control+s')
  await expect(statusOf(page)).toContainText('Saved mine.chainrule')
}

async function makeStep(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'SGD step' }).click()
  await expect(statusOf(page)).toContainText('L = 0.1200')
}

story(
  'a file is saved, saved in place, opened again and among the recent ones after a new start',
  async ({ page, files }) => {
    await startSaved(page, files)
    await makeStep(page)
    await page.keyboard.press('Control+s')
    await expect.poll(() => files.read('mine.chainrule')).toContain('3.08199')

    await page.reload()
    await expect(statusOf(page)).toContainText('L = 0.1269')
    await page.getByRole('button', { name: 'File' }).click()
    await page.getByRole('menuitem', { name: 'Open recent' }).click()
    await page.getByRole('menuitem', { name: 'mine.chainrule' }).click()
    await expect(statusOf(page)).toContainText('L = 0.1200')
    await expect(page).toHaveTitle(/^mine\.chainrule/)
  },
)

story(
  'a file that another program changed is not overwritten without a question; its manner is kept',
  async ({ page, files }) => {
    await startSaved(page, files)
    const theirs = `\ufeff${(await files.read('mine.chainrule')).replaceAll('\n', '\r\n')}`
    await files.write('mine.chainrule', theirs)
    await makeStep(page)
    await page.keyboard.press('Control+s')
    const dialog = page.getByRole('dialog', { name: /has changed on the disk/ })
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    expect(await files.read('mine.chainrule')).toBe(theirs)
    await page.keyboard.press('Control+s')
    await dialog.getByRole('button', { name: 'Replace the file' }).click()
    await expect.poll(() => files.read('mine.chainrule')).toContain('3.08199')
    const saved = await files.read('mine.chainrule')
    expect(saved).toMatch(/^\ufeff\{\r\n/)
    expect(saved.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  },
)

story('an earlier version is looked at, restored, taken back, and opened as a copy', async ({ page, files }) => {
  await start(page)
  await files.choose('mine.chainrule')
  await page.keyboard.press('Control+s')
  await expect(statusOf(page)).toContainText('Saved mine.chainrule')
  await makeStep(page)
  await page.keyboard.press('Control+s')
  await expect.poll(() => files.read('mine.chainrule')).toContain('3.08199')

  const show = async () => {
    await page.getByRole('button', { name: 'File' }).click()
    await page.getByRole('menuitem', { name: 'Earlier versions' }).click()
  }
  const dialog = page.getByRole('dialog', { name: 'Earlier versions of “mine.chainrule”' })
  await show()
  await expect(dialog).toContainText('6 nodes, 5 wires')
  await expect(dialog.getByRole('img', { name: 'Preview' })).toBeVisible({ timeout: 20_000 })
  await dialog.getByRole('button', { name: 'Restore' }).click()
  await expect(statusOf(page)).toContainText('L = 0.1269')
  await expect(page).toHaveTitle(/^• mine\.chainrule/)
  await page.keyboard.press('Control+z')
  await expect(statusOf(page)).toContainText('L = 0.1200')
  await expect(page).toHaveTitle(/^mine\.chainrule/)

  await show()
  await dialog.getByRole('button', { name: 'Open as copy' }).click()
  await expect(statusOf(page)).toContainText('L = 0.1269')
  await expect(page).toHaveTitle(/^• Problem 2.*\(copy\)/)
  expect(await files.read('mine.chainrule')).toContain('3.08199')
})

story('a tab with unsaved changes asks before it is closed, and one without does not', async ({ page }) => {
  await start(page)
  await makeStep(page)
  const asked = page.waitForEvent('dialog')
  await page.close({ runBeforeUnload: true })
  const question = await asked
  expect(question.type()).toBe('beforeunload')
  await question.dismiss()
  await expect(statusOf(page)).toContainText('L = 0.1200')

  await page.keyboard.press('Control+z')
  await expect(statusOf(page)).toContainText('L = 0.1269')
  const closed = page.waitForEvent('close')
  await page.close({ runBeforeUnload: true })
  await closed
})

story('a graph dropped on the window is opened; something else is refused with a sentence', async ({ page }) => {
  await start(page)
  const drop = async (name: string, text: string) => {
    const transfer = await page.evaluateHandle(
      ([name, text]) => {
        const transfer = new DataTransfer()
        transfer.items.add(new File([text], name))
        return transfer
      },
      [name, text] as const,
    )
    await page.dispatchEvent('body', 'dragover', { dataTransfer: transfer })
    await expect(page.locator('.file-drop')).toBeVisible()
    await page.dispatchEvent('body', 'drop', { dataTransfer: transfer })
    await expect(page.locator('.file-drop')).toHaveCount(0)
  }
  const nodes = [{ id: 'a', op: 'constant', attributes: { value: 7 }, inputs: [] }]
  await drop('dropped.chainrule', JSON.stringify({ format: 'chainrule/graph', version: 1, title: 'Dropped', nodes }))
  await expect(page.getByRole('textbox', { name: 'Title of the graph' })).toHaveValue('Dropped')
  await drop('notes.txt', 'no graph at all')
  await expect(statusOf(page)).toContainText(/notes\.txt|not a graph|cannot be read|JSON/i)
  await expect(page.getByRole('textbox', { name: 'Title of the graph' })).toHaveValue('Dropped')
})
