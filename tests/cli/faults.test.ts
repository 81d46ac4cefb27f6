/**
 * The disk and standard output fail while something is exported: a right result or one sentence with exit code 1, nothing
 * half-written, nothing left behind, and what was there before unharmed.
 */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import type * as FileSystem from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { file, node, problem2, source } from './graphs.ts'
import { chainrule, useFolder } from './harness.ts'

vi.setConfig({ testTimeout: 60_000 })

const { fault, CALLS } = vi.hoisted(() => ({
  /** What is in force: which call fails, with what, and whether all later ones do, too. */
  fault: { code: '', atCall: 0, lasts: false, calls: [] as string[] },
  /** What writing asks of the disk. Removing is left out: where that fails, nothing can be cleaned up. */
  CALLS: ['access', 'chmod', 'copyFile', 'link', 'realpath', 'rename', 'stat', 'writeFile'] as const,
}))

vi.mock('node:fs/promises', async (importOriginal) => {
  const real = await importOriginal<typeof FileSystem>()
  const faulty = Object.fromEntries(
    CALLS.map((name) => [
      name,
      async (...args: unknown[]) => {
        const count = fault.calls.push(name)
        const call = real[name] as (...args: unknown[]) => Promise<unknown>
        if (fault.lasts ? count < fault.atCall : count !== fault.atCall) return call(...args)
        // A full disk takes the beginning.
        if (name === 'writeFile') await call(args[0], Buffer.from(args[1] as Uint8Array).subarray(0, 10))
        throw Object.assign(new Error(fault.code), { code: fault.code })
      },
    ]),
  )
  return { ...real, ...faulty }
})

const folder = useFolder()

const small = file('L', [source('parameter', 'w', [1, 2]), node('s', 'square', 'w'), node('L', 'sum', 's')])

/** Every way to write a file. `OUT` is the file that is named with -o. */
const EXPORTS: readonly (readonly [call: string, output: string])[] = [
  ...['svg', 'png', 'pdf', 'tikz', 'dot', 'mermaid', 'pytorch', 'numpy'].map(
    (format) => [`export --to ${format}`, `out.${format}`] as const,
  ),
  ['export --to svg --frames', 'out.zip'],
  ['export --to pdf --frames', 'out.pdf'],
  ['export --to tikz --frames', 'out.tex'],
  ...['markdown', 'latex', 'html', 'pdf', 'json'].map(
    (format) => [`explain --format ${format}`, `out.${format}`] as const,
  ),
  ...['csv', 'json', 'latex', 'npz'].map((format) => [`table --to ${format}`, `out.${format}`] as const),
]

/** Those that need no certain ending of the name. */
const ANYWHERE = EXPORTS.filter(([, output]) => !output.endsWith('.zip'))

/** The name, then what stands between the words of the call and its output. */
function callOf(call: string, output: string): string[] {
  const [name, ...options] = call.split(' ')
  return [name, folder.path('a.chainrule'), ...options, '-o', folder.path(output)]
}

/** Everything in the folder, with a digest of its bytes. */
const look = (path = folder.path('')): Record<string, string> =>
  Object.fromEntries(
    readdirSync(path).map((name) => [
      name,
      createHash('sha1')
        .update(readFileSync(join(path, name)))
        .digest('hex'),
    ]),
  )

/** Runs the call with the fault in force from now on. */
async function runWith(argv: readonly string[], code: string, atCall: number, lasts: boolean) {
  Object.assign(fault, { code, atCall, lasts, calls: [] })
  const ran = await chainrule(argv)
  const reached = fault.calls.length >= atCall
  Object.assign(fault, { atCall: 0, lasts: false, calls: [] })
  return { ran, reached }
}

const MANY_CALLS = 300

/** A full disk stays full. */
const FAULTS = [
  ['ENOSPC', true],
  ['EROFS', false],
] as const

describe.each([
  ['a new file', false],
  ['a file that is there', true],
] as const)('into %s', (_, isThere) => {
  test.each(EXPORTS)('%s writes to the disk whole or not at all', async (call, output) => {
    folder.write('a.chainrule', small)
    await chainrule(callOf(call, output))
    const right = look()
    expect(right[output]).toBeDefined()
    const write = isThere ? () => writeFileSync(folder.path(output), 'what was there') : () => {}
    for (const [code, lasts] of FAULTS) {
      for (let atCall = 1, reached = true; reached && atCall < MANY_CALLS; atCall++) {
        execFileSync('rm', ['-f', folder.path(output)])
        write()
        const before = look()
        const { ran, ...found } = await runWith(callOf(call, output), code, atCall, lasts)
        reached = found.reached
        const place = `${code} at call ${atCall}`
        if (ran.exitCode === 0) expect(look(), place).toEqual(right)
        else {
          expect(ran, place).toMatchObject({ exitCode: 1, stdout: '' })
          expect(ran.sentences, place).toHaveLength(1)
          expect(ran.sentences[0], place).toMatch(/"[^"]+".*[;.]/)
          expect(look(), place).toEqual(before)
        }
      }
    }
  })
})

