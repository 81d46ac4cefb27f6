/**
 * Damaged inputs at every entry: files through the loader, messages through the validators of the main process, texts
 * through the clipboard. Each is survived: something opens, or a sentence says why not. An exception names its input.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { documentIn } from '../../electron/files/read-document-file.ts'
import type { FileService } from '../../electron/files/file-service.ts'
import { createFileAnswers, type Answer } from '../../electron/requests.ts'
import { createShellAnswers, type Shell } from '../../electron/shell-answers.ts'
import { EMPTY_DOCUMENT } from '../../shared/document/document.ts'
import { insertFragment } from '../../shared/document/fragment.ts'
import { checkDocument, parseDocument } from '../../shared/document/parse.ts'
import { writeDocument } from '../../shared/document/write.ts'
import { readAnyDocument } from '../../shared/export/embedded.ts'
import { buildGraph } from '../../shared/formula/build.ts'
import { describeProblem, type Problem } from '../../shared/problem/problem.ts'
import { success, type Result } from '../../shared/problem/result.ts'
import { mulberry32 } from '../../shared/value/random.ts'
import { sourceFolder } from '../../build/vite/folders.ts'

type Pick = (below: number) => number

const read = (name: string) => new Uint8Array(readFileSync(sourceFolder(name)))
const examples = sourceFolder('shared/examples/')

const FILES: readonly Uint8Array[] = [
  ...readdirSync(examples)
    .filter((name) => name.endsWith('.chainrule'))
    .map((name) => read(`shared/examples/${name}`)),
  read('tests/document/fixtures/version-1.chainrule'),
  read('.github/images/problem-2.svg'),
]

const FORMULAS = [
  'y = dot(sin(w), x); L = logistic_loss(y, l)',
  "h = relu(W @ x + b); y = v' * h",
  'z = conv2d(x, k, stride=2, padding=[1, 1]); s = sum(z^2)',
]

/** What damages: pieces that mean something to JSON, to formulas, to markup and to JavaScript. */
const PIECES = [
  ...['"', '{', '}', '[', ']', ',', ':', '\\', '\\u0000', '\ud800', '\ufeff', '\r\n', '\0', '1e400', '-0', 'NaN'],
  ...['"__proto__"', '"constructor"', '"hasOwnProperty"', 'null', 'true', '[[[[[[[[', '{"shape":[1e9,1e9],"fill":0}'],
  ...['</script>', '<svg onload=alert(1)>', '\\href{javascript:alert(1)}{x}', '%PDF-', '\x89PNG\r\n', '<?xml ?>', '% '],
  ...['(', ')', '@', "'", '^', '=', ';', 'sin(', '**', 'π', '𝒙', '-- chainrule', '9'.repeat(400)],
]

/** A file with one to four damages: bytes changed, left out, doubled, swapped, or pieces put in. */
function damage(bytes: Uint8Array, pick: Pick): Uint8Array {
  let damaged = bytes
  for (let times = 1 + pick(4); times > 0; times--) {
    const [at, length] = [pick(damaged.length + 1), pick(40)]
    const [before, after] = [damaged.subarray(0, at), damaged.subarray(at)]
    switch (pick(5)) {
      case 0:
        damaged = join(before, new Uint8Array([pick(256)]), after.subarray(1))
        break
      case 1:
        damaged = join(before, after.subarray(length))
        break
      case 2:
        damaged = join(before, after.subarray(0, length), after)
        break
      case 3:
        damaged = join(before, new TextEncoder().encode(PIECES[pick(PIECES.length)]), after)
        break
      default:
        damaged = pick(4) === 0 ? before : join(after, before)
    }
  }
  return damaged
}

function join(...parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    joined.set(part, at)
    at += part.length
  }
  return joined
}

function expectSentences(problems: readonly Problem[]): void {
  for (const problem of problems) {
    if (!/\w[^]*[.?]$/.test(describeProblem(problem))) throw new Error(`no sentence for ${problem.code}`)
  }
}

/** One file through the loader: bytes, document, text, and the same document again. */
export function surviveFile(pick: Pick): boolean {
  const bytes = damage(FILES[pick(FILES.length)], pick)
  return survived(bytes, () => {
    const found = documentIn(bytes, 'graph.chainrule')
    if (!found.ok) return refusedWith(found)
    const opened = parseDocument(found.value.text)
    if (!opened.ok) return refusedWith(opened)
    expectSentences([...opened.value.notices, ...checkDocument(opened.value)])
    const written = writeDocument(opened.value.document)
    const again = parseDocument(written)
    if (!again.ok || writeDocument(again.value.document) !== written) throw new Error('it is not read as it is written')
    return true
  })
}

