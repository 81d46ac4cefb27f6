// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createBrowserHost } from '../../renderer/host/browser-host.ts'
import type { FilePickers } from '../../renderer/host/browser-files.ts'
import type { FileToken, OpenedFile } from '../../shared/host/contract.ts'
import type { Result } from '../../shared/problem/result.ts'

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`unexpected problem ${result.problems[0].code}`)
  return result.value
}

const bytesOf = (text: string) => new TextEncoder().encode(text)

/** A chosen file as File System Access gives it; `contents` is the disk. */
function handleOf(contents: Map<string, unknown>, name: string, refusal?: string) {
  const refuse = () => Promise.reject(new DOMException('refused', refusal))
  return {
    name,
    getFile: () => Promise.resolve(new File([contents.get(name) as string], name, { lastModified: 0 })),
    createWritable: () =>
      refusal !== undefined
        ? refuse()
        : Promise.resolve({
            write: (content: unknown) => Promise.resolve(void contents.set(name, content)),
            close: () => Promise.resolve(),
          }),
  } as unknown as FileSystemFileHandle
}

const pageWith = (pickers: FilePickers) => ({ document, ...pickers }) as unknown as Window & FilePickers

beforeEach(() => {
  // jsdom reads no file contents as bytes; a browser does.
  vi.spyOn(File.prototype, 'arrayBuffer').mockImplementation(function (this: File) {
    return new Promise((resolve) => {
      const reader = new FileReader()
      reader.onload = () => resolve(reader.result as ArrayBuffer)
      reader.readAsArrayBuffer(this)
    })
  })
})
afterEach(() => vi.restoreAllMocks())

describe('in a browser with File System Access', () => {
  test('a file is opened and saved in place', async () => {
    const disk = new Map<string, unknown>([['graph.chainrule', 'old']])
    const host = createBrowserHost(
      pageWith({ showOpenFilePicker: () => Promise.resolve([handleOf(disk, 'graph.chainrule')]) }),
    )
    const opened = valueOf(await host.open()) as OpenedFile
    expect(opened).toMatchObject({ name: 'graph.chainrule', text: 'old' })
    expect(valueOf(await host.save(opened.token, 'new'))).toEqual({ token: opened.token, name: 'graph.chainrule' })
    expect(disk.get('graph.chainrule')).toBe('new')
  })

  test('saving under a new name and exporting ask where, with the right extension', async () => {
    const disk = new Map<string, unknown>()
    const showSaveFilePicker = vi.fn(({ suggestedName = '' }) =>
      Promise.resolve(handleOf(disk, suggestedName as string)),
    )
    const host = createBrowserHost(pageWith({ showSaveFilePicker }))
    const saved = valueOf(await host.saveAs('Problem 2', 'text'))
    expect(saved?.name).toBe('Problem 2.chainrule')
    const content = new Uint8Array([1, 2])
    expect(valueOf(await host.exportFile({ suggestedName: 'a.png', mediaType: 'image/png', content }))).toBe('a.png')
    expect(showSaveFilePicker.mock.calls[1][0]).toEqual({
      suggestedName: 'a.png',
      types: [{ accept: { 'image/png': ['.png'] } }],
    })
    expect(Object.fromEntries(disk)).toEqual({ 'Problem 2.chainrule': 'text', 'a.png': content })
  })

  test('a closed dialog is no problem', async () => {
    const close = () => Promise.reject(new DOMException('The user aborted a request.', 'AbortError'))
    const host = createBrowserHost(pageWith({ showOpenFilePicker: close, showSaveFilePicker: close }))
    expect(await host.open()).toEqual({ ok: true, value: null })
    expect(await host.saveAs('graph', 'text')).toEqual({ ok: true, value: null })
  })

  test.each([
    ['NotAllowedError', 'host/not-allowed'],
    ['NotFoundError', 'host/missing'],
    ['QuotaExceededError', 'host/disk-full'],
    ['InvalidStateError', 'host/failed'],
  ])('a browser that refuses to write with %s is a problem %s', async (refusal, code) => {
    const handle = handleOf(new Map(), 'graph.chainrule', refusal)
    const host = createBrowserHost(pageWith({ showSaveFilePicker: () => Promise.resolve(handle) }))
    expect(await host.saveAs('graph', 'text')).toMatchObject({ ok: false, problems: [{ code }] })
  })

  test.each(['write', 'close'] as const)(
    'a disk that is full at %s is a problem, and what was written is thrown away',
    async (where) => {
      const calls: string[] = []
      const call = (name: string) => () => {
        calls.push(name)
        return name === where ? Promise.reject(new DOMException('full', 'QuotaExceededError')) : Promise.resolve()
      }
      const stream = { write: call('write'), close: call('close'), abort: call('abort') }
      const handle = { name: 'a.svg', createWritable: () => Promise.resolve(stream) } as unknown as FileSystemFileHandle
      const host = createBrowserHost(pageWith({ showSaveFilePicker: () => Promise.resolve(handle) }))
      const saved = await host.exportFile({ suggestedName: 'a.svg', mediaType: 'image/svg+xml', content: '<svg/>' })
      expect(saved).toMatchObject({ ok: false, problems: [{ code: 'host/disk-full', facts: { name: 'a.svg' } }] })
      expect(calls.at(-1)).toBe('abort')
    },
  )

  test('a picture opened as a graph is refused as no text', async () => {
    const disk = new Map<string, unknown>([['picture.png', new Uint8Array([0x89, 0x50, 0xff])]])
    const host = createBrowserHost(
      pageWith({ showOpenFilePicker: () => Promise.resolve([handleOf(disk, 'picture.png')]) }),
    )
    expect(await host.open()).toMatchObject({ ok: false, problems: [{ code: 'host/not-text' }] })
  })
})