test.each([
  ['that are new', 0],
  ['of which some are there', 3],
])('numbered files %s are all written or none', async (_, count) => {
  folder.write('a.chainrule', small)
  mkdirSync(folder.path('steps'))
  const argv = callOf('export --to svg --frames', 'steps')
  await chainrule(argv)
  const steps = folder.path('steps')
  const right = look(steps)
  const names = Object.keys(right)
  expect(names.length).toBeGreaterThan(5)
  for (let atCall = 1, reached = true; reached && atCall < MANY_CALLS; atCall++) {
    execFileSync('rm', ['-rf', steps])
    mkdirSync(steps)
    for (const name of names.slice(0, count)) writeFileSync(join(steps, name), 'what was there')
    const before = look(steps)
    const { ran, ...found } = await runWith(argv, 'EIO', atCall, false)
    reached = found.reached
    expect(look(steps), `call ${atCall}`).toEqual(ran.exitCode === 0 ? right : before)
    expect(ran.sentences).toHaveLength(ran.exitCode)
  }
})

describe('standard output', () => {
  test.each(ANYWHERE)('%s says that it could not print everything', async (call) => {
    folder.write('a.chainrule', small)
    const full = await chainrule(callOf(call, 'x').slice(0, -2), { stdoutFails: 'ENOSPC' })
    expect(full.exitCode).toBe(1)
    expect(full.sentences).toEqual([expect.stringMatching(/no room left on the disk.*Name a file with -o/)])
    // A reader that goes away has what it wanted.
    const closed = await chainrule(callOf(call, 'x').slice(0, -2), { stdoutFails: 'EPIPE' })
    expect(closed).toMatchObject({ exitCode: 0, stderr: '' })
    expect(folder.list()).toEqual(['a.chainrule'])
  })
})

describe('places that hold no file', () => {
  const FULL = '/dev/full'

  test.skipIf(!existsSync(FULL)).each(ANYWHERE)('%s onto a device that is always full', async (call) => {
    folder.write('a.chainrule', small)
    const ran = await chainrule([...callOf(call, 'x').slice(0, -1), FULL])
    expect(ran).toMatchObject({ exitCode: 1, stdout: '' })
    expect(ran.sentences).toEqual([expect.stringContaining('there is no room left to write "/dev/full"')])
  })

  test('numbered files need a name, not a device', async () => {
    folder.write('a.chainrule', small)
    const ran = await chainrule([...callOf('export --to svg --frames', 'x').slice(0, -1), '/dev/null'])
    expect(ran.exitCode).toBe(1)
    expect(ran.sentences).toEqual([expect.stringMatching(/are many files; name a folder or a file with -o/)])
  })

  test.each(ANYWHERE)('%s onto a folder, and into a folder that is not there', async (call) => {
    folder.write('a.chainrule', small)
    mkdirSync(folder.path('full'))
    const onto = await chainrule(callOf(call, 'full'))
    expect(onto.exitCode).toBe(1)
    expect(onto.sentences).toEqual([expect.stringMatching(/full" is a folder, not a file/)])
    const into = await chainrule(callOf(call, 'none/x'))
    expect(into.exitCode).toBe(1)
    expect(into.sentences).toEqual([expect.stringMatching(/its folder does not exist/)])
    expect(folder.list()).toEqual(['a.chainrule', 'full'])
  })
})

test('what does not carry the graph never takes its place, by whatever name it is called', async () => {
  folder.write('a.chainrule', problem2)
  symlinkSync(folder.path('a.chainrule'), folder.path('link'))
  const before = folder.read('a.chainrule')
  for (const call of ['export --to pytorch', 'export --to svg --no-embed', 'explain', 'table --to csv']) {
    for (const output of ['a.chainrule', 'link']) {
      const ran = await chainrule(callOf(call, output))
      expect(ran.exitCode).toBe(1)
      expect(ran.sentences).toEqual([expect.stringMatching(/is the graph itself/)])
    }
  }
  expect(folder.read('a.chainrule')).toBe(before)
})

/** A place of 64 kB, and one that is read-only; both need a system that lets this process mount them. */
describe('real disks', () => {
  const mount = (path: string, ...options: string[]): boolean => {
    mkdirSync(path)
    try {
      execFileSync('mount', [...options, path], { stdio: 'ignore' })
      return true
    } catch {
      return false
    }
  }

  test.for([
    ['with 64 kB left', 'size=64k', 'there is no room left to write', 'export --to svg --frames'],
    ['with 64 kB left', 'size=64k', 'there is no room left to write', 'export --to png'],
    ['that are read-only', 'size=64k,ro', 'its disk can only be read', 'export --to svg --frames'],
    ['that are read-only', 'size=64k,ro', 'its disk can only be read', 'explain --format html'],
  ] as const)('%s (%s) are described and left as they were: %s %s', async ([, options, sentence, call], context) => {
    folder.write('a.chainrule', problem2)
    const place = folder.path('place')
    if (!mount(place, '-t', 'tmpfs', '-o', options, 'tmpfs')) {
      return context.skip('this process may not mount a small disk')
    }
    try {
      if (!options.includes('ro')) writeFileSync(join(place, 'fill'), new Uint8Array(40_000))
      const before = readdirSync(place)
      const ran = await chainrule([...callOf(call, 'place/x'), ...(call.includes('png') ? ['--scale', '4'] : [])])
      expect(ran).toMatchObject({ exitCode: 1, stdout: '' })
      expect(ran.sentences).toEqual([expect.stringContaining(sentence)])
      expect(readdirSync(place)).toEqual(before)
    } finally {
      execFileSync('umount', [place])
    }
  })
})
