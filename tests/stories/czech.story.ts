/** With Czech chosen, no part of the window says anything in English. */
import type { Page } from '@playwright/test'
import { dockIds } from '../../renderer/state/dock.ts'
import { FORMAT_IDS } from '../../shared/export/formats.ts'
import { DISTRIBUTION_IDS } from '../../shared/likelihood/distributions.ts'
import type { MenuEntry } from '../../shared/host/menu-model.ts'
import { findEnglishWords } from '../language/vocabulary.ts'
import { czech, expect, findLeaks, look, openExample, openPanel, speakCzech, story } from './czech.ts'

story.describe.configure({ timeout: 120_000 })
story.beforeEach(({ page }) => speakCzech(page))

const node = (page: Page, id: string) => page.getByRole('group', { name: new RegExp(`^${id}: `) })
const dialog = (page: Page) => page.getByRole('dialog')
const status = (page: Page) => page.getByRole('contentinfo')

async function start(page: Page): Promise<void> {
  await page.goto('/')
  await expect(page.getByText('L = 0.126928')).toBeVisible()
}

async function close(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toHaveCount(0)
}

/** Presses a button or an entry of a menu by its name in the catalogue. */
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click()

for (const example of [/^Úloha 2/, /^Úloha 4 \(b\): dvě/, /^Úloha 1: dvacet/])
  story(`no panel of the dock leaks English: ${example.source}`, async ({ page }) => {
    await page.goto('/')
    await openExample(page, example)
    for (const id of dockIds) {
      const panel = await openPanel(page, id)
      await look(page, `${id}`)
      const views = panel.getByRole('radio').or(panel.getByRole('tab'))
      const count = Math.min(await views.count(), 12)
      for (let index = 0; index < count; index++) {
        const view = views.nth(index)
        if (!(await view.isVisible()) || !(await view.isEnabled())) continue
        await view.click()
        await look(page, `${id} view ${index + 1}`)
      }
    }
  })

story('nor the dialogs, the finder and the shortcuts', async ({ page }) => {
  await start(page)
  for (const keys of ['Control+k', 'Control+,', 'Control+/', 'Control+Shift+o', 'F1']) {
    await page.keyboard.press(keys)
    await expect(dialog(page), keys).toBeVisible()
    await look(page, keys)
    await close(page)
  }

  // What the finder finds, by words of either language.
  await page.keyboard.press('Control+k')
  for (const query of ['uložit', 'save', 'sigm', 'úloha', 'x', 'qqqq']) {
    await page.getByRole('combobox').fill(query)
    await look(page, `finder ${query}`)
  }
  await close(page)

  // A shortcut is bound anew, one that is taken is refused.
  await page.keyboard.press('Control+/')
  const name = new RegExp(`^${czech.commands.forward}: `)
  await dialog(page).getByRole('button', { name }).click()
  await look(page, 'recording')
  await page.keyboard.press('Control+s')
  await expect(dialog(page).getByText(czech.keys.takeOver)).toBeVisible()
  await look(page, 'clash')
  await dialog(page).getByRole('button', { name: czech.keys.takeOver }).click()
  await look(page, 'rebound')
  await close(page)

  // Pages of the library.
  for (const op of ['conv2d', 'cross_entropy', 'norm', 'slice', 'max_pool2d', 'batch_norm2d', 'clamp']) {
    await page.keyboard.press('F1')
    await dialog(page).getByRole('searchbox').fill(op)
    await dialog(page).getByRole('navigation').getByRole('button').or(dialog(page).getByRole('option')).first().click()
    await look(page, `page of ${op}`)
    await close(page)
  }
})

story('nor the export, in any format', async ({ page }) => {
  await start(page)
  await page.keyboard.press('b')
  await page.keyboard.press('Control+e')
  const preview = dialog(page).getByRole('region', { name: czech.export.preview }).first()
  await expect(preview).toHaveAttribute('aria-busy', 'false')
  const formats = await dialog(page).getByRole('radiogroup', { name: czech.export.format }).getByRole('radio').all()
  expect(formats.length).toBeGreaterThan(FORMAT_IDS.length / 2)
  for (const [index, format] of formats.entries()) {
    await format.click()
    await expect(preview).toHaveAttribute('aria-busy', 'false')
    await look(page, `format ${index}`)
  }
})

