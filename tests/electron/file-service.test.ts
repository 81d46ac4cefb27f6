import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { createDataFolder } from '../../electron/files/data-folder.ts'
import { createFileService } from '../../electron/files/file-service.ts'
import { createFileAnswers } from '../../electron/requests.ts'
import { channels } from '../../shared/host/channels.ts'
import type { OpenedFile } from '../../shared/host/contract.ts'
import type { Result } from '../../shared/problem/result.ts'
import { useTemporaryFolder } from './temporary-folder.ts'

const inFolder = useTemporaryFolder()

/** A file service whose person answers every dialog with the next of these names, `null` for a cancelled one. */
function serviceWith(...choices: readonly (string | null)[]) {
  const left = [...choices]
  const suggested: string[] = []
  const next = () => {
    const name = left.shift() ?? null
    return Promise.resolve(name === null ? null : inFolder(name))
  }
  const dialogs = {
    chooseFile: next,
    choosePlace: (name: string) => {
      suggested.push(name)
      return next()
    },
  }
  const files = createFileService(dialogs, createDataFolder(inFolder('data')))
  return { files, suggested }
}

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`unexpected problem ${result.problems[0].code}`)
  return result.value
}

describe('the files of the desktop window', () => {
  test('a file is opened, edited and saved in place without its path ever being told', async () => {
    writeFileSync(inFolder('graph.chainrule'), 'old')
    const { files } = serviceWith('graph.chainrule')
    const opened = valueOf(await files.open()) as OpenedFile
    expect(opened).toMatchObject({ name: 'graph.chainrule', text: 'old' })
    expect(JSON.stringify(opened)).not.toContain(inFolder())

    expect(valueOf(await files.save(opened.token, 'new'))).toEqual({ token: opened.token, name: 'graph.chainrule' })
    expect(readFileSync(inFolder('graph.chainrule'), 'utf8')).toBe('new')
  })

  test('saving under a new name suggests the title and adds the extension', async () => {
    const { files, suggested } = serviceWith('mine')
    expect(valueOf(await files.saveAs('Problem 2', 'text'))?.name).toBe('mine.chainrule')
    expect(suggested).toEqual(['Problem 2.chainrule'])
    expect(readFileSync(inFolder('mine.chainrule'), 'utf8')).toBe('text')
  })

  test('an exported picture keeps the extension of its kind', async () => {
    const { files, suggested } = serviceWith('figure')
    const picture = { suggestedName: 'Problem 2.png', mediaType: 'image/png', content: new Uint8Array([1, 2]) }
    expect(valueOf(await files.exportFile(picture))).toBe('figure.png')
    expect(suggested).toEqual(['Problem 2.png'])
    expect([...readFileSync(inFolder('figure.png'))]).toEqual([1, 2])
  })

  test('a cancelled dialog is no problem and writes nothing', async () => {
    const { files } = serviceWith(null, null, null)
    expect(await files.open()).toEqual({ ok: true, value: null })
    expect(await files.saveAs('graph', 'text')).toEqual({ ok: true, value: null })
    expect(await files.exportFile({ suggestedName: 'a.svg', mediaType: 'image/svg+xml', content: '' })).toEqual({
      ok: true,
      value: null,
    })
    expect(existsSync(inFolder('graph.chainrule'))).toBe(false)
  })

  test('a token that was never handed out reaches no file', async () => {
    const { files } = serviceWith()
    const result = await files.save(inFolder('graph.chainrule'), 'text')
    expect(result).toMatchObject({ ok: false, problems: [{ code: 'host/unknown-token' }] })
    expect(existsSync(inFolder('graph.chainrule'))).toBe(false)
  })

  test('a file removed meanwhile is written again on saving', async () => {
    writeFileSync(inFolder('graph.chainrule'), 'old')
    const { files } = serviceWith()
    const opened = valueOf(await files.openPath(inFolder('graph.chainrule')))
    rmSync(inFolder('graph.chainrule'))
    valueOf(await files.save(opened.token, 'new'))
    expect(readFileSync(inFolder('graph.chainrule'), 'utf8')).toBe('new')
  })
})

test.each([
  [channels.open, ['/etc/passwd']],
  [channels.save, []],
  [channels.save, ['token']],
  [channels.save, ['token', 'text']],
  [channels.save, ['token', 'text', 'whatever happens']],
  [channels.save, ['token', 'text', 'ask', 'more']],
  [channels.keepDraft, [{ name: 'x', file: 7, text: '' }]],
  [channels.keepDraft, [{ name: 'x', file: null }]],
  [channels.readDraft, [null]],
  [channels.save, ['token', { toString: () => 'text' }]],
  [channels.save, [7, 'text', 'ask']],
  [channels.saveAs, [null, 'text']],
  [channels.exportFile, []],
  [channels.exportFile, [null]],
  [channels.exportFile, ['picture.svg']],
  [channels.exportFile, [{ suggestedName: 'a.svg', mediaType: 'image/svg+xml', content: [1, 2, 3] }]],
  [channels.exportFile, [{ suggestedName: 1, mediaType: 'image/svg+xml', content: '' }]],
])('a page that asks %s with %j is refused with a problem', async (channel, request) => {
  const { files } = serviceWith('chosen', 'chosen')
  const answer = createFileAnswers(files).get(channel)
  expect(await answer?.(...request)).toMatchObject({ ok: false, problems: [{ code: 'host/bad-request' }] })
  expect(existsSync(inFolder('chosen'))).toBe(false)
})
