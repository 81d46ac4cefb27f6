/** In a plain browser: every tab has a draft of its own, and what a closed tab left behind is offered. */
import type { Page } from '@playwright/test'
import { expect, story } from './story.ts'

const statusOf = (page: Page) => page.getByRole('contentinfo')

async function edit(page: Page, title: string): Promise<void> {
  const field = page.getByRole('textbox', { name: 'Title of the graph' })
  await field.fill(title)
  await field.press('Enter')
  await expect.poll(() => listDrafts(page)).toContain(title)
}

/** Names of the drafts in IndexedDB, as the browser keeps them. */
function listDrafts(page: Page): Promise<readonly string[]> {
  return page.evaluate(
    () =>
      new Promise<readonly string[]>((resolve, reject) => {
        const opening = indexedDB.open('chainrule-drafts')
        opening.onerror = () => reject(new Error('no database'))
        opening.onsuccess = () => {
          const database = opening.result
          if (!database.objectStoreNames.contains('drafts')) return resolve([])
          const reading = database.transaction('drafts').objectStore('drafts').getAll()
          reading.onsuccess = () =>
            resolve((reading.result as readonly { readonly name: string }[]).map(({ name }) => name))
        }
      }),
  )
}

story(
  'two tabs keep their drafts apart; a closed one leaves its work to the next',
  async ({ page, context, address }) => {
    await page.goto('/')
    await expect(statusOf(page)).toContainText('L = 0.1269')
    await edit(page, 'First tab')

    const second = await context.newPage()
    await second.goto(address)
    await expect(statusOf(second)).toContainText('L = 0.1269')
    // The first tab lives: nothing is offered.
    await expect(second.getByRole('dialog')).toHaveCount(0)
    await edit(second, 'Second tab')
    expect([...(await listDrafts(page))].sort()).toEqual(['First tab', 'Second tab'])

    await page.close({ runBeforeUnload: false })
    const third = await context.newPage()
    await third.goto(address)
    const dialog = third.getByRole('dialog', { name: 'Unsaved work was found' })
    await expect(dialog).toContainText('First tab')
    await expect(dialog).not.toContainText('Second tab')
    await dialog.getByRole('button', { name: 'Recover', exact: true }).click()
    await expect(third.getByRole('textbox', { name: 'Title of the graph' })).toHaveValue('First tab')
    await expect.poll(async () => [...(await listDrafts(third))].sort()).toEqual(['First tab', 'Second tab'])
  },
)
