/**
 * Bundles a TypeScript program and runs it in plain Node: `node build/bundle-and-run.mjs tests/benchmarks/run.ts [..]`.
 * Packages stay outside the bundle; our own code runs exactly as it does in the products, without a loader.
 */
import { basename, join } from 'node:path'
import { build } from 'vite'
import { projectFolder } from './parts.mjs'
import { run } from './run.mjs'

const [entry, ...args] = process.argv.slice(2)
if (entry === undefined) {
  console.error('Which program? For example: node build/bundle-and-run.mjs tests/benchmarks/run.ts')
  process.exit(2)
}
const file = `${basename(entry).replace(/\.\w+$/, '')}.js`
const folder = join(projectFolder, 'out/programs')
await build({
  configFile: false,
  root: projectFolder,
  publicDir: false,
  logLevel: 'warn',
  build: {
    ssr: join(projectFolder, entry),
    outDir: folder,
    emptyOutDir: false,
    target: 'node20.19',
    minify: false,
    rollupOptions: { output: { format: 'es', entryFileNames: file } },
  },
})
process.exit(await run(process.execPath, ['--expose-gc', join(folder, file), ...args]))
