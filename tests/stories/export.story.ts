/** Handing a graph in: the export dialog, the clipboard, and exported files that open again. */
import type { Page } from '@playwright/test'
import AxeBuilder from '@axe-core/playwright'
import { unzipSync } from 'fflate'
import { expect, story } from './story.ts'

/** Problem 2 after backpropagation, with the export dialog open. */
async function openDialog(page: Page) {
  await page.goto('/')
  await expect(page.getByRole('contentinfo')).toContainText('L = 0.1269')
  await page.getByRole('button', { name: 'Backward' }).click()
  await expect(page.getByRole('group', { name: /^w: .*gradient/ })).toBeVisible()
  await page.keyboard.press('Control+e')
  const dialog = page.getByRole('dialog', { name: 'Export' })
  const preview = dialog.getByRole('region', { name: 'Preview' }).first()
  const picture = preview.getByRole('img')
  const settle = () => expect(preview).toHaveAttribute('aria-busy', 'false')
  await settle()
  return { dialog, preview, picture, settle }
}

/** Drops a file on the window as the system would. */
async function drop(page: Page, name: string, bytes: Uint8Array) {
  const transfer = await page.evaluateHandle(
    ({ name, numbers }) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([new Uint8Array(numbers)], name))
      return transfer
    },
    { name, numbers: [...bytes] },
  )
  await page.dispatchEvent('body', 'dragover', { dataTransfer: transfer })
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer })
}

story('every format is shown before it is saved', async ({ page, desktop }) => {
  const { dialog, preview, settle } = await openDialog(page)
  for (const format of await dialog.getByRole('radiogroup', { name: 'Format' }).getByRole('radio').all()) {
    await format.click()
    await settle()
    await expect(preview).toContainText('kB')
    await expect(preview.getByRole('alert')).toHaveCount(0)
  }
  await dialog.getByRole('radio', { name: 'PyTorch' }).click()
  await settle()
  await expect(preview).toContainText('import torch')
  desktop.choices.push('script.py')
  await dialog.getByRole('button', { name: 'Export .py' }).click()
  await expect(page.getByRole('contentinfo')).toContainText('Exported script.py')
  expect(desktop.read('script.py')).toContain('import torch')
})

story('choices change the picture at once, by keyboard alone, and are remembered', async ({ page, desktop }) => {
  const { dialog, picture, preview } = await openDialog(page)
  await expect(dialog.getByRole('radio', { name: 'SVG', exact: true })).toBeFocused()
  await expect(preview).toContainText(/\d cm · /)
  const before = await picture.getAttribute('src')
  // Past the two buttons of the preview.
  for (let count = 0; count < 3; count++) await page.keyboard.press('Tab')
  await expect(dialog.getByRole('switch', { name: 'Shapes' })).toBeFocused()
  await page.keyboard.press('Space')
  await expect(picture).not.toHaveAttribute('src', before ?? '')
  await dialog.getByRole('radio', { name: 'Width' }).click()
  await dialog.getByRole('textbox', { name: 'Width' }).fill('12')
  await expect(preview).toContainText('12.0 × ')
  await dialog.getByRole('textbox', { name: 'Width' }).fill('no')
  await expect(dialog.getByRole('alert')).toHaveText('A number from 1 to 200.')
  desktop.choices.push('first.svg', 'again.svg')
  await dialog.getByRole('button', { name: 'Export .svg' }).click()
  await expect(page.getByRole('contentinfo')).toContainText('Exported first.svg')
  expect(desktop.read('first.svg')).toContain('width="12cm"')
  await page.keyboard.press('Control+Shift+e')
  await expect(page.getByRole('contentinfo')).toContainText('Exported again.svg')
  expect(desktop.read('again.svg')).toBe(desktop.read('first.svg'))
  await page.reload()
  await expect(page.getByRole('contentinfo')).toContainText('L = 0.1269')
  await page.keyboard.press('Control+e')
  await expect(dialog.getByRole('switch', { name: 'Shapes' })).not.toBeChecked()
})

