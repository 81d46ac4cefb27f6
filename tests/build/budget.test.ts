/** What the page loads before anything can be seen stays small; everything else waits until it is wanted. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { projectFolder } from '../../build/parts.mjs'

/** Scripts and styles of the first paint; mathematics (MathJax with its font) is more than half of it. */
const LARGEST_START_BYTES = 3_100_000
const LARGEST_START_COMPRESSED_BYTES = 1_050_000

/** Every further file is one more way to the server before anything is seen. */
const MOST_FIRST_FILES = 5

const page = join(projectFolder, 'out/renderer')

/** The files that index.html asks for. */
function listFirstFiles(): readonly string[] {
  const html = readFileSync(join(page, 'index.html'), 'utf8')
  return [...html.matchAll(/(?:src|href)="\.\/([^"]+\.(?:js|css))"/g)].map(([, name]) => name)
}

const listScripts = (): readonly string[] =>
  readdirSync(join(page, 'assets'))
    .filter((name) => name.endsWith('.js'))
    .map((name) => `assets/${name}`)

const read = (name: string): string => readFileSync(join(page, name), 'utf8')

test('the page starts within its budget', () => {
  const contents = listFirstFiles().map((name) => readFileSync(join(page, name)))
  const bytes = contents.reduce((sum, content) => sum + content.length, 0)
  const compressed = contents.reduce((sum, content) => sum + gzipSync(content).length, 0)
  expect(contents.length).toBeLessThanOrEqual(MOST_FIRST_FILES)
  expect(bytes).toBeGreaterThan(500_000)
  expect(bytes).toBeLessThan(LARGEST_START_BYTES)
  expect(compressed).toBeLessThan(LARGEST_START_COMPRESSED_BYTES)
})

/** What no first picture needs, by a text that only its own file holds. */
test.each([
  ['layout', 'elk.alg.layered'],
  ['the rasteriser', 'resvg'],
  ['accented letters', 'dynamicSetup(``,`latin-i`'],
  ['the formula editor', 'cm-content'],
  ['what is exported', 'startxref'],
  ['the licences', 'licences.json'],
  ['the recovery of unsaved work', 'recovery__preview'],
  ['the inspector', 'inspector__head'],
])('%s is not loaded before it is wanted', (_name, text) => {
  const everything = listScripts().filter((name) => read(name).includes(text))
  expect(everything).not.toEqual([])
  expect(everything.filter((name) => listFirstFiles().includes(name))).toEqual([])
})
