/** Gestures and keys that one learns second: what holding a key changes, chords, and finding one's way. */
import type { Locator, Page } from '@playwright/test'
import { expect, story } from './story.ts'

const node = (page: Page, id: string) => page.getByRole('group', { name: new RegExp(`^${id}: `) })
const wire = (page: Page, from: string, to: string) => page.getByRole('group', { name: `Wire from ${from} to ${to}` })
const canvas = (page: Page) => page.getByRole('region', { name: 'Graph' })

async function start(page: Page) {
  await page.goto('/')
  await expect(node(page, 's')).toHaveAccessibleName(/value \[1, 0\]/)
  // Hovering waits until the view has come to rest.
  await node(page, 's').hover()
}

async function boxOf(locator: Locator) {
  const box = await locator.boundingBox()
  if (box === null) throw new Error('it cannot be seen')
  return { ...box, middle: { x: box.x + box.width / 2, y: box.y + box.height / 2 } }
}

const rounded = (value: number) => Math.round(value * 10) / 10

async function drag(page: Page, from: { x: number; y: number }, to: { x: number; y: number }) {
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(to.x, to.y, { steps: 40 })
}

story('keys move, pin and align what is selected', async ({ page }) => {
  await start(page)
  const { keyboard } = page
  await node(page, 'l').click()
  await keyboard.press('Control+0')
  const left = async (id: string) => (await boxOf(node(page, id))).x
  await expect.poll(async () => rounded((await boxOf(node(page, 'l'))).height)).toBeGreaterThan(30)
  await page.waitForTimeout(300)
  const before = await left('l')
  await keyboard.press('ArrowRight')
  await expect.poll(async () => rounded((await left('l')) - before)).toBe(10)
  await keyboard.press('Shift+ArrowRight')
  await expect.poll(async () => rounded((await left('l')) - before)).toBe(50)
  await keyboard.press('Control+z')

  // A pinned node stays where it is when the graph is laid out.
  await keyboard.press('Shift+P')
  await expect(page.locator('.figure__pin')).toBeVisible()
  await keyboard.press('Control+l')
  await expect(page.getByText('Laying out')).toHaveCount(0)
  await keyboard.press('Control+z')
  await keyboard.press('Shift+P')
  await expect(page.locator('.figure__pin')).toHaveCount(0)

  await node(page, 'x').click({ modifiers: ['Shift'] })
  await node(page, 'w').click({ modifiers: ['Shift'] })
  const tops = async () =>
    new Set(await Promise.all(['l', 'x', 'w'].map(async (id) => rounded((await boxOf(node(page, id))).y))))
  expect((await tops()).size).toBe(3)
  await keyboard.press('Control+Shift+ArrowUp')
  await expect.poll(async () => (await tops()).size).toBe(1)
  await keyboard.press('Alt+a')
  await keyboard.press('h')
  await keyboard.press('Escape')
  await keyboard.press('Alt+s')
  await keyboard.press('Escape')
  await node(page, 's').click()
  for (const [letter, count] of [
    ['d', 3],
    ['c', 6],
  ] as const) {
    await node(page, 's').click()
    await keyboard.press('Alt+s')
    await keyboard.press(letter)
    await expect(page.locator('.react-flow__node.selected')).toHaveCount(count)
  }
})

story('Shift frees a dragged node from the grid, Alt drops it on a wire without inserting it', async ({ page }) => {
  await start(page)
  await page.keyboard.press('Control+0')
  await page.waitForTimeout(300)
  const l = await boxOf(node(page, 'l'))
  const target = { x: l.middle.x + 33, y: l.middle.y + 47 }
  await drag(page, l.middle, target)
  await page.mouse.up()
  const snapped = await boxOf(node(page, 'l'))
  await page.keyboard.press('Control+z')
  await page.keyboard.down('Shift')
  await drag(page, l.middle, target)
  await page.mouse.up()
  await page.keyboard.up('Shift')
  const free = await boxOf(node(page, 'l'))
  // The first pixels of a drag only tell it from a click.
  expect(Math.abs(free.x - l.x - 33) + Math.abs(free.y - l.y - 47)).toBeLessThan(4)
  expect([rounded(snapped.x - l.x) % 10, rounded(snapped.y - l.y) % 10]).toEqual([0, 0])
  expect([rounded(free.x - l.x) % 10, rounded(free.y - l.y) % 10]).not.toEqual([0, 0])
  await page.keyboard.press('Control+z')

  // A free op, dragged onto the wire from w to s.
  await page.getByRole('combobox', { name: 'Search ops' }).fill('exponential')
  await page.keyboard.press('Enter')
  const [w, s] = [await boxOf(node(page, 'w')), await boxOf(node(page, 's'))]
  const onWire = { x: (w.x + w.width + s.x) / 2, y: s.middle.y }
  const op = await boxOf(node(page, 'exp1'))
  // Held from the beginning it would copy.
  await drag(page, op.middle, { x: onWire.x, y: onWire.y + 60 })
  await page.keyboard.down('Alt')
  await page.mouse.move(onWire.x, onWire.y, { steps: 4 })
  await page.mouse.up()
  await page.keyboard.up('Alt')
  await expect(wire(page, 'w', 'x of s')).toBeVisible()
  await expect(node(page, 'exp2')).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await drag(page, (await boxOf(node(page, 'exp1'))).middle, onWire)
  await page.mouse.up()
  await expect(wire(page, 'w', 'x of exp1')).toBeVisible()
  await expect(wire(page, 'exp1', 'x of s')).toBeVisible()
})

