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
 * Runs every check, even after one failed.
 * @param {readonly string[]} [skipped]
 * @returns {Promise<readonly string[]>} the names of those that failed
 */
export async function runChecks(skipped = []) {
  const failed = []
  for (const { name, program, repair } of checks.filter((check) => !skipped.includes(check.name))) {
    const start = performance.now()
    const [script, ...args] = program
    const code = await run(process.execPath, [`node_modules/${script}`, ...args])
    const time = `${((performance.now() - start) / 1000).toFixed(1)} s`
    console.log(
      code === 0
        ? `${name}: fine (${time})`
        : `${name}: failed (${time})${repair ? `; "${repair}" may repair it` : ''}`,
    )
    if (code !== 0) failed.push(name)
  }
  return failed
}

if (process.argv[1] === import.meta.filename && (await runChecks()).length > 0) process.exit(1)
