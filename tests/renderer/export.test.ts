import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { copyPicture, copyText, repeatExport, saveExport } from '../../renderer/commands/export.ts'
import { backward } from '../../renderer/commands/run.ts'
import { provideServices, services } from '../../renderer/app/services.ts'
import { changeChoices, forgetChoices, readChoices } from '../../renderer/state/export-choices.ts'
import {
  drawPreview,
  startPreview,
  stopPreview as cancelPreview,
  useExportPreview,
} from '../../renderer/state/export-preview.ts'
import { changeSession, readSession, select } from '../../renderer/state/session.ts'
import { connectStoppable } from '../../renderer/worker/stoppable.ts'
import { EMPTY_DOCUMENT } from '../../shared/document/document.ts'
import { writeDocument } from '../../shared/document/write.ts'
import { readAnyDocument } from '../../shared/export/embedded.ts'
import { FORMAT_IDS, formatOf } from '../../shared/export/formats.ts'
import { startWindow, type TestWindow } from './start-window.ts'

let window: TestWindow
let stopPreview = () => {}
beforeEach(() => {
  window = startWindow()
  forgetChoices()
  backward()
  stopPreview = startPreview()
})
afterEach(() => {
  stopPreview()
  window.stop()
  vi.unstubAllGlobals()
})

/** The file that the preview shows for the present choices. */
async function previewed(): Promise<string> {
  return vi.waitFor(() => {
    const { phase, shown, request } = useExportPreview.getState()
    if (phase !== 'ready' || shown?.request !== request) throw new Error(`the preview is ${phase}`)
    return String(shown?.exported.content)
  })
}

describe('the export dialog', () => {
  test.each(FORMAT_IDS)('saves %s exactly as the preview shows it', async (format) => {
    changeChoices({ format })
    const shown = await previewed()
    const name = `file.${formatOf(format).extension}`
    window.host.choices.push(name)
    expect(await saveExport()).toEqual({ ok: true, value: name })
    expect(String(window.host.files.get(name))).toBe(shown)
  })

  test.each([
    ['without local gradients', { layers: { locals: false } }, /local gradient:/],
    ['without the graph inside', { embed: false }, /urn:chainrule:document/],
    ['with two decimals', { decimals: 2 }, /0\.1269/],
    ['in black and white', { theme: 'black-and-white' }, /#0063a5/],
    [
      'without a background',
      { background: false },
      /<rect x="[^"]*" y="[^"]*" width="\d+" height="\d+" fill="#ffffff"\/>/,
    ],
    ['16 cm wide', { size: 'width' }, /<svg [^>]* width="\d+" /],
  ] as const)('a figure %s looks different', async (_, change, gone) => {
    expect(await previewed()).toMatch(gone)
    changeChoices(change)
    expect(await previewed()).not.toMatch(gone)
  })

  test('a figure of the selection shows only what is selected', async () => {
    select(['w', 's'])
    changeChoices({ onlySelection: true, embed: false })
    expect(await previewed()).toContain('2 nodes and 1 wire')
    select([])
    changeChoices({ margin: 11 })
    expect(await previewed(), 'where nothing is selected, the whole graph').toContain('6 nodes and 5 wires')
  })

  test('a graph that cannot be solved says why, and its figure is drawn all the same', async () => {
    stopPreview()
    window.stop()
    window = startWindow('empty')
    stopPreview = startPreview()
    changeChoices({ format: 'latex' })
    await vi.waitFor(() => expect(useExportPreview.getState().phase).not.toBe('drawing'))
    changeChoices({ format: 'dot' })
    expect(await previewed()).toMatch(/^digraph/)
  })

  test('a writer that fails is a sentence, not a crash', async () => {
    provideServices({
      ...services(),
      picture: { ...services().picture, call: () => Promise.reject(new Error('out of memory')) },
    })
    changeChoices({ margin: 12 })
    await vi.waitFor(() => expect(useExportPreview.getState().phase).toBe('refused'))
    expect(useExportPreview.getState().problems).toEqual([
      'SVG could not be written (out of memory); a smaller figure may help.',
    ])
  })
})

describe('a slow export', () => {
  /** A worker that answers only when it is stopped, and what it was asked for. */
  function startSlowWorker(): string[] {
    const asked: string[] = []
    let end = (_: null) => {}
    const call = ((_: 'write', format: string) => {
      asked.push(format)
      return new Promise<null>((resolve) => (end = resolve))
    }) as unknown as ReturnType<typeof services>['picture']['call']
    provideServices({ ...services(), picture: { ...services().picture, call, stop: () => end(null) } })
    return asked
  }

  test('can be stopped and tried again', async () => {
    await previewed()
    const asked = startSlowWorker()
    changeChoices({ margin: 13 })
    cancelPreview()
    await vi.waitFor(() => expect(useExportPreview.getState().phase).toBe('stopped'))
    drawPreview()
    expect(useExportPreview.getState().phase).toBe('drawing')
    expect(asked).toHaveLength(2)
    cancelPreview()
  })

  test('what waits for its turn is stopped with what is under way', async () => {
    await previewed()
    const asked = startSlowWorker()
    changeChoices({ format: 'png' })
    changeChoices({ format: 'pdf' })
    cancelPreview()
    await vi.waitFor(() => expect(useExportPreview.getState().phase).toBe('stopped'))
    expect(asked).toEqual(['png'])
  })

  test('is not what the dialog begins with', async () => {
    stopPreview()
    const asked = startSlowWorker()
    const clock = vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 5000)
    stopPreview = startPreview()
    clock.mockRestore()
    await new Promise((resolve) => setTimeout(resolve))
    expect(useExportPreview.getState().phase).toBe('drawing')
    expect(asked).toHaveLength(1)
    cancelPreview()
  })

  test('is given up when another format is chosen', async () => {
    await previewed()
    const asked = startSlowWorker()
    changeChoices({ format: 'solution' })
    const later = performance.now() + 5000
    const clock = vi.spyOn(performance, 'now').mockReturnValue(later)
    changeChoices({ format: 'dot' })
    clock.mockRestore()
    await vi.waitFor(() => expect(asked).toEqual(['solution', 'dot']))
    expect(useExportPreview.getState().phase).toBe('drawing')
    cancelPreview()
  })
})

