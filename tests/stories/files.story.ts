/** Saving, opening and exporting, with the desktop's real file services on a real disk. */
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { sourceFolder } from '../../build/vite/folders.ts'
import { expect, story } from './story.ts'

const chainrule = (...words: readonly string[]) =>
  execFileSync(process.execPath, [sourceFolder('out/cli/chainrule.js'), ...words], { maxBuffer: 1 << 26 })

story('a graph is saved, changed, saved again in place, and opened', async ({ page, desktop }) => {
  await page.goto('/')
  const status = page.getByRole('contentinfo')
  await expect(status).toContainText('L = 0.1269')
  desktop.choices.push('mine.chainrule')
  await page.keyboard.press('Control+s')
  await expect(status).toContainText('Saved mine.chainrule')
  expect(JSON.parse(desktop.read('mine.chainrule'))).toMatchObject({ format: 'chainrule/graph', version: 1, loss: 'L' })

  await page.getByRole('button', { name: 'SGD step' }).click()
  await expect(status).toContainText('L = 0.1200')
  await page.keyboard.press('Control+s')
  await expect.poll(() => desktop.read('mine.chainrule')).toContain('3.08199')

  await page.reload()
  await expect(status).toContainText('L = 0.1269')
  desktop.choices.push('mine.chainrule')
  await page.keyboard.press('Control+o')
  await expect(status).toContainText('L = 0.1200')
})

story('a broken file is refused with a sentence and changes nothing', async ({ page, desktop }) => {
  await page.goto('/')
  const status = page.getByRole('contentinfo')
  await expect(status).toContainText('L = 0.1269')
  desktop.write('broken.chainrule', '{"format": "chainrule/graph", "version": 99, "nodes": []}')
  desktop.choices.push('broken.chainrule')
  await page.keyboard.press('Control+o')
  await expect(status).toContainText(/version 99/)
  await expect(status).toContainText('L = 0.1269')
})

story('exported pictures are byte for byte those of the command line', async ({ page, desktop }, { outputDir }) => {
  await page.goto('/')
  const status = page.getByRole('contentinfo')
  await expect(status).toContainText('L = 0.1269')
  desktop.choices.push('saved.chainrule')
  await page.keyboard.press('Control+s')
  await expect(status).toContainText('Saved')
  const graph = `${outputDir}.chainrule`
  writeFileSync(graph, desktop.read('saved.chainrule'))
  await page.getByRole('button', { name: 'Backward' }).click()
  await expect(page.getByRole('group', { name: /^w: .*gradient/ })).toBeVisible()

  const exportAs = async (format: string, extension: string) => {
    desktop.choices.push(`window.${extension}`)
    await page.keyboard.press('Control+e')
    const dialog = page.getByRole('dialog', { name: 'Export' })
    await dialog.getByRole('radio', { name: format, exact: true }).click()
    await expect(dialog.getByRole('region', { name: 'Preview' })).toHaveAttribute('aria-busy', 'false')
    await dialog.getByRole('button', { name: `Export .${extension}` }).click()
    await expect(status).toContainText(`Exported window.${extension}`)
  }
  await exportAs('SVG', 'svg')
  expect(desktop.read('window.svg')).toBe(chainrule('export', graph, '--to', 'svg').toString())
  expect(desktop.read('window.svg')).not.toContain('foreignObject')
  await exportAs('PNG', 'png')
  expect(chainrule('export', graph, '--to', 'png').equals(desktop.readBytes('window.png'))).toBe(true)
})