story('nor the menus of the program and those of the canvas', async ({ page, desktop }) => {
  await start(page)
  const titles = (entries: readonly MenuEntry[]): string[] =>
    entries.flatMap((entry) =>
      entry.kind === 'separator' ? [] : [entry.title, ...(entry.kind === 'menu' ? titles(entry.entries) : [])],
    )
  const said = () =>
    desktop.shell.menu === null ? [] : [...titles(desktop.shell.menu.menus), ...Object.values(desktop.shell.menu.words)]
  await expect.poll(() => said().length).toBeGreaterThan(80)
  expect(said().filter((title) => findEnglishWords(title).length > 0)).toEqual([])

  const menuAt = async (where: string) => {
    await expect(page.getByRole('menu').first()).toBeVisible()
    await look(page, where)
    for (const inner of await page
      .getByRole('menuitem')
      .filter({ has: page.locator('[aria-haspopup], svg') })
      .all()) {
      await inner.hover()
      await look(page, `${where}, inner`)
    }
    for (let depth = 0; depth < 3 && (await page.getByRole('menu').count()) > 0; depth++)
      await page.keyboard.press('Escape')
    await expect(page.getByRole('menu')).toHaveCount(0)
  }
  const canvas = page.locator('.react-flow__pane')
  await canvas.click({ button: 'right', position: { x: 250, y: 80 } })
  await menuAt('canvas')
  await node(page, 's').click({ button: 'right' })
  await menuAt('node')
  await page.locator('.react-flow__edge').first().click({ button: 'right', force: true })
  await menuAt('wire')

  await page.keyboard.press('Control+a')
  await look(page, 'everything selected')
  await node(page, 's').click({ button: 'right' })
  await menuAt('selection')
  await page.keyboard.press('Control+g')
  await expect(page.getByRole('textbox').and(page.locator(':focus'))).toBeVisible()
  await page.keyboard.press('Enter')
  await look(page, 'framed')
  await page.keyboard.press('Alt+G')
  await expect(page.locator('.react-flow__node')).toHaveCount(1)
  await look(page, 'collapsed')
  const fold = page.locator('.react-flow__node').first()
  await fold.click({ button: 'right' })
  await menuAt('fold')
  await page.keyboard.press('Control+z')

  await canvas.click({ button: 'right', position: { x: 250, y: 60 } })
  await page.getByRole('menuitem', { name: czech.menu.commentHere }).click()
  await look(page, 'comment is written')
  await page.keyboard.type('pozor')
  await page.keyboard.press('Enter')
  await page.getByRole('group', { name: /pozor/ }).click({ button: 'right' })
  await menuAt('comment')

  await page.keyboard.press('/')
  await look(page, 'quick add')
  await page.keyboard.type('qqq')
  await look(page, 'quick add, nothing')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+f')
  await look(page, 'find node')
  await page.keyboard.press('Escape')
})

story('nor the inspector, problems and messages', async ({ page }) => {
  await start(page)
  await page.keyboard.press('b')
  for (const id of ['w', 's', 'y', 'L']) {
    await node(page, id).click()
    await look(page, `node ${id}`)
  }
  await node(page, 'w').click()
  for (const name of [
    czech.understanding.check.ask,
    czech.understanding.path.ask,
    czech.understanding.showDerivation,
    czech.understanding.why.ask,
  ]) {
    const button = page.getByRole('complementary').getByRole('button', { name }).first()
    if ((await button.count()) > 0 && (await button.isVisible())) await button.click()
    await look(page, `asked ${name}`)
  }
  await page.locator('.react-flow__edge').first().click({ force: true })
  await look(page, 'wire')
  await page.keyboard.press('Escape')
  await page.keyboard.press('s')
  await look(page, 'step')
  await page.keyboard.press('v')
  await look(page, 'scalars')
  await page.keyboard.press('Control+z')

  const editor = page.getByRole('textbox', { name: czech.formula.label })
  if (!(await editor.isVisible())) await press(page, czech.formula.title)
  await editor.click()
  for (const [index, text] of [
    'y = sinn(x)',
    'y = add(x)',
    'y = 2x',
    'y = sin(x',
    'y = matmul([[1,2]], [[1,2]])',
    'y = log(0); L = sum(y)',
    '',
  ].entries()) {
    await editor.focus()
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.press('Delete')
    await page.keyboard.insertText(text)
    await openPanel(page, 'problems')
    await look(page, `mistake ${index}`)
  }
  await page.keyboard.press('Control+n')
  await look(page, 'unsaved?')
})

