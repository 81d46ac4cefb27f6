/** The page: `renderer/` with its workers, to `out/renderer`, loadable from any folder. */
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { outputFolder, sourceFolder } from './folders.ts'
import { listLicences } from './licences.ts'

const licences = listLicences(sourceFolder('renderer'))

/** What one entry loads when it is needed, another may need from the start: that is no mistake. */
const checks = { pluginTimings: false, ineffectiveDynamicImport: false } as const

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
    rolldownOptions: { checks },
  },
})
