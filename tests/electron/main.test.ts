import { readFileSync, writeFileSync } from 'node:fs'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { channels } from '../../shared/host/channels.ts'
import type { OpenedFile, SavedFile } from '../../shared/host/contract.ts'
import type { Result } from '../../shared/problem/result.ts'
import * as electron from './fake-electron.ts'
import { useTemporaryFolder } from './temporary-folder.ts'

vi.mock('electron', () => electron)

const inFolder = useTemporaryFolder()
const fromPage = { senderFrame: { url: 'app://chainrule/index.html' } }

beforeAll(async () => {
  process.argv.splice(1)
  await import('../../electron/main.ts')
  await vi.waitFor(() => expect(electron.windows).toHaveLength(1))
})

describe('the desktop program', () => {
  test('registers its scheme before it is ready and loads the page over it', () => {
    expect(electron.registered).toEqual(['app'])
    expect([...electron.schemes.keys()]).toEqual(['app'])
    expect(electron.windows[0].loadURL).toHaveBeenCalledWith('app://chainrule/index.html')
  })

  test('gives the page no Node and a sandbox', () => {
    const { preload, ...preferences } = electron.windows[0].options.webPreferences
    expect(preferences).toEqual({ sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false })
    expect(preload).toMatch(/preload\.cjs$/)
  })

  test('refuses to leave the page, to open windows and to embed pages', () => {
    const { webContents } = electron.windows[0]
    const leave = (address: string) => {
      const event = { preventDefault: vi.fn() }
      webContents.emit('will-navigate', event, address)
      return event.preventDefault.mock.calls.length === 0
    }
    expect(leave('https://example.org/')).toBe(false)
    expect(leave('file:///etc/passwd')).toBe(false)
    expect(leave('app://chainrule/index.html')).toBe(true)
    expect(webContents.openHandler({ url: 'https://example.org/' })).toEqual({ action: 'deny' })
    const embed = { preventDefault: vi.fn() }
    webContents.emit('will-attach-webview', embed)
    expect(embed.preventDefault).toHaveBeenCalled()
  })

  test.each([
    ['media', false],
    ['geolocation', false],
    ['notifications', false],
    ['clipboard-read', false],
    ['clipboard-sanitized-write', true],
  ])('answers a page that wants %s with %s', (permission, granted) => {
    const { session } = electron.windows[0].webContents
    const answer = vi.fn()
    session.setPermissionRequestHandler.mock.calls[0][0](null, permission, answer)
    expect(answer).toHaveBeenCalledWith(granted)
    expect(session.setPermissionCheckHandler.mock.calls[0][0](null, permission)).toBe(granted)
  })

  test('opens, saves and exports through the dialogs of the system', async () => {
    writeFileSync(inFolder('graph.chainrule'), 'old')
    electron.dialog.showOpenDialog.mockResolvedValueOnce({ canceled: false, filePaths: [inFolder('graph.chainrule')] })
    const opened = (await electron.handlers.get(channels.open)?.(fromPage)) as Result<OpenedFile>
    if (!opened.ok) throw new Error('not opened')
    await electron.handlers.get(channels.save)?.(fromPage, opened.value.token, 'new', 'ask')
    expect(readFileSync(inFolder('graph.chainrule'), 'utf8')).toBe('new')

    electron.dialog.showSaveDialog.mockResolvedValueOnce({ canceled: false, filePath: inFolder('copy.chainrule') })
    const saved = (await electron.handlers.get(channels.saveAs)?.(fromPage, 'copy', 'text')) as Result<SavedFile>
    expect(saved).toMatchObject({ ok: true, value: { name: 'copy.chainrule' } })

    electron.dialog.showSaveDialog.mockResolvedValueOnce({ canceled: true, filePath: '' })
    const picture = { suggestedName: 'a.svg', mediaType: 'image/svg+xml', content: '<svg/>' }
    expect(await electron.handlers.get(channels.exportFile)?.(fromPage, picture)).toEqual({ ok: true, value: null })
  })

  test('answers no other page', async () => {
    for (const sender of [{ url: 'https://example.org/' }, null]) {
      const answer = await electron.handlers.get(channels.save)?.({ senderFrame: sender }, 'token', 'text', 'ask')
      expect(answer).toMatchObject({ ok: false, problems: [{ code: 'host/bad-request' }] })
    }
  })

  test('hands files to the page once it is there, and those of a second start too', async () => {
    writeFileSync(inFolder('early.chainrule'), 'early')
    writeFileSync(inFolder('late.chainrule'), 'late')
    const { webContents, focus, restore } = electron.windows[0]
    electron.app.emit('open-file', { preventDefault: vi.fn() }, inFolder('early.chainrule'))
    expect(webContents.sent).toEqual([])
    webContents.emit('did-finish-load')
    electron.app.emit('second-instance', {}, ['chainrule', 'late.chainrule'], inFolder())
    await vi.waitFor(() => expect(webContents.sent).toHaveLength(2))
    expect(webContents.sent).toContainEqual([
      channels.openRequest,
      {
        ok: true,
        value: { token: expect.any(String) as string, name: 'early.chainrule', text: 'early', isExport: false },
      },
    ])
    expect(restore).toHaveBeenCalled()
    expect(focus).toHaveBeenCalled()
  })

  test.each([
    [0, false],
    [1, true],
  ])('asks before unsaved work is lost: button %i leaves: %s', (button, leaves) => {
    electron.dialog.showMessageBoxSync.mockReturnValueOnce(button)
    const event = { preventDefault: vi.fn() }
    electron.windows[0].webContents.emit('will-prevent-unload', event)
    expect(event.preventDefault.mock.calls.length === 1).toBe(leaves)
  })
})