test('how far the work is reaches the preview', () => {
  stopPreview()
  let tell = (_: unknown) => {}
  const listen = (listener: typeof tell) => {
    tell = listener
    return () => {}
  }
  provideServices({ ...services(), picture: { ...services().picture, listen } })
  stopPreview = startPreview()
  tell({ step: 12, count: 300 })
  expect(useExportPreview.getState().progress).toEqual({ step: 12, count: 300 })
  changeChoices({ margin: 14 })
  expect(useExportPreview.getState().progress).toBeNull()
})

describe('exporting again', () => {
  test('asks the first time', async () => {
    await repeatExport()
    expect(readSession().dialog).toEqual({ kind: 'export' })
  })

  test('writes the same format with the same choices without asking', async () => {
    changeChoices({ format: 'tikz', theme: 'paper' })
    const shown = await previewed()
    window.host.choices.push('first.tex', 'second.tex')
    await saveExport()
    await repeatExport()
    expect(readSession().dialog).toBeNull()
    expect(readSession().notice).toMatchObject({ kind: 'done', text: 'Exported second.tex' })
    expect(window.host.files.get('second.tex')).toBe(shown)
  })
})

describe('a long export once more', () => {
  test('says how far it is, can be stopped, and then saves nothing', async () => {
    changeChoices({ format: 'tikz' })
    await previewed()
    window.host.choices.push('first.tex', 'second.tex')
    await saveExport()
    stopPreview()
    let end = (_: null) => {}
    let say = (_: unknown) => {}
    const call = (() => new Promise<null>((resolve) => (end = resolve))) as unknown as ReturnType<
      typeof services
    >['picture']['call']
    const forget = vi.fn()
    const listen = (listener: (note: unknown) => void) => {
      say = listener
      return forget
    }
    provideServices({ ...services(), picture: { call, listen, stop: () => end(null) } })
    const exported = repeatExport()
    say({ step: 7, count: 400 })
    expect(readSession().notice).toMatchObject({ kind: 'busy', text: 'Writing step 7 of 400…' })
    readSession().notice!.stop!()
    await exported
    expect(readSession().notice).toEqual({ kind: 'refused', text: 'the export was stopped; nothing was saved.' })
    expect(forget).toHaveBeenCalledOnce()
    expect(window.host.files.has('second.tex')).toBe(false)
  })
})

