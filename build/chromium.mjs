/**
 * Finds the Chromium that the stories run in, or gets one: what is installed, else Playwright's own download, else
 * Debian's package where we are root. Says in one line what it found or did.
 */
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'
import { projectFolder } from './parts.mjs'
import { run } from './run.mjs'

const commands = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge']

const programsFolder = process.env['PROGRAMFILES'] ?? 'C:\\Program Files'
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  join(programsFolder, 'Google/Chrome/Application/chrome.exe'),
  join(programsFolder, 'Microsoft/Edge/Application/msedge.exe'),
]

/**
 * The path of a Chromium that starts, or `null`. `CHAINRULE_CHROMIUM` names one explicitly.
 * @returns {string | null}
 */
export function findChromium() {
  const explicit = process.env['CHAINRULE_CHROMIUM']
  if (explicit !== undefined && explicit !== '') return explicit
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
  const onPath = commands.flatMap((command) => folders.map((folder) => join(folder, command)))
  return [...onPath, ...places, chromium.executablePath()].find(starts) ?? null
}

/**
 * A downloaded Chromium may lack the system's libraries, so being there is not enough. (On Windows `--version` opens a
 * window, so being there must do.)
 * @param {string} path
 */
function starts(path) {
  try {
    accessSync(path, constants.X_OK)
  } catch {
    return false
  }
  return (
    process.platform === 'win32' || spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0
  )
}

/**
 * A Chromium that starts, installed if need be; `null`, after saying why, where none can be had.
 * @returns {Promise<string | null>}
 */
export async function ensureChromium() {
  const found = findChromium()
  if (found !== null) return report(found, `Chromium for the stories: found ${found}.`)

  console.log("Chromium for the stories: none is installed; trying Playwright's download.")
  // Its failures are long and expected (no network, no libraries); the next line says what follows from them.
  spawnSync(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium'], {
    cwd: projectFolder,
    stdio: 'ignore',
    timeout: 600_000,
  })
  const downloaded = findChromium()
  if (downloaded !== null) return report(downloaded, `Chromium for the stories: downloaded ${downloaded}.`)

  if (existsSync('/etc/debian_version') && process.getuid?.() === 0) {
    console.log(
      "Chromium for the stories: Playwright's download does not work here; installing Debian's package chromium.",
    )
    const quiet = { DEBIAN_FRONTEND: 'noninteractive' }
    await run('apt-get', ['update', '-qq'], quiet)
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], quiet)
    const installed = findChromium()
    if (installed !== null) return report(installed, `Chromium for the stories: installed ${installed}.`)
  }
  console.error(
    'Chromium for the stories: none is installed and none could be downloaded; install Chromium or Chrome, or name one in CHAINRULE_CHROMIUM.',
  )
  return null
}

/**
 * @param {string} path
 * @param {string} sentence
 */
function report(path, sentence) {
  console.log(sentence)
  return path
}

if (process.argv[1] === import.meta.filename && (await ensureChromium()) === null) process.exit(1)
