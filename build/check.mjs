/** `npm run check`: format, lint, types of every layer, and the imports between the layers. */
import { run } from './run.mjs'

const checks = [
  {
    name: 'format',
    program: ['prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'],
    repair: 'npm run format',
  },
  { name: 'lint', program: ['eslint/bin/eslint.js', '--max-warnings', '0', '.'] },
  { name: 'types', program: ['typescript/bin/tsc', '--build'] },
  {
    name: 'architecture',
    program: [
      'vitest/vitest.mjs',
      'run',
      '--config',
      'build/vitest.config.ts',
      '--reporter=dot',
      'tests/architecture.test.ts',
    ],
  },
]

/**
 * Runs every check, side by side: those that pass print one line, so nothing is mixed up.
 * @param {readonly string[]} [skipped]
 * @returns {Promise<readonly string[]>} the names of those that failed
 */
export async function runChecks(skipped = []) {
  const asked = checks.filter(({ name }) => !skipped.includes(name))
  const passed = await Promise.all(asked.map(runCheck))
  return asked.filter((_, index) => !passed[index]).map(({ name }) => name)
}

/**
 * @param {(typeof checks)[number]} check
 * @returns {Promise<boolean>} whether it passed
 */
async function runCheck({ name, program, repair }) {
  const start = performance.now()
  const [script, ...args] = program
  const code = await run(process.execPath, [`node_modules/${script}`, ...args])
  const time = `${((performance.now() - start) / 1000).toFixed(1)} s`
  console.log(
    code === 0 ? `${name}: fine (${time})` : `${name}: failed (${time})${repair ? `; "${repair}" may repair it` : ''}`,
  )
  return code === 0
}

if (process.argv[1] === import.meta.filename && (await runChecks()).length > 0) process.exit(1)
