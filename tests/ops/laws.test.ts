import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readAttributes, type RawAttributes } from '../../shared/ops/attribute.ts'
import { ops } from '../../shared/ops/index.ts'
import { isFault, OP_GROUPS, type AnyOp, type OpExample } from '../../shared/ops/op.ts'
import { countEntries, MAX_ENTRIES, type Shape } from '../../shared/tensor/shape.ts'
import { tensor, type Tensor } from '../../shared/tensor/tensor.ts'
import type { Json } from '../../shared/value/json.ts'
import { isLiteral, materialise, readLiteral } from '../../shared/value/literal.ts'
import { mulberry32 } from '../../shared/value/random.ts'
import { bindOp, describeFault, runOp, typeAttributes } from './run-op.ts'

const table = Object.entries<AnyOp>(ops).map(([key, op]) => ({ key, op }))
const computing = table.filter(({ op }) => op.group !== 'source')

/** Where a function is smooth, if that is not everywhere but at single points. */
const DOMAINS: Readonly<Record<string, readonly [number, number]>> = {
  asin: [-0.9, 0.9],
  acos: [-0.9, 0.9],
  log: [0.2, 2],
  sqrt: [0.2, 2],
  pow: [0.2, 2],
  tan: [-1.2, 1.2],
}

function attributesOf(example: OpExample): RawAttributes {
  return (example.attributes ?? {}) as RawAttributes
}

function tensorsOf(example: OpExample): Tensor[] {
  return example.inputs.map((input) => {
    const literal = readLiteral(input as Json)
    if (!isLiteral(literal)) throw new Error(describeFault(literal))
    return materialise(literal)
  })
}

/** Tensors of the example's shapes with random entries; ports without gradient (class indices) keep theirs. */
function randomTensors(op: AnyOp, example: OpExample, seed: number): Tensor[] {
  const draw = mulberry32(seed)
  const [low, high] = DOMAINS[op.id] ?? [-2, 2]
  const { kernel } = bindOp(op, tensorsOf(example), attributesOf(example))
  return tensorsOf(example).map(({ shape, data }, port) =>
    kernel.pullbacks[port] === null
      ? { shape, data }
      : tensor(
          shape,
          data.map(() => low + (high - low) * draw()),
        ),
  )
}

function randomNumbers(length: number, seed: number): Float64Array {
  const draw = mulberry32(seed)
  return Float64Array.from({ length }, () => 2 * draw() - 1)
}

function expectClose(actual: ArrayLike<number>, expected: ArrayLike<number>, tolerance: number, name: string): void {
  for (let i = 0; i < expected.length; i++) {
    const allowed = tolerance * Math.max(1, Math.abs(expected[i]))
    expect(
      Math.abs(actual[i] - expected[i]),
      `${name}[${i}]: ${actual[i]} instead of ${expected[i]}`,
    ).toBeLessThanOrEqual(allowed)
  }
}

