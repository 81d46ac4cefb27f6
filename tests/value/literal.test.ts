import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { describeProblem, locate } from '../../shared/problem/problem.ts'
import { toNested, type Nested } from '../../shared/tensor/tensor.ts'
import type { Json } from '../../shared/value/json.ts'
import { isLiteral, materialise, readLiteral } from '../../shared/value/literal.ts'

function read(raw: Json): Nested | string {
  const literal = readLiteral(raw)
  return isLiteral(literal) ? toNested(materialise(literal)) : describeProblem(locate(literal, {}))
}

describe('a value is a tensor', () => {
  test.each<[Json, Nested]>([
    [1, 1],
    [-0.5, -0.5],
    ['pi/2', Math.PI / 2],
    ['Infinity', Infinity],
    [
      [1, 2, 3],
      [1, 2, 3],
    ],
    [
      ['pi/2', 'pi'],
      [Math.PI / 2, Math.PI],
    ],
    [
      [
        [1, 2],
        [3, '2^2'],
      ],
      [
        [1, 2],
        [3, 4],
      ],
    ],
    [[[[1]]], [[[1]]]],
    [[], []],
    [
      [[], []],
      [[], []],
    ],
    [[['NaN', '-Infinity']], [[NaN, -Infinity]]],
    [
      { shape: [2, 2], data: [1, 2, 3, 'e'] },
      [
        [1, 2],
        [3, Math.E],
      ],
    ],
    [{ shape: [], data: [7] }, 7],
    [{ shape: [0, 3], data: [] }, []],
    [{ shape: [3], fill: 0 }, [0, 0, 0]],
    [{ shape: [2, 1], fill: 'pi' }, [[Math.PI], [Math.PI]]],
    [{ shape: [], fill: 5 }, 5],
    [{ shape: [2], random: 'uniform', seed: 7, scale: 2 }, [-1.9531809873878956, -1.7521669697016478]],
  ])('%j → %j', (raw, nested) => {
    expect(read(raw)).toEqual(nested)
  })

  test('random numbers need neither seed nor scale', () => {
    const plain = read({ shape: [3], random: 'normal' })
    expect(plain).toEqual(read({ shape: [3], random: 'normal', seed: 0, scale: 1 }))
    expect(plain).not.toEqual(read({ shape: [3], random: 'normal', seed: 1 }))
  })

  test('every nested list of numbers with equally long rows is read as it stands', () => {
    const shapes = fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 4 })
    const nested = shapes.chain((shape) =>
      shape.reduceRight<fc.Arbitrary<Nested>>(
        (entry, length) => fc.array(entry, { minLength: length, maxLength: length }),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
      ),
    )
    fc.assert(
      fc.property(nested, (raw) => {
        expect(read(raw)).toEqual(raw)
      }),
    )
  })

  test('reading a large one touches no memory of its size', () => {
    const literal = readLiteral({ shape: [2 ** 13, 2 ** 14], fill: 0 })
    expect(isLiteral(literal) && literal.shape).toEqual([8192, 16384])
  })
})

describe('what is no value says so', () => {
  test.each<[Json, string]>([
    [
      true,
      'a value is a number, a list of numbers, a constant expression in quotes, or {"shape", "data"}; found true.',
    ],
    [
      [1, null],
      'a value is a number, a list of numbers, a constant expression in quotes, or {"shape", "data"}; found null.',
    ],
    [{}, 'a value is a number, a list of numbers, a constant expression in quotes, or {"shape", "data"}; found {}.'],
    [
      { shape: [2] },
      'a value is a number, a list of numbers, a constant expression in quotes, or {"shape", "data"}; found {"shape":[2]}.',
    ],
    [
      'x',
      '"x" is not a constant: "x" is not a known constant (pi, π, tau, τ, e). Write a number or an expression such as pi/2, -log(2) or 1e-3.',
    ],
    [[1, [2]], 'the rows of a list must be equally long; value[1] is a list of 1 where a number was expected.'],
    [[[1, 2], [3]], 'the rows of a list must be equally long; value[1] is a list of 1 where a list of 2 was expected.'],
    [[[1, 2], 3], 'the rows of a list must be equally long; value[1] is a number where a list of 2 was expected.'],
    [{ shape: [2, 2], data: [1, 2, 3] }, 'shape [2, 2] needs 4 numbers, but "data" holds 3.'],
    [{ shape: [-1], data: [] }, '"shape" must be a list of whole numbers, none negative; found [-1].'],
    [{ shape: [1.5], fill: 0 }, '"shape" must be a list of whole numbers, none negative; found [1.5].'],
    [{ shape: 3, fill: 0 }, '"shape" must be a list of whole numbers, none negative; found 3.'],
    [{ shape: [2], random: 'gauss' }, '"random" of a random value must be "normal" or "uniform"; found "gauss".'],
    [{ shape: [2], random: 'normal', seed: 0.5 }, '"seed" of a random value must be a whole number; found 0.5.'],
    [
      { shape: [2], random: 'normal', scale: 'x' },
      '"x" is not a constant: "x" is not a known constant (pi, π, tau, τ, e). Write a number or an expression such as pi/2, -log(2) or 1e-3.',
    ],
    [
      { shape: [100000, 100000], fill: 0 },
      'a value of shape [100000, 100000] would hold 10000000000 numbers; at most 2^27 = 134217728 are allowed. Use a smaller shape.',
    ],
  ])('%j', (raw, sentence) => {
    expect(read(raw)).toBe(sentence)
  })

  test('no JSON makes it throw', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (raw) => {
        const literal = readLiteral(raw as Json)
        expect(isLiteral(literal) || 'code' in literal).toBe(true)
      }),
    )
  })

  test('nor do lists nested deeper than any tensor', () => {
    const deep = Array.from({ length: 5000 }).reduce<Json>((inner) => [inner], 1)
    expect(read(deep)).toContain('found a list nested more than 32 deep')
    expect(read([[1], [deep]])).toContain('rows of a list')
  })
})
