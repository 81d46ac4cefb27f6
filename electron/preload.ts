/**
 * Runs between the page and the main process, sandboxed: gives the page `window.chainrule`, the host contract and
 * nothing else of Electron.
 */
import { contextBridge, ipcRenderer, webUtils } from 'electron'
import { createMessageHost } from '../shared/host/message-host.ts'

const { electron = '', chrome = '', node = '' } = process.versions

const host = createMessageHost({
  ask: (channel, ...request) => ipcRenderer.invoke(channel, ...request),
  listen: (channel, listener) => void ipcRenderer.on(channel, (_event, message: unknown) => listener(message)),
  versions: { electron, chrome, node },
  // The page knows the file, but only this side of the bridge its place.
  pathOf: (file) => webUtils.getPathForFile(file as Parameters<typeof webUtils.getPathForFile>[0]),
})

contextBridge.exposeInMainWorld('chainrule', host)
