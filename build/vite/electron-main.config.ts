/** Electron's main process, to `out/electron/main.js`. */
import { nodeProgram } from './node-program.ts'

export default nodeProgram({
  entry: 'electron/main.ts',
  folder: 'electron',
  file: 'main.js',
  format: 'es',
  external: ['electron'],
})
