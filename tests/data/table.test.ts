import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readTable } from '../../shared/data/table.ts'
import { describeProblem } from '../../shared/problem/problem.ts'

function read(text: string) {
  const result = readTable(text)
  if (!result.ok) throw new Error(result.problems.map(describeProblem).join('\n'))
  return { ...result.value, values: result.value.values.map((column) => [...column]) }
}

describe('a table is read', () => {
  it.each([
    ['with commas', 'x,y\n1,2\n3,4\n'],
    ['with semicolons', 'x;y\n1;2\n3;4'],
    ['with tabs', 'x\ty\n1\t2\n3\t4'],
    ['from Windows, with a byte order mark', '\uFEFFx,y\r\n1,2\r\n3,4\r\n'],
    ['with empty lines and blanks', '\n x , y \n\n 1, 2\n  \n3 ,4\n\n'],
    ['with quotes', '"x","y"\n"1",2\n3,"4"'],
  ])('%s', (_, text) => {
    expect(read(text)).toEqual({
      columns: ['x', 'y'],
      rows: 2,
      values: [
        [1, 3],
        [2, 4],
      ],
    })
  })

  it('with every way to write a number', () => {
    expect(read('x\n-1.5\n+2\n.5\n1e-3\n2E5').values).toEqual([[-1.5, 2, 0.5, 1e-3, 2e5]])
  })

  it('with indices in its header, quoted or not', () => {
    expect(read('"x[0,0]",x[0,1],x_2,y\n1,2,3,4').columns).toEqual(['x[0,0]', 'x[0,1]', 'x_2', 'y'])
  })

  it('without rows, which only training refuses', () => {
    expect(read('x,y\n')).toEqual({ columns: ['x', 'y'], rows: 0, values: [[], []] })
  })
})

describe('a table is refused', () => {
  it.each([
    ['', 'the table is empty; its first line must name the columns, for example x,y.'],
    ['\n \n', 'the table is empty; its first line must name the columns, for example x,y.'],
    [
      '1,2\n3,4',
      'line 1: the first line must name the columns, but "1" is a number; add a line such as x,y above the data.',
    ],
    ['x,,y\n1,2,3', 'line 1: column 2 has no name; name it after an input of the graph.'],
    ['\nx,y,x\n1,2,3', 'line 2: two columns are called "x"; keep one of them.'],
    ['x,y\n1,2\n\n3', 'line 4: this line has 1 cell where the header has 2; give every column a number.'],
    ['x,y\n1,2,3', 'line 2: this line has 3 cells where the header has 2; give every column a number.'],
    ['x,y\n1,2\n3,', 'line 3: the cell of column "y" is empty; write a number or remove the line.'],
    ['x,y\n1,cat', 'line 2: column "y" holds "cat", which is not a number; write numbers such as 1.5 or -2e-3.'],
    ['x;y\n1;2,5', 'line 2: column "y" holds "2,5", which is not a number; write numbers such as 1.5 or -2e-3.'],
    ['x,y\n1,NaN', 'line 2: column "y" holds "NaN", which is not a number; write numbers such as 1.5 or -2e-3.'],
    [
      'x,"y\nz"\n1,2\n3,cat',
      'line 4: column "y\nz" holds "cat", which is not a number; write numbers such as 1.5 or -2e-3.',
    ],
    ['x,y\n1,"2\n3,4', 'line 2: a quotation mark is opened and never closed, or stands inside a cell; remove it.'],
  ])('%j', (text, sentence) => {
    const result = readTable(text)
    expect(result.ok ? 'accepted' : describeProblem(result.problems[0])).toBe(sentence)
  })

  it('with one sentence for each bad line, twenty at most', () => {
    const result = readTable(`x\n${'cat\n'.repeat(1000)}`)
    expect(!result.ok && result.problems.map(({ where }) => where.line)).toEqual(
      Array.from({ length: 20 }, (_, i) => i + 2),
    )
  })
})

it('any text gives a table or problems, never an exception', () => {
  const piece = fc.constantFrom('x', 'y', ',', ',', '\n', '\n', '"', '1', '2.5', ' ', ';', '[0', ']', '\r', '\t', 'é')
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
  )
  fc.assert(
    fc.property(text, (csv) => {
      const result = readTable(csv)
      if (result.ok) expect(result.value.values).toHaveLength(result.value.columns.length)
      else expect(result.problems.map(describeProblem).join()).not.toBe('')
    }),
    { numRuns: 3000 },
  )
})
