/** The laboratory: data from everywhere, runs that are steered, curves that are read and saved. */
import type { Locator, Page } from '@playwright/test'
import type { Desktop } from './desktop.ts'
import { expect, openExample, story } from './story.ts'

// They are long, so that fewer are needed.
story.describe.configure({ timeout: 60_000 })

async function openLaboratory(page: Page, example: RegExp): Promise<Locator> {
  await page.goto('/')
  await openExample(page, example)
  await page.getByRole('navigation', { name: 'Panels' }).getByRole('button', { name: 'Training' }).click()
  return page.getByRole('region', { name: 'Training' })
}

async function setField(panel: Locator, name: string, value: string) {
  const field = panel.getByLabel(name, { exact: true })
  await field.fill(value)
  await field.press('Enter')
}

const press = (panel: Locator, name: string) => panel.getByRole('button', { name, exact: true }).click()
const show = (panel: Locator, name: string) => panel.getByRole('radio', { name, exact: true }).click()

/** Saves the plot with an item of the export menu and reads the file. */
async function save(
  page: Page,
  panel: Locator,
  { desktop, item, name }: { desktop: Desktop; item: string; name: string },
) {
  desktop.choices.push(name)
  await press(panel, 'Export')
  await page.getByRole('menuitem', { name: item }).click()
  await expect(page.getByText(`Exported ${name}`)).toBeVisible()
  return desktop.read(name)
}

/** Whether the colour of a painting is anything but alike everywhere in a column of the picture. */
const countColors = (painting: Locator) =>
  painting.evaluate((canvas: HTMLCanvasElement) => {
    const { data } = (canvas.getContext('2d') as CanvasRenderingContext2D).getImageData(
      0,
      0,
      canvas.width,
      canvas.height,
    )
    return new Set(new Uint32Array(data.buffer)).size
  })

story(
  'samples come from a hand, a table, a file; what cannot be read is one sentence, and nothing is lost',
  async ({ page }) => {
    const panel = await openLaboratory(page, /a line through points/)
    const table = panel.getByLabel('Table as CSV')
    await panel.getByLabel('Samples from').selectOption('csv')
    await table.fill('')
    await expect(panel.getByRole('alert')).toHaveText(/the table is empty; its first line must name the columns/)

    // Points drawn by hand.
    await show(panel, 'Fit')
    const plot = panel.getByRole('img', { name: 'The data, with the fitted line of every run' })
    for (const position of [
      { x: 120, y: 60 },
      { x: 240, y: 40 },
      { x: 330, y: 25 },
    ])
      await plot.click({ position })
    await expect(panel.getByText('3 rows')).toBeVisible()
    await press(panel, 'Train')
    await expect(panel.getByText(/epoch 200 of 200/)).toBeVisible()
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect(panel.getByText('2 rows')).toBeVisible()

    // A table with names of its own: columns are bound by hand.
    await table.fill('hours;points;room\n1;2;7\n2;4;8\n')
    await expect(panel.getByRole('alert')).toContainText('no input of the graph fits the column "hours"')
    await panel.getByLabel('Column hours fills').selectOption('x')
    await panel.getByLabel('Column points fills').selectOption('y')
    await panel.getByLabel('Column room fills').selectOption('nothing')
    await expect(panel.getByRole('alert')).toBeHidden()
    await expect(panel.getByRole('columnheader', { name: 'y' })).toBeVisible()

    // Bad cells: a sentence each; what was typed stays, and training is refused in the same words.
    for (const [csv, sentence] of [
      ['x,y\n1,\n', /line 2: the cell of column "y" is empty/],
      ['x,y\n1,two\n', /line 2: column "y" holds "two", which is not a number/],
      ['x,y\n1,2,3\n', /line 2: this line has 3 cells where the header has 2/],
      ['x,y\n', /no rows/],
    ] as const) {
      await table.fill(csv)
      await press(panel, 'Train')
      await expect(panel.getByRole('alert').first()).toHaveText(sentence)
      await expect(table).toHaveValue(csv)
    }

    // A file.
    const chooser = page.waitForEvent('filechooser')
    await press(panel, 'Open CSV…')
    await (
      await chooser
    ).setFiles({ name: 'points.csv', mimeType: 'text/csv', buffer: Buffer.from('x,y\n0,1\n1,3\n2,5\n3,7\n') })
    await expect(panel.getByText('4 rows')).toBeVisible()
    await setField(panel, 'For validation', '0.25')
    await press(panel, 'Train')
    await expect(panel.getByText(/epoch 200 of 200.*validation/)).toBeVisible()
    await expect(panel.getByText(/the data has 4 rows, fewer than the batch of 32/)).toBeVisible()
  },
)