describe('every declaration is complete', () => {
  test.each(table)('$key', ({ key, op }) => {
    expect(op.id).toBe(key)
    expect(OP_GROUPS).toContain(op.group)
    for (const text of [op.title, op.summary]) expect(text.trim()).not.toBe('')
    expect(op.summary).toMatch(/\.$/)
    expect(op.aliases.length).toBeGreaterThan(0)
    expect(new Set(op.ports.map(({ name }) => name)).size).toBe(op.ports.length)
    expect(op.ports.slice(0, -1).some(({ repeated }) => repeated)).toBe(false)
    for (const attribute of Object.values(op.attributes)) {
      expect((attribute as { title: string }).title).not.toBe('')
      expect((attribute as { expected: string }).expected).not.toBe('')
    }
  })

  test.each(computing)('$key can be written in TeX and PyTorch and has examples that run', ({ op }) => {
    expect(op.examples.length).toBeGreaterThan(0)
    for (const example of op.examples) {
      const inputs = tensorsOf(example)
      const names = inputs.map((_, port) => op.ports[Math.min(port, op.ports.length - 1)].name)
      const attributes = typeAttributes(op, attributesOf(example))
      const shapes = inputs.map(({ shape }) => shape)
      const { notation } = op
      const texts = [
        notation.symbol,
        notation.tex(names, attributes),
        notation.tex(names, attributes, shapes),
        ...notation.local(names, 'y', attributes),
        ...notation.local(names, 'y', attributes, shapes),
      ]
      for (const text of texts) {
        expect(text.trim()).not.toBe('')
        expect(text).not.toMatch(/undefined|NaN|\[object/)
        expect(countOf(text, /(?<!\\)\{/g), text).toBe(countOf(text, /(?<!\\)\}/g))
        expect(countOf(text, /\\left(?![a-z])/g), text).toBe(countOf(text, /\\right(?![a-z])/g))
      }
      expect(notation.local(names, 'y', attributes)).toHaveLength(inputs.length)
      for (const name of names) expect(notation.pytorch(names, attributes)).toContain(name)
      const { output } = runOp(op, inputs, attributesOf(example))
      expect(output.data.every(Number.isFinite)).toBe(true)
    }
  })
})

function countOf(text: string, pattern: RegExp): number {
  return [...text.matchAll(pattern)].length
}

describe('every pullback is the derivative of forward', () => {
  test.each(computing)('$key agrees with central differences', ({ op }) => {
    for (const [number, example] of op.examples.entries()) {
      for (let seed = 1; seed <= 4; seed++) {
        const inputs = randomTensors(op, example, 100 * number + seed)
        const bound = bindOp(op, inputs, attributesOf(example))
        const gy = randomNumbers(bound.output.data.length, seed)
        const weigh = () => {
          bound.forward()
          return bound.output.data.reduce((sum, y, i) => sum + gy[i] * y, 0)
        }
        weigh()
        bound.backward(gy).forEach((gradient, port) => {
          if (gradient === null) return
          const { data } = inputs[port]
          const differences = data.map((x, i) => {
            const h = 1e-5
            data[i] = x + h
            const above = weigh()
            data[i] = x - h
            const below = weigh()
            data[i] = x
            return (above - below) / (2 * h)
          })
          weigh()
          expectClose(gradient, differences, 1e-6, `${op.id}, seed ${seed}, gradient ${port}`)
        })
      }
    }
  })

  test.each(computing)('$key is linear in the upstream gradient and adds to what is there', ({ op }) => {
    for (const example of op.examples) {
      const bound = bindOp(op, randomTensors(op, example, 7), attributesOf(example))
      bound.forward()
      const first = randomNumbers(bound.output.data.length, 1)
      const second = randomNumbers(bound.output.data.length, 2)
      const [one, two] = [bound.backward(first), bound.backward(second)]
      const both = bound.backward(first.map((g, i) => 3 * g - 2 * second[i]))
      both.forEach((gradient, port) => {
        const [a, b] = [one[port], two[port]]
        if (gradient === null || a === null || b === null) return
        expectClose(
          gradient,
          a.map((g, i) => 3 * g - 2 * b[i]),
          1e-12,
          `${op.id}, gradient ${port}`,
        )
      })
      bound.kernel.pullbacks.forEach((pullback, port) => {
        if (pullback === null) return
        const size = op.broadcast ? undefined : bound.inputs[port].data.length
        const empty = new Float64Array(size ?? broadcastSize(op, bound.inputs, example, port))
        const filled = randomNumbers(empty.length, 3)
        const before = filled.slice()
        pullback(first, empty)
        pullback(first, filled)
        expectClose(
          filled,
          before.map((g, i) => g + empty[i]),
          1e-12,
          `${op.id}, sum of gradient ${port}`,
        )
      })
    }
  })
})

function broadcastSize(op: AnyOp, inputs: readonly Tensor[], example: OpExample, port: number): number {
  const shapes = inputs.map(({ shape }) => shape)
  return countEntries((op.broadcast?.(shapes, typeAttributes(op, attributesOf(example))) ?? shapes)[port])
}

describe('forward overwrites the output and nothing else', () => {
  test.each(computing)('$key', ({ op }) => {
    for (const example of op.examples) {
      const inputs = randomTensors(op, example, 11)
      const before = inputs.map(({ data }) => data.slice())
      const bound = bindOp(op, inputs, attributesOf(example))
      bound.forward()
      const once = bound.output.data.slice()
      bound.output.data.fill(NaN)
      bound.forward()
      expect(bound.output.data).toEqual(once)
      bound.backward(randomNumbers(once.length, 5))
      expect(bound.output.data).toEqual(once)
      expect(inputs.map(({ data }) => data)).toEqual(before)
    }
  })
})

describe('an elementwise op has a diagonal Jacobian', () => {
  const isElementwise = (op: AnyOp, attributes: ReturnType<typeof typeAttributes>) =>
    typeof op.elementwise === 'function' ? op.elementwise(attributes) : op.elementwise

  test.each(computing)('$key', ({ op }) => {
    for (const example of op.examples) {
      if (!isElementwise(op, typeAttributes(op, attributesOf(example)))) continue
      const bound = bindOp(op, randomTensors(op, example, 13), attributesOf(example))
      bound.forward()
      const n = bound.output.data.length
      bound.kernel.pullbacks.forEach((pullback, port) => {
        expect(broadcastSize(op, bound.inputs, example, port)).toBe(n)
        for (let row = 0; row < n; row++) {
          const gradient = new Float64Array(n)
          pullback?.(
            Float64Array.from({ length: n }, (_, i) => (i === row ? 1 : 0)),
            gradient,
          )
          expect(gradient.every((g, column) => column === row || g === 0)).toBe(true)
        }
      })
    }
  })
})

/** What a careless hand writes into an attribute. */
const CARELESS: readonly Json[] = [
  ...[null, true, false, 0, 1, 2, 3, -1, -2, 7, 0.5, 1e9, 'mean', 'sum', 'none', 'pi', []],
  ...[
    [0],
    [1],
    [-1],
    [0, 1],
    [1, 0],
    [0, 0],
    [-1, -1],
    [2, -1],
    [3, 2],
    [null, 1],
    [0, null],
    [5],
    [1e9, 1e9],
    [-3, 9],
  ],
  ...[
    [1, 2, 0],
    [[0, 1]],
    [
      [1, 1],
      [0, 2],
    ],
    [
      [1, 0],
      [0, 0],
      [2, 1],
    ],
    [[1e9, 1e9]],
  ],
]

describe('wrong shapes and attributes give sentences, never exceptions', () => {
  const shapes = fc.array(fc.constantFrom(0, 1, 2, 3, 4, 5), { maxLength: 5 })

  test.each(computing)('$key', ({ op }) => {
    const repeated = op.ports.at(-1)?.repeated === true
    const optional = op.ports.filter((port) => port.optional).length
    const examples = fc.constantFrom(...op.examples)
    const careless: fc.Arbitrary<RawAttributes> = fc
      .uniqueArray(fc.tuple(fc.constantFrom(...Object.keys(op.attributes), 'colour'), fc.constantFrom(...CARELESS)), {
        selector: ([name]) => name,
      })
      .map(Object.fromEntries)
    const anyShapes = fc.array(shapes, {
      minLength: op.ports.length - optional,
      maxLength: op.ports.length + (repeated ? 2 : 0),
    })
    const fitting = examples.map((example) => tensorsOf(example).map(({ shape }) => shape))
    const inputs = fc.oneof(anyShapes, fitting)
    const raw = fc.oneof(careless, examples.map(attributesOf))
    let successes = 0
    fc.assert(
      fc.property(inputs, raw, (inputs: readonly Shape[], raw) => {
        const read = readAttributes(op.id, op.attributes, raw)
        if ('faults' in read) {
          for (const { fault } of read.faults) expect(describeFault(fault)).toMatch(SENTENCE)
          return
        }
        const shape = op.shape(inputs, read.attributes)
        if (isFault(shape)) {
          expect(describeFault(shape)).toMatch(SENTENCE)
          expect(describeFault(shape)).not.toMatch(/undefined|NaN|\[object/)
          return
        }
        expect(shape.every((length) => length >= 0 && (Number.isInteger(length) || length === Infinity))).toBe(true)
        const expanded = op.broadcast?.(inputs, read.attributes) ?? inputs
        if (countEntries(shape) > 1e5 || expanded.some((shape) => countEntries(shape) > MAX_ENTRIES)) return
        successes++
        const { output, gradients } = runOp(
          op,
          inputs.map((shape) => tensor(shape, randomNumbers(countEntries(shape), 1))),
          raw,
        )
        expect(output.data.includes(123), 'every entry is written').toBe(false)
        gradients.forEach((gradient, port) => {
          if (gradient !== null) expect(gradient.length).toBe(countEntries(inputs[port]))
        })
      }),
      { numRuns: 300, seed: 1 },
    )
    expect(successes, 'some of them fit').toBeGreaterThan(0)
  })
})

/** A capital is not asked for: the sentence follows the name of a node. */
const SENTENCE = /^.{10,}[.?`]$/s