story('a refused wire says why before it is let go; a wire’s end goes to another port', async ({ page }) => {
  await start(page)
  const [output, input] = [await boxOf(page.getByLabel('Output of L', { exact: true })), await boxOf(node(page, 's'))]
  // The input of s has a wire; over it the way back to L would be a circle.
  await drag(page, output.middle, { x: input.x, y: input.middle.y })
  await expect(page.locator('.connection-hint')).toContainText(/circle/)
  await page.mouse.up()
  await expect(page.locator('.connection-hint')).toHaveCount(0)
  await page.keyboard.press('Escape')

  // From the arrowhead at y to the other input of y: x goes, and undo brings both back.
  const y = await boxOf(node(page, 'y'))
  await page.getByRole('combobox', { name: 'Search ops' }).fill('exponential')
  await page.keyboard.press('Enter')
  const free = await boxOf(page.getByLabel('Input x of exp1'))
  await drag(page, { x: y.x - 3, y: y.y + y.height * 0.3 }, free.middle)
  await page.mouse.up()
  await expect(wire(page, 's', 'x of exp1')).toBeVisible()
  await expect(wire(page, 's', 'a of y')).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(wire(page, 's', 'a of y')).toBeVisible()

  // The menu of a wire.
  await wire(page, 's', 'a of y').focus()
  await page.keyboard.press('Shift+F10')
  await page.getByRole('menuitem', { name: 'Put an op into this wire…' }).click()
  await expect(page.getByRole('combobox').last()).toBeFocused()
  await page.keyboard.type('tanh')
  await page.keyboard.press('Enter')
  await expect(wire(page, 's', 'x of tanh1')).toBeVisible()
})

story('finding one’s way: Shift+A, zoom to the selection, the map, the list that is read aloud', async ({ page }) => {
  await start(page)
  await canvas(page).hover({ position: { x: 300, y: 60 } })
  await page.keyboard.press('Shift+A')
  await expect(page.getByRole('combobox', { name: 'Add an op' })).toBeFocused()
  await page.keyboard.press('Escape')

  const list = page.getByRole('list', { name: 'The graph as a list' })
  await expect(list.getByRole('listitem')).toHaveCount(6)
  await expect(list).toContainText(/s: sin\(w\).*value \[1, 0\]/)

  await node(page, 's').click()
  await page.keyboard.press('Shift+2')
  await expect.poll(async () => (await boxOf(node(page, 's'))).width).toBeGreaterThan(45)
  const map = page.getByRole('img', { name: 'Map of the graph' })
  await page.keyboard.press('Shift+M')
  const area = await boxOf(map)
  const before = await boxOf(node(page, 's'))
  await drag(page, area.middle, { x: area.middle.x + 60, y: area.middle.y })
  await page.mouse.up()
  await expect.poll(async () => (await node(page, 's').boundingBox())?.x ?? -1000).toBeLessThan(before.x)
  await page.keyboard.press('Shift+1')
  await expect.poll(async () => (await boxOf(node(page, 's'))).x).toBeGreaterThan(0)
})

story('matrices are edited in cells on the node, and pasted from other programs', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await start(page)
  await node(page, 'x').dblclick()
  const editor = page.locator('.value-editor')
  await editor.getByLabel('Row 1, column 2').fill('pi')
  await page.keyboard.press('Enter')
  await expect(editor.getByRole('textbox', { name: 'Value of x' })).toHaveValue('[2, pi]')
  await editor.getByLabel('Row 1, column 1').press('Escape')
  await expect(editor).toHaveCount(0)
  await expect(node(page, 'x')).toBeFocused()
  await expect(node(page, 'x')).toHaveAccessibleName(/value \[2, 3\.1416\]/)

  for (const [pasted, read] of [
    ['1\t2\n3\t4,5', '[[1, 2], [3, 4.5]]'],
    ['np.array([[1., 2.], [3., 4.]])', '[[1, 2], [3, 4]]'],
    ['tensor([5., 6.], dtype=torch.float64)', '[5, 6]'],
    ['[1 2; 3 4]', '[[1, 2], [3, 4]]'],
  ]) {
    await page.evaluate((content) => navigator.clipboard.writeText(content), pasted)
    await node(page, 'x').press('Enter')
    const field = editor.getByRole('textbox', { name: 'Value of x' })
    await field.selectText()
    await page.keyboard.press('Control+v')
    await expect(field).toHaveValue(read)
    await page.keyboard.press('Enter')
    await expect(editor).toHaveCount(0)
  }
})

