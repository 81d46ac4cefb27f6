/** Samples as people type, paste and export them, and the sentences for what is no sample. */
import { describe, expect, test } from 'vitest'
import { buildLikelihood } from '../../shared/likelihood/build.ts'
import { listRemarks } from '../../shared/likelihood/remarks.ts'
import { groupFeatures, nameOf, readSamples, targetOf, writeSamples } from '../../shared/likelihood/samples.ts'
import { describeProblem } from '../../shared/problem/problem.ts'
import { unwrap } from './unwrap.ts'

const rowsOf = (text: string) => {
  const { columns, rows, values } = unwrap(readSamples(text))
  return [columns.join(' '), ...Array.from({ length: rows }, (_, row) => values.map((column) => column[row]).join(' '))]
}

describe('read', () => {
  test.each([
    ['(0, 1), (1, 2)', ['x y', '0 1', '1 2']],
    ['D = {(0, 1), (1, 2)}', ['x y', '0 1', '1 2']],
    ['[[0, 1], [1, 2]]', ['x y', '0 1', '1 2']],
    ['(0 1) (1 2)', ['x y', '0 1', '1 2']],
    ['(pi/2, 1)', [`x y`, `${Math.PI / 2} 1`]],
    ['0 1\n1 2', ['x y', '0 1', '1 2']],
    ['  0   1  \r\n 1\t2', ['x y', '0 1', '1 2']],
    ['0,1\n1,2', ['x y', '0 1', '1 2']],
    ['0.5;1.5\n1;2', ['x y', '0.5 1.5', '1 2']],
    ['1 2 3\n4 5 6', ['x1 x2 y', '1 2 3', '4 5 6']],
    ['height,mass\n1,2', ['height mass', '1 2']],
    ['height mass\n1 2', ['height mass', '1 2']],
  ])('%j', (typed, expected) => expect(rowsOf(typed)).toEqual(expected))

  test('the column y is predicted, wherever it stands; otherwise the last one', () => {
    expect(targetOf(unwrap(readSamples('y x\n1 2')))).toBe(0)
    expect(targetOf(unwrap(readSamples('x,Label,z\n1,2,3')))).toBe(1)
    expect(targetOf(unwrap(readSamples('a,b,c\n1,2,3')))).toBe(2)
  })

  test('what is written is read as the same samples', () => {
    for (const typed of ['(0, 1), (1, 2.5)', 'height mass\n1e-9 2', '1 2 3\n4 5 6'])
      expect(rowsOf(writeSamples(unwrap(readSamples(typed))))).toEqual(rowsOf(typed))
  })

  test('columns x[0], x[1] are one matrix, other columns one input each, all with names a node can have', () => {
    const table = unwrap(readSamples('x[0],x[1],body mass,y\n1,2,3,4\n5,6,7,8'))
    expect(
      groupFeatures(table, targetOf(table)).map(({ name, columns, isMatrix }) => [name, columns.length, isMatrix]),
    ).toEqual([['x', 2, true], ['body_mass', 1, false]]) // prettier-ignore
    expect(['1st', 'Größe', 'a b/c'].map(nameOf)).toEqual(['x_1st', 'Größe', 'a_b_c'])
  })
})

describe('refused, with what would work', () => {
  test.each([
    ['', /no samples yet/],
    [' \n ', /no samples yet/],
    ['abc', /no samples yet/],
    ['x,y', /no samples yet/],
    ['1\n2', /single column "x".*add a column/],
    ['(0, 1), (1', /"\(1" is no sample/],
    ['(0, 1), (1, a)', /"\(1, a\)" is no sample/],
    ['(0, 1), ()', /"\(\)" is no sample/],
    ['(0, 1), (1, 2, 3)', /sample 2 has 3 numbers, but the first one has 2/],
    ['0,1;1,2', /commas and semicolons; write decimals with a point/],
    ['0,5;1,5\n1;2', /commas and semicolons/],
    ['0 1\n1', /line 2/],
    ['x,y\n0,a', /line 2: column "y" holds "a"/],
    ['0 1e400', /line 1: column "y" holds "1e400"/],
  ])('%j', (typed, sentence) => {
    const read = readSamples(typed)
    expect(read.ok ? 'read' : read.problems.map(describeProblem).join()).toMatch(sentence)
  })

  test('more samples than the steps can be computed for', () => {
    const samples = unwrap(readSamples(Array.from({ length: 6000 }, (_, row) => `${row} ${row % 7}`).join('\n')))
    const built = buildLikelihood({ distribution: 'laplace', model: { kind: 'line', sign: 'plus' }, samples })
    expect(built.ok ? 'built' : built.problems.map(describeProblem).join()).toMatch(/6000 samples.* at most 5000/)
  })
})

test('a model without finite values at the start is not used as an example', () => {
  const samples = unwrap(readSamples('(1, 1), (2, 3)'))
  const build = (text: string) =>
    unwrap(buildLikelihood({ distribution: 'gaussian', model: { kind: 'formula', text }, samples }))
  expect(listRemarks(build('log(w*x)'))).toEqual([])
  expect(listRemarks(build('w*x')).map(({ id }) => id)).toEqual(['support'])
})

test('a name alone is no model, and the target none either', () => {
  const samples = unwrap(readSamples('(1, 1), (2, 3)'))
  const ask = (text: string) => {
    const built = buildLikelihood({ distribution: 'gaussian', model: { kind: 'formula', text }, samples })
    return built.ok ? 'built' : built.problems.map(describeProblem).join()
  }
  expect(ask('w')).toMatch(/"w" alone is no model.*such as w\*x \+ b/)
  expect(ask('m = w*x; m')).toMatch(/"m" alone is no model/)
  expect(ask('y')).toMatch(/"y" is the target/)
})
