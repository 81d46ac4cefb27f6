/** What the page loads before anything can be seen stays small; everything else waits until it is wanted. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { projectFolder } from '../../build/parts.mjs'

/** Scripts and styles of the first paint; mathematics (MathJax with its font) is half of it. */
const LARGEST_START_BYTES = 4_600_000
const LARGEST_START_COMPRESSED_BYTES = 1_500_000

const page = join(projectFolder, 'out/renderer')

/** The files that index.html asks for. */
function listFirstFiles(): readonly string[] {
  const html = readFileSync(join(page, 'index.html'), 'utf8')
  return [...html.matchAll(/(?:src|href)="\.\/([^"]+\.(?:js|css))"/g)].map(([, name]) => name)
}

test('the page starts within its budget', () => {
  const contents = listFirstFiles().map((name) => readFileSync(join(page, name)))
  const bytes = contents.reduce((sum, content) => sum + content.length, 0)
  const compressed = contents.reduce((sum, content) => sum + gzipSync(content).length, 0)
  expect(bytes).toBeGreaterThan(500_000)
  expect(bytes).toBeLessThan(LARGEST_START_BYTES)
  expect(compressed).toBeLessThan(LARGEST_START_COMPRESSED_BYTES)
})

test.each(['elk', 'resvg', 'recovery-dialog', 'about-dialog'])('%s is not loaded before it is wanted', (name) => {
  expect(listFirstFiles().filter((file) => file.includes(name))).toEqual([])
})
