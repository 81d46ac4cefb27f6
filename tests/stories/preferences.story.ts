/** What a person prefers holds at once, and after a reload. */
import { expect, story } from './story.ts'

story('colours, contrast, text size and language are chosen and survive a reload', async ({ page }) => {
  await page.goto('/')
  const body = page.locator('body')
  const look = () =>
    body.evaluate((element) => {
      const { backgroundColor, fontSize } = getComputedStyle(element)
      return { backgroundColor, fontSize }
    })
  await expect(page.getByText('L = 0.126928')).toBeVisible()
  const before = await look()
  await page.keyboard.press('Control+,')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: 'Dark' }).click()
  await dialog.getByRole('combobox', { name: 'Text size' }).selectOption('150 %')
  await dialog.getByRole('switch', { name: 'High contrast' }).click()
  await dialog.getByRole('combobox', { name: 'Language' }).selectOption('Čeština')

  const czech = page.getByRole('dialog', { name: 'Předvolby' })
  await expect(czech).toBeVisible()
  await czech.getByRole('button', { name: 'Hotovo' }).click()
  await expect(page.getByRole('button', { name: 'Krok SGD' })).toBeVisible()
  const after = await look()
  expect(after.backgroundColor).not.toBe(before.backgroundColor)
  expect(parseFloat(after.fontSize)).toBeCloseTo(1.5 * parseFloat(before.fontSize))

  await page.reload()
  await expect(page.getByRole('button', { name: 'Krok SGD' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'cs')
  expect(await look()).toEqual(after)
})