story('the figure goes to the clipboard as a picture and as SVG', async ({ page, context, desktop }) => {
  expect(desktop.choices).toEqual([])
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const { dialog } = await openDialog(page)
  await dialog.getByRole('button', { name: 'Copy SVG' }).click()
  await expect(dialog.getByRole('status').last()).toHaveText('Copied to the clipboard.')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^<\?xml/)
  await dialog.getByRole('button', { name: 'Copy picture' }).click()
  await expect
    .poll(() => page.evaluate(async () => (await navigator.clipboard.read()).flatMap(({ types }) => types)))
    .toContain('image/png')
})

story('an exported file that is dropped on the window opens again', async ({ page, desktop }) => {
  const { dialog, settle } = await openDialog(page)
  const files: string[] = []
  for (const [format, extension] of [
    ['SVG', 'svg'],
    ['PNG', 'png'],
    ['PDF', 'pdf'],
    ['TikZ', 'tex'],
    ['HTML', 'html'],
  ]) {
    if (!(await dialog.isVisible())) await page.keyboard.press('Control+e')
    await dialog.getByRole('radio', { name: format, exact: true }).first().click()
    await settle()
    const name = `figure.${extension}`
    desktop.choices.push(name)
    await dialog.getByRole('button', { name: `Export .${extension}` }).click()
    await expect(page.getByRole('contentinfo')).toContainText(`Exported ${name}`)
    files.push(name)
  }
  for (const name of files) {
    await page.keyboard.press('Alt+n')
    await expect(page.getByRole('contentinfo')).toContainText('0 nodes')
    await drop(page, name, desktop.readBytes(name))
    await expect(page.getByRole('contentinfo')).toContainText('L = 0.1269')
  }
  desktop.choices.push('figure.pdf')
  await page.keyboard.press('Alt+n')
  await page.keyboard.press('Control+o')
  await expect(page.getByRole('contentinfo')).toContainText('L = 0.1269')
  await drop(page, 'photo.png', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]))
  await expect(page.getByRole('contentinfo')).toContainText('"photo.png" holds no graph')
})

story(
  'steps are saved as numbered pictures, and letters the font lacks are drawn and said',
  async ({ page, desktop }) => {
    desktop.write(
      'letters.chainrule',
      JSON.stringify({
        format: 'chainrule/graph',
        version: 1,
        title: 'Вес 输入',
        loss: 'L',
        nodes: [
          { id: 'вес', op: 'parameter', attributes: { value: 2 }, inputs: [] },
          { id: '输入', op: 'input', attributes: { value: 3 }, inputs: [] },
          { id: 'L', op: 'mul', inputs: ['вес', '输入'] },
        ],
      }),
    )
    const { dialog, preview, settle } = await openDialog(page)
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    desktop.choices.push('letters.chainrule')
    await page.keyboard.press('Control+o')
    await expect(page.getByRole('contentinfo')).toContainText('L = 6')
    await page.keyboard.press('Control+e')
    await settle()
    await expect(preview.getByRole('note')).toContainText('输 入; they stay text')
    for (const [format, name] of [
      ['Frames, SVG', 'steps-svg.zip'],
      ['Frames, PNG', 'steps-png.zip'],
      ['PNG', 'letters.png'],
      ['PDF', 'letters.pdf'],
    ]) {
      if (!(await dialog.isVisible())) await page.keyboard.press('Control+e')
      await dialog.getByRole('radio', { name: format, exact: true }).first().click()
      await settle()
      if (format === 'PDF')
        await expect(preview.getByRole('note')).toContainText('输 入; in this file they are pictures')
      desktop.choices.push(name)
      await dialog.getByRole('button', { name: /^Export \./ }).click()
      await expect(page.getByRole('contentinfo')).toContainText(`Exported ${name}`)
    }
    const steps = unzipSync(desktop.readBytes('steps-svg.zip'))
    expect(Object.keys(steps).slice(0, 2)).toEqual(['step-01.svg', 'step-02.svg'])
    expect(Object.keys(unzipSync(desktop.readBytes('steps-png.zip')))).toHaveLength(Object.keys(steps).length)
    expect(Buffer.from(desktop.readBytes('letters.pdf')).toString('latin1')).toContain('/Subtype /Image')
  },
)

story('the dialog is accessible', async ({ page, desktop }) => {
  expect(desktop.choices).toEqual([])
  const { settle } = await openDialog(page)
  await settle()
  const { violations } = await new AxeBuilder({ page }).include('[role="dialog"]').analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
})
