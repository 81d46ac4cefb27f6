#!/usr/bin/env node
/**
 * What `npx chainrule` starts: the built program, or a sentence where the installation has not built it. Plain
 * JavaScript, since it is what runs when nothing has been built.
 */
import { existsSync } from 'node:fs'

const program = new URL('../out/cli/chainrule.js', import.meta.url)
if (existsSync(program)) {
  await import(program.href)
} else {
  console.error('chainrule is not built yet (was it installed with --ignore-scripts?); run "npm run build" first.')
  process.exitCode = 1
}
