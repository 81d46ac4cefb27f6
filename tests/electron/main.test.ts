/** The desktop program on a fake Electron: its windows, what they may do, and what crosses between page and program. */
import { readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { channels } from '../../shared/host/channels.ts'
import type { Host, OpenedFile } from '../../shared/host/contract.ts'
import { links } from '../../shared/host/links.ts'
import type { MenuModel } from '../../shared/host/menu-model.ts'
import { englishShellWords } from '../../shared/host/shell-words.ts'
import type { Result } from '../../shared/problem/result.ts'
import * as electron from './fake-electron.ts'
import { useTemporaryFolder } from './temporary-folder.ts'

vi.mock('electron', () => electron)

const inFolder = useTemporaryFolder()

let host: Host
beforeAll(async () => {
  process.argv.splice(1)
  await import('../../electron/main.ts')
  await vi.waitFor(() => expect(electron.windows).toHaveLength(1))
  await import('../../electron/preload.ts')
  host = electron.contextBridge.exposeInMainWorld.mock.calls[0][1] as Host
})
beforeEach(() => electron.actAs(lastWindow()))

const lastWindow = () => electron.windows.findLast((window) => !window.isDestroyed())!
const emit = (target: { emit: (name: string, ...words: unknown[]) => unknown }, name: string, ...words: unknown[]) => {
  const event = { preventDefault: vi.fn() }
  target.emit(name, event, ...words)
  return event.preventDefault.mock.calls.length > 0
}

async function open(name: string): Promise<OpenedFile> {
  electron.dialog.showOpenDialog.mockResolvedValueOnce({ canceled: false, filePaths: [inFolder(name)] })
  const opened = await host.open()
  if (!opened.ok || opened.value === null) throw new Error('not opened')
  host.showing(opened.value.token, false)
  return opened.value
}

describe('the desktop program', () => {
  test('registers its scheme and its sandbox before it is ready, and loads the page over the scheme', () => {
    // No privilege to pass by the security policy, and none to be asked by other pages.
    const privileges = { standard: true, secure: true, supportFetchAPI: true, codeCache: true }
    expect(electron.registered).toEqual([{ scheme: 'app', privileges }])
    expect(electron.app.enableSandbox).toHaveBeenCalled()
    expect([...electron.schemes.keys()]).toEqual(['app'])
    expect(electron.windows[0].loadURL).toHaveBeenCalledWith('app://chainrule/index.html')
  })

  test('gives the page no Node, a sandbox, and nothing that would ask a server', () => {
    const { preload = '', ...preferences } = electron.windows[0].options.webPreferences ?? {}
    expect(preferences).toEqual({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    })
    expect(basename(preload)).toBe('preload.cjs')
  })

  test.each([
    ['will-navigate', 'https://example.org/', false],
    ['will-navigate', 'file:///etc/passwd', false],
    ['will-navigate', 'app://chainrule.example/', false],
    ['will-redirect', 'https://example.org/', false],
    ['will-navigate', 'app://chainrule/index.html', true],
  ])('a page that %s to %s gets there: %s', (way, address, arrives) => {
    expect(emit(electron.windows[0].webContents, way, address)).toBe(!arrives)
  })

  test('embeds no pages and downloads nothing', () => {
    expect(emit(electron.windows[0].webContents, 'will-attach-webview')).toBe(true)
    expect(emit(electron.session.defaultSession, 'will-download')).toBe(true)
  })

  test('opens no windows; known links go to the browser, letter by letter', () => {
    const ask = (url: string) => {
      electron.shell.openExternal.mockClear()
      const details = {
        url,
        frameName: '',
        features: '',
        disposition: 'new-window',
        referrer: { url: '', policy: 'default' },
      } as const
      expect(electron.windows[0].webContents.openHandler(details)).toEqual({ action: 'deny' })
      return electron.shell.openExternal.mock.calls.map(([address]) => address)
    }
    expect(ask(links.licence)).toEqual([links.licence])
    expect(ask(`${links.licence}?`)).toEqual([])
    expect(ask('https://example.org/')).toEqual([])
    expect(ask('file:///etc/passwd')).toEqual([])
  })

  test.each([
    ['media', false],
    ['geolocation', false],
    ['notifications', false],
    ['clipboard-read', false],
    ['fileSystem', false],
    ['openExternal', false],
    ['clipboard-sanitized-write', true],
  ] as const)('answers a page that wants %s with %s', (permission, granted) => {
    const { setPermissionRequestHandler, setPermissionCheckHandler, setDevicePermissionHandler } =
      electron.session.defaultSession
    const answer = vi.fn()
    setPermissionRequestHandler.mock.calls[0][0]?.(null as never, permission, answer, null as never)
    expect(answer).toHaveBeenCalledWith(granted)
    expect(setPermissionCheckHandler.mock.calls[0][0]?.(null, permission, '', null as never)).toBe(granted)
    expect(setDevicePermissionHandler.mock.calls[0][0]?.(null as never)).toBe(false)
  })

  test.each([
    ['app://chainrule/assets/main.js', true],
    ['blob:app://chainrule/1', true],
    ['data:image/png;base64,', true],
    ['https://example.org/track', false],
    ['http://127.0.0.1:4173/', false],
    ['ws://example.org/', false],
    ['file:///etc/passwd', false],
    ['app://elsewhere/', false],
  ])('a request for %s is let through: %s', (url, passes) => {
    const answer = vi.fn()
    const [handler] = electron.requests.onBeforeRequest.mock.calls[0] as [(details: unknown, answer: unknown) => void]
    handler({ url }, answer)
    expect(answer).toHaveBeenCalledWith({ cancel: !passes })
  })

  test('answers no other page, no frame inside the page and no window of somebody else', async () => {
    const { webContents } = electron.windows[0]
    const { mainFrame } = webContents
    for (const event of [
      { sender: webContents, senderFrame: null },
      { sender: webContents, senderFrame: { url: 'https://example.org/' } },
      { sender: webContents, senderFrame: { url: mainFrame.url } },
      { sender: { mainFrame }, senderFrame: mainFrame },
    ]) {
      const answer = await electron.handlers.get(channels.save)?.(event, 'token', 'text', 'ask')
      expect(answer).toMatchObject({ ok: false, problems: [{ code: 'host/bad-request' }] })
    }
  })
})

describe('a window', () => {
  test('opens, saves and exports through the dialogs of the system', async () => {
    writeFileSync(inFolder('graph.chainrule'), 'old')
    const opened = await open('graph.chainrule')
    expect(electron.app.addRecentDocument).toHaveBeenCalledWith(inFolder('graph.chainrule'))
    await host.save(opened.token, 'new')
    expect(readFileSync(inFolder('graph.chainrule'), 'utf8')).toBe('new')

    electron.dialog.showSaveDialog.mockResolvedValueOnce({ canceled: false, filePath: inFolder('copy.chainrule') })
    expect(await host.saveAs('copy', 'text')).toMatchObject({ ok: true, value: { name: 'copy.chainrule' } })

    electron.dialog.showSaveDialog.mockResolvedValueOnce({ canceled: true, filePath: '' })
    const picture = { suggestedName: 'a.svg', mediaType: 'image/svg+xml', content: '<svg/>' }
    expect(await host.exportFile(picture)).toEqual({ ok: true, value: null })
  })

  test('tells the system which file it shows and whether it is edited, and shows it in its folder', async () => {
    writeFileSync(inFolder('graph.chainrule'), 'old')
    const { token } = await open('graph.chainrule')
    host.showing(token, true)
    const window = lastWindow()
    await vi.waitFor(() => expect(window.setDocumentEdited).toHaveBeenLastCalledWith(true))
    expect(window.setRepresentedFilename).toHaveBeenLastCalledWith(inFolder('graph.chainrule'))
    expect(await host.desktop?.reveal(token)).toEqual({ ok: true, value: null })
    expect(electron.shell.showItemInFolder).toHaveBeenLastCalledWith(inFolder('graph.chainrule'))
    await host.desktop?.revealLog()
    expect(electron.shell.showItemInFolder.mock.lastCall?.[0]).toMatch(/chainrule\.log$/)
    expect(readFileSync(electron.shell.showItemInFolder.mock.lastCall?.[0] ?? '', 'utf8')).toContain(' start {')
    host.showing(null, false)
  })

  test('opens dropped graphs with their place, and no other dropped file', async () => {
    writeFileSync(inFolder('dropped.chainrule'), 'text')
    writeFileSync(inFolder('secret.txt'), 'secret')
    const drop = (name: string) => host.desktop?.openDropped({ path: inFolder(name) })
    expect(await drop('dropped.chainrule')).toMatchObject({
      ok: true,
      value: { name: 'dropped.chainrule', text: 'text' },
    })
    expect(await drop('secret.txt')).toMatchObject({ ok: false })
    host.showing(null, false)
  })

  test('shows the menus of the page as the system’s own, and sends back what is chosen', async () => {
    const command = { kind: 'command', id: 'save', title: 'Speichern & mehr', isEnabled: false } as const
    const model: MenuModel = {
      menus: [
        {
          kind: 'menu',
          title: 'Datei',
          entries: [
            { ...command, accelerator: 'CommandOrControl+S' },
            { kind: 'separator' },
            { kind: 'role', role: 'close', title: 'Zu' },
          ],
        },
      ],
      words: englishShellWords,
    }
    host.desktop?.showMenu(model)
    await vi.waitFor(() => expect(electron.Menu.setApplicationMenu).toHaveBeenCalled())
    const template = electron.Menu.buildFromTemplate.mock.lastCall?.[0] ?? []
    expect(template).toMatchObject([
      {
        label: 'Datei',
        submenu: [
          { label: 'Speichern && mehr', enabled: false, accelerator: 'CommandOrControl+S', registerAccelerator: false },
          { type: 'separator' },
          { role: 'close', label: 'Zu' },
        ],
      },
    ])
    const chosen: string[] = []
    const leave = host.desktop?.onCommand((id) => chosen.push(id))
    lastWindow().webContents.emit('did-finish-load')
    const entries = template[0].submenu as { readonly click?: (...words: unknown[]) => void }[]
    entries[0].click?.()
    await vi.waitFor(() => expect(chosen).toEqual(['save']))
    leave?.()
  })

  test.each([
    ['menus of anything', { menus: 'none', words: englishShellWords }],
    [
      'a role that does something else',
      {
        menus: [{ kind: 'menu', title: 'x', entries: [{ kind: 'role', role: 'toggleDevTools', title: 'x' }] }],
        words: englishShellWords,
      },
    ],
    [
      'an accelerator that Electron cannot read',
      {
        menus: [
          {
            kind: 'menu',
            title: 'x',
            entries: [{ kind: 'command', id: 'x', title: 'x', accelerator: 'Ctrl+Ctrl+', isEnabled: true }],
          },
        ],
        words: englishShellWords,
      },
    ],
    ['no words', { menus: [] }],
  ])('refuses %s as a menu', async (_what, model) => {
    electron.Menu.setApplicationMenu.mockClear()
    const answer = await electron.ipcRenderer.invoke(channels.showMenu, model)
    expect(answer).toMatchObject({ ok: false, problems: [{ code: 'host/bad-request' }] })
    expect(electron.Menu.setApplicationMenu).not.toHaveBeenCalled()
  })

  test.each([[{}], ['licence', 'more'], ['https://example.org'], ['__proto__']])(
    'opens no link called %j',
    async (...link) => {
      electron.shell.openExternal.mockClear()
      expect(await electron.ipcRenderer.invoke(channels.openLink, ...link)).toMatchObject({ ok: false })
      expect(electron.shell.openExternal).not.toHaveBeenCalled()
    },
  )

  test('leaves the screen as it was asked to', async () => {
    host.desktop?.toggleFullScreen()
    await vi.waitFor(() => expect(lastWindow().setFullScreen).toHaveBeenCalledWith(true))
  })
})

describe('several windows', () => {
  test('a file is shown where nothing is taken away, else in a window of its own, and never twice', async () => {
    writeFileSync(inFolder('one.chainrule'), 'one')
    writeFileSync(inFolder('two.chainrule'), 'two')
    const first = lastWindow()
    const before = electron.windows.length
    host.showing(null, false)
    const arrived: string[] = []
    const leave = host.onOpenRequest((file: Result<OpenedFile>) => {
      if (!file.ok) return
      arrived.push(file.value.name)
      host.showing(file.value.token, false)
    })
    electron.app.emit('open-file', { preventDefault: vi.fn() }, inFolder('one.chainrule'))
    await vi.waitFor(() => expect(arrived).toEqual(['one.chainrule']))
    expect(electron.windows).toHaveLength(before)

    electron.app.emit('second-instance', {}, ['chainrule', 'two.chainrule'], inFolder())
    await vi.waitFor(() => expect(electron.windows).toHaveLength(before + 1))
    const second = lastWindow()
    expect(second.loadURL).toHaveBeenCalledWith('app://chainrule/index.html#file')
    electron.actAs(second)
    second.webContents.emit('did-finish-load')
    await vi.waitFor(() => expect(arrived).toEqual(['one.chainrule', 'two.chainrule']))

    first.focus.mockClear()
    electron.app.emit('second-instance', {}, ['chainrule', 'one.chainrule'], inFolder())
    await vi.waitFor(() => expect(first.focus).toHaveBeenCalled())
    expect(electron.windows).toHaveLength(before + 1)

    electron.dialog.showOpenDialog.mockResolvedValueOnce({ canceled: false, filePaths: [inFolder('one.chainrule')] })
    expect(await host.open()).toMatchObject({ problems: [{ code: 'host/open-elsewhere' }] })
    leave()
    host.showing(null, false)
  })

  test('a second start without a file brings the program to the front', () => {
    lastWindow().focus.mockClear()
    electron.app.emit('second-instance', {}, ['chainrule'], inFolder())
    expect(lastWindow().restore).toHaveBeenCalled()
    expect(lastWindow().focus).toHaveBeenCalled()
  })

  test('a page that crashed is replaced, and its unsaved work is offered to the next one', async () => {
    await host.drafts.keep({ name: 'Mine', file: null, text: 'unsaved' })
    expect(await host.drafts.list()).toEqual({ ok: true, value: [] })
    const crashed = lastWindow()
    crashed.webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 11 })
    expect(crashed.isDestroyed()).toBe(true)
    electron.actAs(lastWindow())
    const lost = await host.drafts.list()
    expect(lost).toMatchObject({ ok: true, value: [{ name: 'Mine' }] })
    if (lost.ok) await host.drafts.remove(lost.value[0].id)
  })
})

