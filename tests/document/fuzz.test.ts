/** Damaged files never meet an exception: they open, or there is at least one problem with a sentence. */
import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkDocument, parseDocument } from '../../shared/document/parse.ts'
import { writeDocument } from '../../shared/document/write.ts'
import { describeProblem } from '../../shared/problem/problem.ts'
import { mulberry32 } from '../../shared/value/random.ts'

const examples = new URL('../../shared/examples/', import.meta.url)
const files = [
  ...readdirSync(examples)
    .filter((name) => name.endsWith('.chainrule'))
    .map((name) => readFileSync(new URL(name, examples), 'utf8')),
  readFileSync(new URL('fixtures/version-1.chainrule', import.meta.url), 'utf8'),
]

/** Opens a text and looks at everything that comes out. */
function survive(text: string): boolean {
  const opened = parseDocument(text)
  const problems = opened.ok ? [...opened.value.notices, ...checkDocument(opened.value)] : opened.problems
  if (!opened.ok) expect(problems.length).toBeGreaterThan(0)
  expect(problems.map(describeProblem).filter((sentence) => !/\w[^]*[.?]$/.test(sentence))).toEqual([])
  if (opened.ok) {
    const written = writeDocument(opened.value.document)
    const again = parseDocument(written)
    expect(again.ok && writeDocument(again.value.document)).toBe(written)
  }
  return opened.ok
}

/** Runs a mutation from many seeds; a run that fails names the seed. Returns how many of the files still opened. */
function mutate(runs: number, mutation: (text: string, pick: (below: number) => number) => string): number {
  let opened = 0
  fc.assert(
    fc.property(fc.constantFrom(...files), fc.nat(), (text, seed) => {
      const draw = mulberry32(seed)
      if (survive(mutation(text, (below) => Math.floor(draw() * below)))) opened++
    }),
    { numRuns: runs },
  )
  return opened
}

const CHARACTERS = [
  '"',
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '\\',
  '-',
  '.',
  'e',
  '0',
  '9',
  ' ',
  '\n',
  '\u0000',
  '\ud800',
  'é',
  '',
]

const TOKENS = [
  ...[
    'null',
    'true',
    '{}',
    '[]',
    '""',
    '-0',
    '1e999',
    '0.5',
    '1e308',
    '"pi/2"',
    '"NaN"',
    '[[1], 2]',
    '"w"',
    '"__proto__"',
  ],
  ...[
    '{"__proto__": {"id": 1}}',
    '{"shape": [1e9, 1e9], "fill": 0}',
    '{"shape": [2], "data": [1]}',
    '"((((((("',
    '"x'.padEnd(500, '^x') + '"',
  ],
  ...['"concat"', '"conv2d"', '"reshape"', '"parameter"', '-1', '[-1, null]', '9007199254740993', '{"x": 1, "y": "2"}'],
]

describe('a damaged file', { timeout: 60_000 }, () => {
  it('with characters changed', () => {
    mutate(2000, (text, pick) => {
      let damaged = text
      for (let i = pick(3); i >= 0; i--) {
        const at = pick(damaged.length)
        damaged = damaged.slice(0, at) + CHARACTERS[pick(CHARACTERS.length)] + damaged.slice(at + pick(3))
      }
      return damaged
    })
  })

  it('cut off', () => {
    mutate(500, (text, pick) => text.slice(pick(2) * pick(50), pick(text.length)))
  })

  it('with tokens replaced', () => {
    const opened = mutate(1500, (text, pick) => {
      const tokens = text.match(/"(?:[^"\\]|\\.)*"|[\d.eE+-]+|true|false|null|[^]/g) ?? []
      const words = tokens.flatMap((token, index) => (/^["\d-]|^[tfn]/.test(token) ? [index] : []))
      for (let i = pick(2); i >= 0; i--) tokens[words[pick(words.length)]] = TOKENS[pick(TOKENS.length)]
      return tokens.join('')
    })
    expect(opened).toBeGreaterThan(100)
  })

  it('with parts of it removed, doubled, exchanged or replaced', () => {
    const opened = mutate(1500, (text, pick) => {
      const root = { file: JSON.parse(text) as unknown }
      for (let i = pick(3); i >= 0; i--) {
        const [from, to] = [choosePlace(root, pick), choosePlace(root, pick)]
        const part = from.holder[from.key]
        const kind = pick(4)
        if (kind === 0) delete from.holder[from.key]
        else if (kind === 1) to.holder[to.key] = structuredClone(part)
        else if (kind === 2) from.holder[from.key] = JSON.parse(TOKENS[pick(TOKENS.length)])
        else Object.assign(from.holder, { [`${from.key}${pick(10)}`]: structuredClone(part) })
      }
      return JSON.stringify(root.file) ?? ''
    })
    expect(opened).toBeGreaterThan(100)
  })
})

interface Place {
  readonly holder: Record<string, unknown>
  readonly key: string
}

/** Some place in a tree, near the top more often than deep down. */
function choosePlace(root: Record<string, unknown>, pick: (below: number) => number): Place {
  let place: Place = { holder: root, key: 'file' }
  for (;;) {
    const inside = place.holder[place.key]
    const keys = typeof inside === 'object' && inside !== null ? Object.keys(inside) : []
    if (keys.length === 0 || pick(5) === 0) return place
    place = { holder: inside as Record<string, unknown>, key: keys[pick(keys.length)] }
  }
}
