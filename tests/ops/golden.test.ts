import { describe, expect, test } from 'vitest'
import type { RawAttributes } from '../../shared/ops/attribute.ts'
import { findOp, opIds } from '../../shared/ops/index.ts'
import { tensor } from '../../shared/tensor/tensor.ts'
import { runOp } from './run-op.ts'

type Numbers = readonly (number | string)[]

/** One case of a file in `tests/golden/ops`; `tests/golden/golden.py` describes and writes them. */
interface GoldenCase {
  readonly attributes: RawAttributes
  readonly inputs: readonly { readonly shape: readonly number[]; readonly data: Numbers }[]
  readonly output: { readonly shape: readonly number[]; readonly data: Numbers }
  readonly gy: Numbers
  readonly gradients: readonly (Numbers | null)[]
  readonly tolerance?: number
  readonly why?: string
}

const files = import.meta.glob<readonly GoldenCase[]>('../golden/ops/*.json', { eager: true, import: 'default' })
const golden = Object.entries(files).map(([path, cases]) => ({ id: /(\w+)\.json$/.exec(path)?.[1] ?? path, cases }))

describe('every op computes what PyTorch computes', () => {
  test.each(golden)('$id', ({ id, cases }) => {
    const op = findOp(id)
    if (op === undefined) throw new Error(`There are golden numbers for ${id}, but no such op.`)
    cases.forEach((golden, number) => {
      const inputs = golden.inputs.map(({ shape, data }) => tensor(shape, read(data)))
      const { output, gradients } = runOp(op, inputs, golden.attributes, read(golden.gy))
      const name = `${id} case ${number} ${JSON.stringify(golden.attributes)}`
      expect(output.shape, `${name}: shape`).toEqual(golden.output.shape)
      compare(output.data, golden.output.data, golden, `${name}: value`)
      golden.gradients.forEach((expected, port) => {
        const gradient = gradients[port]
        if (expected === null || gradient === null) expect(gradient, `${name}: gradient ${port}`).toBe(expected)
        else compare(gradient, expected, golden, `${name}: gradient ${port}`)
      })
    })
  })

  test('no op but the sources is left out', () => {
    const covered = golden.map(({ id }) => id)
    const computing = opIds.filter((id) => findOp(id)?.group !== 'source')
    expect(computing.filter((id) => !covered.includes(id))).toEqual([])
  })
})

function read(numbers: Numbers): Float64Array {
  return Float64Array.from(numbers, Number)
}

/** Relative to the entry; rounding of numbers near 1 that cancel is allowed on top. */
function compare(actual: Float64Array, expected: Numbers, { tolerance = 1e-12, why }: GoldenCase, name: string): void {
  if (tolerance > 1e-12) expect(why, `${name}: a wider tolerance needs a reason`).toBeTruthy()
  expect(actual.length, name).toBe(expected.length)
  read(expected).forEach((value, i) => {
    const close =
      Object.is(actual[i], value) ||
      actual[i] === value ||
      Math.abs(actual[i] - value) <= tolerance * Math.abs(value) + 1e-15
    if (!close) expect.fail(`${name}[${i}]: expected ${value}, found ${actual[i]}`)
  })
}
