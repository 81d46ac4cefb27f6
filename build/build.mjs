/**
 * `npm run build`: bundles everything into `out/` and writes the types of the library.
 * `node build/build.mjs cli renderer` builds these parts only.
 */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'vite'
import { isOutOfDate, partNames, parts, projectFolder } from './parts.mjs'
import { runOrFail } from './run.mjs'

/**
 * Builds parts one after the other, each into an empty folder `out/<part>`.
 * @param {readonly import('./parts.mjs').PartName[]} names
 */
export async function buildParts(names) {
  for (const name of names) {
    const start = performance.now()
    await rm(join(projectFolder, 'out', name), { recursive: true, force: true })
    for (const config of parts[name].configs) {
      await build({ configFile: join(projectFolder, `build/vite/${config}.config.ts`), logLevel: 'warn' })
    }
    console.log(`built ${name} in ${((performance.now() - start) / 1000).toFixed(1)} s`)
  }
}

/**
 * Builds those of the parts whose sources are newer than they are.
 * @param {readonly import('./parts.mjs').PartName[]} names
 */
export async function buildWhatChanged(names = partNames) {
  await buildParts(names.filter(isOutOfDate))
}

/** Writes the declarations of the library to `out/types`. */
export async function buildTypes() {
  await runOrFail(process.execPath, ['node_modules/typescript/bin/tsc', '--build', 'shared'])
}

if (process.argv[1] === import.meta.filename) {
  const asked = process.argv.slice(2)
  const unknown = asked.filter((name) => !partNames.some((part) => part === name))
  if (unknown.length > 0) {
    console.error(`There is no part "${unknown.join('", "')}" to build; there are ${partNames.join(', ')}.`)
    process.exit(2)
  }
  await buildParts(asked.length === 0 ? partNames : /** @type {typeof partNames} */ (asked))
  if (asked.length === 0) await buildTypes()
}
