/** Curves of runs as plots, figures and tables have them. */
import { describe, expect, test } from 'vitest'
import { drawChart } from '../../shared/chart/chart.ts'
import { writeCurvesCsv } from '../../shared/chart/csv.ts'
import { curvesOf, smoothen, styleOf, thin, type Curve, type CurveOptions } from '../../shared/chart/curve.ts'
import { linearPlaces, logPlaces } from '../../shared/chart/places.ts'
import { readTable } from '../../shared/data/table.ts'
import type { Mark } from '../../shared/scene/picture.ts'
import { writeSvg } from '../../shared/export/svg.ts'
import type { History } from '../../shared/training/run.ts'
import type { Points } from '../../shared/training/series.ts'

function points(at: readonly number[], ...columns: readonly (readonly number[])[]): Points {
  const first = Float64Array.from(columns[0])
  return {
    stride: 1,
    at: Float64Array.from(at),
    columns: columns.map((c) => Float64Array.from(c)),
    least: first,
    most: first,
  }
}

/** Two epochs of two steps. */
const history: History = {
  steps: points([0, 1, 2, 3], [4, 3, 2, 1], [9, 9, 8, 8], [0.1, 0.1, 0.2, 0.2], [0.5, 0.5, 0.25, 0.25]),
  epochs: points([0, 2, 4], [4, 2, 1], [5, 3, 2], [NaN, NaN, NaN], [NaN, NaN, NaN]),
  marks: [{ step: 2, from: 0.5, to: 0.25 }],
}

const options: CurveOptions = {
  quantity: 'loss',
  unit: 'steps',
  batchesPerEpoch: 2,
  smoothing: 0,
  place: 0,
  run: 'r',
  label: (kind) => kind,
}

const names = (change: Partial<CurveOptions>, of = history) =>
  curvesOf(of, { ...options, ...change }).map(({ label }) => label)

describe('the curves of a run', () => {
  test('are batches behind the means over all rows, and validation where it is measured', () => {
    expect(names({})).toEqual(['batch', 'training', 'validation'])
    const [batch, training, validation] = curvesOf(history, options)
    expect([batch.isFaint, training.isFaint, validation.hasDots]).toEqual([true, false, true])
    const epochs = points([0, 2, 4], [4, 2, 1], [NaN, NaN, NaN], [NaN, NaN, NaN], [NaN, NaN, NaN])
    expect(names({}, { ...history, epochs })).toEqual(['batch', 'training'])
  })

  test('where an epoch is one step show it once', () => {
    expect(names({ batchesPerEpoch: 1 })).toEqual(['training', 'validation'])
  })

  test('are counted in steps or in epochs', () => {
    const [batch, training] = curvesOf(history, { ...options, unit: 'epochs' })
    expect([...batch.x]).toEqual([0, 0.5, 1, 1.5])
    expect([...training.x]).toEqual([0, 1, 2])
  })

  test.each([
    ['gradientNorm', [9, 9, 8, 8]],
    ['updateRatio', [0.1, 0.1, 0.2, 0.2]],
    ['learningRate', [0.5, 0.5, 0.25, 0.25]],
  ] as const)('of the %s come from every step', (quantity, expected) => {
    const [curve, ...others] = curvesOf(history, { ...options, quantity })
    expect([...curve.y]).toEqual(expected)
    expect(others).toEqual([])
  })

  test('of what is not measured are none', () => {
    expect(names({ quantity: 'accuracy' })).toEqual([])
  })

  test('of six runs differ in colour and in dash', () => {
    const styles = Array.from({ length: 6 }, (_, place) => styleOf(place))
    expect(new Set(styles.map(({ paint }) => paint)).size).toBe(6)
    expect(new Set(styles.map(({ dash }) => dash.join())).size).toBe(6)
    expect(styleOf(6)).toEqual(styleOf(0))
  })

  test('single batches are never smoothed, so that one sees what was smoothed away', () => {
    const [batch, training] = curvesOf(history, { ...options, smoothing: 0.9 })
    expect([...batch.y]).toEqual([4, 3, 2, 1])
    expect(training.y[2]).toBeGreaterThan(1)
  })
})

describe('smoothing', () => {
  test('leaves a constant as it is, from its first point on', () => {
    expect([...smoothen(Float64Array.of(3, 3, 3), 0.9)].map((y) => Number(y.toFixed(12)))).toEqual([3, 3, 3])
  })

  test('is the exponential mean without the pull of its start', () => {
    // (½·2 + ¼·… ) with weight ½: m₁ = 2, m₂ = (½·4 + ¼·2) / ¾.
    const [first, second] = smoothen(Float64Array.of(2, 4), 0.5)
    expect(first).toBeCloseTo(2, 14)
    expect(second).toBeCloseTo(2.5 / 0.75, 14)
  })

  test('leaves gaps where there is no number', () => {
    const smooth = smoothen(Float64Array.of(1, NaN, 1, Infinity, 1), 0.5)
    expect([...smooth]).toEqual([1, NaN, 1, Infinity, 1])
  })
})

