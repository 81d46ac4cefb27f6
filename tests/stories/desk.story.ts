/** Finding one's way: the palette, the reference, the gallery, the history, shortcuts, values in a grid, the tour. */
import type { Page } from '@playwright/test'
import { expect, story } from './story.ts'

const node = (page: Page, id: string) => page.getByRole('group', { name: new RegExp(`^${id}: `) })
const dialog = (page: Page) => page.getByRole('dialog')

async function open(page: Page) {
  await page.goto('/')
  await expect(page.getByText('L = 0.126928')).toBeVisible()
}

story('the palette finds commands, ops by another name, nodes and examples', async ({ page }) => {
  await open(page)
  await page.keyboard.press('Control+k')
  await page.keyboard.type('tanh')
  await page.keyboard.press('Enter')
  await expect(page.locator('.react-flow__node')).toHaveCount(7)

  await page.keyboard.press('Control+k')
  await page.keyboard.type('go to x')
  await expect(dialog(page).getByRole('option', { name: 'Go to x' })).toBeVisible()
  await page.keyboard.press('Escape')

  await page.keyboard.press('Control+Shift+p')
  await page.keyboard.type('backward')
  await page.keyboard.press('Enter')
  await expect(node(page, 'w')).toHaveAccessibleName(/gradient/)
})

story('F1 explains the op of the selected node; its example opens', async ({ page }) => {
  await open(page)
  await node(page, 's').click()
  await page.keyboard.press('F1')
  const article = dialog(page).getByRole('article', { name: 'sine' })
  await expect(article).toContainText('torch.sin(x)')
  await expect(article.getByRole('img', { name: /cos/ }).first()).toBeVisible()
  await expect(article.locator('img')).toHaveAttribute('src', /^data:image\/svg/)
  await article.getByRole('button', { name: 'Open this example' }).click()
  await expect(page.locator('.react-flow__node')).toHaveCount(2)
})

story('examples are chosen by their pictures', async ({ page }) => {
  await open(page)
  await page.getByRole('button', { name: 'Examples' }).click()
  const card = dialog(page).getByRole('button', { name: /micrograd/i })
  await card.scrollIntoViewIfNeeded()
  await expect(card.locator('img')).toHaveAttribute('src', /^data:image\/svg/, { timeout: 20_000 })
  await card.click()
  await expect(dialog(page)).toBeHidden()
  await expect(page.getByRole('textbox', { name: 'Title of the graph' })).toHaveValue(/micrograd/i)
})

story('the history lists what was done, and one click goes back to it', async ({ page }) => {
  await open(page)
  for (const loss of ['0.120011', '0.113809']) {
    await page.keyboard.press('s')
    await expect(page.getByRole('contentinfo')).toContainText(`L = ${loss}`)
  }
  await page.getByRole('button', { name: 'History' }).click()
  const list = page.getByRole('list', { name: 'What was done' })
  await expect(list.getByRole('button')).toHaveCount(3)
  await list
    .getByRole('button', { name: /SGD step/ })
    .first()
    .click()
  await expect(page.getByRole('contentinfo')).toContainText('L = 0.120011')
  await page.keyboard.press('ArrowUp')
  await expect(page.getByRole('contentinfo')).toContainText('L = 0.126928')
  await page.getByRole('button', { name: 'Redo all' }).click()
  await expect(page.getByRole('contentinfo')).toContainText('L = 0.113809')
})

story('the list of keys beside the graph follows what was changed', async ({ page }) => {
  await open(page)
  const keys = page.getByRole('region', { name: 'Inspector' }).locator('dl').filter({ hasText: 'Forward' })
  const keyOf = (command: string) => keys.locator('div').filter({ hasText: command }).locator('kbd')
  await expect(keyOf('Forward')).toHaveText('F')
  await page.keyboard.press('Control+/')
  await dialog(page).getByRole('searchbox').fill('forward')
  const change = dialog(page).getByRole('button', { name: /^Forward: / })
  await change.click()
  await page.keyboard.press('Alt+y')
  await expect(change).toHaveText('Alt+Y')
  await change.click()
  await page.keyboard.press('Delete')
  await expect(change).toHaveText('none')
  await page.keyboard.press('Escape')
  await expect(keys).not.toContainText('Forward')
  await page.keyboard.press('Control+/')
  await dialog(page).getByRole('button', { name: 'Restore all' }).click()
  await page.keyboard.press('Escape')
  await expect(keyOf('Forward')).toHaveText('F')
})

