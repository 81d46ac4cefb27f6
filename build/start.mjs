/**
 * `npm start`: builds what changed and opens the window; where there can be no window, serves the same page to a
 * browser on this machine. `npm start -- problem.chainrule` opens a file.
 */
import { spawn } from 'node:child_process'
import { join, resolve } from 'node:path'
import { runnerImport } from 'vite'
import { buildWhatChanged } from './build.mjs'
import { ensureElectron } from './electron-runtime.mjs'
import { projectFolder } from './parts.mjs'
import { serveFolder } from './serve.mjs'

const PREFERRED_PORT = 4173

await buildWhatChanged(['renderer', 'electron'])
const runtime = await ensureElectron()
const failure = runtime.path === null ? runtime.reason : await openWindow(runtime.path)
if (failure !== null) await openBrowser(failure)

/**
 * Shows the window until it is closed.
 * @param {string} electron
 * @returns {Promise<string | null>} why no window could be opened, `null` after a session that had one
 */
function openWindow(electron) {
  const files = process.argv.slice(2).map((file) => resolve(process.env['INIT_CWD'] ?? '.', file))
  // Chromium refuses to start with its sandbox when root runs it.
  const sandbox = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const opened = performance.now()
  return new Promise((resolveSession) => {
    const child = spawn(electron, [...sandbox, projectFolder, ...files], { stdio: 'inherit' })
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => child.kill(signal))
    child.on('error', (error) => resolveSession(`Electron did not start (${error.message})`))
    child.on('close', (code, signal) => {
      const brokeAtOnce = (code !== 0 || signal !== null) && performance.now() - opened < 3_000
      resolveSession(brokeAtOnce && signal !== 'SIGINT' && signal !== 'SIGTERM' ? 'Electron stopped at once' : null)
    })
  })
}

/**
 * Serves the page until Ctrl+C.
 * @param {string} reason
 */
async function openBrowser(reason) {
  const { module } = await runnerImport(join(projectFolder, 'shared/host/security-headers.ts'), { configFile: false })
  const { securityHeaders } = /** @type {typeof import('../shared/host/security-headers.ts')} */ (module)
  const server = await serveFolder(join(projectFolder, 'out/renderer'), securityHeaders, PREFERRED_PORT)
  console.log(`Chainrule opens in the browser instead of a window of its own, because ${reason}.`)
  console.log(`Chainrule is at ${server.address} (Ctrl+C stops it).`)
  showInBrowser(server.address)
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
    process.on(signal, () => void server.close().then(() => process.exit(0)))
  }
}

/**
 * Opens the default browser if there is one; the printed address serves everybody else.
 * @param {string} address
 */
function showInBrowser(address) {
  if (process.env['CI']) return
  const [program, ...args] =
    process.platform === 'darwin'
      ? ['open', address]
      : process.platform === 'win32'
        ? ['cmd', '/c', 'start', '', address]
        : ['xdg-open', address]
  if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) return
  const child = spawn(program, args, { stdio: 'ignore', detached: true })
  child.on('error', () => {})
  child.unref()
}
