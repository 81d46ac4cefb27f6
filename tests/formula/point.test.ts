import { expect, it } from 'vitest'
import { pointAt } from '../../shared/formula/point.ts'

it.each<[string, number, number, string]>([
  ['y = sn(x)', 4, 2, 'y = sn(x)\n    ^^'],
  ['a = 1\nb =\nc = 2', 9, 1, 'b =\n   ^'],
  ['a = 1\nb = 2x', 11, 1, 'b = 2x\n     ^'],
  ['a = (1\n+ 2', 4, 99, 'a = (1\n    ^^'],
  ['', 0, 1, '\n^'],
])('points into %j at %i', (text, offset, length, picture) => {
  expect(pointAt(text, { offset, length })).toBe(picture)
})

it('cuts long lines around the place', () => {
  const [line, carets] = (pointAt(`${'x + '.repeat(1000)}$`, { offset: 4000, length: 1 }) as string).split('\n')
  expect(line.length).toBeLessThanOrEqual(100)
  expect(line[carets.indexOf('^')]).toBe('$')
})

it('says nothing about a problem without a place', () => {
  expect(pointAt('y = x', { node: 'x' })).toBeNull()
})
