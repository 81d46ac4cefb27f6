/** Numbers taken elsewhere, written in the unit one asked for, and hidden before names where there is no room. */
import type { Page } from '@playwright/test'
import { expect, story } from './story.ts'

const node = (page: Page, id: string) => page.getByRole('group', { name: new RegExp(`^${id}: `) })

story('what a node holds goes to the clipboard as CSV, LaTeX, text and np.array', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('/')
  await page.getByRole('button', { name: 'Backward' }).click()
  await node(page, 'w').click()
  const copied = {
    'np.array': 'np.array([1.5707963267948966, 3.141592653589793])',
    'LaTeX matrix': '\\begin{bmatrix}',
    text: '[1.5708, 3.1416]',
    CSV: '1.5707963267948966',
  }
  for (const [kind, start] of Object.entries(copied)) {
    await page.getByRole('button', { name: 'Copy' }).first().click()
    await page
      .getByRole('menuitem', { name: new RegExp(`as ${kind}$`) })
      .first()
      .click()
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText()), kind).toContain(start)
  }
})

story('losses are measured in bits where one asks for it', async ({ page }) => {
  await page.goto('/')
  await page.getByText('bit', { exact: true }).click()
  await expect(page.getByRole('contentinfo')).toContainText('L = 0.126928 = 0.183118 bit')
  await expect(node(page, 'L')).toHaveAccessibleName(/0\.1269/)
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('contentinfo')).not.toContainText('bit')
})

story('zooming out hides numbers before names', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('button', { name: 'Backward' }).click()
  const numbers = page.locator('.canvas .mark--number')
  await expect(numbers.first()).toBeVisible()
  // Each click begins where the one before has arrived.
  await expect(async () => {
    await page.getByRole('button', { name: 'Zoom out' }).click()
    await expect(page.locator('.canvas')).toHaveAttribute('data-detail', 'names', { timeout: 500 })
  }).toPass()
  await expect(numbers.first()).toBeHidden()
  await expect(page.locator('.canvas .mark:not(.mark--number)').first()).toBeVisible()
})