story(
  'Escape gives up whatever is half done: nothing has changed, and nothing stands in the history',
  async ({ page }) => {
    await start(page)
    const { keyboard, mouse } = page
    const selected = () =>
      page.locator('.react-flow__node.selected').evaluateAll((all) => all.map((one) => one.getAttribute('data-id')))
    await node(page, 'l').click()

    // A node that is being moved, and copies that are being drawn from one.
    for (const key of [null, 'Alt']) {
      const before = await boxOf(node(page, 'x'))
      if (key !== null) await keyboard.down(key)
      await drag(page, before.middle, { x: before.middle.x + 90, y: before.middle.y + 70 })
      await keyboard.press('Escape')
      expect((await boxOf(node(page, 'x'))).middle).toEqual(before.middle)
      await mouse.move(before.middle.x + 120, before.middle.y + 90)
      await mouse.up()
      if (key !== null) await keyboard.up(key)
      expect((await boxOf(node(page, 'x'))).middle).toEqual(before.middle)
      await expect(page.locator('.react-flow__node')).toHaveCount(6)
    }

    // A wire that hangs on the pointer, over a port that would take it.
    const input = (await boxOf(page.getByLabel('Input x of s'))).middle
    await drag(page, (await boxOf(page.getByLabel('Output of x', { exact: true }))).middle, input)
    await expect(page.locator('.connection-line')).toHaveCount(1)
    await keyboard.press('Escape')
    await expect(page.locator('.connection-line')).toHaveCount(0)
    await mouse.up()
    await expect(page.locator('.search-popover')).toHaveCount(0)

    // The end of a wire that was lifted.
    const s = await boxOf(node(page, 's'))
    await drag(page, { x: s.x - 3, y: s.middle.y }, { x: s.x - 60, y: s.middle.y + 160 })
    await keyboard.press('Escape')
    await mouse.up()
    await expect(wire(page, 'w', 'x of s')).toBeVisible()

    // A box of selection: what was selected before is selected again.
    await node(page, 'l').click()
    await drag(page, { x: s.x - 240, y: s.y - 120 }, { x: s.x + 80, y: s.y + 250 })
    expect((await selected()).length).toBeGreaterThan(1)
    await keyboard.press('Escape')
    expect(await selected()).toEqual(['l'])
    await mouse.up()
    expect(await selected()).toEqual(['l'])
    await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled()
  },
)

story(
  'a wire begun with a click follows the pointer, says what it waits for and why it is refused',
  async ({ page }) => {
    await start(page)
    await page.getByLabel('Output of x', { exact: true }).click()
    await expect(page.getByRole('status').filter({ hasText: 'Click the input that takes the value' })).toBeVisible()
    await page.getByLabel('Output of w', { exact: true }).hover()
    await expect(page.locator('.connection-line[data-status="invalid"]')).toHaveCount(1)
    await expect(page.locator('.connection-hint')).toContainText('both ends are outputs')
    await page.keyboard.press('Escape')
    await expect(page.locator('.connection-line')).toHaveCount(0)
    await page.getByLabel('Input x of s').click({ force: true })
    await expect(wire(page, 'w', 'x of s')).toBeVisible()
    await page.keyboard.press('Escape')

    await page.getByLabel('Output of x', { exact: true }).click()
    await page.getByLabel('Output of w', { exact: true }).click()
    await expect(page.getByRole('contentinfo')).toContainText('both ends are outputs')
  },
)

story('what has the focus is meant also after Escape, and a digit begins its value', async ({ page }) => {
  await start(page)
  await node(page, 'y').click()
  await page.keyboard.press('Escape')
  await expect(page.locator('.react-flow__node.selected')).toHaveCount(0)
  await expect(node(page, 'y')).toBeFocused()
  await page.keyboard.press('Control+ArrowRight')
  await expect(page.getByRole('combobox', { name: 'Add an op that takes this value' })).toBeFocused()
  await page.keyboard.press('Escape')

  await node(page, 'l').click()
  await page.keyboard.type('-1')
  await page.keyboard.press('Enter')
  await expect(node(page, 'l')).toHaveAccessibleName(/value -1/)
})

story('the node or the wire under the pointer is lit', async ({ page }) => {
  await start(page)
  const ring = page.locator('.react-flow__node[data-id="y"] .figure__ring')
  const look = () => ring.evaluate((element) => getComputedStyle(element).stroke)
  await page.mouse.move(400, 150)
  const resting = await look()
  await node(page, 'y').hover()
  await expect.poll(look).not.toBe(resting)
  const wireRing = page.locator('.react-flow__edge[data-id="y:1"] .wire__ring')
  const wireLook = () => wireRing.evaluate((element) => getComputedStyle(element).stroke)
  const wireResting = await wireLook()
  const [x, y] = [await boxOf(node(page, 'x')), await boxOf(node(page, 'y'))]
  await page.mouse.move(x.x + x.width + (y.x - x.x - x.width) / 3, x.middle.y)
  await expect.poll(wireLook).not.toBe(wireResting)
})
