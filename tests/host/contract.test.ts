/** One suite for every host: memory, Node, browser, and Node behind Electron's messages. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, vi } from 'vitest'
import { createDataFolder } from '../../electron/files/data-folder.ts'
import { createFileService } from '../../electron/files/file-service.ts'
import { createFileAnswers } from '../../electron/requests.ts'
import type { DraftDatabase, StoredDraft } from '../../renderer/host/browser-drafts.ts'
import type { FilePickers } from '../../renderer/host/browser-files.ts'
import type { StoredVersion } from '../../renderer/host/browser-versions.ts'
import { createBrowserHost, type BrowserMemory } from '../../renderer/host/browser-host.ts'
import type { Host } from '../../shared/host/contract.ts'
import { createMemoryHost } from '../../shared/host/memory-host.ts'
import { createMessageHost } from '../../shared/host/message-host.ts'
import { success } from '../../shared/problem/result.ts'
import * as electron from '../electron/fake-electron.ts'
import { describeHost, type HostUnderTest } from './contract.ts'

vi.mock('electron', () => electron)

const folders: string[] = []
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })))

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'chainrule-host-'))
  folders.push(folder)
  return folder
}

/** A real folder of the person's. */
function createDiskWorld() {
  const folder = makeFolder()
  const choices: (string | null)[] = []
  return {
    choices,
    folder,
    next: () => {
      const name = choices.shift() ?? null
      return name === null ? null : join(folder, name)
    },
    choose: (...names: readonly (string | null)[]) => void choices.push(...names),
    write: (name: string, content: string | Uint8Array) => writeFileSync(join(folder, name), content),
    read: (name: string): Promise<string | Uint8Array> =>
      Promise.resolve(
        name.endsWith('.png') ? readFileSync(join(folder, name)) : readFileSync(join(folder, name), 'utf8'),
      ),
    remove: (name: string) => rmSync(join(folder, name)),
  }
}

describeHost('in memory', async (): Promise<HostUnderTest> => {
  const host = createMemoryHost()
  return {
    host,
    choose: (...names) => void host.choices.push(...names.filter((name) => name !== null)),
    write: (name, content) => void host.files.set(name, content),
    read: async (name) => host.files.get(name) ?? '',
    remove: (name) => void host.files.delete(name),
    crash: async () => {
      host.crash()
      return host
    },
  }
})

describeHost('in Node', async (): Promise<HostUnderTest> => {
  const world = createDiskWorld()
  const dataFolder = makeFolder()
  const start = (): Host => {
    const dialogs = { chooseFile: async () => world.next(), choosePlace: async () => world.next() }
    const answers = createFileAnswers(createFileService(dialogs, createDataFolder(dataFolder)))
    return createMessageHost({
      ask: async <T>(channel: string, ...request: readonly unknown[]) =>
        (await (answers.get(channel as never)?.(...request) ?? success(null))) as T,
      listen: () => {},
      versions: {},
      pathOf: () => '',
    })
  }
  return { ...world, host: start(), crash: async () => start() }
})

describeHost('in a browser', async (): Promise<HostUnderTest> => {
  const disk = new Map<string, { content: string | Uint8Array; version: number }>()
  const choices: (string | null)[] = []
  const drafts = new Map<string, StoredDraft>()
  const versions = new Map<string, StoredVersion>()
  const handles = new Map<string, FileSystemFileHandle>()
  const recent: FileSystemFileHandle[] = []
  const living = new Set<string>()
  let clock = 0

  const write = (name: string, content: string | Uint8Array) => void disk.set(name, { content, version: ++clock })
  const handleOf = (name: string): FileSystemFileHandle => {
    const known = handles.get(name)
    if (known !== undefined) return known
    const handle = {
      name,
      isSameEntry: async (other: FileSystemFileHandle) => other.name === name,
      getFile: async () => {
        const { content, version } = disk.get(name) ?? { content: '', version: 0 }
        return new File([content as BlobPart], name, { lastModified: version })
      },
      createWritable: async () => {
        let written: string | Uint8Array = ''
        return {
          write: async (content: string | Uint8Array) => void (written = content),
          close: async () => write(name, written),
        }
      },
    } as unknown as FileSystemFileHandle
    handles.set(name, handle)
    return handle
  }
  const pick = async () => {
    const name = choices.shift() ?? null
    if (name === null) throw new DOMException('The user aborted a request.', 'AbortError')
    return handleOf(name)
  }
  const page = {
    showOpenFilePicker: async () => [await pick()],
    showSaveFilePicker: pick,
  } as unknown as Window & FilePickers
  const database: DraftDatabase = {
    get: async (id) => drafts.get(id),
    set: async (id, draft) => void drafts.set(id, draft),
    remove: async (id) => void drafts.delete(id),
    list: async () => [...drafts],
  }
  const memory: BrowserMemory = {
    drafts: database,
    locks: {
      request: (async (name: string, hold: () => Promise<unknown>) => {
        living.add(name)
        await hold()
      }) as unknown as LockManager['request'],
      query: async () => ({
        held: [...living].map((name) => ({ name, mode: 'exclusive' as const, clientId: '' })),
        pending: [],
      }),
    },
    versions: {
      get: async (id) => versions.get(id),
      set: async (id, version) => void versions.set(id, version),
      remove: async (id) => void versions.delete(id),
      list: async () => [...versions],
    },
    recent: {
      list: async () => recent,
      add: async (handle) =>
        void recent.splice(0, recent.length, handle, ...recent.filter((other) => other !== handle)),
    },
  }
  return {
    host: createBrowserHost(page, memory),
    choose: (...names) => void choices.push(...names),
    write,
    read: async (name) => disk.get(name)?.content ?? '',
    remove: (name) => void disk.delete(name),
    crash: async () => {
      living.clear()
      return createBrowserHost(page, memory)
    },
  }
})

let host: Host
beforeAll(async () => {
  process.argv.splice(1)
  await import('../../electron/main.ts')
  await vi.waitFor(() => {
    if (electron.windows.length === 0) throw new Error('no window yet')
  })
  await import('../../electron/preload.ts')
  host = electron.contextBridge.exposeInMainWorld.mock.calls[0][1] as Host
})

describeHost('over Electron’s messages', async (): Promise<HostUnderTest> => {
  const world = createDiskWorld()
  electron.dialog.showOpenDialog.mockImplementation(async () => {
    const path = world.next()
    return { canceled: path === null, filePaths: path === null ? [] : [path] }
  })
  electron.dialog.showSaveDialog.mockImplementation(async () => {
    const path = world.next()
    return { canceled: path === null, filePath: path ?? '' }
  })
  const newest = () => electron.windows[electron.windows.length - 1]
  electron.actAs(newest())
  host.showing(null, false)
  await host.drafts.drop()
  // Each test begins without the drafts of the others.
  const left = await host.drafts.list()
  if (left.ok) for (const { id } of left.value) await host.drafts.remove(id)
  await host.desktop?.clearRecent()
  return {
    ...world,
    host,
    crash: async () => {
      newest().webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 11 })
      electron.actAs(newest())
      return host
    },
  }
})