story(
  'a run is steered: a step, an epoch, another α on the way, back to the same weights, one entry of the history',
  async ({ page }) => {
    const panel = await openLaboratory(page, /a line through points/)
    await setField(panel, 'Batch', '5')
    await setField(panel, 'Epochs', '40')
    await panel.getByLabel('Schedule of α').selectOption('constant')
    await panel.getByLabel('Initial all parameters').selectOption('normal')
    await panel.getByLabel('Initial b', { exact: true }).selectOption('constant')
    await setField(panel, 'value', '3')
    await press(panel, 'One step')
    await expect(panel.getByText(/epoch 0 of 40, 1 step ·/)).toBeVisible()
    await press(panel, 'One epoch')
    await expect(panel.getByText(/epoch 1 of 40, 4 steps/)).toBeVisible()
    const first = await panel.getByText(/epoch 1 of 40/).textContent()
    // α changes the run that goes on; the plot marks where.
    await setField(panel, 'α', '0.02')
    await press(panel, 'Train')
    await expect(panel.getByText(/epoch 40 of 40, 160 steps/)).toBeVisible()
    await expect(panel.getByRole('switch', { name: 'Show Run 2' })).toBeHidden()
    await show(panel, 'Table')
    await panel.getByLabel('Quantity').selectOption('learningRate')
    await expect(panel.getByRole('row', { name: '0 0.1', exact: true })).toBeAttached()
    await expect(panel.getByRole('row', { name: '159 0.02', exact: true })).toBeAttached()

    await press(panel, 'Rewind')
    await expect(panel.getByText(/epoch 0 of 40, 0 steps/)).toBeVisible()
    await setField(panel, 'α', '0.1')
    await press(panel, 'One step')
    await press(panel, 'One epoch')
    await expect(panel.getByText(String(first))).toBeVisible()

    // Steps in a row are one entry, before and after the other α.
    await page.getByRole('navigation', { name: 'Panels' }).getByRole('button', { name: 'History' }).click()
    await expect(page.getByRole('region', { name: 'History' }).getByText(/Train Run 1, 4 steps/)).toHaveCount(2)
  },
)

story(
  'runs are named, compared, read and saved; tables say the same to those who listen',
  async ({ page, desktop }) => {
    const panel = await openLaboratory(page, /a line through points/)
    await press(panel, 'Train')
    await expect(panel.getByText(/epoch 200 of 200/)).toBeVisible()
    await panel.getByLabel('Name of the run: Run 1').fill('slow')
    await setField(panel, 'α', '0.5')
    await press(panel, 'Train')
    await expect(panel.getByText(/^Run 2, training/)).toBeVisible()
    await expect(panel.getByText(/epoch 200 of 200/)).toBeVisible()
    await expect(panel.getByText(/^slow, training/)).toBeVisible()

    // Under the pointer the legend says that place; away from it, the last.
    const plot = panel.getByRole('img', { name: 'Loss of slow, Run 2' })
    const legend = panel.getByRole('figure').locator('figcaption')
    await expect(legend).toContainText('Steps →')
    await plot.hover({ position: { x: 200, y: 30 } })
    await expect(legend).toContainText(/Steps \d+/)
    await page.mouse.move(10, 10)
    await show(panel, 'Log')
    const last = legend.getByRole('status').first()
    const rough = await last.textContent()
    await panel.getByLabel('Smoothing').fill('0.9')
    await expect(last).not.toHaveText(String(rough))

    for (const [quantity, name] of [
      ['gradientNorm', 'Gradient norm'],
      ['updateRatio', 'Update / weight'],
      ['learningRate', 'Learning rate'],
    ]) {
      await panel.getByLabel('Quantity').selectOption(quantity)
      await expect(panel.getByRole('img', { name: `${name} of slow, Run 2` })).toBeVisible()
      await expect(legend).not.toContainText('training')
    }
    await panel.getByLabel('Quantity').selectOption('loss')

    const svg = await save(page, panel, { desktop, item: 'Plot as SVG', name: 'plot.svg' })
    expect(svg).toMatch(/^<(\?xml|svg)/)
    expect(await save(page, panel, { desktop, item: 'Plot as PDF', name: 'plot.pdf' })).toMatch(/^%PDF-/)
    const csv = await save(page, panel, { desktop, item: 'Numbers as CSV', name: 'plot.csv' })
    const [header, start, ...rows] = csv.trim().split('\n')
    expect(header).toBe('Steps,"slow, training","Run 2, training"')
    expect(new Set(start.split(',').slice(1)).size).toBe(1)
    expect(rows).toHaveLength(200)

    await panel.getByRole('switch', { name: 'Show slow' }).click()
    await expect(panel.getByRole('img', { name: 'Loss of Run 2' })).toBeVisible()
    await show(panel, 'Table')
    await expect(panel.getByRole('columnheader', { name: 'slow, training' })).toBeHidden()
    await expect(panel.getByRole('row', { name: /^200 / })).toBeAttached()
    await press(panel, 'Remove Run 2')
    await expect(panel.getByRole('columnheader', { name: 'Run 2, training' })).toBeHidden()
  },
)

story(
  'a classifier shows its decision surface, its weights as images and the way it went over the loss',
  async ({ page }) => {
    const panel = await openLaboratory(page, /^Logistic regression/i)
    await press(panel, 'Train')
    await expect(panel.getByText(/epoch 30 of 30.*% right/)).toBeVisible()
    await show(panel, 'Fit')
    const surface = panel.getByRole('img', { name: /decision surface/ })
    await expect(async () => expect(await countColors(surface)).toBeGreaterThan(20)).toPass()
    await show(panel, '■ first class')
    await surface.click({ position: { x: 100, y: 40 } })
    await expect(panel.getByLabel('Samples from')).toHaveValue('csv')
    await expect(panel.getByText('101 rows')).toBeVisible()
    await show(panel, 'Weights')
    await expect(panel.getByRole('img', { name: /^Weights w as an image; the strongest colour is \d/ })).toBeVisible()
    await show(panel, 'Loss surface')
    const loss = panel.getByRole('img', { name: /^Loss over .* with the path of the run/ })
    await expect(async () => expect(await countColors(loss)).toBeGreaterThan(10)).toPass()
    // One class only.
    await panel.getByLabel('Table as CSV').fill('x[0],x[1],l\n1,2,1\n2,1,1\n')
    await press(panel, 'Train')
    await expect(
      panel.getByText(/every row has the same class, "l" = 1, so the model can only learn to answer that/),
    ).toBeVisible()
  },
)
