/**
 * `npm test`: the checks, the unit tests, and the stories in a real Chromium. All of them run even after one failed;
 * the last line counts the tests.
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { buildWhatChanged } from './build.mjs'
import { runChecks } from './check.mjs'
import { ensureChromium } from './chromium.mjs'
import { projectFolder } from './parts.mjs'
import { run } from './run.mjs'

const results = join(projectFolder, 'out/test-results')
rmSync(results, { recursive: true, force: true })
mkdirSync(results, { recursive: true })

const chromium = await ensureChromium()
// The architecture is checked once more among the unit tests.
const failed = [...(await runChecks(['architecture']))]

await buildWhatChanged()
const unit = await runNode(['vitest/vitest.mjs', 'run', '--config', 'build/vitest.config.ts'])
if (unit !== 0) failed.push('unit tests')
const stories =
  chromium === null ? 1 : await runNode(['@playwright/test/cli.js', 'test', '--config', 'build/playwright.config.ts'])
if (stories !== 0) failed.push('stories')

const [passedUnits, failedUnits, skippedUnits] = countUnitTests()
const [passedStories, failedStories, skippedStories] = countStories()
if (failed.length > 0) console.log(`\nNot everything is well: ${failed.join(', ')}.`)
console.log('')
console.log(
  `${passedUnits + passedStories} passed, ${failedUnits + failedStories} failed, ${skippedUnits + skippedStories} skipped`,
)
process.exit(failed.length > 0 ? 1 : 0)

/** @param {readonly string[]} program */
function runNode([script, ...args]) {
  // Building sets NODE_ENV to "production" for this process, in which React leaves out what its tests need.
  const environment = { NODE_ENV: 'test', ...(chromium === null ? {} : { CHAINRULE_CHROMIUM: chromium }) }
  return run(process.execPath, [`node_modules/${script}`, ...args], environment)
}

/** @returns {readonly [passed: number, failed: number, skipped: number]} */
function countUnitTests() {
  const report = readReport('vitest.json')
  if (report === null) return [0, 0, 0]
  return [report.numPassedTests, report.numFailedTests, report.numPendingTests + report.numTodoTests]
}

/** @returns {readonly [passed: number, failed: number, skipped: number]} */
function countStories() {
  const stats = readReport('stories.json')?.stats
  return stats === undefined ? [0, 0, 0] : [stats.expected + stats.flaky, stats.unexpected, stats.skipped]
}

/** @param {string} name */
function readReport(name) {
  try {
    return JSON.parse(readFileSync(join(results, name), 'utf8'))
  } catch {
    return null
  }
}
