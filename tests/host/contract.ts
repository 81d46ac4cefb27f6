/** What every host must do, whatever it runs in. */
import { describe, expect, test } from 'vitest'
import { KEPT_VERSIONS, type FileToken, type Host, type OpenedFile } from '../../shared/host/contract.ts'
import type { Result } from '../../shared/problem/result.ts'

/** A host, and the world around it. */
export interface HostUnderTest {
  readonly host: Host
  /** The names the person chooses in the next dialogs; `null` cancels. */
  readonly choose: (...names: readonly (string | null)[]) => void
  /** Another program writes a file, or reads or removes it. */
  readonly write: (name: string, content: string | Uint8Array) => void
  readonly read: (name: string) => Promise<string | Uint8Array>
  readonly remove: (name: string) => void
  /** The window is killed; the host of the next one, in the same world. */
  readonly crash: () => Promise<Host>
}

export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`unexpected problem ${result.problems[0].code}`)
  return result.value
}

const codesOf = (result: Result<unknown>) => (result.ok ? [] : result.problems.map(({ code }) => code))

export function describeHost(name: string, start: () => Promise<HostUnderTest>): void {
  const open = async ({ host, choose }: HostUnderTest, file: string): Promise<OpenedFile> => {
    choose(file)
    const opened = valueOf(await host.open())
    if (opened === null) throw new Error('nothing was opened')
    host.showing(opened.token, false)
    return opened
  }

  describe(`the host ${name}`, () => {
    test('opens what the person chooses; the token tells nothing of its place', async () => {
      const world = await start()
      world.write('graph.chainrule', '{"title": "Δ"}')
      const opened = await open(world, 'graph.chainrule')
      expect(opened).toMatchObject({ name: 'graph.chainrule', text: '{"title": "Δ"}', isExport: false })
      expect(opened.token).not.toMatch(/[/\\]/)
    })

    test('saves in place as often as one likes', async () => {
      const world = await start()
      world.write('graph.chainrule', 'old')
      const { token } = await open(world, 'graph.chainrule')
      for (const text of ['new', 'newer, and longer', 'new']) {
        expect(valueOf(await world.host.save(token, text))).toEqual({ token, name: 'graph.chainrule' })
        expect(await world.read('graph.chainrule')).toBe(text)
      }
    })

    test.each([
      ['Windows line ends', '{\r\n}\r\n', '[\r\n]\r\n'],
      ['a byte order mark', '\ufeff{\n}\n', '\ufeff[\n]\n'],
      ['mostly Windows line ends', '{\r\n\r\n\n}', '[\r\n]\r\n'],
      ['no line end at all', '{}', '[\n]\n'],
    ])('keeps %s of a file that it saves, also after a crash', async (_what, before, after) => {
      const world = await start()
      world.write('graph.chainrule', before)
      const { token, text } = await open(world, 'graph.chainrule')
      expect(text).not.toMatch(/^\ufeff/)
      valueOf(await world.host.save(token, '[\n]\n'))
      expect(await world.read('graph.chainrule')).toBe(after)

      valueOf(await world.host.drafts.keep({ name: 'graph.chainrule', file: token, text: '{}' }))
      const host = await world.crash()
      const [lost] = valueOf(await host.drafts.list())
      const file = valueOf(await host.drafts.adopt(lost.id))
      valueOf(await host.save(file?.token as FileToken, '[\n]\n'))
      expect(await world.read('graph.chainrule')).toBe(after)
    })

    test('saves to a new place, and from then on there', async () => {
      const world = await start()
      world.choose('copy.chainrule')
      const saved = valueOf(await world.host.saveAs('Problem 2', 'one'))
      expect(saved?.name).toBe('copy.chainrule')
      await world.host.save(saved?.token as FileToken, 'two')
      expect(await world.read('copy.chainrule')).toBe('two')
    })

    test('exports texts and bytes under the chosen name', async () => {
      const world = await start()
      world.choose('a.svg', 'b.png')
      const svg = { suggestedName: 'x.svg', mediaType: 'image/svg+xml', content: '<svg/>' }
      expect(valueOf(await world.host.exportFile(svg))).toBe('a.svg')
      const png = { suggestedName: 'x.png', mediaType: 'image/png', content: new Uint8Array([0x89, 0, 255]) }
      expect(valueOf(await world.host.exportFile(png))).toBe('b.png')
      expect(await world.read('a.svg')).toBe('<svg/>')
      expect([...((await world.read('b.png')) as Uint8Array)]).toEqual([0x89, 0, 255])
    })

    test('takes a closed dialog for an answer', async () => {
      const { host, choose } = await start()
      choose(null, null, null)
      expect(await host.open()).toEqual({ ok: true, value: null })
      expect(await host.saveAs('graph', 'text')).toEqual({ ok: true, value: null })
      const file = { suggestedName: 'a.svg', mediaType: 'image/svg+xml', content: '' }
      expect(await host.exportFile(file)).toEqual({ ok: true, value: null })
    })

    test('knows no token that it did not give out', async () => {
      const { host } = await start()
      expect(codesOf(await host.save('/etc/passwd' as FileToken, 'text'))).toEqual(['host/unknown-token'])
      expect(codesOf(await host.reopen('1' as FileToken))).toEqual(['host/unknown-token'])
    })

    test('refuses what is no text with a problem', async () => {
      const world = await start()
      world.write('picture.chainrule', new Uint8Array([0xff, 0xd8, 0xff]))
      world.choose('picture.chainrule')
      expect(codesOf(await world.host.open())).toEqual(['host/not-text'])
    })

    test('does not overwrite what another program wrote, unless told to', async () => {
      const world = await start()
      world.write('graph.chainrule', 'old')
      const { token } = await open(world, 'graph.chainrule')
      world.write('graph.chainrule', 'theirs, which is longer')
      expect(codesOf(await world.host.save(token, 'mine'))).toEqual(['host/changed-on-disk'])
      expect(await world.read('graph.chainrule')).toBe('theirs, which is longer')
      valueOf(await world.host.save(token, 'mine', 'replace'))
      valueOf(await world.host.save(token, 'mine again'))
      expect(await world.read('graph.chainrule')).toBe('mine again')
    })

    test('reads a file once more, and then saves over what it read', async () => {
      const world = await start()
      world.write('graph.chainrule', 'old')
      const { token } = await open(world, 'graph.chainrule')
      world.write('graph.chainrule', 'theirs, which is longer')
      const opened = valueOf(await world.host.reopen(token))
      expect(opened).toMatchObject({ name: 'graph.chainrule', text: 'theirs, which is longer' })
      valueOf(await world.host.save(opened.token, 'mine'))
      expect(await world.read('graph.chainrule')).toBe('mine')
    })

    test('keeps what a file held before its last saves, newest first, through a crash', async () => {
      const world = await start()
      world.write('graph.chainrule', 'version 0')
      const { token } = await open(world, 'graph.chainrule')
      expect(valueOf(await world.host.versions.list(token))).toEqual([])
      for (let version = 1; version <= KEPT_VERSIONS + 2; version++) {
        valueOf(await world.host.save(token, `version ${version}`))
        await new Promise((resolve) => setTimeout(resolve, 3))
      }
      valueOf(await world.host.drafts.keep({ name: 'graph.chainrule', file: token, text: 'mine' }))
      const host = await world.crash()
      const [lost] = valueOf(await host.drafts.list())
      const file = valueOf(await host.drafts.adopt(lost.id))?.token as FileToken

      const versions = valueOf(await host.versions.list(file))
      const texts = await Promise.all(versions.map(async ({ id }) => valueOf(await host.versions.read(file, id))))
      expect(texts).toEqual(Array.from({ length: KEPT_VERSIONS }, (_, index) => `version ${KEPT_VERSIONS + 1 - index}`))
      expect(versions.map(({ bytes }) => bytes)).toEqual(texts.map((text) => text.length))
      const times = versions.map(({ replacedAtMs }) => replacedAtMs)
      expect(times).toEqual([...times].sort((a, b) => b - a))
    })

    test('keeps no version where saving changes nothing', async () => {
      const world = await start()
      world.write('graph.chainrule', 'old')
      const { token } = await open(world, 'graph.chainrule')
      for (const text of ['new', 'new', 'new']) valueOf(await world.host.save(token, text))
      const versions = valueOf(await world.host.versions.list(token))
      expect(
        await Promise.all(versions.map(async ({ id }) => valueOf(await world.host.versions.read(token, id)))),
      ).toEqual(['old'])
    })

    test('gives out no version that it did not keep', async () => {
      const world = await start()
      world.write('graph.chainrule', 'old')
      const { token } = await open(world, 'graph.chainrule')
      for (const id of [
        '../../../etc/passwd',
        '',
        '__proto__',
        '2026-01-01T00-00-00.000Z/../x',
        '2026-01-01T00-00-00.000Z',
      ])
        expect((await world.host.versions.read(token, id)).ok).toBe(false)
      expect(codesOf(await world.host.versions.list('1' as FileToken))).toEqual(['host/unknown-token'])
    })

    test('lists the files one worked with last', async () => {
      const world = await start()
      for (const file of ['a.chainrule', 'b.chainrule', 'a.chainrule']) {
        world.write(file, file)
        await open(world, file)
      }
      const recent = valueOf(await world.host.listRecent())
      expect(recent.map((file) => file.name)).toEqual(['a.chainrule', 'b.chainrule'])
      expect(valueOf(await world.host.reopen(recent[1].token)).text).toBe('b.chainrule')
    })

    describe('keeps unsaved work', () => {
      test('through a crash, and gives it to the next window only', async () => {
        const world = await start()
        valueOf(await world.host.drafts.keep({ name: 'Mine', file: null, text: 'one' }))
        valueOf(await world.host.drafts.keep({ name: 'Mine', file: null, text: 'two\nlines' }))
        expect(valueOf(await world.host.drafts.list())).toEqual([])

        const { drafts } = await world.crash()
        const [lost, ...others] = valueOf(await drafts.list())
        expect(others).toEqual([])
        expect(lost.name).toBe('Mine')
        expect(valueOf(await drafts.read(lost.id))).toEqual({ ...lost, text: 'two\nlines' })
        expect(valueOf(await drafts.adopt(lost.id))).toBeNull()
        valueOf(await drafts.remove(lost.id))
        expect(valueOf(await drafts.list())).toEqual([])
        expect(codesOf(await drafts.read(lost.id))).toEqual(['host/draft-gone'])
      })

      test('with its file, to which it is saved again', async () => {
        const world = await start()
        world.write('graph.chainrule', 'old')
        const { token } = await open(world, 'graph.chainrule')
        valueOf(await world.host.drafts.keep({ name: 'graph.chainrule', file: token, text: 'mine' }))
        const host = await world.crash()
        const [lost] = valueOf(await host.drafts.list())
        const file = valueOf(await host.drafts.adopt(lost.id))
        expect(file?.name).toBe('graph.chainrule')
        valueOf(await host.save(file?.token as FileToken, 'mine'))
        expect(await world.read('graph.chainrule')).toBe('mine')
      })

      test('and asks if the file was changed between the crash and the recovery', async () => {
        const world = await start()
        world.write('graph.chainrule', 'old')
        const { token } = await open(world, 'graph.chainrule')
        valueOf(await world.host.drafts.keep({ name: 'graph.chainrule', file: token, text: 'mine' }))
        const host = await world.crash()
        world.write('graph.chainrule', 'theirs, which is longer')
        const [lost] = valueOf(await host.drafts.list())
        const file = valueOf(await host.drafts.adopt(lost.id))
        expect(codesOf(await host.save(file?.token as FileToken, 'mine'))).toEqual(['host/changed-on-disk'])
      })

      test('until it is saved or given up', async () => {
        const world = await start()
        valueOf(await world.host.drafts.keep({ name: 'Mine', file: null, text: 'one' }))
        valueOf(await world.host.drafts.drop())
        valueOf(await world.host.drafts.drop())
        const { drafts } = await world.crash()
        expect(valueOf(await drafts.list())).toEqual([])
      })

      test('of several windows, newest first', async () => {
        const world = await start()
        valueOf(await world.host.drafts.keep({ name: 'first', file: null, text: '1' }))
        const second = await world.crash()
        await new Promise((resolve) => setTimeout(resolve, 5))
        valueOf(await second.drafts.keep({ name: 'second', file: null, text: '2' }))
        const { drafts } = await world.crash()
        expect(valueOf(await drafts.list()).map((draft) => draft.name)).toEqual(['second', 'first'])
      })

      test('under names that nobody can make up', async () => {
        const { host } = await start()
        expect(codesOf(await host.drafts.read('../../etc/passwd'))).toEqual(['host/draft-gone'])
        expect(codesOf(await host.drafts.adopt('__proto__'))).toEqual(['host/draft-gone'])
        expect(valueOf(await host.drafts.remove('../../etc/passwd'))).toBeNull()
      })
    })
  })
}
