/**
 * Runs at the end of `npm ci`: builds the command line program and the library. An install without the build tools is
 * left as it is, and so is the checkout when `npx chainrule` links it into npm's cache: that must be quick and may
 * never fail, because npm would remember half a link.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { projectFolder } from './parts.mjs'

if (!existsSync(join(projectFolder, 'node_modules/vite'))) {
  console.log('chainrule: nothing was built, because this install leaves out the build tools (devDependencies).')
} else if (process.env['npm_command'] !== 'exec') {
  const { buildParts } = await import('./build.mjs')
  await buildParts(['cli', 'library'])
}
