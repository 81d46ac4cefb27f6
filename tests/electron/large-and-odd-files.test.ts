/** Files as they are on real disks: huge, read-only, from Windows, in folders that vanish, in two windows at once. */
import {
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { describe, expect, test } from 'vitest'
import { createBackups } from '../../electron/files/backups.ts'
import { createDataFolder, type DataFolder } from '../../electron/files/data-folder.ts'
import { disk, type Disk } from '../../electron/files/disk.ts'
import { createFileService } from '../../electron/files/file-service.ts'
import { createLog } from '../../electron/files/log.ts'
import { placeBeside, readWindowState, writeWindowState } from '../../electron/files/window-state.ts'
import { parseDocument } from '../../shared/document/parse.ts'
import { describeProblem } from '../../shared/problem/problem.ts'
import type { Result } from '../../shared/problem/result.ts'
import { valueOf } from '../host/contract.ts'
import { useTemporaryFolder } from './temporary-folder.ts'

const inFolder = useTemporaryFolder()

function openWindow(data: DataFolder, name = 'graph.chainrule') {
  const place = () => Promise.resolve(inFolder(name))
  return createFileService({ chooseFile: place, choosePlace: place }, data)
}

/** The disk as a person sees it who is not root: root may write everything. */
const ordinaryDisk: Disk = {
  ...disk,
  access: (path, mode) => {
    const isProtected = (statSync(path).mode & 0o200) === 0
    const refusal = Object.assign(new Error('EACCES'), { code: 'EACCES' })
    return isProtected && mode === constants.W_OK ? Promise.reject(refusal) : disk.access(path, mode)
  },
}

const sentencesOf = (result: Result<unknown>) => (result.ok ? [] : result.problems.map(describeProblem))
const codesOf = (result: Result<unknown>) => (result.ok ? [] : result.problems.map(({ code }) => code))

describe('a file', () => {
  test('of 50 MB is opened, saved and kept as a draft', async () => {
    const large = `{"title": "${'x'.repeat(50 * 1024 * 1024)}"}`
    writeFileSync(inFolder('graph.chainrule'), large)
    const files = openWindow(createDataFolder(inFolder('data')))
    const opened = valueOf(await files.openPath(inFolder('graph.chainrule')))
    expect(opened.text.length).toBe(large.length)
    valueOf(await files.draft.keep({ name: 'graph', file: opened.token, text: large }))
    valueOf(await files.save(opened.token, `${large} `))
    expect(statSync(inFolder('graph.chainrule')).size).toBe(large.length + 1)
  })

  test('with a byte order mark and Windows line ends opens as any other, and keeps both when it is saved', async () => {
    const text = '\ufeff{\r\n  "format": "chainrule/graph",\r\n  "version": 1,\r\n  "nodes": []\r\n}\r\n'
    writeFileSync(inFolder('graph.chainrule'), text)
    const files = openWindow(createDataFolder(inFolder('data')))
    const opened = valueOf(await files.openPath(inFolder('graph.chainrule')))
    expect(parseDocument(opened.text).ok).toBe(true)
    expect(opened.text.startsWith('{')).toBe(true)
    valueOf(await files.save(opened.token, '{\n  "nodes": []\n}\n'))
    expect(readFileSync(inFolder('graph.chainrule'), 'utf8')).toBe('\ufeff{\r\n  "nodes": []\r\n}\r\n')
  })

  test.skipIf(process.platform === 'win32')(
    'that may not be written is left alone, and its draft is kept',
    async () => {
      writeFileSync(inFolder('graph.chainrule'), 'old')
      chmodSync(inFolder('graph.chainrule'), 0o444)
      const files = openWindow(createDataFolder(inFolder('data'), ordinaryDisk))
      const { token } = valueOf(await files.openPath(inFolder('graph.chainrule')))
      expect(codesOf(await files.save(token, 'new'))).toEqual(['host/not-allowed'])
      expect(readFileSync(inFolder('graph.chainrule'), 'utf8')).toBe('old')
      valueOf(await files.draft.keep({ name: 'graph', file: token, text: 'new' }))
      const next = openWindow(createDataFolder(inFolder('data')))
      expect(valueOf(await next.draft.list()).map(({ name }) => name)).toEqual(['graph'])
    },
  )

  test('in a folder that has vanished is said to be so', async () => {
    mkdirSync(inFolder('folder'))
    writeFileSync(inFolder('folder/graph.chainrule'), 'old')
    const files = openWindow(createDataFolder(inFolder('data')))
    const { token } = valueOf(await files.openPath(inFolder('folder/graph.chainrule')))
    rmSync(inFolder('folder'), { recursive: true })
    expect(sentencesOf(await files.save(token, 'new'))).toEqual([
      '"graph.chainrule" could not be written (its folder no longer exists, ENOENT); try again or choose another place.',
    ])
  })

  test('belongs to one window, whatever name it is asked for by', async () => {
    writeFileSync(inFolder('graph.chainrule'), 'old')
    symlinkSync(inFolder('graph.chainrule'), inFolder('link.chainrule'))
    const data = createDataFolder(inFolder('data'))
    const [first, second] = [openWindow(data), openWindow(data)]
    const { token } = valueOf(await first.openPath(inFolder('graph.chainrule')))
    first.show(token)
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(codesOf(await second.openPath(inFolder('link.chainrule')))).toEqual(['host/open-elsewhere'])
    expect(codesOf(await second.saveAs('graph', 'mine'))).toEqual(['host/open-elsewhere'])
    expect(readFileSync(inFolder('graph.chainrule'), 'utf8')).toBe('old')
    first.close()
    valueOf(await second.openPath(inFolder('link.chainrule')))
  })

  test('keeps its earlier versions, the newest few, where the program keeps its own', async () => {
    writeFileSync(inFolder('graph.chainrule'), 'version 0')
    const files = openWindow(createDataFolder(inFolder('data')))
    const { token } = valueOf(await files.openPath(inFolder('graph.chainrule')))
    for (let version = 1; version <= 13; version++) {
      valueOf(await files.save(token, `version ${version}`))
      await new Promise((resolve) => setTimeout(resolve, 3))
    }
    const folder = createBackups(inFolder('data/backups'), disk).folderOf(inFolder('graph.chainrule'))
    const kept = readdirSync(folder)
      .sort()
      .map((name) => readFileSync(`${folder}/${name}`, 'utf8'))
    expect(kept).toEqual(Array.from({ length: 10 }, (_, index) => `version ${index + 3}`))
    expect(readdirSync(inFolder()).sort()).toEqual(['data', 'graph.chainrule'])
  })
})

describe('the place of the window', () => {
  const SCREEN = [{ x: 0, y: 0, width: 1920, height: 1080 }]
  const bounds = { x: 100, y: 50, width: 1280, height: 800 }

  test('is what it was when the screens are what they were', () => {
    writeWindowState(inFolder('data/window.json'), { bounds, isMaximized: true, isFullScreen: false })
    expect(readWindowState(inFolder('data/window.json'), SCREEN)).toEqual({
      bounds,
      isMaximized: true,
      isFullScreen: false,
    })
  })

  test.each([
    ['on a screen that is gone', JSON.stringify({ bounds: { ...bounds, x: 2500 } })],
    ['above the screen', JSON.stringify({ bounds: { ...bounds, y: -200 } })],
    ['too small', JSON.stringify({ bounds: { ...bounds, width: 10 } })],
    ['no numbers', JSON.stringify({ bounds: { ...bounds, x: 'left' } })],
    ['no JSON', '{'],
    ['nothing', ''],
  ])('is left to the system where it was %s', (_what, stored) => {
    writeFileSync(inFolder('window.json'), stored)
    expect(readWindowState(inFolder('window.json'), SCREEN).bounds).toBeNull()
  })

  test('of one more window is a little aside, as long as that can be reached', () => {
    expect(placeBeside(bounds, SCREEN)).toEqual({ ...bounds, x: 128, y: 78 })
    expect(placeBeside({ ...bounds, y: 1060 }, SCREEN)).toBeNull()
  })
})

describe('the log', () => {
  test('has a line for every event and keeps one older part of itself', () => {
    const log = createLog(inFolder('logs/chainrule.log'), () => new Date(0), 200)
    log.write('start', { version: '1' })
    expect(readFileSync(log.path, 'utf8')).toBe('1970-01-01T00:00:00.000Z start {"version":"1"}\n')
    log.write('broken', new Error('two\nlines'))
    expect(readFileSync(log.path, 'utf8').trimEnd().split('\n')).toHaveLength(2)
    for (let index = 0; index < 20; index++) log.write('event', 'x'.repeat(40))
    expect(existsSync(`${log.path}.old`)).toBe(true)
    expect(statSync(log.path).size).toBeLessThan(300)
  })

  test('that cannot be written keeps nobody from working', () => {
    writeFileSync(inFolder('logs'), '')
    expect(() => createLog(inFolder('logs/chainrule.log')).write('start')).not.toThrow()
  })
})
