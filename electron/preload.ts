/**
 * Runs between the page and the main process, sandboxed: gives the page `window.chainrule`, the host contract and
 * nothing else of Electron.
 */
import { contextBridge, ipcRenderer } from 'electron'
import { createMessageHost } from '../shared/host/message-host.ts'

const host = createMessageHost({
  ask: (channel, ...request) => ipcRenderer.invoke(channel, ...request),
  listen: (channel, listener) => void ipcRenderer.on(channel, (_event, message: unknown) => listener(message)),
})

contextBridge.exposeInMainWorld('chainrule', host)
