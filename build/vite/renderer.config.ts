/** The page: `renderer/` with its workers, to `out/renderer`, loadable from any folder. */
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { outputFolder, sourceFolder } from './folders.ts'
import { listLicences } from './licences.ts'

const licences = listLicences(sourceFolder('renderer'))

/** What one entry loads when it is needed, another may need from the start: that is no mistake. */
const checks = { pluginTimings: false, ineffectiveDynamicImport: false } as const

/** The page's first module; what it imports, and what that imports, is needed before anything can be seen. */
const ENTRY = sourceFolder('renderer/main.tsx')

/** One file of all that the start needs, instead of dozens that are shared with what comes later. */
function groupStart(): (id: string, bundle: Bundle) => string | null {
  let start: ReadonlySet<string> | null = null
  return (id, bundle) => {
    start ??= listImported(ENTRY, bundle)
    return start.has(id) ? 'start' : null
  }
}

function listImported(entry: string, bundle: Bundle): ReadonlySet<string> {
  const found = new Set([entry])
  // A set also goes through what is added to it on the way.
  for (const id of found) for (const imported of bundle.getModuleInfo(id)?.importedIds ?? []) found.add(imported)
  return found
}

interface Bundle {
  readonly getModuleInfo: (id: string) => { readonly importedIds: readonly string[] } | null
}

export default defineConfig({
  root: sourceFolder('renderer'),
  base: './',
  publicDir: false,
  plugins: [react(), licences.page],
  worker: { format: 'es', plugins: () => [licences.worker], rolldownOptions: { checks } },
  server: { host: '127.0.0.1' },
  build: {
    outDir: outputFolder('renderer'),
    emptyOutDir: true,
    target: 'chrome120',
    // A file that is inlined becomes a `data:` address, which the security policy refuses to fetch.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 4096,
    rolldownOptions: { checks, output: { codeSplitting: { groups: [{ name: groupStart() }] } } },
  },
})
