/** The engine as a library, to `out/library/index.js`: no DOM, no Node, nothing left to install. */
import { defineConfig } from 'vite'
import { outputFolder, sourceFolder } from './folders.ts'

export default defineConfig({
  root: sourceFolder('.'),
  publicDir: false,
  logLevel: 'warn',
  build: {
    outDir: outputFolder('library'),
    emptyOutDir: true,
    target: 'es2023',
    minify: false,
    lib: { entry: sourceFolder('shared/index.ts'), formats: ['es'], fileName: () => 'index.js' },
  },
})