story('a shortcut is changed, its clash is said, and it survives a reload', async ({ page }) => {
  await open(page)
  await page.keyboard.press('Control+/')
  await dialog(page).getByRole('searchbox').fill('tidy')
  await dialog(page)
    .getByRole('button', { name: /^Tidy up: / })
    .click()
  await page.keyboard.press('Control+s')
  await expect(dialog(page).getByRole('alert')).toContainText('“Save”')
  await dialog(page).getByRole('button', { name: 'Keep as it is' }).click()
  await dialog(page)
    .getByRole('button', { name: /^Tidy up: / })
    .click()
  await page.keyboard.press('Alt+y')
  await expect(dialog(page).getByRole('button', { name: /^Tidy up: Alt\+Y/ })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.reload()
  await expect(page.getByText('L = 0.126928')).toBeVisible()
  await page.keyboard.press('Alt+y')
  await expect(page.getByRole('button', { name: 'Undo' })).toBeEnabled()
})

story('a matrix is edited in its cells, and a block is pasted into it', async ({ page }) => {
  await open(page)
  await node(page, 'x').click()
  const cell = (row: number, column: number) => page.getByRole('textbox', { name: `Row ${row}, column ${column}` })
  await cell(1, 2).fill('pi')
  await page.keyboard.press('Enter')
  await expect(node(page, 'x')).toHaveAccessibleName(/\[2, (π|3\.14)/)
  await cell(1, 1).focus()
  await cell(1, 1).evaluate((input) => {
    const data = new DataTransfer()
    data.setData('text/plain', '4\t5')
    input.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  })
  await expect(cell(1, 2)).toHaveValue('5')
  await expect(page.getByRole('contentinfo')).toContainText('L = 0.01814')
})

story.describe('at the first start', () => {
  story.use({ isFirstStart: true })
  story('the tour is walked with the keyboard, and comes back only when asked', async ({ page }) => {
    await page.setViewportSize({ width: 1024, height: 700 })
    await open(page)
    const card = page.getByRole('dialog', { name: /^Tour, 1 of/ })
    await expect(card).toBeVisible()
    const library = await page.locator('.palette').boundingBox()
    expect(await page.locator('.tour__spot').boundingBox()).toEqual(library)
    for (let step = 2; step <= 6; step++) {
      await page.keyboard.press('ArrowRight')
      await expect(page.locator('.tour__spot')).toBeVisible()
      const box = await page.getByRole('dialog', { name: `Tour, ${step} of 6` }).boundingBox()
      expect(box).not.toBeNull()
      expect(box!.x >= 0 && box!.y >= 0 && box!.x + box!.width <= 1024 && box!.y + box!.height <= 700).toBe(true)
    }
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await page.reload()
    await expect(page.getByText('L = 0.126928')).toBeVisible()
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await page.getByRole('button', { name: 'Help' }).click()
    await page.getByRole('menuitem', { name: 'Tour' }).click()
    await expect(card).toBeVisible()
  })
})

story('at twice the text size nothing of the toolbar is cut off', async ({ page }) => {
  await page.setViewportSize({ width: 1024, height: 700 })
  await open(page)
  await page.keyboard.press('Control+,')
  await dialog(page).getByRole('combobox', { name: 'Text size' }).selectOption('200 %')
  await page.keyboard.press('Escape')
  const cut = await page
    .locator('.toolbar button')
    .evaluateAll((buttons) =>
      buttons
        .map((button) => button.getBoundingClientRect())
        .filter(({ left, right, top }) => left < 0 || top < 0 || right > window.innerWidth),
    )
  expect(cut).toEqual([])
})