describe('in a browser without File System Access', () => {
  function watchDownloads() {
    const downloads: { name: string; type: string; bytes: number }[] = []
    let blob = new Blob()
    URL.createObjectURL = (made) => ((blob = made as Blob), 'blob:one')
    URL.revokeObjectURL = () => {}
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      downloads.push({ name: this.download, type: blob.type, bytes: blob.size })
    })
    return downloads
  }

  function choose(file: File | null) {
    vi.spyOn(HTMLInputElement.prototype, 'click').mockImplementation(function (this: HTMLInputElement) {
      Object.defineProperty(this, 'files', { value: file === null ? [] : [file] })
      this.dispatchEvent(new Event(file === null ? 'cancel' : 'change'))
    })
  }

  test('a file is uploaded, and saving downloads it again under its name', async () => {
    const downloads = watchDownloads()
    choose(new File([bytesOf('\ufeffπ\r\n')], 'graph.chainrule'))
    const host = createBrowserHost(pageWith({}))
    const opened = valueOf(await host.open()) as OpenedFile
    expect(opened.text).toBe('π\r\n')
    await host.save(opened.token, 'new\n')
    await host.exportFile({ suggestedName: 'a.svg', mediaType: 'image/svg+xml', content: '<svg/>' })
    expect(downloads).toEqual([
      // Its byte order mark (three bytes) and its Windows line end are kept.
      { name: 'graph.chainrule', type: 'application/json', bytes: 3 + 'new\r\n'.length },
      { name: 'a.svg', type: 'image/svg+xml', bytes: '<svg/>'.length },
    ])
  })

  test('choosing nothing is no problem', async () => {
    choose(null)
    expect(await createBrowserHost(pageWith({})).open()).toEqual({ ok: true, value: null })
  })

  test('a token of another window saves nothing', async () => {
    const downloads = watchDownloads()
    const answer = await createBrowserHost(pageWith({})).save('file-1' as FileToken, 'text')
    expect(answer).toMatchObject({ ok: false, problems: [{ code: 'host/unknown-token' }] })
    expect(downloads).toEqual([])
  })
})
