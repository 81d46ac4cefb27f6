import { AxeBuilder } from '@axe-core/playwright'
import { expect, story } from './story.ts'

for (const colorScheme of ['light', 'dark'] as const) {
  story(`the window can be read and used by everybody (${colorScheme})`, async ({ page }) => {
    await page.emulateMedia({ colorScheme })
    await page.goto('/')
    await page.getByRole('button', { name: 'Backward' }).click()
    await page.getByRole('group', { name: /^w: / }).click()
    await expect(page.getByRole('region', { name: 'Inspector' })).toContainText('Gradient')
    const { violations } = await new AxeBuilder({ page }).analyze()
    const found = violations.map(
      ({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ html }) => html).join(', ')})`,
    )
    expect(found).toEqual([])
  })
}