test('thinning keeps the first and the last point', () => {
  const x = Float64Array.from({ length: 1000 }, (_, i) => i)
  const thinned = thin({ x, y: x.map((i) => 2 * i) }, 10)
  expect([...thinned.x]).toEqual([0, 111, 222, 333, 444, 555, 666, 777, 888, 999])
  expect([...thinned.y]).toEqual([...thinned.x].map((i) => 2 * i))
})

describe('places on an axis', () => {
  test.each([
    [0, 10, 5, [0, 2, 4, 6, 8, 10]],
    [-1, 1, 4, [-1, -0.5, 0, 0.5, 1]],
    [0.013, 0.021, 4, [0.014, 0.016, 0.018, 0.02]],
    [3, 3, 5, []],
    [0, Infinity, 5, []],
  ])('from %d to %d', (least, most, count, expected) => {
    const found = linearPlaces(least, most, count)
    expect(found).toHaveLength(expected.length)
    found.forEach((place, i) => expect(place).toBeCloseTo(expected[i], 12))
  })

  test('of a logarithmic one are whole powers where there are some', () => {
    expect(logPlaces(-4.2, 2.3)).toEqual([-4, -2, 0, 2])
    expect(logPlaces(0.1, 0.9).length).toBeGreaterThan(1)
  })
})

describe('the table of curves', () => {
  const curve = (label: string, x: readonly number[], y: readonly number[]): Curve => ({
    ...{ id: label, label, width: 2, isFaint: false, hasDots: false, ...styleOf(0) },
    x: Float64Array.from(x),
    y: Float64Array.from(y),
  })

  test('has a line for every place, empty cells where a curve has no point, and every digit', () => {
    const csv = writeCurvesCsv([curve('Run 1, training', [0, 2], [0.1 + 0.2, 1]), curve('b', [1, 2], [5, 6])], 'Steps')
    expect(csv).toBe('Steps,"Run 1, training",b\n0,0.30000000000000004,\n1,,5\n2,1,6\n')
  })

  test('quotes names so that any reader gets them back', () => {
    const csv = writeCurvesCsv([curve('my "best", run', [0], [1])], 'Steps')
    const read = readTable(csv)
    expect(read.ok && read.value.columns).toEqual(['Steps', 'my "best", run'])
  })
})

describe('a figure of curves', () => {
  const draw = (scale: 'linear' | 'log', y: readonly number[], marks: { at: number; label: string }[] = []) => {
    const curve = { id: 'c', label: 'Run 1', width: 2, isFaint: false, hasDots: false, ...styleOf(0) }
    const x = Float64Array.from(y, (_, i) => i)
    return drawChart([{ ...curve, x, y: Float64Array.from(y) }], { title: 'Loss', xLabel: 'Steps', scale, marks })
  }
  const linesOf = (marks: readonly Mark[]) =>
    marks.flatMap((mark) => (mark.kind === 'path' && mark.stroke?.paint === 'run1' ? [mark.points] : []))

  test('goes down where the loss falls, and lies inside its frame', () => {
    const [line] = linesOf(draw('linear', [4, 2, 1]).caption?.marks ?? [])
    expect(line.map(({ y }) => y)).toEqual([...line.map(({ y }) => y)].sort((a, b) => a - b))
    for (const { x, y } of line) {
      expect(x).toBeGreaterThanOrEqual(64)
      expect(x).toBeLessThanOrEqual(548)
      expect(y).toBeGreaterThanOrEqual(14)
      expect(y).toBeLessThanOrEqual(286)
    }
  })

  test('on a logarithmic scale makes equal factors equal steps', () => {
    const [line] = linesOf(draw('log', [100, 10, 1]).caption?.marks ?? [])
    expect(line[1].y - line[0].y).toBeCloseTo(line[2].y - line[1].y, 9)
  })

  test.each([
    ['linear', [3, NaN, 2, 1, Infinity]],
    ['log', [3, 2, 0, -1, 1, 0.5]],
    ['linear', []],
    ['log', [0, 0, 0]],
    ['linear', [5, 5, 5]],
  ] as const)('can be drawn of %s %j', (scale, y) => {
    const svg = writeSvg(draw(scale, y))
    expect(svg).toMatch(/^<(\?xml|svg)/)
    expect(svg).not.toMatch(/NaN|Infinity/)
  })

  test('marks where α changed, with its words', () => {
    const evidence = (at: number) =>
      (draw('linear', [3, 2, 1], [{ at, label: 'α 0.5 → 0.1' }]).caption?.marks ?? []).filter(
        (mark) => mark.kind === 'path' && mark.stroke?.paint === 'gradient',
      )
    expect(evidence(1)).toHaveLength(1)
    expect(evidence(7)).toHaveLength(0)
  })

  test('says its curves in words', () => {
    expect(draw('linear', [2, 1]).description).toBe('Loss: Run 1.')
  })
})