describe('the clipboard', () => {
  test('takes figures as SVG and scripts as text', async () => {
    const writeText = vi.fn((_: string) => Promise.resolve())
    vi.stubGlobal('navigator', { clipboard: { writeText } })
    vi.stubGlobal('ClipboardItem', undefined)
    changeChoices({ format: 'pdf' })
    await previewed()
    expect(await copyText()).toBeNull()
    expect(writeText.mock.lastCall?.[0]).toMatch(/^<\?xml/)
    changeChoices({ format: 'pytorch' })
    const script = await previewed()
    await copyText()
    expect(writeText.mock.lastCall?.[0]).toBe(script)
  })

  test('takes SVG as a picture, too, where the browser can hand one over', async () => {
    const write = vi.fn((_: readonly ClipboardItem[]) => Promise.resolve())
    class ClipboardItem {
      static supports = (type: string) => type === 'image/svg+xml'
      readonly content: Record<string, Blob>
      constructor(content: Record<string, Blob>) {
        this.content = content
      }
    }
    vi.stubGlobal('ClipboardItem', ClipboardItem)
    vi.stubGlobal('navigator', { clipboard: { write } })
    const svg = await previewed()
    expect(await copyText()).toBeNull()
    const [item] = write.mock.calls[0][0]
    expect(Object.keys(item.content)).toEqual(['text/plain', 'image/svg+xml'])
    for (const blob of Object.values(item.content)) expect(blob.size).toBe(new Blob([svg]).size)
  })

  test('takes the figure as a picture, or says why not', async () => {
    const write = vi.fn((items: readonly { readonly content: Record<string, Promise<Blob>> }[]) =>
      items[0].content['image/png'].then(() => {}),
    )
    class ClipboardItem {
      readonly content: unknown
      constructor(content: unknown) {
        this.content = content
      }
    }
    vi.stubGlobal('ClipboardItem', ClipboardItem)
    vi.stubGlobal('navigator', { clipboard: { write } })
    await previewed()
    expect(await copyPicture()).toBeNull()
    expect((await write.mock.calls[0][0][0].content['image/png']).type).toBe('image/png')
    write.mockRejectedValueOnce(new Error('not allowed'))
    expect(await copyPicture()).toMatchObject({ code: 'export/clipboard', facts: { reason: 'not allowed' } })
  })
})

test('what is exported opens again, byte for byte', async () => {
  for (const format of FORMAT_IDS.filter((id) => formatOf(id).choices.includes('embed') && !id.endsWith('png'))) {
    changeChoices({ format })
    await previewed()
    const { request, shown } = useExportPreview.getState()
    const content = shown?.exported.content ?? ''
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
    const { embedded } = readAnyDocument(bytes)
    expect(embedded, format).toBe(writeDocument(request?.document ?? EMPTY_DOCUMENT))
  }
})

test('a worker that is stopped answers nothing, and the next call starts another', async () => {
  const workers: FakeWorker[] = []
  class FakeWorker extends EventTarget {
    isEnded = false
    terminate() {
      this.isEnded = true
    }
    postMessage({ call }: { readonly call: number }) {
      if (workers.length > 1)
        queueMicrotask(() => this.dispatchEvent(new MessageEvent('message', { data: { call, value: 7 } })))
    }
  }
  const remote = connectStoppable<{ seven: () => number }>(() => {
    const worker = new FakeWorker()
    workers.push(worker)
    return worker as unknown as Worker
  })
  const waiting = remote.call('seven')
  remote.stop()
  expect(await waiting).toBeNull()
  expect(workers[0].isEnded).toBe(true)
  expect(await remote.call('seven')).toBe(7)
})

test('a solution has the gradients of the whole computation, and its legend says what the figure shows', async () => {
  changeSession({ stage: 'forward' })
  const local = /local gradient:/
  changeChoices({ format: 'svg' })
  expect(await previewed()).not.toMatch(local)
  changeChoices({ format: 'html' })
  const all = 'values above the wires, local gradients below the wires, and the gradients that come back'
  const whole = await previewed()
  expect(whole).toMatch(local)
  expect(whole).toContain(`The computational graph, with ${all} at the dashed arrows.`)
  changeChoices({ layers: { locals: false, gradients: false } })
  const values = await previewed()
  expect(values).not.toMatch(local)
  expect(values).toContain('The computational graph, with values above the wires.')
})

test('choices that were stored by somebody else are read field by field', async () => {
  const stored = { format: 'gif', scale: 3, margin: -1, theme: 'dark', layers: 'all', surprise: true }
  vi.stubGlobal('localStorage', { getItem: () => JSON.stringify(stored), setItem: () => {} })
  vi.resetModules()
  const { readChoices: recalled } = await import('../../renderer/state/export-choices.ts')
  expect(recalled()).toEqual({ ...readChoices(), scale: 3, theme: 'dark' })
})
