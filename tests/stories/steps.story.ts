/** Walking through the derivation of problem 2 with the keyboard alone, hearing each line; the numbers are its table's. */
import type { Page } from '@playwright/test'
import { expect, story } from './story.ts'

const node = (page: Page, id: string) => page.getByRole('group', { name: new RegExp(`^${id}: `) })
const heard = (page: Page) => page.getByRole('region', { name: 'Steps' }).getByRole('status')

/** What is heard with each press of ], in order. */
const LINES: readonly RegExp[] = [
  /Step 1 of 14, Given: w = \[π\/2, π\]/,
  /Given: x = \[2, 1\]/,
  /Given: l = 1/,
  /Forward: s = sin w = sin \[π\/2, π\] = \[1, 0\]/,
  /Forward: y = s transposed x = .*\[1, 0\].*\[2, 1\] = 2/,
  /Loss: L = log\(1 \+ e to the −l y\) = log\(1 \+ e to the −2\) is about 0\.1269/,
  /Local gradients: ∂L\/∂y = −l σ\(−l y\) = .*−1 over \(1 \+ e squared\) is about −0\.1192/,
  /Local gradients: ∂y\/∂s = x transposed = .*\[2, 1\]/,
  /Local gradients: ∂s\/∂w = diag\(cos w\) = .*diag\(0, −1\)/,
  /Backward: ∂L\/∂y = .* is about −0\.1192/,
  /Backward: ∂L\/∂s = ∂L\/∂y times ∂y\/∂s = \(−1 over \(1 \+ e squared\)\) times \[2, 1\] = .* is about \[−0\.2384, −0\.1192\]/,
  /Backward: ∂L\/∂w = ∂L\/∂s times ∂s\/∂w = .*\[0, 0\.1192\].*Entry 1 is 0 because the local gradient cos w is 0 there/,
  /Update: w becomes w − α ∂L\/∂w = \[π\/2, π\] − 0\.5 times \[0, 1 over \(1 \+ e squared\)\] = .* is about \[1\.5708, 3\.082\]/,
  /Update: L is about 0\.12\. The loss fell by 0\.006917/,
]

/** The window listens to keys once it is drawn. */
async function openSteps(page: Page) {
  await page.goto('/')
  await expect(node(page, 'w')).toBeVisible()
  await page.keyboard.press('w')
}

story('every line is heard, forwards and backwards', async ({ page }) => {
  await page.goto('/')
  await expect(node(page, 's')).toHaveAccessibleName(/value/)
  for (const line of LINES) {
    await page.keyboard.press(']')
    await expect(heard(page)).toHaveText(line)
  }
  for (const line of LINES.toReversed().slice(1)) {
    await page.keyboard.press('[')
    await expect(heard(page)).toHaveText(line)
  }
})

story('what was not reached is blank; the keys of a player work in the panel', async ({ page }) => {
  await openSteps(page)
  const timeLine = page.getByRole('slider', { name: 'Time line' })
  await expect(timeLine).toBeFocused()
  await expect(node(page, 's')).not.toHaveAccessibleName(/value/)
  await page.keyboard.press('End')
  await expect(node(page, 'w')).toHaveAccessibleName(/gradient \[0, 0\.1192\]/)
  await page.keyboard.press('Home')
  await expect(node(page, 'w')).not.toHaveAccessibleName(/gradient/)
  await page.keyboard.press('PageDown')
  await expect(timeLine).toHaveAttribute('aria-valuetext', '4 of 14, Forward')
  await page.getByRole('button', { name: 'Backward' }).click()
  await expect(timeLine).toHaveAttribute('aria-valuetext', '12 of 14, Backward')
  await page.getByRole('button', { name: 'Close panel' }).click()
  await expect(node(page, 's')).toHaveAccessibleName(/value \[1, 0\]/)
})

story('steps of gradient descent are walked one after the other and taken over as one entry', async ({ page }) => {
  await openSteps(page)
  for (let round = 2; round <= 4; round++) {
    await page.getByRole('button', { name: 'Next SGD step' }).click()
    await expect(page.getByText(`SGD step ${round}`)).toBeVisible()
  }
  await expect(page.getByRole('contentinfo')).toContainText('L = 0.126928')
  await page.getByRole('button', { name: 'Take over' }).click()
  await expect(page.getByRole('contentinfo')).toContainText('L = 0.1082')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('contentinfo')).toContainText('L = 0.1269')
})
