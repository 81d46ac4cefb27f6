/**
 * Runs at the end of `npm ci`: builds the command line program and the library, and links the program so that
 * `npx chainrule` works in the checkout, without a network. An install without the build tools is left as it is.
 */
import { chmodSync, existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectFolder } from './parts.mjs'

if (!existsSync(join(projectFolder, 'node_modules/vite'))) {
  console.log('chainrule: nothing was built, because this install leaves out the build tools (devDependencies).')
} else {
  const { buildParts } = await import('./build.mjs')
  await buildParts(['cli', 'library'])
  linkCommand()
}

/** npm links the commands of dependencies into `node_modules/.bin`, but not the project's own. */
function linkCommand() {
  const program = join(projectFolder, 'out/cli/chainrule.js')
  const folder = join(projectFolder, 'node_modules/.bin')
  const link = join(folder, 'chainrule')
  chmodSync(program, 0o755)
  mkdirSync(folder, { recursive: true })
  rmSync(link, { force: true })
  if (process.platform === 'win32') writeFileSync(`${link}.cmd`, `@node "%~dp0\\..\\..\\out\\cli\\chainrule.js" %*\r\n`)
  else symlinkSync('../../out/cli/chainrule.js', link)
}
