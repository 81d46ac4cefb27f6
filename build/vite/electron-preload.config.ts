/** The preload script. A sandboxed preload is one CommonJS file that may require nothing but `electron`. */
import { nodeProgram } from './node-program.ts'

export default nodeProgram({
  entry: 'electron/preload.ts',
  folder: 'electron',
  file: 'preload.cjs',
  format: 'cjs',
  sharesFolder: true,
  external: ['electron'],
})
