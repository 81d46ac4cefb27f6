/** Problem 4 of the midterm: what training cannot do, through the window alone. */
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, openExample, story } from './story.ts'

async function openInsights(page: Page, example: RegExp) {
  await page.goto('/')
  await openExample(page, example)
  await page.keyboard.press('i')
  const panel = page.getByRole('region', { name: 'Insights' })
  const view = (name: string) => panel.getByRole('radio', { name }).click()
  return { panel, view }
}

story('(a) the input that gives a scalar is 5 × 5', async ({ page }) => {
  const { panel, view } = await openInsights(page, /from zeros/)
  await view('Which input?')
  await panel.getByRole('button', { name: 'Find the size' }).click()
  await expect(panel).toContainText('x must be 5 × 5')
  await expect(panel).toContainText('f: 1 × 1 comes from 3 × 3')
  await expect(panel).toContainText('z: 3 × 3 comes from 5 × 5')
})

story(
  '(b) from zeros nothing moves: the zero factor on each path is named, and 4,000 steps confirm it',
  async ({ page }) => {
    const { panel, view } = await openInsights(page, /from zeros/)
    await expect(panel).toContainText('Claim: w = 0, v = 0 after every step')
    await expect(
      panel
        .getByRole('listitem')
        .filter({ has: page.getByRole('group', { name: 'Path w → z → f → L' }) })
        .last(),
    ).toContainText('is 0 because v = 0')
    await expect(
      panel
        .getByRole('listitem')
        .filter({ has: page.getByRole('group', { name: 'Path v → f → L' }) })
        .last(),
    ).toContainText('is 0 because z = 0 since w = 0')
    await view('Watch training')
    await panel.getByRole('button', { name: 'Train and watch' }).click()
    await expect(panel).toContainText('before and after 4,000 steps: nothing was learned')
    for (const id of ['w', 'v'])
      await expect(panel.getByRole('row', { name: `${id} stays 0` })).toContainText('held exactly')
  },
)

story('(b) the training laboratory watches what stays as it is while it trains, and says why', async ({ page }) => {
  await page.goto('/')
  await openExample(page, /from zeros/)
  await page.getByRole('navigation', { name: 'Panels' }).getByRole('button', { name: 'Training' }).click()
  const training = page.getByRole('region', { name: 'Training' })
  const claims = training.getByRole('list', { name: 'Watched in this run' })
  await training.getByRole('button', { name: 'Train', exact: true }).click()
  await expect(training).toContainText('epoch 100 of 100')
  await expect(claims.getByRole('listitem')).toHaveText(['w stays 0: held exactly', 'v stays 0: held exactly'])
  await training.getByRole('button', { name: 'Why?' }).click()
  await expect(page.getByRole('region', { name: 'Insights' })).toContainText('Claim: w = 0, v = 0 after every step')
})

story('(b) equal kernels are watched, too: w = v while both move', async ({ page }) => {
  await page.goto('/')
  await openExample(page, /small random weights/)
  await page.getByRole('navigation', { name: 'Panels' }).getByRole('button', { name: 'Training' }).click()
  const training = page.getByRole('region', { name: 'Training' })
  await training.getByLabel('Initial all parameters').selectOption('equal random')
  await training.getByRole('button', { name: 'Train', exact: true }).click()
  await expect(training.getByRole('listitem').filter({ hasText: 'w = v' })).toContainText('held to rounding')
})

story('(b) from small random weights it trains', async ({ page }) => {
  const { panel, view } = await openInsights(page, /small random weights/)
  await expect(panel).toContainText('Nothing is stuck and nothing is tied')
  await view('Watch training')
  await panel.getByRole('button', { name: 'Train and watch' }).click()
  await expect(panel).toContainText('after 4,000 steps')
  await expect(panel).not.toContainText('nothing was learned')
})

story('(c) four kernels in each layer collapse into one 5 × 5 convolution, as one entry', async ({ page }) => {
  const { panel, view } = await openInsights(page, /four kernels/)
  const status = page.getByRole('contentinfo')
  await expect(status).toContainText('7 nodes')
  const loss = (await status.textContent())?.match(/L = [\d.]{7}/)?.[0] ?? 'a loss'
  await view('Collapse linear layers')
  await panel.getByRole('button', { name: 'Collapse', exact: true }).click()
  await expect(panel).toContainText('One convolution: 72 parameters before, 25 after')
  await expect(panel).toContainText('so no fewer numbers suffice (rank of the map to θ: 25)')
  await panel.getByRole('button', { name: 'Replace on the canvas' }).click()
  await expect(status).toContainText('5 nodes')
  await expect(status).toContainText(loss)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(status).toContainText('7 nodes')
})

story('a ReLU in between is refused, and named', async ({ page }) => {
  const { panel, view } = await openInsights(page, /with a ReLU/)
  await view('Collapse linear layers')
  await panel.getByRole('button', { name: 'Collapse', exact: true }).click()
  await expect(panel.getByRole('alert')).toContainText('relu "a" stands between "x" and "f" and is not linear')
})

for (const colorScheme of ['light', 'dark'] as const) {
  story(`the panel can be read and used by everybody (${colorScheme})`, async ({ page }) => {
    await page.emulateMedia({ colorScheme })
    const { panel, view } = await openInsights(page, /from zeros/)
    await expect(panel).toContainText('Claim')
    for (const name of ['Stuck and tied', 'Watch training', 'Collapse linear layers', 'Which input?']) {
      await view(name)
      const { violations } = await new AxeBuilder({ page }).include('#dock').analyze()
      expect(violations.map(({ id, nodes }) => `${name}, ${id}: ${nodes.map(({ html }) => html).join(', ')}`)).toEqual(
        [],
      )
    }
  })
}
