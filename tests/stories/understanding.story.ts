/** Understanding in the window: playing and scrubbing, stamps, reasons for zeros and NaNs, vectors written out, settings. */
import type { Page } from '@playwright/test'
import { expect, openExample, story } from './story.ts'

const node = (page: Page, id: string) => page.getByRole('group', { name: new RegExp(`^${id}: `) })
const heard = (page: Page) => page.getByRole('region', { name: 'Steps' }).getByRole('status')
const timeLine = (page: Page) => page.getByRole('slider', { name: 'Time line' })

async function openSteps(page: Page) {
  await page.goto('/')
  await expect(node(page, 's')).toHaveAccessibleName(/value/)
  await page.keyboard.press(']')
  await expect(heard(page)).toHaveText(/Step 1 of 14/)
}

story('the steps play by themselves at the chosen speed, and pause where one wants', async ({ page }) => {
  await openSteps(page)
  await page.getByRole('combobox', { name: 'Speed' }).selectOption('4×')
  await page.getByRole('button', { name: 'Play', exact: true }).click()
  await expect(heard(page)).toHaveText(/Step 4 of 14/, { timeout: 10_000 })
  await page.getByRole('button', { name: 'Pause', exact: true }).click()
  const stopped = await timeLine(page).getAttribute('aria-valuenow')
  await page.waitForTimeout(1_500)
  await expect(timeLine(page)).toHaveAttribute('aria-valuenow', stopped ?? '')
})

story('the time line is scrubbed with the mouse, and what is not reached is blank', async ({ page }) => {
  await openSteps(page)
  const { x, y, width, height } = (await timeLine(page).boundingBox())!
  await page.mouse.move(x + 5, y + height / 2)
  await page.mouse.down()
  await page.mouse.move(x + width - 3, y + height / 2, { steps: 6 })
  await expect(heard(page)).toHaveText(/Step 14 of 14, Update/)
  await expect(node(page, 'w')).toHaveAccessibleName(/gradient \[0, 0\.1192\]/)
  await page.mouse.move(x + 5, y + height / 2, { steps: 6 })
  await page.mouse.up()
  await expect(heard(page)).toHaveText(/Step 1 of 14, Given/)
  await expect(node(page, 'w')).not.toHaveAccessibleName(/gradient/)
})

story('a small convolution is told stamp by stamp', async ({ page }) => {
  await page.goto('/')
  await openExample(page, /Problem 4 \(b\): two convolutions trained from zeros/)
  await page.keyboard.press(']')
  await expect(heard(page)).toHaveText(/Step 1 of 28/)
  for (let step = 0; step < 4; step++) await page.keyboard.press(']')
  await expect(heard(page)).toHaveText(/Step 5 of 28, Forward: .*z 1, 1 = the sum.* times 0 \+ .* = 0/)
  await expect(node(page, 'z')).not.toHaveAccessibleName(/value/)
})

story('a zero says which factor made it, and one click goes there', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('button', { name: 'Backward' }).click()
  await node(page, 'w').click()
  await page.getByRole('button', { name: 'entry 1' }).click()
  await expect(page.getByText(/1 path from the loss/)).toBeVisible()
  await page.getByRole('button', { name: 'Go to w → s' }).click()
  await expect(page.getByRole('heading', { name: 'w → s' })).toBeVisible()
})

story('a NaN says where it began', async ({ page }) => {
  await page.goto('/')
  await node(page, 'w').dblclick()
  const value = page.getByRole('region', { name: 'Graph' }).getByRole('textbox', { name: 'Value of w' })
  await value.fill('[Infinity, pi]')
  await page.keyboard.press('Enter')
  await node(page, 's').click()
  await expect(page.getByText('Where did this begin?')).toBeVisible()
})

story('vectors are written out as numbers and put back together', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('button', { name: 'Backward' }).click()
  await page.getByRole('button', { name: 'Write vectors out' }).click()
  await expect(page.getByRole('contentinfo')).toContainText('11 nodes')
  await expect(page.getByRole('contentinfo')).toContainText('L = 0.126928')
  await expect(node(page, 'w_2')).toHaveAccessibleName(/gradient 0\.1192/)
  await page.getByRole('button', { name: 'Back to vectors' }).click()
  await expect(page.getByRole('contentinfo')).toContainText('6 nodes')
})

story('decimals and the layout of gradients hold in the steps, the inspector and on the wires', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('button', { name: 'Backward' }).click()
  await page
    .getByRole('spinbutton', { name: 'Decimals' })
    .or(page.getByRole('textbox', { name: 'Decimals' }))
    .fill('2')
  await page.keyboard.press('Enter')
  await page.getByText('columns', { exact: true }).click()
  await expect(node(page, 'w')).toHaveAccessibleName(/gradient \[0, 0\.12\]/)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Steps' }).click()
  await timeLine(page).press('End')
  for (let step = 0; step < 2; step++) await page.keyboard.press('ArrowLeft')
  await expect(heard(page)).toHaveText(/∂L\/∂w = ∂s\/∂w times ∂L\/∂s = .* times \[−2 over .*\] is about \[0, 0\.12\]/)
  await expect(page.getByRole('region', { name: 'Steps' })).toContainText(/Shapes/)
})
