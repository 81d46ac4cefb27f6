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

/** What is on the clipboard: its kinds, and one of them as text and as a picture. */
function readClipboard(page: Page, kind: string) {
  return page.evaluate(async (kind) => {
    const [item] = await navigator.clipboard.read()
    const types = item.types.toSorted()
    if (!types.includes(kind)) return { types, text: '', width: 0 }
    const blob = await item.getType(kind)
    const image = new Image()
    image.src = URL.createObjectURL(blob)
    await image.decode()
    return { types, text: kind === 'image/png' ? '' : await blob.text(), width: image.naturalWidth }
  }, kind)
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
  const svg = await page.evaluate(() => navigator.clipboard.readText())
  expect(svg).toMatch(/^<\?xml[^]*<\/svg>\s*$/)
  // Drawing programs take the picture itself; Chromium cleans what it hands on.
  expect(await page.evaluate(() => ClipboardItem.supports('image/svg+xml'))).toBe(true)
  const picture = await readClipboard(page, 'image/svg+xml')
  expect(picture.types).toEqual(['image/svg+xml', 'text/plain'])
  expect(picture.text).toMatch(/<svg[^>]*width="\d+/)
  expect(picture.text.match(/<path/g)?.length).toBe(svg.match(/<path/g)?.length)
  await dialog.getByRole('button', { name: 'Copy picture' }).click()
  await expect.poll(async () => (await readClipboard(page, 'image/png')).types).toContain('image/png')
  // Twice as many pixels as the drawing has, unless another scale is chosen.
  const pixels = await readClipboard(page, 'image/png')
  expect(pixels.width).toBe(2 * Number(/width="(\d+)/.exec(svg)?.[1]))
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

/** A thousand nodes: written as pixels, they take long enough to be stopped. */
function largeGraph(): string {
  const nodes = Array.from({ length: 1_000 }, (_, index) => {
    const common = { id: `n${index}`, position: { x: 160 * (index % 40), y: 100 * Math.floor(index / 40) } }
    return index < 40
      ? { ...common, op: 'parameter', attributes: { value: 0.01 * index }, inputs: [] }
      : { ...common, op: 'sin', inputs: [`n${index - 40}`] }
  })
  return JSON.stringify({ format: 'chainrule/graph', version: 1, loss: 'n999', nodes })
}

story(
  'a large export can be stopped, which saves nothing and says so, and then be repeated',
  async ({ page, desktop }) => {
    story.setTimeout(180_000)
    desktop.write('large.chainrule', largeGraph())
    const { dialog, preview, settle } = await openDialog(page)
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    desktop.choices.push('large.chainrule')
    await page.keyboard.press('Control+o')
    await expect(page.getByRole('contentinfo')).toContainText('1,000 nodes')
    await expect(page.getByRole('contentinfo')).toContainText(/n999 = /)
    const before = desktop.list('.')
    for (const format of ['SVG', 'PNG', 'Markdown']) {
      // Whatever is written, it can be stopped as long as it is not there.
      await page.keyboard.press('Control+e')
      await dialog.getByRole('radio', { name: 'PNG', exact: true }).click()
      await dialog.getByRole('radio', { name: format, exact: true }).click()
      await expect(preview.getByRole('button', { name: 'Stop' })).toBeVisible()
      await dialog.getByRole('button', { name: 'Cancel' }).click()
    }
    await page.keyboard.press('Control+e')
    await dialog.getByRole('radio', { name: 'PNG', exact: true }).click()
    desktop.choices.push('stopped.png')
    await dialog.getByRole('button', { name: 'Export .png' }).click()
    await preview.getByRole('button', { name: 'Stop' }).click()
    await expect(dialog.getByRole('status').last()).toHaveText('the export was stopped; nothing was saved.')
    await expect(preview).toContainText('Stopped. Change a choice, or try again.')
    expect(desktop.list('.')).toEqual(before)
    // The place was never asked for.
    expect(desktop.choices.splice(0, 1, 'first.svg')).toEqual(['stopped.png'])
    await dialog.getByRole('radio', { name: 'SVG', exact: true }).click()
    await settle()
    await dialog.getByRole('button', { name: 'Export .svg' }).click()
    await expect(page.getByRole('contentinfo')).toContainText('Exported first.svg')

    await page.keyboard.press('Control+Shift+e')
    const status = page.getByRole('contentinfo')
    await status.getByRole('button', { name: 'Stop' }).click()
    await expect(status).toContainText('the export was stopped; nothing was saved.')
    desktop.choices.push('again.svg')
    await page.keyboard.press('Control+Shift+e')
    await expect(status).toContainText('Exported again.svg')
    expect(desktop.read('again.svg')).toBe(desktop.read('first.svg'))
    expect(desktop.list('.').filter((name) => !before.includes(name))).toEqual(['again.svg', 'first.svg'])
  },
)

story(
  'a full disk and a place that is gone are said in the dialog, and leave what was there',
  async ({ page, desktop }) => {
    const { dialog, settle } = await openDialog(page)
    desktop.write('figure.svg', 'what was there')
    const said = dialog.getByRole('status').last()
    for (const [fault, sentence] of [
      ['ENOSPC', 'there is no room left to write "figure.svg"'],
      ['EROFS', 'its disk can only be read'],
      ['EIO', 'the disk reports an error'],
    ]) {
      desktop.disk.fault = fault
      desktop.choices.push('figure.svg')
      await dialog.getByRole('button', { name: 'Export .svg' }).click()
      await expect(said).toContainText(sentence)
      expect(desktop.read('figure.svg')).toBe('what was there')
      expect(desktop.list('.')).toEqual(['figure.svg'])
    }
    desktop.disk.fault = null
    desktop.choices.push('gone/figure.svg')
    await dialog.getByRole('button', { name: 'Export .svg' }).click()
    await expect(said).toContainText('its folder no longer exists')
    await settle()
    desktop.choices.push('figure.svg')
    await dialog.getByRole('button', { name: 'Export .svg' }).click()
    await expect(page.getByRole('contentinfo')).toContainText('Exported figure.svg')
    expect(desktop.read('figure.svg')).toContain('</svg>')
  },
)

story('the dialog is accessible', async ({ page, desktop }) => {
  expect(desktop.choices).toEqual([])
  const { settle } = await openDialog(page)
  await settle()
  const { violations } = await new AxeBuilder({ page }).include('[role="dialog"]').analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
})
