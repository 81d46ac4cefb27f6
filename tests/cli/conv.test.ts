import { describe, expect, test } from 'vitest'
import { chainrule } from './harness.ts'

const PROBLEM_3 = ['conv', '--input', '4x2x13x13', '--kernel', '5x5', '--stride', '2']

async function json(...args: readonly string[]) {
  const { exitCode, stdout, stderr } = await chainrule([...PROBLEM_3, ...args, '--json'])
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
  return JSON.parse(stdout) as Record<string, unknown>
}

describe('problem 3 on the command line', () => {
  test('without padding: 408 bytes, 100 operations, 100 applications', async () => {
    expect(await json()).toEqual({
      padding: 0,
      output: [4, 1, 5, 5],
      parameters: 51,
      bytes: 408,
      multiplications: 50,
      additions: 50,
      operations: 100,
      applications: 100,
      convention: expect.stringMatching(/^A filter spans all channels of its group and has a bias; .*\.$/) as string,
    })
  })

  test('the padding that makes the map 7 × 7 is 2', async () => {
    expect(await json('--output', '7x7')).toMatchObject({ padding: 2, output: [4, 1, 7, 7], applications: 196 })
  })

  test('without a bias', async () => {
    expect(await json('--no-bias')).toMatchObject({ parameters: 50, bytes: 400, additions: 49, operations: 99 })
  })

  test('other data types and more filters', async () => {
    expect(await json('--dtype', 'i8')).toMatchObject({ bytes: 51 })
    expect(await json('--dtype', 'f32', '--filters', '3')).toMatchObject({
      parameters: 153,
      bytes: 612,
      applications: 300,
    })
  })

  test('unequal sides: padding as [vertical, horizontal]', async () => {
    const { stdout } = await chainrule(
      ['conv', '--input', '1x1x13x15', '--kernel', '5x5', '--stride', '2', '--output', '7x7', '--json'],
    ) // prettier-ignore
    expect(JSON.parse(stdout)).toMatchObject({ padding: [2, 1], output: [1, 1, 7, 7] })
  })

  test('dilation and groups', async () => {
    const { stdout } = await chainrule([
      'conv', '--input', '1x4x13x13', '--kernel', '3x3', '--dilation', '2x3', '--groups', '2', '--filters', '2', '--json',
    ]) // prettier-ignore
    expect(JSON.parse(stdout)).toMatchObject({ output: [1, 2, 9, 7], parameters: 38, multiplications: 18 })
  })

  test('for people: every answer with its formula, the numbers in it, and the convention', async () => {
    const { exitCode, stdout } = await chainrule([...PROBLEM_3, '--output', '7x7'])
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(/^padding +7 = ⌊\(13 \+ 2·p − 5\)\/2⌋ \+ 1, so p += 2$/m)
    expect(stdout).toMatch(/^output height and width .* = ⌊\(13 \+ 2·2 − 5\)\/2⌋ \+ 1 += 7 × 7$/m)
    expect(stdout).toMatch(/^parameters +F·h·w·C \+ F = 1·5·5·2 \+ 1 += 51$/m)
    expect(stdout).toMatch(/^memory of the parameters +parameters·b = 51·8 += 408 bytes \(FP64\)$/m)
    expect(stdout).toMatch(/^Counted so: A filter spans all channels/m)
  })
})

describe('what is impossible is refused: exit 1 and a sentence that says what would work', () => {
  test.each([
    [['--kernel', '15x15'], /Use a kernel of at most 13 or a padding of at least 1\./],
    [['--stride', '0'], /stride must be a whole number of at least 1; found 0\./],
    [['--stride', '-1'], /found -1\./],
    [['--padding', '-1'], /padding must be a whole number of at least 0; found -1\./],
    [['--input', '4x2x-13x13'], /size of the input must be/],
    [['--groups', '3'], /cannot be split into 3 equal groups; use 1 or 2 groups\./],
    [['--filters', '0'], /number of filters must be a whole number of at least 1/],
    [
      ['--stride', '1', '--output', '10x10'],
      /no padding gives an output height of 10; the nearest are 9 with padding 0 and 11 with padding 1\./,
    ],
    [['--output', '0x0'], /size of the output must be/],
  ] as const)('%j', async (args, sentence) => {
    for (const format of [[], ['--json']]) {
      const ran = await chainrule([...PROBLEM_3, ...args, ...format])
      expect(ran).toMatchObject({ exitCode: 1, stdout: '' })
      expect(ran.stderr).toMatch(sentence)
    }
  })
})

describe('calls that cannot be read', () => {
  test.each([
    [['conv', '--input', '4x2x13x13'], /required option '--kernel <size>' not specified/],
    [['conv', '--kernel', '5x5'], /required option '--input <size>' not specified/],
    [[...PROBLEM_3, '--input', '13x13'], /Expected images x channels x height x width/],
    [[...PROBLEM_3, '--kernel', 'five'], /Expected one whole number or two/],
    [[...PROBLEM_3, '--stride', '1.5'], /Expected one whole number or two/],
    [[...PROBLEM_3, '--output', '7'], /Expected height x width/],
    [[...PROBLEM_3, '--output', '7x7', '--padding', '2'], /cannot be used with option/],
    [[...PROBLEM_3, '--dtype', 'f8'], /Allowed choices are f64, f32/],
    [[...PROBLEM_3, '--filters', 'x'], /Expected a whole number\./],
  ] as const)('%j', async (argv, message) => {
    const ran = await chainrule(argv)
    expect(ran).toMatchObject({ exitCode: 2, stdout: '' })
    expect(ran.stderr).toMatch(message)
  })
})
