/** One picture of the window in one of its states. */

/**
 * @param {import('@playwright/test').Browser} browser
 * @param {string} address of the built page
 * @param {import('./screenshot-states.mjs').State} state
 * @param {{ readonly theme: 'light' | 'dark', readonly width: number, readonly height: number, readonly scale?: number }} look
 * @param {string} path
 */
export async function takePicture(browser, address, { act, preferences }, { theme, width, height, scale }, path) {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme: theme, deviceScaleFactor: scale ?? 1 })
  const stored = JSON.stringify({ state: { tourSeen: true, ...preferences }, version: 1 })
  await page.addInitScript({ content: `localStorage.preferences = ${JSON.stringify(stored)}` })
  try {
    await page.goto(address)
    await page.getByText('L = 0.126928').waitFor()
    await act?.(page)
    // Pictures, panels and typesetting come a moment later.
    await page.waitForTimeout(800)
    await page.screenshot({ path, animations: 'disabled' })
  } finally {
    await page.close()
  }
}
