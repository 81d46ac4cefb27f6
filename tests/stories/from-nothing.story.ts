/** Problem 2 of the midterm, drawn from nothing: by mouse, and by keyboard alone. The numbers are those of its table. */
import type { Page } from '@playwright/test'
import { expect, story } from './story.ts'

const canvas = (page: Page) => page.getByRole('region', { name: 'Graph' })
const node = (page: Page, id: string) => page.getByRole('group', { name: new RegExp(`^${id}: `) })
const wire = (page: Page, from: string, to: string) =>
  page.getByRole('group', { name: new RegExp(`^Wire from ${from} to .* of ${to}$`) })
const status = (page: Page) => page.getByRole('contentinfo')

/** What the table says, read off the screen. */
async function expectAnswers(page: Page) {
  await expect(node(page, 'sin1')).toHaveAccessibleName(/value \[1, 0\]/)
  await expect(node(page, 'dot1')).toHaveAccessibleName(/value 2\b/)
  await expect(status(page)).toContainText('L1 = 0.126928')
  for (const [from, to, local, arriving] of [
    ['w1', 'sin1', 'diag(0, -1)', '[0, 0.1192]'],
    ['sin1', 'dot1', '[2, 1]', '[-0.2384, -0.1192]'],
    ['dot1', 'L1', '-0.1192', '-0.1192'],
  ]) {
    const label = `local gradient: ${local}; gradient coming back: ${arriving}`
    await expect(wire(page, from, to).getByRole('img', { name: label, exact: true })).toBeVisible()
  }
}

async function expectStep(page: Page) {
  await expect(status(page)).toContainText('L1 = 0.120011')
  await expect(node(page, 'w1')).toHaveAccessibleName(/value \[1\.5708, 3\.082\]/)
  await expect(node(page, 'dot1')).toHaveAccessibleName(/value 2\.0596/)
}

/** The whole document as text, as any editor would get it. */
async function copyAll(page: Page): Promise<string> {
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Control+c')
  await expect(status(page)).toContainText('Copied')
  return page.evaluate(() => navigator.clipboard.readText())
}

story('by mouse; undone to an empty canvas and redone to the same document', async ({ page, context }) => {
  story.setTimeout(90_000)
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('/')
  await page.getByRole('button', { name: 'File' }).click()
  await page.getByRole('menuitem', { name: /^New Alt/ }).click()
  await expect(page.locator('.react-flow__node')).toHaveCount(0)

  const add = async (op: string, x: number, y: number) => {
    await canvas(page).dblclick({ position: { x, y } })
    await page.getByRole('dialog', { name: 'Add an op' }).getByRole('option', { name: op, exact: true }).click()
  }
  await add('parameter', 90, 120)
  await add('sine', 250, 120)
  await add('input', 250, 260)
  await add('dot product', 420, 180)
  await add('logistic loss', 600, 180)
  await add('input', 420, 320)

  const pull = async (from: string, to: string) => {
    const [output, input] = [page.getByLabel(`Output of ${from}`), page.getByLabel(to)]
    await output.hover()
    await page.mouse.down()
    await input.hover()
    await page.mouse.up()
  }
  await pull('w1', 'Input x of sin1')
  await pull('sin1', 'Input a of dot1')
  await pull('x1', 'Input b of dot1')
  await pull('dot1', 'Input y of L1')
  await pull('x2', 'Input l of L1')
  await expect(page.getByRole('group', { name: /^Wire from/ })).toHaveCount(5)

  const type = async (id: string, value: string) => {
    await node(page, id).dblclick()
    await canvas(page)
      .getByRole('textbox', { name: `Value of ${id}` })
      .fill(value)
    await page.keyboard.press('Enter')
  }
  await type('w1', '[pi/2, pi]')
  await type('x1', '[2, 1]')
  await type('x2', '1')
  await page.getByRole('button', { name: 'Backward', exact: true }).click()
  await expectAnswers(page)
  await page.getByRole('button', { name: 'SGD step' }).click()
  await expectStep(page)

  const drawn = await copyAll(page)
  const undo = page.getByRole('button', { name: 'Undo' })
  const redo = page.getByRole('button', { name: 'Redo' })
  while (await undo.isEnabled()) await undo.click()
  await expect(page.locator('.react-flow__node')).toHaveCount(0)
  while (await redo.isEnabled()) await redo.click()
  expect(await copyAll(page)).toBe(drawn)
})

