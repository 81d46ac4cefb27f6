/** The laboratory and the clinic: the worked set of problem 1 with both losses, and a run that diverges and is cured. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, openExample, story } from './story.ts'

const POINTS = 'x,y\n0,1\n1,2\n2,3\n3,10\n4,5\n'

/** The same line with another loss, typed as formulas. */
async function typeModel(page: Page, loss: string) {
  const editor = page.getByRole('textbox', { name: 'Formulas of the graph' })
  if (!(await editor.isVisible())) await page.getByRole('button', { name: 'Formulas' }).first().click()
  await editor.click()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.insertText(`wx = w * x; p = wx + b; L = ${loss}(p, y)`)
}

async function openPanel(page: Page, name: string) {
  await page.getByRole('navigation', { name: 'Panels' }).getByRole('button', { name }).click()
}

async function openTraining(page: Page) {
  await openPanel(page, 'Training')
  return page.getByRole('region', { name: 'Training' })
}

async function setField(page: Page, name: string, value: string) {
  const field = page.getByRole('region', { name: 'Training' }).getByLabel(name, { exact: true })
  await field.fill(value)
  await field.press('Enter')
}

story.describe.configure({ timeout: 60_000 })

story('the worked set of problem 1 is loaded, trained with both losses, overlaid and read', async ({ page }) => {
  await page.goto('/')
  await openExample(page, /a line through points/)
  const panel = await openTraining(page)
  await panel.getByLabel('Samples from').selectOption('csv')
  await panel.getByLabel('Table as CSV').fill(POINTS)
  await expect(panel.getByText('5 rows')).toBeVisible()
  await setField(page, 'Epochs', '3000')
  await panel.getByRole('button', { name: 'Train', exact: true }).click()
  // Σ |w x + b − y| = 6 over five rows, at w = 1, b = 1.
  await expect(panel.getByText(/epoch 3,000 of 3,000.*loss 1\.2(?!\d*[1-9])/)).toBeVisible()

  // The squared error of the same line: Σ = 25.2 at w = 1.6, b = 1, from the same start.
  await typeModel(page, 'mse')
  await expect(page.getByRole('group', { name: /^L: squared error|^L: mse|^L: mean squared/i })).toBeAttached()
  await panel.getByRole('button', { name: 'Train', exact: true }).click()
  await expect(panel.getByText(/epoch 3,000 of 3,000.*loss 5\.04/)).toBeVisible()
  await panel.getByRole('radio', { name: 'Table' }).click()
  for (const name of ['Run 1, training', 'Run 2, training'])
    await expect(panel.getByRole('columnheader', { name })).toBeVisible()
  await expect(panel.getByRole('row', { name: /^3000 1\.2 5\.04/ })).toBeAttached()

  // With the default α the squared error diverges; the remedy starts again from the same weights and ends where it should.
  await setField(page, 'α', '0.5')
  await expect(panel.getByText(/α = 0\.5 overshoots here/)).toBeVisible()
  await panel.getByRole('button', { name: 'Train', exact: true }).click()
  await expect(panel.getByText(/the run diverges: by epoch \d+, step \d+ the loss has grown from 27\.8/)).toBeVisible()
  await openPanel(page, 'Clinic')
  const clinic = page.getByRole('region', { name: 'Clinic' })
  await clinic.getByRole('radio', { name: 'My runs' }).click()
  await expect(clinic.getByRole('heading', { name: 'Divergence' })).toBeVisible()
  await clinic.getByRole('button', { name: 'Try: Smaller α' }).click()
  await openTraining(page)
  await expect(panel.getByText(/epoch 3,000 of 3,000.*loss 5\.04/)).toBeVisible()
  await expect(panel.getByRole('columnheader', { name: 'Run 3, Smaller α, training' })).toBeVisible()
})

story(
  'α that overshoots is said before the run, which is stopped for growing; the clinic says why and cures it',
  async ({ page }) => {
    await page.goto('/')
    await openExample(page, /the parabola/)
    const panel = await openTraining(page)
    await setField(page, 'α', '0.6')
    await expect(
      panel.getByText('α = 0.6 overshoots here: the largest curvature at the initial weights is λ = 4'),
    ).toBeVisible()
    await panel.getByRole('button', { name: 'Train', exact: true }).click()
    await expect(
      panel.getByText(/the run diverges: by epoch 2\d, step 2\d the loss has grown from 2 to .*"w"/),
    ).toBeVisible()

    await openPanel(page, 'Clinic')
    const clinic = page.getByRole('region', { name: 'Clinic' })
    await clinic.getByRole('radio', { name: 'My runs' }).click()
    await expect(clinic.getByRole('heading', { name: 'Divergence' })).toBeVisible()
    await expect(clinic.getByText(/grows by the factor 1\.96/)).toBeVisible()
    await clinic.getByRole('button', { name: 'Try: Smaller α' }).click()
    await expect(clinic.getByRole('heading', { name: 'Healthy' })).toBeVisible()

    // Both runs lie over each other; the settings are those of the cure, so that the warning is gone.
    await openTraining(page)
    await expect(panel.getByText(/^Run 1, training/)).toBeVisible()
    await expect(panel.getByText(/^Run 1, Smaller α, training/)).toBeVisible()
    await expect(panel.getByText(/overshoots here/)).toBeHidden()

    // Whoever insists watches the old run grow to its last epoch.
    await setField(page, 'α', '0.6')
    await panel.getByRole('switch', { name: 'Stop at divergence' }).click()
    await panel.getByRole('button', { name: 'Train', exact: true }).click()
    await expect(panel.getByText(/epoch 40 of 40/)).toBeVisible()
  },
)

/** The nine curves of the gallery, and what each is recognised as. */
const CASES = [
  ['Grows or explodes', 'Divergence'],
  ['Falls very slowly', 'Very slow descent'],
  ['Flat from the start', 'Flat from the start'],
  ['Falls, then oscillates', 'Falls, then oscillates at a high level'],
  ['Validation rises', 'Overfitting'],
  ['Flat and high', 'Underfitting'],
  ['Noisy, trend down', 'Noisy, but falling'],
  ['Periodic spikes', 'Periodic spikes'],
  ['Jump and recovery', 'Sudden jump, then recovery'],
] as const

story(
  'the gallery shows the limit of α and nine curves in real runs, and can be used by everybody',
  async ({ page }) => {
    await page.goto('/')
    await page.getByRole('navigation', { name: 'Panels' }).getByRole('button', { name: 'Clinic' }).click()
    const clinic = page.getByRole('region', { name: 'Clinic' })
    await expect(clinic.getByRole('heading', { name: 'Oscillation at the stability limit' })).toBeVisible()
    for (const [name, pattern] of CASES) {
      await clinic.getByRole('button', { name, exact: true }).click()
      await expect(clinic.getByRole('heading', { name: pattern })).toBeVisible()
    }
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(', ')}`)).toEqual([])
    // A flat curve from elsewhere hides its inside: both causes are named.
    await clinic.getByRole('radio', { name: 'From a file' }).click()
    await clinic.getByLabel('Or paste it here').fill(`loss\n${'2\n'.repeat(30)}`)
    await expect(clinic.getByText(/^The gradient is zero/)).toBeVisible()
    await expect(clinic.getByText(/^The learning rate is at the stability limit/)).toBeVisible()
    await clinic.getByLabel('Or paste it here').fill('loss\n3\n2\n1\n')
    await expect(clinic.getByText(/too few points/)).toBeVisible()
  },
)
