/** The program around the graph: menus, closing, what the system asks for, printing, About, and no network at all. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import type { MenuEntry } from '../../shared/host/menu-model.ts'
import { expect, story } from './story.ts'

const statusOf = (page: Page) => page.getByRole('contentinfo')

async function start(page: Page): Promise<void> {
  await page.goto('/')
  await expect(statusOf(page)).toContainText('L = 0.1269')
}

const flatten = (entries: readonly MenuEntry[]): readonly MenuEntry[] =>
  entries.flatMap((entry) => (entry.kind === 'menu' ? [entry, ...flatten(entry.entries)] : [entry]))

story(
  'the system’s menu is the command table: its titles, keys and what can be done now',
  async ({ page, desktop }) => {
    await start(page)
    await expect.poll(() => desktop.shell.menu).not.toBeNull()
    const find = (id: string) =>
      flatten(desktop.shell.menu?.menus ?? []).find((entry) => entry.kind === 'command' && entry.id === id)
    expect(find('save')).toMatchObject({ title: 'Save', accelerator: 'CommandOrControl+S', isEnabled: true })
    // A letter on its own belongs to whatever has the focus.
    expect(find('step')).toMatchObject({ title: 'SGD step', accelerator: null })
    expect(find('undo')).toMatchObject({ isEnabled: false })

    await desktop.chooseCommand('step')
    await expect(statusOf(page)).toContainText('L = 0.1200')
    await expect.poll(() => find('undo')).toMatchObject({ isEnabled: true })
    desktop.choices.push('mine.chainrule')
    await desktop.chooseCommand('save')
    await expect(statusOf(page)).toContainText('Saved mine.chainrule')
    await expect.poll(() => find('recent:0')).toMatchObject({ title: expect.stringMatching(/^mine\.chainrule – /) })
    await desktop.chooseCommand('reveal')
    await expect.poll(() => desktop.shell.asked).toContain('reveal')
  },
)

story('a window with changes asks before it closes: stay, give up, or save', async ({ page, desktop }) => {
  await start(page)
  await desktop.requestClose()
  await expect.poll(() => desktop.shell.closeAnswers).toEqual(['close'])

  await page.getByRole('button', { name: 'SGD step' }).click()
  await expect.poll(() => desktop.shell.isEdited).toBe(true)
  const dialog = page.getByRole('dialog', { name: 'Save your changes?' })
  await desktop.requestClose()
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect.poll(() => desktop.shell.closeAnswers).toEqual(['close', 'asking', 'stay'])
  await desktop.requestClose()
  await dialog.getByRole('button', { name: 'Don’t save' }).click()
  await expect.poll(() => desktop.shell.closeAnswers.at(-1)).toBe('close')
  await desktop.requestClose()
  desktop.choices.push('last.chainrule')
  await dialog.getByRole('button', { name: 'Save', exact: true }).click()
  await expect.poll(() => desktop.list('.')).toContain('last.chainrule')
  await expect.poll(() => desktop.shell.closeAnswers.slice(-2)).toEqual(['asking', 'close'])
})

story('a double click on a file opens it, after a question about what is unsaved', async ({ page, desktop }) => {
  await start(page)
  desktop.choices.push('first.chainrule')
  await page.keyboard.press('Control+s')
  await expect(statusOf(page)).toContainText('Saved')
  await page.getByRole('button', { name: 'SGD step' }).click()
  await expect(statusOf(page)).toContainText('L = 0.1200')
  await desktop.requestOpen('first.chainrule')
  await page.getByRole('dialog').getByRole('button', { name: 'Don’t save' }).click()
  await expect(statusOf(page)).toContainText('L = 0.1269')
  await expect(page).toHaveTitle(/^first\.chainrule/)
})

story(
  'About names what it runs on and whose work it stands on, and everybody can read it',
  async ({ page, desktop }) => {
    await start(page)
    await page.getByRole('button', { name: 'File' }).click()
    await page.getByRole('menuitem', { name: 'About Chainrule' }).click()
    const dialog = page.getByRole('dialog', { name: 'Chainrule' })
    await expect(dialog).toContainText('Version 0.1.0')
    await expect(dialog.getByRole('list')).toContainText('@xyflow/react')
    await dialog.getByText('react-dom', { exact: true }).click()
    await expect(dialog).toContainText('Permission is hereby granted')
    expect((await new AxeBuilder({ page }).include('[role="dialog"]').analyze()).violations).toEqual([])
    await dialog.getByRole('link').click()
    expect(desktop.shell.asked).toEqual(['openLink licence'])
  },
)

story('the printer gets the figure and nothing of the window', async ({ page }) => {
  await page.addInitScript(() => {
    // The dialog of the printer would wait for an answer; what it would print is looked at instead.
    window.print = () => {
      const visible = [...document.body.children].filter((child) => getComputedStyle(child).display !== 'none')
      Reflect.set(
        window,
        'printed',
        visible.map((child) => child.className),
      )
    }
  })
  await start(page)
  await page.emulateMedia({ media: 'print' })
  await page.keyboard.press('Control+p')
  await expect
    .poll(() => page.evaluate(() => Reflect.get(window, 'printed') as unknown), { timeout: 20_000 })
    .toEqual(['print-sheet'])
  await expect(page.locator('.print-sheet')).toHaveCount(0)
})

story('nothing but the app’s own files is ever asked for', async ({ page, address }) => {
  const asked: string[] = []
  page.context().on('request', (request) => void asked.push(request.url()))
  page.on('websocket', (socket) => void asked.push(socket.url()))
  await start(page)
  await page.getByRole('button', { name: 'Backward' }).click()
  await page.getByRole('button', { name: 'SGD step' }).click()
  await expect(statusOf(page)).toContainText('L = 0.1200')
  for (const tab of await page.locator('.dock__tabs button, [role="tablist"] [role="tab"]').all()) await tab.click()
  await page.keyboard.press('Control+e')
  await expect(page.getByRole('region', { name: 'Preview' })).toHaveAttribute('aria-busy', 'false', { timeout: 20_000 })
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'File' }).click()
  await page.getByRole('menuitem', { name: 'About Chainrule' }).click()
  await expect(page.getByRole('dialog')).toContainText('@xyflow/react')
  expect(asked.length).toBeGreaterThan(5)
  const own = [address, `blob:${address}`, 'data:']
  expect(asked.filter((url) => !own.some((beginning) => url.startsWith(beginning)))).toEqual([])
})

story('what a page tries to reach elsewhere, it does not reach', async ({ page, complaints }) => {
  await start(page)
  const reached = await page.evaluate(async () => {
    const tries = [
      fetch('https://example.org/').then(() => 'fetch'),
      new Promise((resolve, reject) => {
        const image = new Image()
        image.onload = () => resolve('image')
        image.onerror = reject
        image.src = 'https://example.org/track.png'
      }),
      Promise.resolve().then(() =>
        navigator.sendBeacon('https://example.org/', 'x') ? 'beacon' : Promise.reject(new Error()),
      ),
    ]
    const answers = await Promise.allSettled(tries)
    const style = document.createElement('style')
    style.textContent = 'body { color: rgb(1, 2, 3) }'
    document.head.append(style)
    return [...answers.map(({ status }) => status), getComputedStyle(document.body).color === 'rgb(1, 2, 3)']
  })
  expect(reached.slice(0, 2)).toEqual(['rejected', 'rejected'])
  expect(reached.at(-1)).toBe(false)
  // The policy says so in the console, which is what was wanted.
  expect(complaints.length).toBeGreaterThan(3)
  complaints.length = 0
})
