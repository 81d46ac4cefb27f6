/**
 * The main states of the window: each has a name, how one gets there from the first example, and preferences that differ
 * from the usual ones. A new panel or dialog is one line here.
 */

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {{ readonly name: string, readonly act?: (page: Page) => Promise<unknown>, readonly preferences?: object }} State */

const PANELS = ['Steps', 'Training', 'Clinic', 'Likelihood', 'Convolution', 'Insights', 'History', 'Problems']

/** @type {readonly State[]} */
export const states = [
  { name: 'start' },
  { name: 'empty', act: press('Alt+n') },
  { name: 'backward', act: press('b') },
  { name: 'inspector', act: (page) => node(page, 'w').click() },
  { name: 'inspector-backward', act: chooseParameter },
  { name: 'inspector-wire', act: chooseWire },
  { name: 'quick-add', act: press('/', 's', 'i', 'g') },
  { name: 'menu-file', act: (page) => page.getByRole('button', { name: 'File' }).click() },
  { name: 'menu-node', act: (page) => node(page, 's').click({ button: 'right' }) },
  { name: 'frame', act: press('Control+a', 'Control+g') },
  { name: 'frame-collapsed', act: press('Control+a', 'Control+g', 'Escape', 'Alt+g') },
  { name: 'formulas', act: press('Control+Shift+f') },
  { name: 'formula-problem', act: typeMistake },
  { name: 'finder', act: press('Control+k') },
  { name: 'find-node', act: press('Control+f', 's') },
  { name: 'shortcuts', act: press('Control+/') },
  { name: 'preferences', act: press('Control+,') },
  { name: 'gallery', act: openGallery },
  { name: 'reference', act: press('F1') },
  { name: 'export', act: press('Control+e') },
  { name: 'export-solution', act: exportSolution },
  { name: 'simplify', act: simplify },
  { name: 'tour', preferences: { tourSeen: false } },
  { name: 'high-contrast', act: press('b'), preferences: { highContrast: true } },
  { name: 'text-200', preferences: { textSize: 200 } },
  { name: 'czech', act: press('b'), preferences: { language: 'cs' } },
  ...PANELS.map((panel) => ({ name: `panel-${panel.toLowerCase()}`, act: open(panel) })),
  { name: 'steps-backward', act: stepBack },
  { name: 'steps-large', act: (page) => openExample(page, /LeNet/).then(() => open('Steps')(page)) },
  { name: 'training-run', act: trainLine },
  { name: 'training-surface', act: trainSpirals },
  { name: 'likelihood-fits', act: (page) => view(page, 'Likelihood', 'Fits') },
  { name: 'convolution-stamp', act: (page) => view(page, 'Convolution', 'Stamp') },
  { name: 'insights-stuck', act: (page) => openExample(page, /Problem 4 \(b\)/).then(() => open('Insights')(page)) },
]

/** @param {readonly string[]} keys */
function press(...keys) {
  return async (/** @type {Page} */ page) => {
    for (const key of keys) await page.keyboard.press(key)
  }
}

/** @param {string} panel */
function open(panel) {
  return (/** @type {Page} */ page) =>
    page.getByRole('navigation', { name: 'Panels' }).getByRole('button', { name: panel }).click()
}

/**
 * @param {Page} page
 * @param {string} id
 */
function node(page, id) {
  return page.getByRole('group', { name: new RegExp(`^${id}: `) })
}

/** @param {Page} page */
async function chooseParameter(page) {
  await page.keyboard.press('b')
  await page.getByRole('group', { name: /^w: .*gradient/ }).click()
}

/** @param {Page} page */
async function chooseWire(page) {
  await page.keyboard.press('b')
  await page.getByRole('group', { name: 'Wire from s to a of y' }).focus()
  await page.keyboard.press('Enter')
}

/** @param {Page} page */
async function typeMistake(page) {
  await page.keyboard.press('Control+Shift+f')
  await page.getByRole('textbox', { name: 'Formulas of the graph' }).waitFor()
  await page.keyboard.press('Control+End')
  await page.keyboard.type('\nz = sn(y')
}

/** @param {Page} page */
async function openGallery(page) {
  await page.keyboard.press('Control+Shift+o')
  await page.getByRole('dialog').locator('img').nth(3).waitFor({ timeout: 30_000 })
}

/**
 * @param {Page} page
 * @param {RegExp} title
 */
async function openExample(page, title) {
  await page.getByRole('button', { name: 'Examples' }).click()
  await page.getByRole('dialog').getByRole('button', { name: title }).first().click()
}

/** @param {Page} page */
async function exportSolution(page) {
  await page.keyboard.press('Control+e')
  await page.getByRole('dialog').getByText('HTML').click()
  await page.waitForTimeout(2000)
}

/** @param {Page} page */
async function simplify(page) {
  await openExample(page, /Laplace/)
  await page.keyboard.press('Control+k')
  await page.keyboard.type('simplify')
  await page.keyboard.press('Enter')
}

/** @param {Page} page */
async function stepBack(page) {
  await open('Steps')(page)
  await page.getByText('1 of 14', { exact: true }).waitFor()
  await press(...']'.repeat(11))(page)
}

/** @param {Page} page */
async function trainLine(page) {
  await openExample(page, /Problem 5.*line/)
  await train(page)
}

/** @param {Page} page */
async function trainSpirals(page) {
  await openExample(page, /two spirals/)
  const panel = await train(page)
  await panel.getByRole('radio', { name: 'Fit' }).click()
  await page.waitForTimeout(1000)
}

/** @param {Page} page */
async function train(page) {
  await open('Training')(page)
  const panel = page.getByRole('region', { name: 'Training' })
  await panel.getByRole('button', { name: 'Train', exact: true }).click()
  await panel.getByRole('button', { name: 'Train', exact: true }).waitFor({ timeout: 120_000 })
  return panel
}

/**
 * @param {Page} page
 * @param {string} panel
 * @param {string} name
 */
async function view(page, panel, name) {
  await open(panel)(page)
  await page.getByRole('region', { name: panel }).getByRole('radio', { name }).click()
  await page.waitForTimeout(2000)
}