/** One text through the clipboard: a part of a graph, or formulas. */
export function surviveText(pick: Pick): boolean {
  const isFormula = pick(2) === 0
  const source = isFormula ? new TextEncoder().encode(FORMULAS[pick(FORMULAS.length)]) : FILES[pick(FILES.length)]
  const bytes = damage(source, pick)
  return survived(bytes, () => {
    const text = new TextDecoder().decode(bytes)
    const content = readAnyDocument(bytes).embedded ?? text
    if (isFormula) {
      const built = buildGraph(content)
      return built.ok || refusedWith(built)
    }
    const opened = parseDocument(content)
    if (!opened.ok) return refusedWith(opened)
    const { document } = insertFragment(EMPTY_DOCUMENT, opened.value.document)
    return parseDocument(writeDocument(document)).ok
  })
}

const ANSWERS: readonly (readonly [string, Answer])[] = [
  ...createFileAnswers(createIdleService()),
  ...createShellAnswers(createIdleShell()),
]

/** One message from a page that has gone wild, through the validators of the main process. */
export async function surviveMessage(pick: Pick): Promise<boolean> {
  const [channel, answer] = ANSWERS[pick(ANSWERS.length)]
  const request = Array.from({ length: pick(5) }, () => anything(pick, 3))
  try {
    const result = await answer(...request)
    if (!result.ok) expectSentences(result.problems)
    return result.ok
  } catch (error) {
    throw new Error(`${channel} threw for ${JSON.stringify(request)}`, { cause: error })
  }
}

/** Any value that structured cloning lets through, often one of the right form. */
function anything(pick: Pick, depth: number): unknown {
  const simple = [null, undefined, true, 0, -1, NaN, Infinity, 10n, '', 'token', 'ask', 'replace', 'close', 'licence']
  const objects: readonly (() => unknown)[] = [
    () => new Uint8Array(pick(9)),
    () => new Map([['name', 'x']]),
    () => new Date(NaN),
    () => Array.from({ length: pick(4) }, () => anything(pick, depth - 1)),
    () => ({ name: anything(pick, depth - 1), file: anything(pick, 0), text: anything(pick, 0) }),
    () => ({ suggestedName: anything(pick, 0), mediaType: 'image/png', content: anything(pick, depth - 1) }),
    () => ({ menus: anything(pick, depth - 1), words: anything(pick, depth - 1) }),
    () => ({ kind: ['menu', 'command', 'role', 7][pick(4)], title: 'x', entries: anything(pick, depth - 1) }),
    () => JSON.parse('{"__proto__": {"ok": true}, "length": 3}') as unknown,
  ]
  return depth > 0 && pick(2) === 0 ? objects[pick(objects.length)]() : simple[pick(simple.length)]
}

/** Numbers below a limit, always the same from the same seed. */
export function pickFrom(seed: number): Pick {
  const draw = mulberry32(seed)
  return (below) => Math.floor(draw() * below)
}

function survived(input: Uint8Array, act: () => boolean): boolean {
  try {
    return act()
  } catch (error) {
    throw new Error(`not survived: ${JSON.stringify(new TextDecoder().decode(input))}`, { cause: error })
  }
}

function refusedWith(result: Result<unknown>): false {
  if (result.ok || result.problems.length === 0) throw new Error('refused without a problem')
  expectSentences(result.problems)
  return false
}

/** Services that do nothing: what reaches them has passed the validators. */
function createIdleService(): FileService {
  const done = () => Promise.resolve(success(null) as Result<never>)
  const draft = { keep: done, drop: done, list: done, read: done, adopt: done, remove: done, release: () => {} }
  const calls = {
    open: done,
    openPath: done,
    reopen: done,
    save: done,
    saveAs: done,
    exportFile: done,
    listRecent: done,
    listVersions: done,
    readVersion: done,
  }
  return { window: '', draft, ...calls, show: () => {}, pathOf: () => null, close: () => {} }
}

function createIdleShell(): Shell {
  const nothing = () => {}
  const done = () => Promise.resolve()
  const plain = { showMenu: nothing, showing: nothing, answerClose: nothing, openWindow: nothing, revealLog: nothing }
  const found = { reveal: () => success(null), revealVersions: () => Promise.resolve(success(null)) }
  const openDropped = () => Promise.resolve(success(null) as Result<never>)
  return { ...plain, ...found, toggleFullScreen: nothing, openDropped, clearRecent: done, openLink: done }
}
