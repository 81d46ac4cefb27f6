import { beforeAll, expect, test, vi } from 'vitest'
import { channels } from '../../shared/host/channels.ts'
import type { FileToken, Host } from '../../shared/host/contract.ts'
import * as electron from './fake-electron.ts'

vi.mock('electron', () => electron)

let host: Host
beforeAll(async () => {
  await import('../../electron/preload.ts')
  host = electron.contextBridge.exposeInMainWorld.mock.calls[0][1] as Host
})

test('the page gets the host contract and nothing else of Electron', () => {
  expect(electron.contextBridge.exposeInMainWorld.mock.calls.map(([name]) => name as string)).toEqual(['chainrule'])
  const contract = ['drafts', 'exportFile', 'kind', 'listRecent', 'onOpenRequest', 'open', 'reopen', 'save', 'saveAs']
  expect(Object.keys(host).sort()).toEqual([...contract, 'showing'])
  expect(host.kind).toBe('electron')
})

test('every call goes out on its own channel', async () => {
  const picture = { suggestedName: 'a.svg', mediaType: 'image/svg+xml', content: '<svg/>' }
  await host.open()
  await host.save('token' as FileToken, 'text')
  await host.saveAs('name', 'text')
  await host.exportFile(picture)
  expect(electron.ipcRenderer.invoke.mock.calls).toEqual([
    [channels.open],
    [channels.save, 'token', 'text', 'ask'],
    [channels.saveAs, 'name', 'text'],
    [channels.exportFile, picture],
  ])
})

test('a file that arrives before anyone listens is kept; afterwards it is told, until the listener leaves', () => {
  const send = (text: string) => electron.ipcRenderer.emit(channels.openRequest, {}, text)
  const heard: unknown[] = []
  send('first')
  const leave = host.onOpenRequest((file) => heard.push(file))
  send('second')
  leave()
  send('third')
  expect(heard).toEqual(['first', 'second'])
})
