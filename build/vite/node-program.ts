/** What the bundles that run in Node or in Electron's main process have in common. */
import { defineConfig, type UserConfig } from 'vite'
import { outputFolder, sourceFolder } from './folders.ts'

export interface NodeProgram {
  /** Entry, relative to the repository. */
  readonly entry: string
  /** Folder below `out/`. */
  readonly folder: string
  /** File name inside that folder. */
  readonly file: string
  readonly format: 'es' | 'cjs'
  /** Another program was built into the folder before, and stays. */
  readonly sharesFolder?: boolean
  /** Modules that the runtime brings along; everything else is bundled. */
  readonly external?: readonly string[]
}

export function nodeProgram(program: NodeProgram): UserConfig {
  return defineConfig({
    root: sourceFolder('.'),
    publicDir: false,
    logLevel: 'warn',
    ssr: { target: 'node', noExternal: true, external: [...(program.external ?? [])] },
    build: {
      ssr: sourceFolder(program.entry),
      outDir: outputFolder(program.folder),
      emptyOutDir: program.sharesFolder !== true,
      target: 'node20.19',
      minify: false,
      assetsInlineLimit: 0,
      ssrEmitAssets: true,
      rollupOptions: {
        output: {
          format: program.format,
          entryFileNames: program.file,
          chunkFileNames: 'chunks/[name]-[hash].js',
        },
      },
    },
  })
}
