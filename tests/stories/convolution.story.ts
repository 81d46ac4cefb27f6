/** Problem 3 of the midterm in the workbench: every number of its table, through the window alone. */
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, openExample, story, typeFormulas } from './story.ts'

/** Problem 3 with its workbench open. */
async function openWorkbench(page: Page) {
  await page.goto('/')
  await openExample(page, /^Problem 3/)
  await page.keyboard.press('k')
  const panel = page.getByRole('region', { name: 'Convolution' })
  const answer = (question: string) =>
    panel.getByRole('row').filter({ has: page.getByRole('rowheader', { name: question, exact: true }) })
  await expect(answer('Parameters').getByRole('cell').last()).toHaveText('51')
  return { panel, answer, form: panel.getByRole('form', { name: 'The layer' }) }
}

story('the numbers of problem 3: 408 bytes, 100 operations, 100 applications', async ({ page }) => {
  const { answer } = await openWorkbench(page)
  for (const [question, result] of [
    ['Output height and width', '5 × 5'],
    ['Memory of the parameters', '408 bytes'],
    ['Multiplications of one application', '50'],
    ['Additions of one application', '50'],
    ['Operations of one application', '100'],
    ['Applications', '100'],
  ]) {
    await expect(answer(question).getByRole('cell').last()).toHaveText(result)
  }
  for (const [reading, numbers] of [
    ['all channels, with bias', ['51', '408 B', '100']],
    ['all channels, without bias', ['50', '400 B', '99']],
    ['one slice, with bias', ['26', '208 B', '50']],
    ['one slice, without bias', ['25', '200 B', '49']],
  ] as const) {
    await expect(answer(reading).getByRole('cell')).toHaveText([...numbers])
  }
})

story('the padding that makes the map 7 × 7 is found and applied to the node as one entry', async ({ page }) => {
  const { panel, answer, form } = await openWorkbench(page)
  await form.getByLabel('Find').selectOption('padding')
  await expect(answer('Padding').getByRole('img', { name: 'p = 2' })).toBeVisible()
  await expect(answer('Output height and width')).toContainText('7 × 7')
  await expect(answer('Applications')).toContainText('196')
  await form.getByRole('button', { name: 'Apply to y' }).click()
  const node = page.getByRole('group', { name: /^y: / })
  await expect(node).toHaveAccessibleName(/4 ?[×,] ?1 ?[×,] ?7 ?[×,] ?7/)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(node).toHaveAccessibleName(/4 ?[×,] ?1 ?[×,] ?5 ?[×,] ?5/)
  await form.getByLabel('Find').selectOption('padding')
  await form.getByLabel('Output wanted').fill('40')
  await expect(answer('Padding').getByRole('img', { name: 'p = 35' })).toBeVisible()
  await form.getByLabel('Stride s').fill('1')
  await form.getByLabel('Output wanted').fill('8')
  await expect(panel.getByRole('alert')).toContainText('the nearest is 9 with padding 0')
})

story('conventions change the counts and are remembered in the document', async ({ page }) => {
  const { panel, answer } = await openWorkbench(page)
  await panel.getByLabel('Multiply and add').selectOption('1')
  await expect(answer('Operations of one application')).toContainText('50')
  await panel.getByLabel('Number type').selectOption('i8')
  await expect(answer('Memory of the parameters')).toContainText('51 bytes')
  await panel.getByLabel('Batch').selectOption('one')
  await expect(answer('Applications')).toContainText('25')
  await expect(panel).toContainText('a multiplication with its addition counts as one; a single image is counted.')
  for (let count = 0; count < 3; count++) await page.getByRole('button', { name: 'Undo' }).click()
  await expect(answer('Applications')).toContainText('100')
})

story('what is impossible is answered with what would work', async ({ page }) => {
  const { panel, form } = await openWorkbench(page)
  await form.getByLabel('Numbers of').selectOption('')
  const problem = panel.getByRole('alert')
  await form.getByLabel('Kernel k').fill('15')
  await expect(problem).toContainText('Use a kernel of at most 13 or a padding of at least 1.')
  await form.getByLabel('Padding p').fill('1')
  await expect(problem).toHaveCount(0)
  await form.getByLabel('Stride s').fill('0')
  await expect(problem).toContainText('A stride of 1 visits every place')
  await form.getByLabel('Stride s').fill('2')
  await form.getByLabel('Input n').fill('-13')
  await expect(problem).toContainText('must be a whole number of at least 1; found -13.')
})

story('a layer of its own may be dilated, grouped, transposed and not square', async ({ page }) => {
  const { answer, form } = await openWorkbench(page)
  const set = (field: string, value: string) => form.getByLabel(field, { exact: true }).fill(value)
  const size = (question = 'Output height and width') => answer(question).getByRole('cell').last()
  await form.getByLabel('Numbers of').selectOption('')
  await set('Stride s', '1')
  await set('Dilation d', '2')
  await expect(size()).toHaveText('5 × 5')
  await set('Dilation d', '1')
  await set('Filters F', '4')
  await set('Groups g', '2')
  await expect(answer('Parameters').getByRole('cell').last()).toHaveText('104')
  await form.getByLabel('Kind').selectOption('transposed')
  await set('Stride s', '2')
  await expect(size()).toHaveText('29 × 29')
  await set('Output padding q', '1')
  await expect(size()).toHaveText('30 × 30')
  await form.getByLabel('Kind').selectOption('convolution')
  await form.getByRole('switch', { name: 'Same both ways' }).click()
  await set('Kernel k, height', '3')
  await set('Stride s, height', '1')
  await expect(size('Output height')).toHaveText('11')
  await expect(size('Output width')).toHaveText('5')
  await set('Kernel k, width', '6')
  await expect(answer('Unused rows, columns').getByRole('cell').last()).toHaveText(/0, 1/)
})

