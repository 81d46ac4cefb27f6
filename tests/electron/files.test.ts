import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { basename } from 'node:path'
import { describe, expect, test } from 'vitest'
import { safeFileName, withExtension } from '../../electron/files/file-name.ts'
import { fileProblem } from '../../electron/files/file-problem.ts'
import { readDocumentFile } from '../../electron/files/read-document-file.ts'
import { writeFileAtomically } from '../../electron/files/write-file-atomically.ts'
import { describeProblem } from '../../shared/problem/problem.ts'
import type { Result } from '../../shared/problem/result.ts'
import { useTemporaryFolder } from './temporary-folder.ts'

const inFolder = useTemporaryFolder()

const codesOf = (result: Result<unknown>) => (result.ok ? [] : result.problems.map(({ code }) => code))

describe('saving a file', () => {
  test('creates it with the text and leaves nothing else behind', async () => {
    expect(await writeFileAtomically(inFolder('graph.chainrule'), 'π')).toMatchObject({ ok: true, value: { bytes: 2 } })
    expect(readFileSync(inFolder('graph.chainrule'), 'utf8')).toBe('π')
    expect(readdirSync(inFolder())).toEqual(['graph.chainrule'])
  })

  test('writes bytes as they are', async () => {
    await writeFileAtomically(inFolder('picture.png'), new Uint8Array([0x89, 0x50, 0, 255]))
    expect([...readFileSync(inFolder('picture.png'))]).toEqual([0x89, 0x50, 0, 255])
  })

  test('replaces the old text and keeps the permissions of the file', async () => {
    writeFileSync(inFolder('shared'), 'a much longer old text')
    chmodSync(inFolder('shared'), 0o640)
    await writeFileAtomically(inFolder('shared'), 'new')
    expect(readFileSync(inFolder('shared'), 'utf8')).toBe('new')
    expect(statSync(inFolder('shared')).mode & 0o777).toBe(0o640)
  })

  test('through a link changes the file it points to and leaves the link', async () => {
    writeFileSync(inFolder('real'), 'old')
    symlinkSync(inFolder('real'), inFolder('link'))
    await writeFileAtomically(inFolder('link'), 'new')
    expect(lstatSync(inFolder('link')).isSymbolicLink()).toBe(true)
    expect(readFileSync(inFolder('real'), 'utf8')).toBe('new')
  })

  test('over a folder says so and changes nothing', async () => {
    mkdirSync(inFolder('folder'))
    expect(codesOf(await writeFileAtomically(inFolder('folder'), 'text'))).toEqual(['host/not-a-file'])
    expect(readdirSync(inFolder())).toEqual(['folder'])
  })

  test('into a folder that is gone says so', async () => {
    const result = await writeFileAtomically(inFolder('gone/graph.chainrule'), 'text')
    expect(result.ok ? '' : describeProblem(result.problems[0])).toBe(
      '"graph.chainrule" could not be written (its folder no longer exists, ENOENT); try again or choose another place.',
    )
  })

  test('twenty times at once leaves one whole text and no drafts', async () => {
    const texts = Array.from({ length: 20 }, (_, index) => String(index).repeat(100_000))
    const results = await Promise.all(texts.map((text) => writeFileAtomically(inFolder('busy'), text)))
    expect(results.every(({ ok }) => ok)).toBe(true)
    expect(texts).toContain(readFileSync(inFolder('busy'), 'utf8'))
    expect(readdirSync(inFolder())).toEqual(['busy'])
  })
})

describe('reading a file', () => {
  test('answers its text without a byte order mark', async () => {
    writeFileSync(inFolder('graph'), '\uFEFF{"title": "Δ"}')
    expect(await readDocumentFile(inFolder('graph'))).toEqual({
      ok: true,
      value: { text: '{"title": "Δ"}', isExport: false },
    })
  })

  test('that is an exported figure answers the graph inside, or says that there is none', async () => {
    const svg = (inside: string) => `<?xml version="1.0"?>\n<svg><metadata>${inside}</metadata></svg>`
    writeFileSync(inFolder('figure.svg'), svg('<document xmlns="urn:chainrule:document">{&quot;a&quot;: 1}</document>'))
    writeFileSync(inFolder('bare.svg'), svg(''))
    expect(await readDocumentFile(inFolder('figure.svg'))).toEqual({
      ok: true,
      value: { text: '{"a": 1}', isExport: true },
    })
    expect(codesOf(await readDocumentFile(inFolder('bare.svg')))).toEqual(['export/no-graph'])
  })

  test('that is not there, no text, a folder or too large is a problem that names it', async () => {
    writeFileSync(inFolder('picture'), new Uint8Array([0xff, 0xd8, 0xff]))
    mkdirSync(inFolder('folder'))
    writeFileSync(inFolder('large'), 'x'.repeat(11))
    expect(codesOf(await readDocumentFile(inFolder('gone')))).toEqual(['host/missing'])
    expect(codesOf(await readDocumentFile(inFolder('picture')))).toEqual(['host/not-text'])
    expect(codesOf(await readDocumentFile(inFolder('folder')))).toEqual(['host/not-a-file'])
    expect(codesOf(await readDocumentFile(inFolder('large'), 10))).toEqual(['host/too-large'])
    expect(await readDocumentFile(inFolder('large'), 11)).toEqual({
      ok: true,
      value: { text: 'x'.repeat(11), isExport: false },
    })
  })
})

test.each([
  ['EACCES', 'read', 'host/not-allowed'],
  ['EPERM', 'written', 'host/not-allowed'],
  ['EROFS', 'written', 'host/failed'],
  ['ENOSPC', 'written', 'host/disk-full'],
  ['EDQUOT', 'written', 'host/disk-full'],
  ['EISDIR', 'read', 'host/not-a-file'],
  ['ENOENT', 'read', 'host/missing'],
  ['EIO', 'read', 'host/failed'],
] as const)('the system says %s when a file is %s: %s', (systemCode, action, code) => {
  const found = fileProblem(Object.assign(new Error(), { code: systemCode }), '/home/me/graph.chainrule', action)
  expect(found.code).toBe(code)
  expect(describeProblem(found)).toContain('"graph.chainrule"')
  expect(describeProblem(found)).not.toContain('/home/me')
})

test('a mistake of ours is not dressed up as a problem with the file', () => {
  expect(() => fileProblem(new TypeError('x is undefined'), 'graph', 'read')).toThrow('x is undefined')
})

test.each([
  ['Problem 2.svg', 'Problem 2.svg'],
  ['../../etc/passwd', 'etc passwd'],
  ['a/b\\c: d?.png', 'a b c d .png'],
  ['...', 'graph'],
  ['', 'graph'],
  ['.hidden', 'hidden'],
  ['∂L/∂w', '∂L ∂w'],
  [`${'long'.repeat(100)}.svg`, `${'long'.repeat(29)}.svg`],
])('the name %j is suggested as %j', (suggested, name) => {
  expect(safeFileName(suggested)).toBe(name)
  expect(basename(safeFileName(suggested))).toBe(name)
})

test('an extension is added only where there is none', () => {
  expect(withExtension('/a.b/graph', 'chainrule')).toBe('/a.b/graph.chainrule')
  expect(withExtension('/a.b/graph.json', 'chainrule')).toBe('/a.b/graph.json')
})
