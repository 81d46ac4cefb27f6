/**
 * The parts that are bundled, what each is made from and how to tell whether it is out of date. Plain JavaScript with
 * types in comments, because Node 20 runs it as it is, before anything has been built.
 */
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const projectFolder = fileURLToPath(new URL('..', import.meta.url))

/**
 * @typedef {object} Part
 * @property {readonly string[]} configs Vite configurations in `build/vite`, in the order in which they run
 * @property {readonly string[]} sources folders whose newest file decides whether the product is out of date
 * @property {readonly string[]} products files that exist once the part is built
 */

/** @satisfies {Readonly<Record<string, Part>>} */
export const parts = /** @type {const} */ ({
  cli: {
    configs: ['cli'],
    sources: ['cli', 'shared'],
    products: ['out/cli/chainrule.js'],
  },
  library: {
    configs: ['library'],
    sources: ['shared'],
    products: ['out/library/index.js'],
  },
  renderer: {
    configs: ['renderer'],
    sources: ['renderer', 'shared'],
    products: ['out/renderer/index.html'],
  },
  electron: {
    configs: ['electron-main', 'electron-preload'],
    sources: ['electron', 'shared'],
    products: ['out/electron/main.js', 'out/electron/preload.cjs'],
  },
})

/** @typedef {keyof typeof parts} PartName */

export const partNames = /** @type {readonly PartName[]} */ (Object.keys(parts))

/**
 * Whether a part was never built or one of its sources changed since.
 * @param {PartName} name
 */
export function isOutOfDate(name) {
  const { sources, products } = parts[name]
  if (products.some((product) => !existsSync(join(projectFolder, product)))) return true
  const built = Math.min(...products.map((product) => statSync(join(projectFolder, product)).mtimeMs))
  return [...sources, 'build/vite', 'package-lock.json'].some(
    (source) => newestChange(join(projectFolder, source)) > built,
  )
}

/**
 * Time of the newest change in a file or below a folder, in milliseconds since 1970. Folders count too, so that a
 * removed file is noticed.
 * @param {string} path
 * @returns {number}
 */
function newestChange(path) {
  const status = statSync(path)
  if (!status.isDirectory()) return status.mtimeMs
  return Math.max(status.mtimeMs, ...readdirSync(path).map((name) => newestChange(join(path, name))))
}