story('Same finds the padding that keeps the size, or says that none does; Valid takes none', async ({ page }) => {
  const { panel, answer, form } = await openWorkbench(page)
  await form.getByLabel('Numbers of').selectOption('')
  await form.getByLabel('Stride s').fill('1')
  await form.getByRole('button', { name: 'Same', exact: true }).click()
  await expect(answer('Padding').getByRole('img', { name: 'p = 2' })).toBeVisible()
  await expect(answer('Output height and width')).toContainText('13 × 13')
  await form.getByLabel('Kernel k').fill('4')
  await expect(panel.getByRole('alert')).toContainText(
    'no padding gives an output height of 13; the nearest are 12 with padding 1 and 14',
  )
  await form.getByRole('button', { name: 'Valid', exact: true }).click()
  await expect(answer('Output height and width')).toContainText('10 × 10')
})

story(
  'feature maps show the numbers of the graph in greys, and the gradient after the backward pass',
  async ({ page }) => {
    await page.goto('/')
    await typeFormulas(
      page,
      'x = [[0, 1, 0], [0, 0, 0], [0, 0, 2]]; k = [[1, 0], [0, 1]]; y = conv2d(x, k); L = sum(y)',
    )
    await expect(page.getByRole('contentinfo')).toContainText('L = 3')
    await page.getByRole('navigation', { name: 'Panels' }).getByRole('button', { name: 'Convolution' }).click()
    const panel = page.getByRole('region', { name: 'Convolution' })
    await panel.getByRole('radio', { name: 'Feature maps' }).click()
    const greysOf = (name: RegExp) =>
      panel.getByRole('img', { name }).evaluate((canvas: HTMLCanvasElement) => {
        const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height)
        return [...data].filter((_, index) => index % 4 === 0)
      })
    await expect.poll(() => greysOf(/^Input x 0, from 0 to 2/)).toEqual([0, 128, 0, 0, 0, 0, 0, 0, 255])
    expect(await greysOf(/^Kernels w 0, from 0 to 1/)).toEqual([255, 0, 0, 255])
    expect(await greysOf(/^Output y 0, from 0 to 2/)).toEqual([0, 128, 0, 255])
    await page.getByRole('button', { name: 'Backward', exact: true }).click()
    await expect
      .poll(() => greysOf(/^Gradient ∂L\/∂x 0, from 0 to 2/))
      .toEqual([128, 128, 0, 128, 255, 128, 0, 128, 128])
  },
)

story('the stamp walks by keyboard and by itself, and backwards with the kernel rotated', async ({ page }) => {
  const { panel } = await openWorkbench(page)
  await panel.getByRole('radio', { name: 'Stamp' }).click()
  const stage = panel.getByRole('group', { name: /^The stamp/ })
  await expect(panel).toContainText('1 of 25')
  await stage.focus()
  await page.keyboard.press('ArrowRight')
  await expect(panel).toContainText('y[0, 0, 0, 1] =')
  await expect(panel).toContainText('Receptive field: rows 0–4, columns 2–6')
  await page.keyboard.press('ArrowDown')
  await expect(panel).toContainText('7 of 25')
  await page.keyboard.press('End')
  await expect(panel).toContainText('25 of 25')
  await panel.getByLabel('Speed').selectOption('32')
  await page.keyboard.press('Home')
  await page.keyboard.press('Space')
  await expect(panel).toContainText('25 of 25')
  await panel.getByRole('radio', { name: 'Backward' }).click()
  await expect(panel).toContainText('1 of 169')
  await expect(panel).toContainText('Kernel, rotated 180°')
  await expect(panel).toContainText('Press Backward to see the gradient of the loss')
  await page.getByRole('button', { name: 'Backward', exact: true }).click()
  await expect(panel).not.toContainText('Press Backward')
  await panel.getByRole('radio', { name: 'Feature maps' }).click()
  await expect(panel.getByRole('img', { name: /^Gradient/ })).toHaveCount(2)
})

story('totals of the network leave as CSV', async ({ page, desktop }) => {
  const { panel } = await openWorkbench(page)
  await panel.getByRole('radio', { name: 'Whole network' }).click()
  await expect(panel.getByRole('row', { name: /^y / })).toContainText('10,000')
  desktop.choices.push('totals.csv')
  await panel.getByRole('button', { name: 'Save as CSV…' }).click()
  await expect(page.getByRole('contentinfo')).toContainText('totals.csv')
  expect(desktop.read('totals.csv')).toContain('y,conv2d,4×1×5×5,51,408,800,10000,5×5')
})

story('the inspector of a convolution answers, too', async ({ page }) => {
  await page.goto('/')
  await openExample(page, /^Problem 3/)
  await page.getByRole('group', { name: /^y: / }).click()
  const inspector = page.getByRole('region', { name: 'Inspector' })
  await expect(inspector).toContainText('= 408 bytes')
  await inspector.getByRole('button', { name: 'Open in the workbench' }).click()
  await expect(page.getByRole('region', { name: 'Convolution' })).toContainText('1 of 25')
})

for (const colorScheme of ['light', 'dark'] as const) {
  story(`the workbench can be read and used by everybody (${colorScheme})`, async ({ page }) => {
    await page.emulateMedia({ colorScheme })
    const { panel } = await openWorkbench(page)
    for (const view of ['Answers', 'Stamp', 'Feature maps', 'Whole network']) {
      await panel.getByRole('radio', { name: view }).click()
      const { violations } = await new AxeBuilder({ page }).include('#dock').analyze()
      expect(violations.map(({ id, nodes }) => `${view}, ${id}: ${nodes.map(({ html }) => html).join(', ')}`)).toEqual(
        [],
      )
    }
  })
}
