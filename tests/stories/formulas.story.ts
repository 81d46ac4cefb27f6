/** The graph as text: typed it becomes the graph, drawn it becomes the text. */
import type { Page } from '@playwright/test'
import { expect, story } from './story.ts'

const editor = (page: Page) => page.getByRole('textbox', { name: 'Formulas of the graph' })
const node = (page: Page, id: string) => page.getByRole('group', { name: new RegExp(`^${id}: `) })

async function openFormulas(page: Page) {
  await page.goto('/')
  await expect(page.getByText('L = 0.126928')).toBeVisible()
  await page.keyboard.press('Control+Shift+f')
  await expect(editor(page)).toBeFocused()
}

story('problem 2 is typed from nothing, and every number is right', async ({ page }) => {
  await openFormulas(page)
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Delete')
  await expect(page.locator('.react-flow__node')).toHaveCount(0)
  await page.keyboard.insertText("w = [pi/2, pi]\nx = [2, 1]\nl = 1\ny = sin(w)' * x\nL = log(1 + exp(-l*y))")
  await expect(page.getByRole('contentinfo')).toContainText('L = 0.126928')
  await page.getByRole('button', { name: 'Backward' }).click()
  await expect(node(page, 'y')).toHaveAccessibleName(/value 2.*gradient −?-?0\.1192/)
  await expect(node(page, 'w')).toHaveAccessibleName(/gradient \[0, 0\.1192\]/)
  await page.getByRole('button', { name: 'SGD step' }).click()
  await expect(page.getByRole('contentinfo')).toContainText('L = 0.120011')
})

story('text and drawing follow each other, and one burst of typing is one entry', async ({ page }) => {
  await openFormulas(page)
  const before = await node(page, 'x').boundingBox()
  await editor(page).getByText('s = sin(w)').click()
  await page.keyboard.press('End')
  await page.keyboard.press('Backspace')
  await page.keyboard.type(' + 1')
  await expect(page.getByText(/bracket .* never closed/).first()).toBeAttached()
  await expect(page.locator('.react-flow__node'), 'the graph waits for the end of the formula').toHaveCount(6)
  await page.keyboard.type(')')
  await expect(page.locator('.react-flow__node')).toHaveCount(8)
  expect(await node(page, 'x').boundingBox(), 'nothing that was there has moved').toEqual(before)

  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+z')
  await expect(page.locator('.react-flow__node')).toHaveCount(6)
  await expect(editor(page)).toContainText('s = sin(w)')
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled()

  await node(page, 'x').click()
  await page.keyboard.press('Delete')
  await expect(editor(page)).toContainText('y = dot(s, _)')
})

story('ops and names are completed while they are typed', async ({ page }) => {
  await openFormulas(page)
  await page.keyboard.press('Control+End')
  await page.keyboard.type('\nq = xent')
  const offered = page.getByRole('option', { name: /^cross_entropy/ })
  await offered.first().click()
  await expect(editor(page)).toContainText('q = cross_entropy()')
})
