import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readPastedValue, readValueText } from '../../shared/formula/pasted-value.ts'
import { describeProblem } from '../../shared/problem/problem.ts'
import type { Json } from '../../shared/value/json.ts'

const read = (text: string): unknown => {
  const result = readValueText(text)
  return result.ok ? result.value : result.problems[0].code
}

describe('values of other programs', () => {
  test.each<[string, string, unknown]>([
    [
      'NumPy',
      'array([[1, 2], [3, 4]])',
      [
        [1, 2],
        [3, 4],
      ],
    ],
    [
      'NumPy, printed over lines',
      'array([[1. , 2. ],\n       [3. , 4.5]])',
      [
        [1, 2],
        [3, 4.5],
      ],
    ],
    ['NumPy with a long vector', 'np.array([1, 2, 3,\n  4], dtype=np.float32)', [1, 2, 3, 4]],
    [
      'what NumPy prints',
      '[[1 2]\n [3 4]]',
      [
        [1, 2],
        [3, 4],
      ],
    ],
    ['PyTorch', 'tensor([[0.5000, -1.2000]], requires_grad=True)', [[0.5, -1.2]]],
    ['PyTorch, a number', 'tensor(2.5, grad_fn=<SumBackward0>)', 2.5],
    ['PyTorch, special numbers', 'torch.tensor([nan, inf, -inf])', ['NaN', 'Infinity', '-Infinity']],
    [
      'MATLAB',
      '[1 2; 3 4]',
      [
        [1, 2],
        [3, 4],
      ],
    ],
    ['MATLAB, a row with signs', '[1 -2 pi/2]', [1, -2, 'pi/2']],
    [
      'MATLAB over lines',
      '[1 2\n3 4]',
      [
        [1, 2],
        [3, 4],
      ],
    ],
    [
      'a spreadsheet',
      '1\t2\n3\t4\n',
      [
        [1, 2],
        [3, 4],
      ],
    ],
    [
      'a spreadsheet with decimal commas',
      '1,5\t2\n3\t4',
      [
        [1.5, 2],
        [3, 4],
      ],
    ],
    ['a column', '1\n2\n3', [1, 2, 3]],
    ['a row', '1\t2\t3', [1, 2, 3]],
    [
      'CSV',
      '1,2\n3,4',
      [
        [1, 2],
        [3, 4],
      ],
    ],
    [
      'CSV with semicolons',
      '1,5;2\n3;4',
      [
        [1.5, 2],
        [3, 4],
      ],
    ],
    ['constants in cells', 'pi/2\t−1', ['pi/2', -1]],
    [
      'what formulas write',
      '[[1, 2], [3, 4]]',
      [
        [1, 2],
        [3, 4],
      ],
    ],
    ['arithmetic with blanks', '[pi / 2, 2 * pi]', ['pi / 2', '2 * pi']],
  ])('%s', (_, text, value) => {
    expect(read(text)).toEqual(value)
  })

  test.each([
    ['1\t2\n3', 'value/pasted-ragged'],
    ['x\ty\n1\t2', 'value/pasted-cell'],
    ['1\t\n3\t4', 'value/pasted-cell'],
    ['array([1, 2', 'value/pasted-unclosed'],
    ['array([1, ..., 2])', 'value/pasted-shortened'],
    ['array([1, a])', 'value/pasted-number'],
    ['[1 2; 3]', 'value/ragged'],
    ['array([[1, 2], [3]])', 'value/ragged'],
  ])('%j is refused with a sentence', (text, code) => {
    expect(read(text)).toBe(code)
  })

  const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (value === 0 ? 0 : value))
  const matrix = fc
    .integer({ min: 1, max: 4 })
    .chain((columns) =>
      fc.array(fc.array(number, { minLength: columns, maxLength: columns }), { minLength: 2, maxLength: 4 }),
    )
  test.each([
    ['1,5', '"1,5" may be one number or two; write the number 1.5 or the list [1, 5].'],
    ['-2,5', '"-2,5" may be one number or two; write the number -2.5 or the list [-2, 5].'],
    ['1, 2, 3', '"1, 2, 3" is several numbers; write the list [1, 2, 3].'],
    ['1 2', '"1 2" is several numbers; write the list [1, 2].'],
  ])('%s is asked back', (text, sentence) => {
    const result = readValueText(text)
    expect(result.ok ? result.value : describeProblem(result.problems[0])).toBe(sentence)
  })

  test('every matrix comes back as it was written, in every form', () => {
    fc.assert(
      fc.property(matrix, (rows) => {
        const forms = [
          `array(${JSON.stringify(rows)})`,
          `tensor(${JSON.stringify(rows)}, dtype=torch.float64)`,
          `[${rows.map((row) => row.join(' ')).join('; ')}]`,
        ]
        for (const form of forms) expect(read(form)).toEqual(rows)
        const table: Json = rows[0].length === 1 ? rows.flat() : rows
        for (const separator of ['\t', ',', ';']) {
          expect(read(rows.map((row) => row.join(separator)).join('\n'))).toEqual(table)
        }
      }),
    )
  })

  test('whatever is pasted, nothing is thrown', () => {
    fc.assert(fc.property(fc.string(), (text) => void readPastedValue(text)))
    fc.assert(fc.property(fc.stringMatching(/^[[\]()0-9.,;\s\-+a-e]*$/), (text) => void readValueText(text)))
  })
})
