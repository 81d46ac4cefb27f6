import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { dockIds } from '../../renderer/state/dock.ts'
import { dockText as czechDockText } from '../../renderer/text/cs/dock.ts'
import { dockText } from '../../renderer/text/en/dock.ts'
import { expect, story } from './story.ts'

/** Everything axe finds, in sentences. */
async function inspect(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.map(({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ html }) => html).join(', ')})`)
}

const dialogs = [
  ['the palette', 'Control+k'],
  ['preferences', 'Control+,'],
  ['shortcuts', 'Control+/'],
  ['examples', 'Control+Shift+o'],
  ['the reference', 'F1'],
  ['export', 'Control+e'],
] as const

async function inspectDialogs(page: Page): Promise<void> {
  for (const [name, keys] of dialogs) {
    await page.keyboard.press(keys)
    await expect(page.getByRole('dialog'), name).toBeVisible()
    expect(await inspect(page), name).toEqual([])
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }
}

for (const colorScheme of ['light', 'dark'] as const) {
  story(`the window can be read and used by everybody (${colorScheme})`, async ({ page }) => {
    await page.emulateMedia({ colorScheme })
    await page.goto('/')
    await page.getByRole('button', { name: 'Backward' }).click()
    await page.getByRole('group', { name: /^w: / }).click()
    await expect(page.getByRole('region', { name: 'Inspector' })).toContainText('Gradient')
    expect(await inspect(page)).toEqual([])
    await page.keyboard.press('Control+Shift+f')
    await expect(page.getByRole('textbox', { name: 'Formulas of the graph' })).toBeFocused()
    expect(await inspect(page)).toEqual([])
  })

  story(`so can every dialog (${colorScheme})`, async ({ page }) => {
    story.setTimeout(120_000)
    await page.emulateMedia({ colorScheme })
    await page.goto('/')
    await expect(page.getByText('L = 0.126928')).toBeVisible()
    await inspectDialogs(page)
  })

  story(`so can what appears while one draws (${colorScheme})`, async ({ page }) => {
    story.setTimeout(120_000)
    await page.emulateMedia({ colorScheme })
    await page.goto('/')
    await expect(page.getByText('L = 0.126928')).toBeVisible()
    const node = (id: string) => page.locator(`.react-flow__node[data-id="${id}"]`)
    const press = (...keys: readonly string[]) =>
      keys.reduce((last, key) => last.then(() => page.keyboard.press(key)), Promise.resolve())

    await page.getByLabel('Output of x', { exact: true }).click()
    await page.getByLabel('Output of w', { exact: true }).hover()
    await expect(page.locator('.connection-hint')).toBeVisible()
    expect(await inspect(page), 'a refused wire').toEqual([])
    await press('Escape', '/')
    await page.keyboard.type('b = [1, 2]')
    await expect(page.getByRole('option', { name: /b = \[1, 2\]/ })).toHaveCount(3)
    expect(await inspect(page), 'a typed value').toEqual([])
    await press('Escape')

    await node('s').click()
    await press('c')
    expect(await inspect(page), 'letters at the ports').toEqual([])
    await press('Escape')
    await node('y').click({ modifiers: ['Shift'] })
    await node('x').click({ modifiers: ['Shift'] })
    expect(await inspect(page), 'several nodes').toEqual([])
    await press('Control+g', 'Enter')
    await expect(page.getByRole('region', { name: 'Inspector' })).toContainText('Members')
    expect(await inspect(page), 'a frame').toEqual([])
    await press('Alt+g')
    expect(await inspect(page), 'a collapsed frame').toEqual([])
    await press('Shift+n', 'Enter')
    expect(await inspect(page), 'a comment').toEqual([])
    await press('Control+f')
    expect(await inspect(page), 'the search for a node').toEqual([])
  })

  story(`so can every panel (${colorScheme})`, async ({ page }) => {
    story.setTimeout(120_000)
    await page.emulateMedia({ colorScheme })
    await page.goto('/')
    await expect(page.getByText('L = 0.126928')).toBeVisible()
    for (const id of dockIds) {
      const name = dockText.dock.panels[id]
      await page.getByRole('navigation', { name: 'Panels' }).getByRole('button', { name, exact: true }).click()
      await expect(page.getByRole('region', { name, exact: true })).toBeVisible()
      await expect(page.getByText(dockText.dock.loading)).toHaveCount(0)
      expect(await inspect(page), name).toEqual([])
    }
  })
}

story('in Czech, in high contrast and at twice the text size, too', async ({ page }) => {
  story.setTimeout(180_000)
  const preferences = { tourSeen: true, language: 'cs', highContrast: true, textSize: 200 }
  await page.addInitScript((state) => {
    localStorage.setItem('preferences', JSON.stringify({ state, version: 1 }))
  }, preferences)
  await page.goto('/')
  await expect(page.locator('.react-flow__node')).toHaveCount(6)
  await page.keyboard.press('b')
  await page.locator('.react-flow__node[data-id="w"]').click()
  expect(await inspect(page)).toEqual([])
  await inspectDialogs(page)
  for (const id of dockIds) {
    const name = czechDockText.dock.panels[id]
    await page.getByRole('navigation').getByRole('button', { name, exact: true }).click()
    await expect(page.getByRole('region', { name, exact: true })).toBeVisible()
    await expect(page.getByText(czechDockText.dock.loading)).toHaveCount(0)
    expect(await inspect(page), name).toEqual([])
  }
})
