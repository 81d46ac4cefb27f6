/** Problem 1 of the midterm through the window alone: the derivation, its numbers, the loss on the canvas, the fits. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, story, typeFormulas } from './story.ts'

const node = (page: Page, id: string) => page.getByRole('group', { name: new RegExp(`^${id}: `) })
const panel = (page: Page) => page.getByRole('region', { name: 'Likelihood' })

async function openPanel(page: Page): Promise<void> {
  await page.goto('/')
  await page.getByRole('button', { name: 'Likelihood', exact: true }).click()
  await expect(panel(page).getByRole('listitem').first()).toContainText('Likelihood', { timeout: 20_000 })
}

story('a Laplace likelihood is derived to its L1 loss, every step named and checked', async ({ page }) => {
  await openPanel(page)
  const steps = panel(page).locator('.derivation__step')
  await expect(steps).toContainText([
    'Likelihood',
    'Logarithm of the objective',
    'Product to sum of logarithms',
    'Maximum to minimum',
    'Logarithm of a product',
    'Logarithm of an exponential',
    'Logarithm of a reciprocal',
    'Collect the minus signs',
    'Constants leave the sum',
    'Constant dropped',
  ])
  await expect(steps.nth(8)).toContainText('= 24.46574 at the start')
  await expect(steps.nth(9)).toContainText('= 21 at the start')
  await expect(steps.nth(9)).toContainText('equal up to a constant at 40 random points')
  await expect(panel(page).getByRole('region', { name: 'Worth mentioning' })).toContainText('normalises over all of')
})

story('the loss is put on the canvas and trains; undo brings back what was there', async ({ page }) => {
  await openPanel(page)
  await panel(page).getByRole('button', { name: 'Loss on canvas' }).click()
  const status = page.getByRole('contentinfo')
  await expect(status).toContainText('L = 21')
  await expect(node(page, 'abs1')).toBeVisible()
  await page.getByRole('button', { name: 'SGD step' }).click()
  await expect(status).toContainText('L = 19.75')
  await expect(node(page, 'w')).toHaveAccessibleName(/value 0\.1/)
  await panel(page).getByRole('button', { name: 'Both side by side' }).click()
  await expect(node(page, 'P')).toBeVisible()
  await expect(node(page, 'L')).toBeVisible()
  await panel(page).getByRole('button', { name: 'Likelihood on canvas' }).click()
  await expect(node(page, 'L')).toBeHidden()
  await panel(page).getByRole('button', { name: 'Next step on the canvas' }).click()
  await expect(status).toContainText('The canvas shows: Logarithm of the objective')
  await expect(node(page, 'L')).toBeVisible()
})

story('both fits stand over the samples, and follow a sample moved by keyboard and mouse', async ({ page }) => {
  await openPanel(page)
  await page.getByRole('button', { name: 'Full height' }).click()
  await panel(page).getByRole('radio', { name: 'Fits' }).click()
  const rows = panel(page).getByRole('table').first().getByRole('row')
  await expect(rows.nth(2)).toHaveText(/Laplace \(L1\)1−169\.46573636/)
  await expect(rows.nth(3)).toHaveText(/Gaussian \(L2\)1\.6−18\.411\.8657425\.2/)
  const outlier = panel(page).getByRole('button', { name: 'Sample 4: x 3, y 10' })
  await outlier.focus()
  await page.keyboard.press('Shift+ArrowUp')
  await expect(panel(page).getByRole('button', { name: 'Sample 4: x 3, y 11' })).toBeVisible()
  await expect(rows.nth(2)).toHaveText(/1−17/)
  await expect(rows.nth(3)).not.toHaveText(/^Gaussian \(L2\)1\.6−1/)
  const moved = panel(page).getByRole('button', { name: 'Sample 4: x 3, y 11' })
  const box = (await moved.boundingBox())!
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2 + 60, { steps: 4 })
  await page.mouse.up()
  await expect(moved).toBeHidden()
  // The sample stays above the line: only the squares follow the outlier.
  await expect(rows.nth(2)).toHaveText(/^Laplace \(L1\)1−1/)
  await expect(panel(page).getByRole('textbox', { name: /Samples/ })).not.toHaveValue(/3, 10/)
})

story('at the kinks the subgradient is an interval, and 0 lies in it at the optimum', async ({ page }) => {
  await openPanel(page)
  await page.getByRole('button', { name: 'Full height' }).click()
  await panel(page).getByRole('radio', { name: 'Kinks' }).click()
  await expect(panel(page)).toContainText('4 residuals are 0 here. 0 lies in both intervals')
  await panel(page).getByRole('button', { name: 'Start' }).click()
  await expect(panel(page)).toContainText('No residual is 0 here')
})

story(
  'what a distribution cannot produce is said with what would work, and other distributions lead elsewhere',
  async ({ page }) => {
    await openPanel(page)
    const distribution = panel(page).getByRole('combobox', { name: 'Distribution' })
    await distribution.selectOption('bernoulli')
    await expect(panel(page).getByRole('alert')).toContainText('it needs labels 0 and 1, or −1 and 1')
    await panel(page)
      .getByRole('textbox', { name: /Samples/ })
      .fill('0 0\n1 0\n2 1\n3 1')
    await expect(panel(page).locator('.derivation__step').last()).toContainText('This is the binary cross-entropy')
    await panel(page)
      .getByRole('textbox', { name: /Samples/ })
      .fill('(0, -1), (1, -1), (2, 1)')
    await expect(panel(page).locator('.derivation__step').last()).toContainText('This is the logistic loss')
    await distribution.selectOption('categorical')
    await expect(panel(page).getByRole('alert')).toContainText('the whole numbers 0, 1, 2, ..')
    await panel(page)
      .getByRole('textbox', { name: /Samples/ })
      .fill('(0, 0), (1, ')
    await expect(panel(page).getByRole('alert')).toContainText('is no sample')
  },
)

story(
  'the same rules are applied by hand: Simplify lists them, previews, applies, and undo takes one back',
  async ({ page }) => {
    await openPanel(page)
    await panel(page).getByRole('button', { name: 'Loss on canvas' }).click()
    await expect(page.getByRole('contentinfo')).toContainText('L = 21')
    await page.keyboard.press('Alt+R')
    const dialog = page.getByRole('dialog', { name: 'Simplify' })
    await dialog.getByRole('button', { name: 'This is the L1 loss' }).click()
    await dialog.getByRole('button', { name: 'Apply' }).click()
    await expect(dialog).toContainText('No rule applies here')
    await dialog.getByRole('button', { name: 'Close' }).click()
    await expect(page.getByRole('contentinfo')).toContainText('7 nodes')
    await expect(node(page, 'L')).toHaveAccessibleName(/l1/i)
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect(node(page, 'abs1')).toBeVisible()
  },
)

story('Simplify keeps to what is selected', async ({ page }) => {
  await page.goto('/')
  await typeFormulas(page, 'w = 1; v = 2; a = log(exp(w)); b = log(exp(v)); L = a + b')
  await expect(page.getByRole('contentinfo')).toContainText('L = 3')
  await node(page, 'a').click()
  await page.keyboard.press('Alt+R')
  const dialog = page.getByRole('dialog', { name: 'Simplify' })
  const rules = dialog.getByRole('list', { name: 'Rules that apply' }).getByRole('button')
  await expect(rules).toHaveCount(1)
  await expect(rules).toContainText('at a')
  await dialog.getByRole('button', { name: 'Apply' }).click()
  await dialog.getByRole('button', { name: 'Close' }).click()
  await expect(node(page, 'a')).toBeHidden()
  await expect(node(page, 'b')).toBeVisible()
  await expect(page.getByRole('contentinfo')).toContainText('L = 3')
})

story('samples come from a CSV file, also when it was edited and is chosen once more', async ({ page }) => {
  await openPanel(page)
  const choose = async (csv: string) => {
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      panel(page).getByRole('button', { name: 'Open CSV…' }).click(),
    ])
    await chooser.setFiles({ name: 'samples.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
  }
  const last = panel(page).locator('.derivation__step').last()
  await choose('x,y\n0,1\n1,2\n2,30\n')
  await expect(panel(page).getByRole('textbox', { name: 'Samples (3)' })).toHaveValue(/^x,y\n0,1/)
  await expect(last).toContainText('= 33 at the start')
  await choose('x,y\n0,1\n1,2\n2,3\n3,4\n')
  await expect(panel(page).getByRole('textbox', { name: 'Samples (4)' })).toBeVisible()
  await expect(last).toContainText('= 10 at the start')
  await choose('x,y\n0,one\n')
  await expect(panel(page).getByRole('alert')).toContainText('line 2: column "y" holds "one"')
})

story('the model of the mean is taken from a node of the graph that is drawn', async ({ page }) => {
  await page.goto('/')
  await typeFormulas(page, 'x = [0, 1]; w = 1; c = 0.5; m = c * exp(w * x); L = sum(m)')
  await expect(node(page, 'm')).toBeVisible()
  await page.getByRole('button', { name: 'Likelihood', exact: true }).click()
  await panel(page).getByRole('radio', { name: 'Node' }).click()
  await panel(page).getByRole('combobox', { name: 'Node of the graph' }).selectOption('m')
  await panel(page)
    .getByRole('textbox', { name: /Samples/ })
    .fill('(0, 1), (1, 2), (2, 3)')
  const last = panel(page).locator('.derivation__step').last()
  // Σ |½ eˣ − y| at x = 0, 1, 2: the samples took the place of the values in the graph.
  await expect(last).toContainText('= 1.835387 at the start')
  await panel(page).getByRole('button', { name: 'Loss on canvas' }).click()
  await expect(page.getByRole('contentinfo')).toContainText('L = 1.835387')
  await expect(node(page, 'w')).toHaveAccessibleName(/value 1/)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(node(page, 'm')).toBeVisible()
})

story('the derivation is copied as Markdown and as LaTeX', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await openPanel(page)
  const copied = async (format: string) => {
    await panel(page).getByRole('button', { name: format }).click()
    await expect(page.getByRole('contentinfo')).toContainText(`The derivation was copied as ${format}`)
    return page.evaluate(() => navigator.clipboard.readText())
  }
  const markdown = await copied('Markdown')
  expect(markdown).toMatch(/^# From likelihood to loss: Laplace/)
  expect(markdown).toContain('**Product to sum of logarithms.**')
  const latex = await copied('LaTeX')
  expect(latex).toContain('\\sum_{i=1}^{5}')
  expect(latex).toContain('Constant dropped')
})

for (const colorScheme of ['light', 'dark'] as const) {
  story(`the panel can be read and used by everybody (${colorScheme})`, async ({ page }) => {
    await page.emulateMedia({ colorScheme })
    await openPanel(page)
    for (const view of ['Derivation', 'Kinks', 'Fits']) {
      await panel(page).getByRole('radio', { name: view }).click()
      const { violations } = await new AxeBuilder({ page }).include('#dock').analyze()
      expect(violations.map(({ id, nodes }) => `${view}: ${id} ${nodes.map(({ html }) => html).join(', ')}`)).toEqual(
        [],
      )
    }
  })
}
