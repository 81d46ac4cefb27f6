/** Problem 2 of the midterm, drawn from nothing: by mouse, and by keyboard alone. The numbers are those of its table. */
import type { Page } from '@playwright/test'
import { startStopwatch } from './stopwatch.ts'
import { expect, story } from './story.ts'

const TWO_MINUTES = 120

const canvas = (page: Page) => page.getByRole('region', { name: 'Graph' })
const node = (page: Page, id: string) => page.getByRole('group', { name: new RegExp(`^${id}: `) })
const wire = (page: Page, from: string, to: string) =>
  page.getByRole('group', { name: new RegExp(`^Wire from ${from} to .* of ${to}$`) })
const status = (page: Page) => page.getByRole('contentinfo')

/** What the table says, read off the screen. */
async function expectAnswers(page: Page) {
  await expect(node(page, 'sin1')).toHaveAccessibleName(/value \[1, 0\]/)
  await expect(node(page, 'dot1')).toHaveAccessibleName(/value 2\b/)
  await expect(status(page)).toContainText('L = 0.126928')
  for (const [from, to, local, arriving] of [
    ['w', 'sin1', 'diag(0, -1)', '[0, 0.1192]'],
    ['sin1', 'dot1', '[2, 1]', '[-0.2384, -0.1192]'],
    ['dot1', 'L', '-0.1192', '-0.1192'],
  ]) {
    const label = `local gradient: ${local}; gradient coming back: ${arriving}`
    await expect(wire(page, from, to).getByRole('img', { name: label, exact: true })).toBeVisible()
  }
}

async function expectStep(page: Page) {
  await expect(status(page)).toContainText('L = 0.120011')
  await expect(node(page, 'w')).toHaveAccessibleName(/value \[1\.5708, 3\.082\]/)
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

  const seconds = await startStopwatch(page)
  const type = async (words: string) => {
    await page.keyboard.type(words)
    await page.keyboard.press('Enter')
  }
  await page
    .getByRole('option', { name: 'parameter', exact: true })
    .dragTo(canvas(page), { targetPosition: { x: 120, y: 160 } })
  await node(page, 'w').dblclick()
  await type('[pi/2, pi]')
  await expect(node(page, 'w')).toHaveAccessibleName(/value \[1\.5708, 3\.1416\]/)
  /** Pulls a wire out of a port into empty space and says what is to stand there. */
  const pull = async (port: string, by: { x: number; y: number }, words: string, id: string) => {
    const handle = page.getByLabel(port, { exact: true })
    await handle.hover()
    const { x, y, width, height } = (await handle.boundingBox())!
    await page.mouse.down()
    await page.mouse.move(x + width / 2 + by.x, y + height / 2 + by.y, { steps: 8 })
    await page.mouse.up()
    await expect(page.getByRole('combobox', { name: /^Add an op/ })).toBeFocused()
    await type(words)
    await expect(node(page, id)).toBeFocused()
  }
  await pull('Output of w', { x: 110, y: 6 }, 'sin', 'sin1')
  await pull('Output of sin1', { x: 110, y: 0 }, 'dot', 'dot1')
  await pull('Input b of dot1', { x: -80, y: 90 }, 'x = [2, 1]', 'x')
  await pull('Output of dot1', { x: 110, y: 0 }, 'logistic loss', 'L')
  await pull('Input l of L', { x: -80, y: 90 }, 'input', 'l')
  await type('1')
  await expect(page.getByRole('group', { name: /^Wire from/ })).toHaveCount(5)
  await page.getByRole('button', { name: 'Backward', exact: true }).click()
  await expectAnswers(page)
  await page.getByRole('button', { name: 'SGD step' }).click()
  await expectStep(page)
  expect(await seconds()).toBeLessThan(TWO_MINUTES)
  // A wire that was pulled almost straight runs straight.
  const middle = async (id: string) => {
    const { y, height } = (await node(page, id).boundingBox())!
    return Math.round(y + height / 2)
  }
  expect(await middle('sin1')).toBe(await middle('w'))

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

  const seconds = await startStopwatch(page)
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
  await choose('parameter', 'w', '[pi/2, pi]')
  await keyboard.press('Control+ArrowRight')
  await choose('sine', 'sin1')
  await keyboard.press('Control+ArrowRight')
  await choose('dot', 'dot1')
  await keyboard.press('Control+ArrowRight')
  await choose('logistic loss', 'L')
  await keyboard.press('Control+ArrowLeft')
  await choose('input', 'l', '1')
  await keyboard.press('/')
  await choose('input', 'x', '[2, 1]')
  // The last wire is drawn by letter: the port that is still open.
  await keyboard.press('c')
  const letters = page.getByRole('status').filter({ hasText: 'Connect x' })
  const letter = /(\w): Input b of dot1/.exec((await letters.textContent()) ?? '')?.[1]
  await keyboard.press(letter ?? 'none')
  await expect(wire(page, 'x', 'dot1')).toBeVisible()
  await keyboard.press('Alt+ArrowRight')
  await expect(node(page, 'dot1')).toBeFocused()

  await keyboard.press('b')
  await keyboard.press('Control+l')
  await expectAnswers(page)
  await keyboard.press('s')
  await expectStep(page)
  expect(await seconds()).toBeLessThan(TWO_MINUTES)

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
  expect(desktop.read('problem-2.svg')).toContain('x to b of dot1')
})

story('by typing the formulas', async ({ page }) => {
  await page.goto('/')
  await expect(status(page)).toContainText('L = 0.1269')
  const seconds = await startStopwatch(page)
  await page.keyboard.press('Alt+n')
  await page.getByRole('button', { name: 'Type a formula' }).click()
  await expect(page.getByRole('textbox', { name: 'Formulas of the graph' })).toBeFocused()
  for (const line of ['y = dot(sin(w), x)', 'L = logistic_loss(y, l)', 'w = [pi/2, pi]', 'x = [2, 1]', 'l = 1']) {
    await page.keyboard.type(`${line}\n`)
  }
  await expect(status(page)).toContainText('L = 0.126928')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Backward', exact: true }).click()
  await expect(node(page, 'w')).toHaveAccessibleName(/gradient \[0, 0\.1192\]/)
  await page.getByRole('button', { name: 'SGD step' }).click()
  await expect(status(page)).toContainText('L = 0.120011')
  expect(await seconds()).toBeLessThan(TWO_MINUTES)
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
