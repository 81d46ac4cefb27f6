/** The disk fails in every way at every single call: a sentence is said, the user's file is whole, the draft is kept. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { createDataFolder } from '../../electron/files/data-folder.ts'
import { createFileService, type FileService } from '../../electron/files/file-service.ts'
import type { Disk } from '../../electron/files/disk.ts'
import { disk } from '../../electron/files/disk.ts'
import { describeProblem } from '../../shared/problem/problem.ts'
import type { Result } from '../../shared/problem/result.ts'
import { createFailingDisk } from './failing-disk.ts'
import { useTemporaryFolder } from './temporary-folder.ts'

const inFolder = useTemporaryFolder()

const OLD = 'the old text'
const NEW = 'the new text, which is longer'
const CODES = ['ENOSPC', 'EACCES', 'EIO', 'EBUSY', 'EXDEV', 'short'] as const

/** Far more calls than anything here makes; reaching it would mean that the fault never passes. */
const MANY_CALLS = 200

const serviceOn = (used: Disk): FileService => {
  const place = () => Promise.resolve(inFolder('graph.chainrule'))
  return createFileService({ chooseFile: place, choosePlace: place }, createDataFolder(inFolder('data'), used))
}

/** What is done, and what was there before: each leaves the user's file as OLD or as NEW. */
const actions: Readonly<Record<string, (files: FileService) => Promise<Result<unknown>>>> = {
  'opening and saving': async (files) => {
    const opened = await files.open()
    if (!opened.ok || opened.value === null) return opened
    await files.draft.keep({ name: 'graph', file: opened.value.token, text: NEW })
    return files.save(opened.value.token, NEW)
  },
  'saving under a new name': (files) => files.saveAs('graph', NEW),
  exporting: (files) => files.exportFile({ suggestedName: 'a.svg', mediaType: 'image/svg+xml', content: NEW }),
}

describe.each(Object.entries(actions))('while %s', (_name, act) => {
  describe.each(CODES)('%s', (code) => {
    // A full or a broken disk stays so; what is busy or forbidden is so once.
    test.each(code === 'ENOSPC' || code === 'EIO' ? [false, true] : [false])(
      'at every call in turn (lasting: %s)',
      async (lasts) => {
        let reached = true
        for (let atCall = 1; reached && atCall < MANY_CALLS; atCall++) {
          // A disk that fails for good leaves drafts behind, which would make every round longer than the last.
          rmSync(inFolder(), { recursive: true })
          mkdirSync(inFolder())
          writeFileSync(inFolder('graph.chainrule'), OLD)
          const failing = createFailingDisk({ code, atCall, lasts })
          const result = await act(serviceOn(failing.disk))
          reached = failing.calls.length >= atCall
          const place = `${code} at call ${atCall}, ${failing.calls[atCall - 1]}`

          const found = readFileSync(inFolder('graph.chainrule'), 'utf8')
          expect([OLD, NEW], place).toContain(found)
          if (result.ok) expect(result.value === null || found === NEW, place).toBe(true)
          else {
            const sentence = describeProblem(result.problems[0])
            expect(sentence, place).toMatch(/"graph\.chainrule"/)
            expect(sentence, place).not.toContain(inFolder())
          }
          if (code === 'short') expect(result.ok, place).toBe(true)
        }
        expect(reached).toBe(false)
        // With a disk that works again nothing is in the way.
        expect((await act(serviceOn(disk))).ok).toBe(true)
        expect(readFileSync(inFolder('graph.chainrule'), 'utf8')).toBe(NEW)
      },
    )
  })
})

describe.each(CODES)('a draft on a disk that says %s', (code) => {
  test('is the old one or the new one, whole, and never lost', async () => {
    const first = serviceOn(disk)
    await first.draft.keep({ name: 'graph', file: null, text: OLD })
    const [id] = readdirSync(inFolder('data/drafts'))
    let reached = true
    for (let atCall = 1; reached && atCall < MANY_CALLS; atCall++) {
      const failing = createFailingDisk({ code, atCall, lasts: false })
      const data = createDataFolder(inFolder('data'), failing.disk)
      const kept = await data.drafts.keep(id.replace('.draft', ''), { name: 'graph', file: null, text: NEW })
      reached = failing.calls.length >= atCall
      if (!kept.ok) expect(describeProblem(kept.problems[0])).toMatch(/draft|graph/)
      const lost = await serviceOn(disk).draft.read(id.replace('.draft', ''))
      expect(lost).toMatchObject({ ok: true })
      if (lost.ok) expect([OLD, NEW]).toContain(lost.value.text)
    }
    expect(reached).toBe(false)
  })
})

test('a draft stays where saving fails', async () => {
  writeFileSync(inFolder('graph.chainrule'), OLD)
  const opening = serviceOn(disk)
  const opened = await opening.open()
  if (!opened.ok || opened.value === null) throw new Error('not opened')
  await opening.draft.keep({ name: 'graph', file: opened.value.token, text: NEW })
  for (let atCall = 1; atCall < 40; atCall++) {
    await serviceOn(createFailingDisk({ code: 'EIO', atCall, lasts: true }).disk).saveAs('graph', NEW)
    const lost = await serviceOn(disk).draft.list()
    if (!lost.ok) throw new Error('the drafts cannot be listed')
    const texts = await Promise.all(lost.value.map(({ id }) => serviceOn(disk).draft.read(id)))
    expect(texts.map((draft) => draft.ok && draft.value.text)).toEqual([NEW])
  }
})
