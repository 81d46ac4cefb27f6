/** Electron's runtime: the program behind the window. Its npm package downloads it when it is first wanted. */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const DOWNLOAD_LIMIT_MS = 180_000
const REACHABLE_LIMIT_MS = 4_000

/**
 * @typedef {{ readonly path: string } | { readonly path: null, readonly reason: string }} Runtime `reason` ends the
 *   sentence "… cannot open a window here, because"
 */

/**
 * Where Electron's runtime is, without fetching it.
 * @returns {Runtime}
 */
export function findElectron() {
  const folder = electronFolder()
  if (folder === null) return { path: null, reason: 'the package electron is not installed' }
  const pathFile = join(folder, 'path.txt')
  const program = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : null
  const dist = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(folder, 'dist')
  if (program !== null && existsSync(join(dist, program))) return { path: join(dist, program) }
  return { path: null, reason: "Electron's runtime is not on this machine" }
}

/**
 * Where Electron's runtime is; it is downloaded if need be and possible.
 * @returns {Promise<Runtime>}
 */
export async function ensureElectron() {
  if (!hasDisplay()) return { path: null, reason: 'there is no display' }
  const found = findElectron()
  const folder = electronFolder()
  if (found.path !== null || folder === null) return found
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major < 22 || (major === 22 && minor < 12)) {
    return {
      path: null,
      reason: `installing Electron's runtime takes Node 22.12 or newer and this is ${process.version}`,
    }
  }
  if (!(await canDownload())) return { path: null, reason: "Electron's runtime cannot be downloaded" }
  console.log("Fetching Electron's runtime (once, about 120 MB) …")
  const { status } = spawnSync(process.execPath, [join(folder, 'install.js')], {
    stdio: 'ignore',
    timeout: DOWNLOAD_LIMIT_MS,
  })
  return status === 0 ? findElectron() : { path: null, reason: "the download of Electron's runtime failed" }
}

/** @returns {string | null} */
function electronFolder() {
  try {
    return dirname(createRequire(import.meta.url).resolve('electron/package.json'))
  } catch {
    return null
  }
}

function hasDisplay() {
  if (process.platform !== 'linux') return true
  return Boolean(process.env['DISPLAY']) || Boolean(process.env['WAYLAND_DISPLAY'])
}

/** A download that cannot start would otherwise be tried again and again for minutes. */
async function canDownload() {
  const mirror = process.env['ELECTRON_MIRROR'] ?? process.env['npm_config_electron_mirror'] ?? 'https://github.com'
  try {
    await fetch(mirror, { method: 'HEAD', signal: AbortSignal.timeout(REACHABLE_LIMIT_MS) })
    return true
  } catch {
    return false
  }
}
