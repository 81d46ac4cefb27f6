import { beforeAll, expect, test, vi } from 'vitest'
import { channels, requestChannels } from '../../shared/host/channels.ts'
import type { FileToken, Host } from '../../shared/host/contract.ts'
import { englishShellWords } from '../../shared/host/shell-words.ts'
import * as electron from './fake-electron.ts'

vi.mock('electron', () => electron)

let host: Host
beforeAll(async () => {
  electron.ipcRenderer.invoke.mockImplementation(() => Promise.resolve('answer'))
  await import('../../electron/preload.ts')
  host = electron.contextBridge.exposeInMainWorld.mock.calls[0][1] as Host
})

test('the page gets the host contract and nothing else of Electron', () => {
  expect(electron.contextBridge.exposeInMainWorld.mock.calls.map(([name]) => name)).toEqual(['chainrule'])
  const contract = ['drafts', 'exportFile', 'kind', 'listRecent', 'onOpenRequest', 'open', 'reopen', 'save', 'saveAs']
  expect(Object.keys(host).sort()).toEqual(['desktop', ...contract, 'showing', 'versions'])
  expect(host.kind).toBe('electron')
})

test('every call goes out on its own channel, and every channel is used', async () => {
  const picture = { suggestedName: 'a.svg', mediaType: 'image/svg+xml', content: '<svg/>' }
  const token = 'token' as FileToken
  const draft = { name: 'n', file: null, text: 't' }
  const { desktop, drafts } = host
  await Promise.all([host.open(), host.reopen(token), host.save(token, 'text'), host.save(token, 'text', 'replace')])
  await Promise.all([host.saveAs('name', 'text'), host.exportFile(picture), host.listRecent()])
  await Promise.all([drafts.keep(draft), drafts.drop(), drafts.list(), drafts.read('1'), drafts.adopt('1')])
  await drafts.remove('1')
  await Promise.all([host.versions.list(token), host.versions.read(token, '1')])
  host.showing(null, true)
  desktop?.showMenu({ menus: [], words: englishShellWords })
  desktop?.answerClose('stay')
  desktop?.openWindow()
  desktop?.toggleFullScreen()
  await desktop?.openDropped({ path: '/tmp/a' })
  await Promise.all([desktop?.reveal(token), desktop?.revealVersions(token), desktop?.revealLog()])
  await Promise.all([desktop?.clearRecent(), desktop?.openLink('licence')])
  expect(electron.ipcRenderer.invoke.mock.calls).toEqual([
    [channels.open],
    [channels.reopen, 'token'],
    [channels.save, 'token', 'text', 'ask'],
    [channels.save, 'token', 'text', 'replace'],
    [channels.saveAs, 'name', 'text'],
    [channels.exportFile, picture],
    [channels.listRecent],
    [channels.keepDraft, draft],
    [channels.dropDraft],
    [channels.listDrafts],
    [channels.readDraft, '1'],
    [channels.adoptDraft, '1'],
    [channels.removeDraft, '1'],
    [channels.listVersions, 'token'],
    [channels.readVersion, 'token', '1'],
    [channels.showing, null, true],
    [channels.showMenu, { menus: [], words: englishShellWords }],
    [channels.answerClose, 'stay'],
    [channels.openWindow],
    [channels.toggleFullScreen],
    [channels.openDropped, '/tmp/a'],
    [channels.reveal, 'token'],
    [channels.revealVersions, 'token'],
    [channels.revealLog],
    [channels.clearRecent],
    [channels.openLink, 'licence'],
  ])
  const used = new Set(electron.ipcRenderer.invoke.mock.calls.map(([channel]) => channel))
  expect([...used].sort()).toEqual(Object.values(requestChannels).sort())
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
