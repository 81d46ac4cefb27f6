/** Files as they come out of careless hands: no call ever meets an exception. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { file, line, node, problem2, source } from './graphs.ts'
import { chainrule } from './harness.ts'

const FILES = [
  problem2,
  line,
  file('L', [
    source('parameter', 'W', { shape: [2, 3], random: 'normal', seed: 1 }),
    source('input', 'x', [[1], [2], ['pi/2']]),
    source('constant', 't', 1),
    node('z', 'matmul', 'W', 'x'),
    { ...node('h', 'softmax', 'z'), attributes: { axis: 0 } },
    { ...node('m', 'sum', 'h'), attributes: { axes: [0], keepdims: true } },
    { ...node('r', 'reshape', 'm'), attributes: { shape: [-1] } },
    node('L', 'mse', 'r', 't'),
  ]),
].map((graph) => JSON.stringify(graph))

/** What takes the place of a piece of JSON. */
const REPLACEMENTS = [
  'null',
  '-1',
  '0',
  '1e400',
  '1e9',
  '"w"',
  '"L"',
  '""',
  '[]',
  '{}',
  '[[1,2],[3]]',
  'true',
  '{"shape":[1e9]}',
  'NaN',
  '"__proto__"',
]

const CALLS = [['check'], ['evaluate', '--json'], ['gradient', '--json'], ['step'], ['gradcheck'], ['explain']]

/** A value, a word or a bracket of the text, replaced or left out; now and then any characters at all. */
const mutation = fc.record({
  place: fc.nat(),
  replacement: fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom('', ...REPLACEMENTS) },
    { weight: 1, arbitrary: fc.string() },
  ),
})

function mutate(text: string, { place, replacement }: { place: number; replacement: string }): string {
  const pieces = [...text.matchAll(/"[^"]*"|-?\d+(\.\d+)?|true|false|null|[[\]{},:]/g)]
  const piece = pieces[place % Math.max(pieces.length, 1)]
  return piece === undefined
    ? text
    : text.slice(0, piece.index) + replacement + text.slice(piece.index + piece[0].length)
}

test('mutated files are computed or refused with sentences, never with an exception', async () => {
  const cases = fc.tuple(
    fc.constantFrom(...FILES),
    fc.array(mutation, { minLength: 1, maxLength: 3 }),
    fc.constantFrom(...CALLS),
  )
  await fc.assert(
    fc.asyncProperty(cases, async ([text, mutations, [call, ...options]]) => {
      const stdin = mutations.reduce(mutate, text)
      const { exitCode, stdout, stderr } = await chainrule([call, '-', ...options], { stdin })
      expect([0, 1]).toContain(exitCode)
      if (exitCode === 1) expect({ stdout, isSilent: stderr === '' }).toEqual({ stdout: '', isSilent: false })
      if (exitCode === 0 && options.includes('--json')) JSON.parse(stdout)
    }),
    { numRuns: 1500 },
  )
})