story('nor a training run, the curves it leaves and the clinic', async ({ page }) => {
  await page.goto('/')
  await openExample(page, /^Úloha 5: přímka/)
  const training = await openPanel(page, 'training')
  const words = czech.training
  await training.getByRole('button', { name: words.start, exact: true }).click()
  await expect(training.getByText(/epocha 200 z 200|epocha (\d+) z \1,/)).toBeVisible({ timeout: 30_000 })
  for (const view of Object.values(words.views)) {
    await training.getByRole('radio', { name: view, exact: true }).click()
    await look(page, `after training: ${view}`)
  }
  await training.getByRole('radio', { name: words.views.curves, exact: true }).click()
  await training.getByRole('button', { name: words.exportAs }).click()
  await look(page, 'export menu')
  await page.keyboard.press('Escape')
  await press(page, czech.menus.examples)
  await dialog(page)
    .getByRole('button', { name: /^Úloha 5: parabola/ })
    .click()
  await look(page, 'discard?')
  await press(page, czech.discard.discard)
  await expect(dialog(page)).toHaveCount(0)
  const rate = training.getByLabel(words.settings.learningRate, { exact: true })
  await rate.fill('5')
  await rate.press('Enter')
  await training.getByRole('button', { name: words.start, exact: true }).click()
  await expect(training.getByText(/ztráta byla|diverguje|ztráta je/).first()).toBeVisible({ timeout: 20_000 })
  await look(page, 'diverged')
  for (const source of Object.keys(words.data.sources)) {
    await training.getByLabel(words.data.source).selectOption(source)
    await look(page, `data: ${source}`)
  }
  const clinic = await openPanel(page, 'clinic')
  for (const source of Object.values(czech.clinic.sources)) {
    await clinic.getByRole('radio', { name: source, exact: true }).click()
    await look(page, `clinic: ${source}`)
  }
  await clinic.getByRole('radio', { name: czech.clinic.sources.gallery, exact: true }).click()
  for (const name of Object.values(czech.clinic.cases)) {
    await clinic.getByRole('button', { name }).or(clinic.getByRole('radio', { name })).first().click()
    await expect(page.getByText(czech.clinic.running)).toHaveCount(0, { timeout: 20_000 })
    await look(page, `case: ${name}`)
  }
})

story('nor likelihoods: every distribution, kinks, fits, rules by hand', async ({ page }) => {
  await start(page)
  const panel = await openPanel(page, 'likelihood')
  const words = czech.likelihood
  await expect(panel.locator('.derivation__step').first()).toBeVisible({ timeout: 20_000 })
  for (const view of Object.values(words.views)) {
    await panel.getByRole('radio', { name: view, exact: true }).click()
    await look(page, `likelihood: ${view}`)
  }
  await panel.getByRole('radio', { name: words.views.derivation, exact: true }).click()
  for (const distribution of DISTRIBUTION_IDS) {
    await panel.getByLabel(words.distribution, { exact: true }).selectOption(distribution)
    await expect(panel.getByText(words.busy)).toHaveCount(0, { timeout: 20_000 })
    await look(page, `likelihood: ${distribution}`)
  }
  await panel.getByLabel(words.distribution, { exact: true }).selectOption('laplace')
  await panel.getByRole('button', { name: words.putLoss }).click()
  await look(page, 'loss on canvas')
  await expect(status(page)).toContainText('L = 21')
  await page.keyboard.press('Alt+R')
  await expect(dialog(page)).toBeVisible()
  await expect(dialog(page).getByText(czech.simplify.looking)).toHaveCount(0, { timeout: 20_000 })
  await look(page, 'simplify')
})

