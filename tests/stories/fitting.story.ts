/** The whole graph stays in view as long as nobody has chosen another view, and nothing of the window scrolls for nothing. */
import type { Page } from '@playwright/test'
import { expect, story } from './story.ts'

const node = (page: Page, id: string) => page.getByRole('group', { name: new RegExp(`^${id}: `) })

async function start(page: Page) {
  await page.goto('/')
  await expect(node(page, 's')).toHaveAccessibleName(/value \[1, 0\]/)
  // Hovering waits until the view has come to rest.
  await node(page, 's').hover()
}

const zoomOf = (page: Page) =>
  page.locator('.react-flow__viewport').evaluate((viewport) => new DOMMatrix(getComputedStyle(viewport).transform).a)

/** Whether every node and label lies inside the canvas. */
const isWhole = (page: Page) =>
  page.locator('.react-flow').evaluate((canvas) => {
    const outer = canvas.getBoundingClientRect()
    return [...canvas.querySelectorAll('.figure__drawing, .wire__label')].every((part) => {
      const { left, right, top, bottom } = part.getBoundingClientRect()
      return left >= outer.left && right <= outer.right && top >= outer.top && bottom <= outer.bottom
    })
  })

story('the graph makes room for a panel and grows back when it closes', async ({ page }) => {
  await page.setViewportSize({ width: 1024, height: 700 })
  await start(page)
  // The labels came after the first fit, and into its margin.
  await page.keyboard.press('.')
  await page.waitForTimeout(300)
  const before = await zoomOf(page)
  await page.setViewportSize({ width: 1024, height: 560 })
  await page.keyboard.press('w')
  await expect.poll(() => zoomOf(page)).toBeLessThan(before)
  expect(await isWhole(page)).toBe(true)
  await page.keyboard.press('w')
  await page.setViewportSize({ width: 1024, height: 700 })
  await expect.poll(() => zoomOf(page)).toBeCloseTo(before, 3)

  // A view that somebody chose is left alone.
  await page.keyboard.press('Control+0')
  await expect.poll(() => zoomOf(page)).toBe(1)
  await page.keyboard.press('w')
  await page.keyboard.press('w')
  expect(await zoomOf(page)).toBe(1)
})

story('labels that a setting or twice the text size makes too wide stay in view', async ({ page }) => {
  await start(page)
  const before = await zoomOf(page)
  await page.getByRole('radio', { name: 'bit', exact: true }).click()
  await expect(page.getByRole('contentinfo')).toContainText('bit')
  await expect.poll(() => zoomOf(page)).toBeLessThan(before)
  await expect.poll(() => isWhole(page)).toBe(true)
  await page.keyboard.press('b')
  await expect(node(page, 'w')).toHaveAccessibleName(/gradient/)
  await expect.poll(() => isWhole(page)).toBe(true)

  await page.keyboard.press('Control+,')
  await page.getByRole('dialog').getByLabel('Text size').selectOption('200 %')
  await page.keyboard.press('Escape')
  await expect.poll(() => isWhole(page)).toBe(true)
})

story('a new graph begins at 100 %, and what is drawn does not move the view', async ({ page }) => {
  await start(page)
  await page.keyboard.press('Alt+n')
  await expect(page.locator('.react-flow__node')).toHaveCount(0)
  expect(await zoomOf(page)).toBe(1)
  const view = () => page.locator('.react-flow__viewport').getAttribute('style')
  const before = await view()
  const canvas = page.getByRole('region', { name: 'Graph' })
  for (const [x, id] of [
    [100, 'w'],
    [300, 'w1'],
  ] as const) {
    await canvas.dblclick({ position: { x, y: 90 } })
    await page.keyboard.type('parameter')
    await page.keyboard.press('Enter')
    await expect(node(page, id)).toBeFocused()
  }
  expect(await view()).toBe(before)
})

story('no part of the window has a scroll bar for less than a line', async ({ page }) => {
  for (const [width, height] of [
    [1280, 800],
    [1024, 700],
    [1283, 801],
  ]) {
    await page.setViewportSize({ width, height })
    await start(page)
    const needless = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('body *')]
        .filter((part) => /auto|scroll/.test(getComputedStyle(part).overflowY))
        .map((part) => ({ name: part.className, hidden: part.scrollHeight - part.clientHeight }))
        .filter(({ hidden }) => hidden > 0 && hidden < 8),
    )
    expect(needless, `${width} × ${height}`).toEqual([])
  }
})
