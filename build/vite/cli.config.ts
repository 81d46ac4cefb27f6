/** The command `chainrule`: one program for Node 20.19 with every dependency inside, to `out/cli/chainrule.js`. */
import { nodeProgram } from './node-program.ts'

export default nodeProgram({
  entry: 'cli/main.ts',
  folder: 'cli',
  file: 'chainrule.js',
  format: 'es',
})
