/** What happens to work that was never saved: drafts, recovery, and files that change behind one's back. */
import type { Page } from '@playwright/test'
import { DATA_FOLDER, type Desktop } from './desktop.ts'
import { expect, story } from './story.ts'

const DRAFTS = `${DATA_FOLDER}/drafts`

const statusOf = (page: Page) => page.getByRole('contentinfo')

const countDrafts = (desktop: Desktop) => desktop.list(DRAFTS).filter((name) => !name.startsWith('.')).length

async function makeStep(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'SGD step' }).click()
  await expect(statusOf(page)).toContainText('L = 0.1200')
}

story('work that was never saved survives a crash and is recovered as unsaved work', async ({ page, desktop }) => {
  await page.goto('/')
  await expect(statusOf(page)).toContainText('L = 0.1269')
  await makeStep(page)
  await expect.poll(() => countDrafts(desktop)).toBe(1)

  desktop.crash()
  await page.reload()
  const dialog = page.getByRole('dialog', { name: 'Unsaved work was found' })
  await expect(dialog).toContainText('6 nodes, 5 wires')
  await expect(dialog.getByRole('img', { name: 'Preview' })).toBeVisible()
  await dialog.getByRole('button', { name: 'Recover' }).click()
  await expect(statusOf(page)).toContainText('L = 0.1200')
  await expect(page.getByRole('img', { name: 'edited' })).toBeVisible()
  await expect.poll(() => countDrafts(desktop)).toBe(1)

  desktop.choices.push('rescued.chainrule')
  await page.keyboard.press('Control+s')
  await expect(statusOf(page)).toContainText('Saved rescued.chainrule')
  await expect.poll(() => countDrafts(desktop)).toBe(0)
})

story('recovered work goes back to its file; thrown away work is gone', async ({ page, desktop }) => {
  await page.goto('/')
  await expect(statusOf(page)).toContainText('L = 0.1269')
  desktop.choices.push('mine.chainrule')
  await page.keyboard.press('Control+s')
  await expect(statusOf(page)).toContainText('Saved mine.chainrule')
  const saved = desktop.read('mine.chainrule')
  await makeStep(page)
  await expect.poll(() => countDrafts(desktop)).toBe(1)
  expect(desktop.read('mine.chainrule')).toBe(saved)

  desktop.crash()
  await page.reload()
  const dialog = page.getByRole('dialog', { name: 'Unsaved work was found' })
  await dialog.getByRole('button', { name: 'Recover' }).click()
  await expect(page).toHaveTitle(/• mine\.chainrule/)
  await page.keyboard.press('Control+s')
  await expect.poll(() => desktop.read('mine.chainrule')).toContain('3.08199')

  await page.getByRole('button', { name: 'SGD step' }).click()
  await expect.poll(() => countDrafts(desktop)).toBe(1)
  desktop.crash()
  await page.reload()
  await dialog.getByRole('button', { name: 'Throw away' }).click()
  await dialog.getByRole('button', { name: 'Throw away for good?' }).click()
  await expect(dialog).toBeHidden()
  await expect.poll(() => countDrafts(desktop)).toBe(0)
})

story('an earlier version is restored from the system’s menu, and its folder is shown', async ({ page, desktop }) => {
  await page.goto('/')
  await expect(statusOf(page)).toContainText('L = 0.1269')
  desktop.choices.push('mine.chainrule')
  await page.keyboard.press('Control+s')
  await expect(statusOf(page)).toContainText('Saved mine.chainrule')
  await desktop.chooseCommand('versions')
  await expect(statusOf(page)).toContainText('There is no earlier version of this file yet')
  await makeStep(page)
  await page.keyboard.press('Control+s')
  await expect.poll(() => desktop.read('mine.chainrule')).toContain('3.08199')

  await desktop.chooseCommand('versions')
  const dialog = page.getByRole('dialog', { name: 'Earlier versions of “mine.chainrule”' })
  await dialog.getByRole('button', { name: 'Show in folder' }).click()
  await expect.poll(() => desktop.shell.asked).toContain('revealVersions')
  await dialog.getByRole('button', { name: 'Restore' }).click()
  await expect(statusOf(page)).toContainText('L = 0.1269')
  expect(desktop.read('mine.chainrule')).toContain('3.08199')
  await page.keyboard.press('Control+s')
  await expect.poll(() => desktop.read('mine.chainrule')).not.toContain('3.08199')
})

story('a file that another program changed is not overwritten without a question', async ({ page, desktop }) => {
  await page.goto('/')
  await expect(statusOf(page)).toContainText('L = 0.1269')
  desktop.choices.push('mine.chainrule')
  await page.keyboard.press('Control+s')
  await expect(statusOf(page)).toContainText('Saved')
  const theirs = desktop.read('mine.chainrule').replace('Problem 2', 'Changed elsewhere')
  desktop.write('mine.chainrule', theirs)
  await makeStep(page)

  await page.keyboard.press('Control+s')
  const dialog = page.getByRole('dialog', { name: /has changed on the disk/ })
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  expect(desktop.read('mine.chainrule')).toBe(theirs)

  await page.keyboard.press('Control+s')
  await dialog.getByRole('button', { name: 'Show the file’s version' }).click()
  await expect(statusOf(page)).toContainText('L = 0.1269')
  await page.keyboard.press('Control+z')
  await expect(statusOf(page)).toContainText('L = 0.1200')
  await page.keyboard.press('Control+s')
  await expect.poll(() => desktop.read('mine.chainrule')).toContain('3.08199')
})

story(
  'a panel that breaks says so, keeps the document and everything else, and offers to save',
  async ({ page, desktop, complaints }) => {
    // The part of the program that draws the panel cannot be read.
    await page.route('**/clinic-panel-*.js', (route) => route.abort())
    await page.goto('/')
    await expect(page.getByRole('contentinfo')).toContainText('L = 0.126928')
    await page.getByRole('navigation', { name: 'Panels' }).getByRole('button', { name: 'Clinic' }).click()
    const alert = page.getByRole('alert').filter({ hasText: 'stopped working' })
    await expect(alert).toBeVisible()
    await expect(page.locator('.react-flow__node')).toHaveCount(6)
    await page.getByRole('button', { name: 'SGD step' }).click()
    await expect(page.getByRole('contentinfo')).toContainText('L = 0.120011')
    desktop.choices.push('kept.chainrule')
    await alert.getByRole('button', { name: 'Save as…' }).click()
    await expect(page.getByRole('contentinfo')).toContainText('kept.chainrule')
    expect(desktop.read('kept.chainrule')).toContain('logistic_loss')
    await page.unroute('**/clinic-panel-*.js')
    complaints.length = 0
  },
)
