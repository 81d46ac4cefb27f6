import { describe, expect, test } from 'vitest'
import { fillNormal, fillUniform, mulberry32 } from '../../shared/value/random.ts'

/** The numbers were computed outside this program, from the formulas of the file format. */
describe('the same seed gives the same numbers in every program that reads the format', () => {
  test.each([
    [0, [1144304738, 1416247, 958946056, 627933444]],
    [1, [2693262067, 11749833, 2265367787, 4213581821]],
    [42, [2581720956, 1925393290, 3661312704, 2876485805]],
    [-1, [3850105811, 813802916, 3073704848, 4054706436]],
    [2 ** 32 + 1, [2693262067, 11749833, 2265367787, 4213581821]],
  ])('mulberry32 from seed %i draws %j / 2³²', (seed, integers) => {
    const draw = mulberry32(seed)
    expect(integers.map(() => draw() * 2 ** 32)).toEqual(integers)
  })

  test.each([
    [1, 0.1, [0.025414788117632273, -0.0994528557639569, 0.005489407991990447, 0.09621019349433482]],
    [7, 2, [-1.9531809873878956, -1.7521669697016478, 1.90763053111732]],
  ])('uniform, seed %i, scale %d', (seed, scale, numbers) => {
    const target = new Float64Array(numbers.length)
    fillUniform(target, seed, scale)
    expect([...target]).toEqual(numbers)
  })

  // Logarithm and cosine differ in the last bit between machines.
  test.each([
    [1, 0.1, [0.1404338778415264, 0.12157546192705378, -0.05103768768108125, -0.02518183315501484]],
    [7, 1, [0.14197043782155663, -0.8642530248729361, -1.006366324094015]],
  ])('normal, seed %i, scale %d', (seed, scale, numbers) => {
    const target = new Float64Array(numbers.length)
    fillNormal(target, seed, scale)
    numbers.forEach((number, i) => expect(target[i]).toBeCloseTo(number, 14))
  })

  test('longer tensors begin with the numbers of shorter ones', () => {
    const [short, long] = [new Float64Array(3), new Float64Array(10)]
    for (const fill of [fillUniform, fillNormal]) {
      fill(short, 5, 1)
      fill(long, 5, 1)
      expect(long.slice(0, 3)).toEqual(short)
    }
  })
})

describe('the distributions', () => {
  const numbers = new Float64Array(20_000)

  test('normal has mean 0 and the standard deviation asked for', () => {
    fillNormal(numbers, 3, 2)
    const mean = numbers.reduce((sum, x) => sum + x, 0) / numbers.length
    const variance = numbers.reduce((sum, x) => sum + (x - mean) ** 2, 0) / numbers.length
    expect(Math.abs(mean)).toBeLessThan(0.04)
    expect(Math.abs(Math.sqrt(variance) - 2)).toBeLessThan(0.03)
  })

  test('uniform fills the whole interval evenly and never reaches its upper end', () => {
    fillUniform(numbers, 3, 2)
    const quarters = [0, 0, 0, 0]
    for (const x of numbers) quarters[Math.floor(x) + 2]++
    for (const count of quarters) expect(Math.abs(count / numbers.length - 0.25)).toBeLessThan(0.01)
    expect(quarters.length).toBe(4)
  })
})
