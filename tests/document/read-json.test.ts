import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readJson } from '../../shared/document/read-json.ts'
import { describeProblem } from '../../shared/problem/problem.ts'

function sentence(text: string): string {
  const read = readJson(text)
  return read.ok ? 'is read' : read.problems.map(describeProblem).join('\n')
}

describe('broken JSON', () => {
  it.each([
    ['{"a": 1,\n "b" 2}', 'line 2, column 6: this is not JSON: expected a colon, found 2.'],
    ['{"a": [1, 2}', 'line 1, column 12: this is not JSON: expected a comma or ], found }.'],
    ['{"a": 1 "b": 2}', 'line 1, column 9: this is not JSON: expected a comma or }, found ".'],
    ['{"a": [1,\r\n2', 'line 2, column 2: this is not JSON: expected a comma or ], found the end of the file.'],
    ['\ufeff{"a"', 'line 1, column 5: this is not JSON: expected a colon, found the end of the file.'],
    ['[1, 2,]', 'line 1, column 7: this is not JSON: expected a value, found ] (remove the comma before it).'],
    [
      '{"a": 1,\n}',
      'line 2, column 1: this is not JSON: expected a name in double quotes, found } (remove the comma before it).',
    ],
    [
      "{'a': 1}",
      "line 1, column 2: this is not JSON: expected a name in double quotes, found ' (texts stand in straight double quotes).",
    ],
    [
      '[NaN]',
      'line 1, column 2: this is not JSON: expected a value, found NaN (write "NaN", "Infinity" or "-Infinity" in double quotes).',
    ],
    ['[.5]', 'line 1, column 2: this is not JSON: expected a value, found .5 (write numbers like 0.5, 12 or -3e-4).'],
    ['[007]', 'line 1, column 2: this is not JSON: expected a value, found 007 (write numbers like 0.5, 12 or -3e-4).'],
    ['[True]', 'line 1, column 2: this is not JSON: expected a value, found True (JSON writes true, false and null).'],
    [
      '[1] // one',
      'line 1, column 5: this is not JSON: expected the end of the file, found / (JSON has no comments; remove it).',
    ],
    [
      '["a\nb"]',
      'line 1, column 4: this is not JSON: expected a text in one line, with a line break written as \\n, found the end of the line.',
    ],
    [
      '["abc',
      'line 1, column 2: this is not JSON: expected a double quote that closes this text, found the end of the file.',
    ],
    ['["a \\sigma"]', 'line 1, column 5: this is not JSON: expected a backslash written twice, found \\sigma.'],
    ['<html>', 'line 1, column 1: this is not JSON: expected a value, found <.'],
    ['[\u0000]', 'line 1, column 2: this is not JSON: expected a value, found the control character 0.'],
  ])('%j says where it is and what was found', (text, expected) => {
    expect(sentence(text)).toBe(expected)
  })
})

describe('well-formed JSON', () => {
  it('is read exactly as JSON.parse reads it', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom('', '  ', '\t'), (value, indent) => {
        const text = JSON.stringify(value, null, indent)
        expect(readJson(text)).toEqual({ ok: true, value: { json: JSON.parse(text), notices: [] } })
      }),
    )
  })

  it('is told from broken JSON exactly as JSON.parse tells it', () => {
    const pieces = fc.constantFrom(
      ...'[]{}:,"\\ue09.-+ \n',
      '"a"',
      '1',
      '-0',
      '1e3',
      '01',
      'true',
      'nul',
      'null',
      '\\n',
      'é',
    )
    fc.assert(
      fc.property(fc.array(pieces, { minLength: 1, maxLength: 12 }), (list) => {
        const text = list.join('')
        let well = true
        try {
          JSON.parse(text)
        } catch {
          well = false
        }
        expect(readJson(text).ok).toBe(well)
      }),
      { numRuns: 5000 },
    )
  })

  it('keeps a number too large for Float64 as it was typed', () => {
    expect(readJson('[1e400, -1e400, 1e308]')).toMatchObject({ value: { json: ['1e400', '-1e400', 1e308] } })
  })

  it('reports keys that stand twice and uses the last', () => {
    const read = readJson('{"a": 1,\n  "a": 2}')
    expect(read).toMatchObject({ ok: true, value: { json: { a: 2 }, notices: [{ where: { line: 2, column: 3 } }] } })
  })
})

describe('absurd files', () => {
  it.each([
    ['10,000 opening brackets', '['.repeat(10_000), 'document/too-deep'],
    ['10,000 nested objects', '{"a":'.repeat(10_000), 'document/too-deep'],
    ['a million closed brackets', '['.repeat(1e6) + ']'.repeat(1e6), 'document/too-deep'],
    ['a hundred million spaces', ' '.repeat(1e8), 'document/too-long'],
  ])('%s give a sentence', (_, text, code) => {
    expect(readJson(text)).toMatchObject({ ok: false, problems: [{ code }] })
  })

  it('reads numbers and texts of millions of characters', () => {
    const digits = '1'.repeat(5e6)
    expect(readJson(`[${digits}, "${digits}", 0.${digits}]`)).toMatchObject({
      value: { json: [digits, digits, 1 / 9] },
    })
  })
})
