/** `--language cs`: what is said is Czech; what programs read stays as it is. */
import { describe, expect, test } from 'vitest'
import { findEnglish } from '../language/find-english.ts'
import { problem2 } from './graphs.ts'
import { chainrule, useFolder } from './harness.ts'

const folder = useFolder()
const file = () => folder.write('p.chainrule', problem2)

describe('problems are said in Czech', () => {
  test.each<readonly [readonly string[], RegExp]>([
    [['check', 'neni.chainrule'], /soubor „.*neni.chainrule“ neexistuje/],
    [['new', 'y = 2x'], /chybí tu operátor/],
    [['conv', '--input', '1x1x4x4', '--kernel', '9x9'], /jádro je větší než vstup/],
    [['ops', 'sinn'], /nemělo to být „sin“/],
    [['evaluate', 'P', '--set', 'q=1'], /žádný uzel se nejmenuje „q“/],
    [['export', 'P', '--to', 'dot', '--frames'], /nemá snímky kroků/],
  ])('%j', async (call, sentence) => {
    const ran = await chainrule([...call.map((part) => (part === 'P' ? file() : part)), '--language', 'cs'])
    expect(ran.exitCode).toBe(1)
    expect(ran.stdout).toBe('')
    expect(ran.stderr).toMatch(sentence)
    expect(findEnglish(ran.stderr)).toEqual([])
  })
})

test('a diagnosis, a page of the library, a script and a table are written in Czech', async () => {
  const curve = folder.write(
    'h.csv',
    `epoch,loss\n${Array.from({ length: 20 }, (_, k) => `${k},${4 ** k}`).join('\n')}\n`,
  )
  for (const call of [['diagnose', curve], ['ops', 'conv2d'], ['ops']]) {
    const { exitCode, stdout } = await chainrule([...call, '--language', 'cs'])
    expect(exitCode).toBe(0)
    // What an op is called in a formula is the same in every language.
    expect(findEnglish(stdout.replaceAll(/^ *\w+(\(.*?\))? {2,}/gm, ''))).toEqual([])
  }
  const script = await chainrule(['export', file(), '--to', 'pytorch', '--language', 'cs'])
  expect(script.stdout).toContain('# Dopředný průchod')
  const table = await chainrule(['table', file(), '--to', 'latex', '--language', 'cs'])
  expect(table.stdout).toContain('uzel & operace & tvar & hodnota & gradient')
})

test('numbers for programs are the same in every language', async () => {
  for (const call of [
    ['gradient', file(), '--json'],
    ['table', file()],
    ['check', file()],
  ]) {
    expect(await chainrule([...call, '--language', 'cs'])).toEqual(await chainrule(call))
  }
})

test('the language of the system changes nothing, since scripts read what is said', async () => {
  const { stderr } = await chainrule(['check', 'neni.chainrule'])
  expect(stderr).toMatch(/there is no file/)
})
