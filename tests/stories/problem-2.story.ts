/** Problem 2 of the midterm, from opening the program to the trained weights. The numbers are those of its table. */
import type { Page } from '@playwright/test'
import { expect, story } from './story.ts'

const node = (page: Page, id: string) => page.getByRole('group', { name: new RegExp(`^${id}: `) })
const wire = (page: Page, from: string, to: string) =>
  page.getByRole('group', { name: new RegExp(`^Wire from ${from} to .* of ${to}$`) })

story('is what one meets first, with its values', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByRole('textbox', { name: 'Title of the graph' })).toHaveValue(/Problem 2/)
  await expect(node(page, 's')).toHaveAccessibleName(/value \[1, 0\]/)
  await expect(node(page, 'y')).toHaveAccessibleName(/value 2/)
  await expect(page.getByRole('contentinfo')).toContainText('L = 0.1269')
})

story('Backward puts the local gradient and the arriving gradient on every wire', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('button', { name: 'Backward' }).click()
  for (const [from, to, local, arriving] of [
    ['w', 's', 'diag(0, -1)', '[0, 0.1192]'],
    ['s', 'y', '[2, 1]', '[-0.2384, -0.1192]'],
    ['y', 'L', '-0.1192', '-0.1192'],
  ]) {
    const label = `local gradient: ${local}; gradient coming back: ${arriving}`
    await expect(wire(page, from, to).getByRole('img', { name: label, exact: true })).toBeVisible()
  }
  await expect(node(page, 'w')).toHaveAccessibleName(/gradient \[0, 0\.1192\]/)
})

story('SGD steps lower the loss as the table says, and undo takes them back', async ({ page }) => {
  await page.goto('/')
  const step = page.getByRole('button', { name: 'SGD step' })
  const status = page.getByRole('contentinfo')
  await step.click()
  await expect(status).toContainText('L = 0.1200')
  await expect(node(page, 'w')).toHaveAccessibleName(/value \[1\.5708, 3\.082\]/)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(status).toContainText('L = 0.1269')
  for (let count = 0; count < 10; count++) {
    const before = await status.textContent()
    await step.click()
    await expect(status).not.toHaveText(before ?? '')
  }
  await expect(status).toContainText('L = 0.0823')
})

story('is edited where it stands: another x, another learning rate, π kept as typed', async ({ page }) => {
  await page.goto('/')
  await node(page, 'x').dblclick()
  await page.getByRole('region', { name: 'Graph' }).getByRole('textbox', { name: 'Value of x' }).fill('[1, 3]')
  await page.keyboard.press('Enter')
  await expect(node(page, 'y')).toHaveAccessibleName(/value 1\b/)

  await node(page, 'w').dblclick()
  const value = page.getByRole('region', { name: 'Graph' }).getByRole('textbox', { name: 'Value of w' })
  await expect(value).toHaveValue('[pi/2, pi]')
  await value.fill('[pi/2, ')
  await page.keyboard.press('Enter')
  await expect(value).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(node(page, 's')).toHaveAccessibleName(/value \[1, 0\]/)

  await page.getByRole('textbox', { name: 'Learning rate α' }).fill('0.1')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'SGD step' }).click()
  await expect(page.getByRole('contentinfo')).toContainText('Step: L')
})