story('by keyboard alone, from start to export', async ({ page, desktop }) => {
  story.setTimeout(60_000)
  await page.goto('/')
  await expect(status(page)).toContainText('L = 0.1269')
  const { keyboard } = page
  await keyboard.press('Alt+n')
  await expect(page.locator('.react-flow__node')).toHaveCount(0)

  /** Types what the search that just opened asks for, and a value where there is one. */
  const choose = async (op: string, id: string, value?: string) => {
    await expect(page.getByRole('combobox', { name: /^Add an op/ })).toBeFocused()
    await keyboard.type(op)
    await keyboard.press('Enter')
    await expect(node(page, id)).toBeFocused()
    if (value === undefined) return
    await keyboard.press('Enter')
    await expect(canvas(page).getByRole('textbox', { name: `Value of ${id}` })).toBeFocused()
    await keyboard.type(value)
    await keyboard.press('Enter')
    await expect(node(page, id)).toBeFocused()
  }
  await keyboard.press('/')
  await choose('parameter', 'w1', '[pi/2, pi]')
  await keyboard.press('Control+ArrowRight')
  await choose('sine', 'sin1')
  await keyboard.press('Control+ArrowRight')
  await choose('dot', 'dot1')
  await keyboard.press('Control+ArrowRight')
  await choose('logistic loss', 'L1')
  await keyboard.press('Control+ArrowLeft')
  await choose('input', 'x1', '1')
  await keyboard.press('/')
  await choose('input', 'x2', '[2, 1]')
  // The last wire is drawn by letter: the port that is still open.
  await keyboard.press('c')
  const letters = page.getByRole('status').filter({ hasText: 'Connect x2' })
  const letter = /(\w): Input b of dot1/.exec((await letters.textContent()) ?? '')?.[1]
  await keyboard.press(letter ?? 'none')
  await expect(wire(page, 'x2', 'dot1')).toBeVisible()
  await keyboard.press('Alt+ArrowRight')
  await expect(node(page, 'dot1')).toBeFocused()

  await keyboard.press('b')
  await keyboard.press('Control+l')
  await expectAnswers(page)
  await keyboard.press('s')
  await expectStep(page)

  await keyboard.press('Control+e')
  const dialog = page.getByRole('dialog', { name: 'Export' })
  await expect(dialog.getByRole('radio', { name: 'SVG', exact: true })).toBeFocused()
  desktop.choices.push('problem-2.svg')
  const save = dialog.getByRole('button', { name: 'Export .svg' })
  for (
    let presses = 0;
    presses < 30 && !(await save.evaluate((button) => button === document.activeElement));
    presses++
  ) {
    await keyboard.press('Tab')
  }
  await keyboard.press('Enter')
  await expect(status(page)).toContainText('Exported problem-2.svg')
  expect(desktop.read('problem-2.svg')).toContain('x2 to b of dot1')
})

story('Tab goes through the nodes in the order of the computation, then along the wires, and on', async ({ page }) => {
  await page.goto('/')
  await expect(node(page, 's')).toHaveAccessibleName(/value \[1, 0\]/)
  await node(page, 'w').focus()
  const visited: string[] = []
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-id') ?? null)
  for (let at = await focused(); at !== null; at = await focused()) {
    visited.push(at)
    await page.keyboard.press('Tab')
  }
  expect(visited.slice(0, 6).toSorted()).toEqual(['L', 'l', 's', 'w', 'x', 'y'])
  for (const [before, after] of ['ws', 'sy', 'xy', 'yL', 'lL'].map((pair) => [...pair])) {
    expect(visited.indexOf(before)).toBeLessThan(visited.indexOf(after))
  }
  expect(visited.slice(6)).toHaveLength(5)
  await expect(page.getByRole('button', { name: 'Zoom out' })).toBeFocused()
})
