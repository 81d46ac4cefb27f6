import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createSeries } from '../../shared/training/series.ts'

describe('the record of a run', () => {
  test('keeps everything until it is full', () => {
    const series = createSeries(2, 8)
    for (let i = 0; i < 8; i++) series.add(i, i * i, -i)
    const { at, columns, stride } = series.read()
    expect(stride).toBe(1)
    expect([...at]).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
    expect([...columns[1]]).toEqual([-0, -1, -2, -3, -4, -5, -6, -7])
  })

  test('never outgrows its places, spreads over the whole run, and forgets no spike', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true }), { minLength: 1, maxLength: 400 }), (losses) => {
        const series = createSeries(1, 16)
        losses.forEach((loss, step) => series.add(step, loss))
        const { at, columns, least, most, stride } = series.read()
        expect(at.length).toBeLessThanOrEqual(16)
        expect(at.length).toBe(Math.ceil(losses.length / stride))
        at.forEach((step, i) => {
          const stretch = losses.slice(i * stride, (i + 1) * stride)
          expect(step).toBe(i * stride)
          expect(columns[0][i]).toBe(stretch[0])
          expect(least[i]).toBe(Math.min(...stretch))
          expect(most[i]).toBe(Math.max(...stretch))
        })
      }),
    )
  })

  test('is empty after clearing, and hands out copies', () => {
    const series = createSeries(1, 4)
    for (let i = 0; i < 9; i++) series.add(i, i)
    const before = series.read()
    series.clear()
    expect(series.read().at.length).toBe(0)
    series.add(0, 7)
    expect(before.columns[0][0]).toBe(0)
  })
})
