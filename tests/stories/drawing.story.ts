/** Drawing a graph by hand. */
import type { Page } from '@playwright/test'
import { expect, story } from './story.ts'

const nodes = (page: Page) => page.locator('.react-flow__node')
const wires = (page: Page) => page.getByRole('group', { name: /^Wire from/ })
const undo = (page: Page) => page.getByRole('button', { name: 'Undo' }).click()

async function addOp(page: Page, search: string) {
  await page.getByRole('combobox', { name: 'Search ops' }).fill(search)
  await page.keyboard.press('Enter')
}

/** Drags from one port to another, as a hand does: not in one jump. */
async function pullWire(page: Page, from: string, to: string) {
  const [start, end] = await Promise.all([from, to].map((port) => page.getByLabel(port).boundingBox()))
  if (start === null || end === null) throw new Error(`${from} or ${to} cannot be seen`)
  await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2)
  await page.mouse.down()
  await page.mouse.move(end.x + end.width / 2, end.y + end.height / 2, { steps: 10 })
  await page.mouse.up()
}

/** Pulls a wire from a port and lets it go beside it. */
async function pullTo(page: Page, port: string, dx: number, dy: number) {
  const handle = page.getByLabel(port)
  await handle.hover()
  const start = await handle.boundingBox()
  if (start === null) throw new Error(`${port} cannot be seen`)
  const [x, y] = [start.x + start.width / 2, start.y + start.height / 2]
  await page.mouse.down()
  await page.mouse.move(x + dx, y + dy, { steps: 8 })
  await page.mouse.up()
}

async function startEmpty(page: Page) {
  await page.goto('/')
  await page.getByRole('button', { name: 'File' }).click()
  await page.getByRole('menuitem', { name: /^New Alt/ }).click()
  await expect(nodes(page)).toHaveCount(0)
}

story('an op is dragged from the library onto the canvas', async ({ page }) => {
  await startEmpty(page)
  const canvas = page.getByRole('region', { name: 'Graph' })
  await page.getByRole('option', { name: 'sigmoid' }).dragTo(canvas, { targetPosition: { x: 300, y: 300 } })
  await expect(nodes(page)).toHaveCount(1)
  const [box, area] = [await nodes(page).boundingBox(), await canvas.boundingBox()]
  expect(Math.abs((box?.x ?? 0) + (box?.width ?? 0) / 2 - (area?.x ?? 0) - 300)).toBeLessThan(20)
})

story(
  'ports are connected by a wire, a circle is refused with its reason, and undo unties the wire',
  async ({ page }) => {
    await startEmpty(page)
    await addOp(page, 'sine')
    await addOp(page, 'exponential')
    await expect(nodes(page)).toHaveCount(2)
    const [first, second] = await nodes(page).evaluateAll((all) =>
      all.map((node) => node.getAttribute('data-id') ?? ''),
    )
    await pullWire(page, `Output of ${first}`, `Input x of ${second}`)
    await expect(wires(page)).toHaveCount(1)

    await pullWire(page, `Output of ${second}`, `Input x of ${first}`)
    await expect(page.getByRole('contentinfo')).toContainText(/circle/)
    await expect(wires(page)).toHaveCount(1)

    await undo(page)
    await expect(wires(page)).toHaveCount(0)
  },
)

story('nodes are selected, duplicated, deleted and brought back with the keyboard alone', async ({ page }) => {
  await page.goto('/')
  await expect(nodes(page)).toHaveCount(6)
  await page.getByRole('group', { name: /^s: / }).focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+d')
  await expect(nodes(page)).toHaveCount(7)
  await page.keyboard.press('Delete')
  await expect(nodes(page)).toHaveCount(6)
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Delete')
  await expect(nodes(page)).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(nodes(page)).toHaveCount(6)
  await page.keyboard.press('Control+Shift+z')
  await expect(nodes(page)).toHaveCount(0)
})

story('dragging a node is one entry of the history', async ({ page }) => {
  await page.goto('/')
  const x = page.getByRole('group', { name: /^x: / })
  await expect(x).toBeVisible()
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled()
  const before = await x.boundingBox()
  await x.hover()
  await page.mouse.down()
  await page.mouse.move(500, 600, { steps: 8 })
  await page.mouse.move(450, 650, { steps: 8 })
  await page.mouse.up()
  expect(await x.boundingBox()).not.toEqual(before)
  await undo(page)
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled()
  await expect.poll(() => x.boundingBox()).toEqual(before)
})

story('a graph drawn from nothing by dragging is undone to nothing and redone to the same', async ({ page }) => {
  await startEmpty(page)
  const canvas = page.getByRole('region', { name: 'Graph' })
  const drop = (op: string, x: number) =>
    page.getByRole('option', { name: op, exact: true }).dragTo(canvas, { targetPosition: { x, y: 300 } })
  await drop('parameter', 150)
  await drop('input', 300)
  await drop('product', 500)
  await pullWire(page, 'Output of w', 'Input a of mul1')
  await pullWire(page, 'Output of x', 'Input b of mul1')
  await expect(wires(page)).toHaveCount(2)
  await page.getByRole('group', { name: /^w: / }).dblclick()
  await page.getByRole('textbox', { name: 'Value of w' }).last().fill('[1, 2]')
  await page.keyboard.press('Enter')
  const titles = () => nodes(page).evaluateAll((all) => all.map((node) => node.getAttribute('aria-label')))
  await expect.poll(titles).toContainEqual(expect.stringContaining('[1, 2]'))
  const drawn = await titles()

  const undoButton = page.getByRole('button', { name: 'Undo' })
  const redoButton = page.getByRole('button', { name: 'Redo' })
  for (let entries = 0; entries < 6; entries++) await undoButton.click()
  await expect(undoButton).toBeDisabled()
  await expect(nodes(page)).toHaveCount(0)
  for (let entries = 0; entries < 6; entries++) await redoButton.click()
  await expect(redoButton).toBeDisabled()
  await expect(wires(page)).toHaveCount(2)
  await expect.poll(titles).toEqual(drawn)
})

