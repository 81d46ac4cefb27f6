/** With Czech chosen, no part of the window says anything in English. */
import type { Page } from '@playwright/test'
import { dockIds } from '../../renderer/state/dock.ts'
import { czech } from '../../renderer/text/cs/index.ts'
import { english } from '../../renderer/text/en/index.ts'
import { findEnglish } from '../language/find-english.ts'
import { findOp } from '../../shared/ops/index.ts'
import { expect, story } from './story.ts'

/** Every text of the English catalogue that is said otherwise in Czech. */
const ENGLISH = new Set(listDifferent(english, czech).filter((text) => !JSON.stringify(czech).includes(`"${text}"`)))

function listDifferent(original: unknown, translated: unknown): string[] {
  if (typeof original === 'string') return original === translated || original.length < 3 ? [] : [original]
  if (typeof original !== 'object' || original === null) return []
  return Object.entries(original).flatMap(([key, value]) =>
    listDifferent(value, (translated as Readonly<Record<string, unknown>> | undefined)?.[key]),
  )
}

/** What is English among all that is seen or heard, each with the words that give it away. */
async function findLeaks(page: Page): Promise<readonly string[]> {
  const said = await page.evaluate(() => {
    const found: string[] = []
    const isShown = (element: Element) => element.checkVisibility({ visibilityProperty: true })
    // Formulas, what a person typed, and the file a preview shows are no words of the window.
    const isOther = (element: Element) =>
      element.closest('.cm-content, textarea, pre, code, kbd, iframe, style') !== null
    for (const element of document.querySelectorAll('body *')) {
      if (isOther(element) || !isShown(element)) continue
      const own = [...element.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE)
      found.push(own.map(({ textContent }) => textContent).join(' '))
      for (const name of ['aria-label', 'title', 'placeholder']) found.push(element.getAttribute(name) ?? '')
    }
    return [...new Set(found.map((text) => text.trim()))].filter((text) => text !== '')
  })
  return said.flatMap((text) => {
    // Ops are typed by their ids in every language.
    if (findOp(text) !== undefined) return []
    const words = ENGLISH.has(text) ? [text] : findEnglish(text)
    return words.length === 0 ? [] : [`“${text}” (${words.join(', ')})`]
  })
}

story.beforeEach(async ({ page }) => {
  await page.addInitScript(() => {
    const czech = JSON.stringify({ state: { tourSeen: true, language: 'cs' }, version: 1 })
    localStorage.setItem('preferences', czech)
  })
})

const open = async (page: Page, example: RegExp) => {
  await page.getByRole('button', { name: czech.menus.examples }).click()
  await page.getByRole('dialog').getByRole('button', { name: example }).first().click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
}

story('no panel of the dock leaks English', async ({ page }) => {
  story.setTimeout(240_000)
  await page.goto('/')
  for (const example of [/^Úloha 2/, /^Úloha 4 \(b\): dvě/, /^Úloha 1: dvacet/]) {
    await open(page, example)
    for (const id of dockIds) {
      const name = czech.dock.panels[id]
      const tab = page.getByRole('navigation', { name: czech.dock.title }).getByRole('button', { name, exact: true })
      if ((await tab.getAttribute('aria-expanded')) !== 'true') await tab.click()
      const panel = page.getByRole('region', { name, exact: true })
      await expect(panel).toBeVisible()
      await expect(page.getByText(czech.dock.loading)).toHaveCount(0)
      const views = panel.getByRole('radio').or(panel.getByRole('tab'))
      expect.soft(await findLeaks(page), `${name}, ${example}`).toEqual([])
      const count = Math.min(await views.count(), 12)
      for (let index = 0; index < count; index++) {
        const view = views.nth(index)
        if (!(await view.isVisible()) || !(await view.isEnabled())) continue
        await view.click()
        expect.soft(await findLeaks(page), `${name}, view ${index + 1}, ${example}`).toEqual([])
      }
    }
  }
})

story('neither does a dialog, nor the inspector', async ({ page }) => {
  story.setTimeout(120_000)
  await page.goto('/')
  await expect(page.getByText('L = 0.126928')).toBeVisible()
  for (const keys of ['Control+k', 'Control+,', 'Control+/', 'Control+Shift+o', 'F1', 'Control+e']) {
    await page.keyboard.press(keys)
    await expect(page.getByRole('dialog'), keys).toBeVisible()
    expect.soft(await findLeaks(page), keys).toEqual([])
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }
  await page.keyboard.press('b')
  for (const name of [/^w: /, /^s: /, /^L: /]) {
    await page.getByRole('group', { name }).click()
    expect.soft(await findLeaks(page), String(name)).toEqual([])
  }
})
