/** Running other programs from the build scripts. */
import { spawn } from 'node:child_process'
import { projectFolder } from './parts.mjs'

/**
 * Runs a program in the project's folder, showing what it prints.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {Readonly<Record<string, string>>} [environment] added to this process's own
 * @returns {Promise<number>} its exit code, 1 if it could not be started or was killed
 */
export function run(program, args, environment = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: projectFolder,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...environment },
    })
    child.on('error', (error) => {
      console.error(`${program} could not be started: ${error.message}`)
      resolve(1)
    })
    child.on('close', (code) => resolve(code ?? 1))
  })
}

/**
 * Runs a program and ends this one with the same exit code if it fails.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {Readonly<Record<string, string>>} [environment] added to this process's own
 */
export async function runOrFail(program, args, environment = {}) {
  const code = await run(program, args, environment)
  if (code !== 0) process.exit(code)
}
