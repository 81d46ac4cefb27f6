/**
 * Runs between the page and the main process, sandboxed: gives the page `window.chainrule`, the host contract and
 * nothing else of Electron.
 */
import { contextBridge, ipcRenderer } from 'electron'
import { channels } from '../shared/host/channels.ts'
import type { Host, OpenedFile } from '../shared/host/contract.ts'
import { createOpenRequests } from '../shared/host/open-requests.ts'
import type { Result } from '../shared/problem/result.ts'

const requests = createOpenRequests()
ipcRenderer.on(channels.openRequest, (_event, file: Result<OpenedFile>) => requests.deliver(file))

const host: Host = {
  kind: 'electron',
  open: () => ipcRenderer.invoke(channels.open),
  save: (token, text) => ipcRenderer.invoke(channels.save, token, text),
  saveAs: (suggestedName, text) => ipcRenderer.invoke(channels.saveAs, suggestedName, text),
  exportFile: (file) => ipcRenderer.invoke(channels.exportFile, file),
  onOpenRequest: requests.subscribe,
}

contextBridge.exposeInMainWorld('chainrule', host)
