/** The host this page runs in: the desktop window brings its own, a browser has ours. */
import type { Host } from '../../shared/host/contract.ts'
import { createBrowserHost } from './browser-host.ts'

declare global {
  interface Window {
    /** Set by the desktop's preload script. */
    readonly chainrule?: Host
  }
}

export function chooseHost(): Host {
  return window.chainrule ?? createBrowserHost()
}
