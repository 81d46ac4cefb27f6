/** Editing what is drawn: the clipboard, frames, comments, menus, finding. */
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, story } from './story.ts'

const nodes = (page: Page) => page.locator('.react-flow__node')
const node = (page: Page, id: string) => page.getByRole('group', { name: new RegExp(`^${id}: `) })
const wires = (page: Page) => page.getByRole('group', { name: /^Wire from/ })
const canvas = (page: Page) => page.getByRole('region', { name: 'Graph' })
const status = (page: Page) => page.getByRole('contentinfo')

async function start(page: Page) {
  await page.goto('/')
  await expect(node(page, 's')).toHaveAccessibleName(/value \[1, 0\]/)
}

async function writeClipboard(page: Page, text: string) {
  await page.evaluate((content) => navigator.clipboard.writeText(content), text)
}

async function expectAccessible(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(
    violations.map(({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ html }) => html).join(', ')})`),
  ).toEqual([])
}

story('nodes travel as text between windows, and formulas become nodes', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await start(page)
  await node(page, 's').click()
  await node(page, 'y').click({ modifiers: ['Shift'] })
  await page.keyboard.press('Control+c')
  await expect(status(page)).toContainText('Copied 2 nodes')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('"op": "dot"')

  const other = await context.newPage()
  await other.goto('/')
  await expect(node(other, 's')).toBeVisible()
  await other.keyboard.press('Control+v')
  await expect(node(other, 's1')).toHaveAccessibleName(/sin\(\?\)/)
  await expect(node(other, 'y1')).toHaveAccessibleName(/dot\(s1, \?\)/)
  await other.keyboard.press('Control+z')
  await other.keyboard.press('Control+Shift+v')
  await expect(node(other, 'y1')).toHaveAccessibleName(/dot\(s1, x\)/)
  await other.close()

  await writeClipboard(page, 'q = exp(w) + 3*s')
  await page.keyboard.press('Control+v')
  await expect(node(page, 'q')).toHaveAccessibleName(/add\(/)
  await expect(page.getByRole('group', { name: 'Wire from w to x of exp1' })).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(nodes(page)).toHaveCount(6)

  await writeClipboard(page, 'Dear diary')
  await page.keyboard.press('Control+v')
  await expect(status(page)).toContainText('neither part of a graph nor a formula')
  await expect(nodes(page)).toHaveCount(6)
})

story('a frame is drawn, named, collapsed into one node with its ports, wired, and opened again', async ({ page }) => {
  await start(page)
  await node(page, 's').click()
  await node(page, 'y').click({ modifiers: ['Shift'] })
  await page.keyboard.press('Control+g')
  await page.keyboard.type('Model')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('group', { name: 'Frame “Model” around s, y' })).toBeVisible()
  await page.keyboard.press('Alt+g')
  const fold = page.getByRole('group', { name: 'Model: 2 nodes (s, y)' })
  await expect(fold).toBeVisible()
  await expect(nodes(page)).toHaveCount(5)
  await expect(wires(page)).toHaveCount(4)
  await expect(status(page)).toContainText('L = 0.126928')

  // A wire is lifted off the border of the frame and drawn again to the same port.
  await page.getByRole('group', { name: 'Wire from x to b of y' }).focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Delete')
  await expect(wires(page)).toHaveCount(3)
  await page.getByLabel('Output of x').hover()
  await page.mouse.down()
  await page.getByLabel('Input b of y').hover()
  await page.mouse.up()
  await expect(page.getByRole('group', { name: 'Wire from x to b of y' })).toBeVisible()

  // Moving it moves its members.
  const before = await fold.boundingBox()
  await fold.hover()
  await page.mouse.down()
  await page.mouse.move((before?.x ?? 0) + 40, (before?.y ?? 0) + 160, { steps: 6 })
  await page.mouse.up()
  expect((await fold.boundingBox())?.y).toBeGreaterThan((before?.y ?? 0) + 60)
  await fold.click({ button: 'right' })
  await expectAccessible(page)
  await page.getByRole('menuitem', { name: /Collapse or open/ }).click()
  await expect(nodes(page)).toHaveCount(7)
  await expect(node(page, 'y')).toHaveAccessibleName(/value 2\b/)
})

story('comments are written on the canvas, with formulas', async ({ page }) => {
  await start(page)
  await canvas(page).click({ button: 'right', position: { x: 300, y: 80 } })
  await page.getByRole('menuitem', { name: /Add a comment here/ }).click()
  await expect(page.getByRole('textbox', { name: 'Text of the comment' })).toBeFocused()
  await page.keyboard.type('never moves: $\\cos\\frac\\pi2 = 0$')
  await page.keyboard.press('Enter')
  const comment = page.getByRole('group', { name: /^Comment: never moves/ })
  await expect(comment).toBeVisible()
  await comment.dblclick()
  await page.keyboard.type('gone')
  await page.keyboard.press('Escape')
  await expect(comment).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Control+z')
  await expect(comment).toBeHidden()
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled()
})

story('Alt+drag copies, Ctrl+Delete joins the wires, chords select and align', async ({ page }) => {
  await start(page)
  const box = await node(page, 's').boundingBox()
  if (box === null) throw new Error('s cannot be seen')
  await page.mouse.move(box.x + 20, box.y + 20)
  await page.keyboard.down('Alt')
  await page.mouse.down()
  await page.mouse.move(box.x + 20, box.y - 100, { steps: 6 })
  await page.mouse.up()
  await page.keyboard.up('Alt')
  await expect(node(page, 's1')).toBeVisible()
  expect((await node(page, 's').boundingBox())?.y).toBe(box.y)
  await page.keyboard.press('Control+z')

  await node(page, 's').click()
  await page.keyboard.press('Control+Delete')
  await expect(page.getByRole('group', { name: 'Wire from w to a of y' })).toBeVisible()
  await page.keyboard.press('Control+z')

  await node(page, 'y').click()
  await page.keyboard.press('Alt+s')
  await page.keyboard.press('u')
  await expect(page.locator('.react-flow__node.selected')).toHaveCount(4)
  await page.keyboard.press('Alt+a')
  await page.keyboard.press('l')
  const lefts = await Promise.all(['w', 'x', 's', 'y'].map(async (id) => (await node(page, id).boundingBox())?.x))
  expect(new Set(lefts.map((left) => Math.round(left ?? 0))).size).toBe(1)
})

story('a node is found by name, and menus open by keyboard', async ({ page }) => {
  await start(page)
  await page.keyboard.press('Control+f')
  await expect(page.getByRole('combobox', { name: 'Find a node' })).toBeFocused()
  await page.keyboard.type('logistic')
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await expect(node(page, 'L')).toBeFocused()
  await page.keyboard.press('Shift+F10')
  await expect(page.getByRole('menuitem', { name: /Duplicate/ })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Shift+M')
  await expect(page.getByRole('img', { name: 'Map of the graph' })).toBeVisible()
  await page.keyboard.press('/')
  await expectAccessible(page)
})

story('guides show what a dragged node is in line with', async ({ page }) => {
  await start(page)
  const [l, y] = await Promise.all(['l', 'y'].map((id) => node(page, id).boundingBox()))
  if (l === null || y === null) throw new Error('the nodes cannot be seen')
  await page.mouse.move(l.x + l.width / 2, l.y + l.height / 2)
  await page.mouse.down()
  await page.mouse.move(y.x + y.width / 2 + 2, l.y + l.height / 2 + 60, { steps: 8 })
  await expect(page.locator('.drag-overlay__guide')).not.toHaveCount(0)
  await page.mouse.up()
  await expect(page.locator('.drag-overlay__guide')).toHaveCount(0)
  const moved = await node(page, 'l').boundingBox()
  expect(Math.abs((moved?.x ?? 0) + (moved?.width ?? 0) / 2 - y.x - y.width / 2)).toBeLessThan(1)
})