story('a wire is lifted off by its arrowhead, right beside the circle', async ({ page }) => {
  await page.goto('/')
  await expect(wires(page)).toHaveCount(5)
  const circle = page.getByRole('group', { name: /^s: / })
  // Hovering waits until the view has come to rest.
  await circle.hover()
  const box = await circle.boundingBox()
  if (box === null) throw new Error('s cannot be seen')
  await page.mouse.move(box.x - 3, box.y + box.height / 2)
  await page.mouse.down()
  await page.mouse.move(box.x - 40, box.y + 200, { steps: 8 })
  await page.mouse.up()
  await expect(wires(page)).toHaveCount(4)
})

story('a double click on empty canvas asks which op to add, and it lands there', async ({ page }) => {
  await startEmpty(page)
  await page.getByRole('region', { name: 'Graph' }).dblclick({ position: { x: 100, y: 100 } })
  await expect(page.getByRole('combobox', { name: 'Add an op' })).toBeFocused()
  await page.keyboard.type('xent')
  await page.keyboard.press('Enter')
  const added = page.getByRole('group', { name: /^L: binary_cross_entropy/ })
  await expect(added).toBeFocused()
  const [box, area] = await Promise.all([
    added.boundingBox(),
    page.getByRole('region', { name: 'Graph' }).boundingBox(),
  ])
  expect(Math.abs((box?.x ?? 0) + 20 - (area?.x ?? 0) - 100)).toBeLessThan(20)
  await page.keyboard.press('/')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('combobox', { name: 'Add an op' })).toBeHidden()
})

story('a wire that is let go in empty space asks for an op that fits, and is connected to it', async ({ page }) => {
  await page.goto('/')
  await expect(wires(page)).toHaveCount(5)
  await pullTo(page, 'Output of s', 60, 160)
  const search = page.getByRole('combobox', { name: 'Add an op that takes this value' })
  await expect(search).toBeFocused()
  await search.fill('trace')
  await expect(page.getByText('No op that fits this wire matches “trace”.')).toBeVisible()
  await search.fill('tanh')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('group', { name: 'Wire from s to x of tanh1' })).toBeVisible()
  await undo(page)
  await expect(nodes(page)).toHaveCount(6)
  await expect(wires(page)).toHaveCount(5)

  await page.getByRole('group', { name: /^l: / }).click()
  await page.keyboard.press('Delete')
  await pullTo(page, 'Input l of L', -100, 100)
  await expect(page.getByRole('combobox', { name: 'Add an op that gives this input' })).toBeFocused()
  await page.keyboard.type('input')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('group', { name: 'Wire from l to l of L' })).toBeVisible()
})

story('a node dropped on a wire is put into it, unless Alt is held', async ({ page }) => {
  await page.goto('/')
  await expect(wires(page)).toHaveCount(5)
  const [s, y] = await Promise.all(
    ['s', 'y'].map((id) => page.getByRole('group', { name: new RegExp(`^${id}: `) }).boundingBox()),
  )
  const canvas = page.getByRole('region', { name: 'Graph' })
  const area = await canvas.boundingBox()
  if (s === null || y === null || area === null) throw new Error('the graph cannot be seen')
  // Near its end the wire runs straight into the upper input of y.
  const middle = { x: (s.x + s.width + y.x) / 2, y: s.y + s.height / 2 }
  const targetPosition = { x: middle.x - area.x, y: middle.y - area.y }
  await page.getByRole('option', { name: 'exponential', exact: true }).dragTo(canvas, { targetPosition })
  await expect(page.getByRole('group', { name: 'Wire from s to x of exp1' })).toBeVisible()
  await expect(page.getByRole('group', { name: 'Wire from exp1 to a of y' })).toBeVisible()
  await undo(page)
  await expect(nodes(page)).toHaveCount(6)
  await expect(page.getByRole('group', { name: 'Wire from s to a of y' })).toBeVisible()
})

story('two clicks on ports connect them', async ({ page }) => {
  await startEmpty(page)
  await addOp(page, 'sine')
  await addOp(page, 'exponential')
  await page.getByLabel('Output of sin1').click()
  await page.getByLabel('Input x of exp1').click()
  await expect(page.getByRole('group', { name: 'Wire from sin1 to x of exp1' })).toBeVisible()
})

story('a node is renamed where it stands: by a double click, by Enter and by F2', async ({ page }) => {
  await page.goto('/')
  await expect(wires(page)).toHaveCount(5)
  const node = (id: string) => page.getByRole('group', { name: new RegExp(`^${id}: `) })
  const rename = async (from: string, to: string) => {
    const field = page.getByRole('textbox', { name: `Name of ${from}` })
    await expect(field).toBeFocused()
    await field.fill(to)
    await page.keyboard.press('Enter')
    await expect(node(to)).toBeFocused()
    await expect(field).toHaveCount(0)
  }
  await node('s').dblclick()
  await rename('s', 'sines')
  await page.keyboard.press('Enter')
  await rename('sines', 'q')
  await expect(page.getByRole('group', { name: 'Wire from q to a of y' })).toBeVisible()
  await node('x').click()
  await page.keyboard.press('F2')
  await page.getByRole('textbox', { name: 'Name of x' }).fill('2x')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toContainText('2x')
  await page.keyboard.press('Escape')
  await expect(node('x')).toBeFocused()
  await node('x').dblclick()
  await expect(page.locator('.value-editor').getByRole('textbox', { name: 'Value of x' })).toBeFocused()
})