describe('closing', () => {
  const openAnother = async () => {
    const before = electron.windows.length
    host.desktop?.openWindow()
    await vi.waitFor(() => expect(electron.windows).toHaveLength(before + 1))
    electron.actAs(lastWindow())
    lastWindow().webContents.emit('did-finish-load')
    return lastWindow()
  }

  test('a window without changes just closes, and is remembered where it was', async () => {
    const window = await openAnother()
    window.close()
    expect(window.isDestroyed()).toBe(true)
    const state: unknown = JSON.parse(readFileSync(`${electron.dataFolder}/window.json`, 'utf8'))
    expect(state).toEqual({
      bounds: { x: 100, y: 100, width: 1280, height: 800 },
      isMaximized: false,
      isFullScreen: false,
    })
  })

  test('a window with changes asks its page; who stays, stays, and who leaves leaves no draft', async () => {
    const window = await openAnother()
    host.showing(null, true)
    await host.drafts.keep({ name: 'Mine', file: null, text: 'unsaved' })
    const asked = vi.fn()
    host.desktop?.onCloseRequest(asked)
    window.close()
    expect(window.isDestroyed()).toBe(false)
    expect(asked).toHaveBeenCalledTimes(1)
    host.desktop?.answerClose('stay')
    window.close()
    expect(asked).toHaveBeenCalledTimes(2)
    host.desktop?.answerClose('close')
    await vi.waitFor(() => expect(window.isDestroyed()).toBe(true))
    electron.actAs(lastWindow())
    expect(await host.drafts.list()).toEqual({ ok: true, value: [] })
  })

  test.each([
    [0, false],
    [1, true],
  ])('a page that does not answer is asked about by the system: button %i closes: %s', async (button, closes) => {
    const window = await openAnother()
    host.showing(null, true)
    await vi.waitFor(() => expect(window.setDocumentEdited).toHaveBeenLastCalledWith(true))
    vi.useFakeTimers()
    try {
      electron.dialog.showMessageBoxSync.mockReturnValueOnce(button)
      window.close()
      expect(window.isDestroyed()).toBe(false)
      vi.advanceTimersByTime(5000)
      expect(window.isDestroyed()).toBe(closes)
    } finally {
      vi.useRealTimers()
      window.destroy()
    }
  })
})