story('nor what insights find, and the stamp', async ({ page }) => {
  await page.goto('/')
  await openExample(page, /^Úloha 4 \(b\): dvě/)
  const insights = await openPanel(page, 'insights')
  const words = czech.insights
  await expect(insights.getByText(/Tvrzení/).first()).toBeVisible({ timeout: 20_000 })
  await look(page, 'insights: fixed')
  await insights.getByRole('radio', { name: words.views.watch }).click()
  await insights.getByRole('button', { name: words.watch.run }).click()
  await expect(insights.getByText(/Průměrná ztráta/)).toBeVisible({ timeout: 30_000 })
  await look(page, 'insights: watched')
  await insights.getByRole('radio', { name: words.views.collapse }).click()
  await insights.getByRole('button', { name: words.collapse.run }).click()
  await look(page, 'insights: collapse')
  await insights.getByRole('radio', { name: words.views.input }).click()
  await insights.getByRole('button', { name: words.input.run }).click()
  await look(page, 'insights: input')

  const convolution = await openPanel(page, 'convolution')
  const c = czech.convolution
  for (const view of Object.values(c.views)) {
    await convolution.getByRole('radio', { name: view, exact: true }).click()
    await look(page, `convolution: ${view}`)
  }
  await convolution.getByRole('radio', { name: c.views.stamp, exact: true }).click()
  await convolution.getByRole('radio', { name: c.stamp.passes.backward, exact: true }).click()
  await look(page, 'convolution: backwards')
})

story('nor lost work, earlier versions and files that change outside', async ({ page, desktop }) => {
  await start(page)
  await page.keyboard.press('s')
  await expect(status(page)).toContainText('L = 0.1200')
  await expect.poll(() => desktop.list('program data/drafts').filter((name) => !name.startsWith('.')).length).toBe(1)
  desktop.crash()
  await page.reload()
  await expect(dialog(page)).toBeVisible()
  await look(page, 'recovery')
  await dialog(page).getByRole('button', { name: czech.recovery.discard }).first().click()
  await look(page, 'really?')
  await dialog(page).getByRole('button', { name: czech.recovery.later }).click()

  desktop.choices.push('moje.chainrule')
  await page.keyboard.press('Control+s')
  await expect(status(page)).toContainText('moje.chainrule')
  await look(page, 'saved')
  await page.keyboard.press('s')
  await expect(page.getByRole('img', { name: czech.edited })).toBeVisible()
  await page.keyboard.press('Control+s')
  await expect(page.getByRole('img', { name: czech.edited })).toBeHidden()
  await desktop.chooseCommand('versions')
  await expect(dialog(page)).toBeVisible()
  await look(page, 'versions')
  await close(page)
  desktop.write('moje.chainrule', '{}')
  await page.keyboard.press('s')
  await page.keyboard.press('Control+s')
  await expect(dialog(page)).toBeVisible()
  await look(page, 'changed outside')
  await close(page)
  await desktop.requestClose()
  await expect(dialog(page)).toBeVisible()
  await look(page, 'close')
  await close(page)
  desktop.disk.fault = 'EROFS'
  desktop.choices.push('jinam.chainrule')
  await page.keyboard.press('Control+Shift+s')
  await expect(page.getByText(/EROFS/).first()).toBeVisible()
  await look(page, 'read-only disk')
  await desktop.chooseCommand('about')
  await expect(dialog(page)).toBeVisible()
  await look(page, 'about')
})

story.describe('a first start', () => {
  story('nor the tour and the empty canvas', async ({ page }) => {
    await speakCzech(page, { tourSeen: false })
    await page.goto('/')
    for (const step of czech.tour.steps) {
      await expect(page.getByText(step.title).first()).toBeVisible()
      await look(page, `tour: ${step.title}`)
      await page.getByRole('button', { name: new RegExp(`^(${czech.tour.next}|${czech.tour.done})$`) }).click()
    }
    await page.keyboard.press('Control+a')
    await page.keyboard.press('Delete')
    await look(page, 'empty')
    expect(await findLeaks(page)).toEqual([])
  })
})
