/** Stories with Czech chosen, and the look at everything that is seen or heard. */
import type { Page } from '@playwright/test'
import { czech } from '../../renderer/text/cs/index.ts'
import { findOp } from '../../shared/ops/index.ts'
import { findEnglishWords } from '../language/vocabulary.ts'
import { expect, story } from './story.ts'

export { czech, expect, story }

/** The language is chosen before the page is there; ask for it first in a story. */
export async function speakCzech(page: Page, preferences: object = {}): Promise<void> {
  await page.addInitScript((chosen) => {
    const state = { tourSeen: true, language: 'cs', ...chosen }
    localStorage.setItem('preferences', JSON.stringify({ state, version: 1 }))
  }, preferences)
}

/** Names of keys, of functions in formulas, of an attribute as it is typed, and of nodes of an example. */
const INTERNATIONAL = new Set(`space esc enter delete home end tab shift github var rot cos frozen as half`.split(' '))

/** What is English among all that is seen or heard, each with the words that give it away. */
export async function findLeaks(page: Page): Promise<readonly string[]> {
  const said = await page.evaluate(() => {
    const found: string[] = []
    const isShown = (element: Element) => element.checkVisibility({ visibilityProperty: true })
    // Formulas, what a person typed, and the file a preview shows are no words of the window.
    const isOther = (element: Element) =>
      element.closest('.cm-content, textarea, pre, code, kbd, iframe, style, [translate=no], [lang=en]') !== null
    for (const element of document.querySelectorAll('body *')) {
      if (isOther(element) || !isShown(element)) continue
      const own = [...element.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE)
      found.push(own.map(({ textContent }) => textContent).join(' '))
      for (const name of [
        'aria-label',
        'title',
        'placeholder',
        'aria-description',
        'alt',
        'aria-valuetext',
        'aria-roledescription',
      ])
        found.push(element.getAttribute(name) ?? '')
    }
    return [...new Set([document.title, ...found].map((text) => text.trim()))].filter((text) => text !== '')
  })
  return said.flatMap((text) => {
    // Ops are typed by their ids in every language.
    const words = findEnglishWords(text).filter(
      (word) => !INTERNATIONAL.has(word.toLowerCase()) && findOp(word) === undefined,
    )
    return words.length === 0 ? [] : [`“${text}” (${words.join(', ')})`]
  })
}

/** Looks at the page as it is now; a story goes on and lists everything it finds. */
export async function look(page: Page, where: string): Promise<void> {
  expect.soft(await findLeaks(page), where).toEqual([])
}

export async function openExample(page: Page, example: RegExp): Promise<void> {
  await page.getByRole('button', { name: czech.menus.examples }).click()
  await page.getByRole('dialog').getByRole('button', { name: example }).first().click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
}

/** Opens a panel of the dock, or leaves it open. */
export async function openPanel(page: Page, id: keyof typeof czech.dock.panels) {
  const name = czech.dock.panels[id]
  const tab = page.getByRole('navigation', { name: czech.dock.title }).getByRole('button', { name, exact: true })
  if ((await tab.getAttribute('aria-expanded')) !== 'true') await tab.click()
  const panel = page.getByRole('region', { name, exact: true })
  await expect(panel).toBeVisible()
  await expect(page.getByText(czech.dock.loading)).toHaveCount(0)
  return panel
}
