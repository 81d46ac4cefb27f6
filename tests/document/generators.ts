/** Random documents for property tests: every field of the format, ops known and unknown, wires right and wrong. */
import fc from 'fast-check'
import { dataTypes } from '../../shared/convolution/counting.ts'
import type { Document, DocumentNode } from '../../shared/document/document.ts'
import { opIds } from '../../shared/ops/index.ts'
import type { Json } from '../../shared/value/json.ts'

const json = fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Json>

/** Ids from few letters, so that wires, renames and collisions meet. */
export const identifiers = fc.constantFrom('w', 'x', "x'", 'θ', 's1', 's2', '_', 'L', '__proto__', 'constructor', 'é2')

const unknown = fc.dictionary(fc.constantFrom('note', '__proto__', 'author', 'toString'), json, { minKeys: 1 })

const number = fc.double({ noNaN: true, noDefaultInfinity: true })

const position = fc.record({ x: number, y: number, unknown }, { requiredKeys: ['x', 'y'] })

const value = fc.oneof(
  number,
  fc.constantFrom('pi/2', 'NaN', '-Infinity', 'nonsense', ''),
  fc.array(fc.array(fc.oneof(number, fc.constant('e')), { maxLength: 4 }), { maxLength: 4 }),
  fc.record({ shape: fc.array(fc.nat(9), { maxLength: 3 }), random: fc.constant('normal'), seed: fc.nat() }),
  json,
)

const node: fc.Arbitrary<DocumentNode> = fc.record(
  {
    id: identifiers,
    op: fc.oneof(fc.constantFrom(...opIds), fc.constantFrom('attention', '__proto__')),
    attributes: fc.dictionary(fc.constantFrom('value', 'slope', 'axes', 'frozen', 'unknown'), value, { maxKeys: 3 }),
    inputs: fc.array(fc.option(identifiers), { maxLength: 4 }),
    label: fc.string({ unit: 'binary' }),
    position,
    pinned: fc.boolean(),
    unknown,
  },
  { requiredKeys: ['id', 'op', 'attributes', 'inputs'] },
)

const training = fc.record(
  {
    optimizer: fc.constantFrom('sgd', 'momentum', 'nesterov', 'adam'),
    learningRate: fc.double({ min: 0, max: 10, noNaN: true }),
    momentum: fc.double({ min: 0, max: 1, noNaN: true }),
    batch: fc.integer({ min: 1, max: 100 }),
    epochs: fc.integer({ min: 0, max: 100 }),
    schedule: fc.record(
      {
        kind: fc.constantFrom('constant', 'step', 'cosine', 'inverse'),
        every: fc.integer({ min: 1, max: 9 }),
        factor: fc.double({ min: 0, max: 1, noNaN: true }),
        decay: fc.double({ min: 0, max: 1, noNaN: true }),
        unknown,
      },
      { requiredKeys: ['kind'] },
    ),
    clip: fc.double({ min: 0, max: 10, noNaN: true }),
    weightDecay: fc.double({ min: 0, max: 10, noNaN: true }),
    seed: fc.nat(),
    shuffle: fc.boolean(),
    stopAtDivergence: fc.boolean(),
    validation: fc.double({ min: 0, max: 0.9, noNaN: true }),
    initial: fc.dictionary(identifiers, json, { maxKeys: 2 }),
    data: fc.record(
      {
        csv: fc.string({ unit: 'binary' }),
        generator: fc.constantFrom('line', 'classes', 'spirals', 'sine', 'images'),
        rows: fc.integer({ min: 1, max: 100 }),
        noise: fc.double({ min: 0, max: 1, noNaN: true }),
        seed: fc.nat(),
        columns: fc.dictionary(identifiers, json, { maxKeys: 2 }),
        standardise: fc.array(identifiers, { maxLength: 2 }),
        unknown,
      },
      { requiredKeys: [] },
    ),
    unknown,
  },
  { requiredKeys: [] },
)

const settings = fc.record(
  {
    decimals: fc.integer({ min: 0, max: 17 }),
    labelSet: fc.constantFrom('plus-minus-one', 'zero-one'),
    logBase: fc.constantFrom('e', '2', '10'),
    gradientLayout: fc.constantFrom('parameter', 'numerator', 'denominator'),
    direction: fc.constantFrom('right', 'down'),
    layers: fc.record(
      { values: fc.boolean(), shapes: fc.boolean(), locals: fc.boolean(), gradients: fc.boolean(), unknown },
      { requiredKeys: [] },
    ),
    convolutionCounting: fc.record(
      {
        bias: fc.constantFrom('layer', 'always', 'never'),
        depth: fc.constantFrom('all', 'one'),
        multiplyAdd: fc.constantFrom(1, 2),
        additions: fc.constantFrom('n', 'n-1'),
        batch: fc.constantFrom('all', 'one'),
        dataType: fc.constantFrom(...dataTypes),
        unknown,
      },
      { requiredKeys: [] },
    ),
    unknown,
  },
  { requiredKeys: [] },
)

/** Frames of existing and of missing nodes, sharing members and ids. */
const frame = fc.record(
  {
    id: fc.constantFrom('frame1', 'frame2', '__proto__'),
    title: fc.string({ unit: 'binary' }),
    nodes: fc.array(identifiers, { maxLength: 4 }),
    collapsed: fc.boolean(),
    unknown,
  },
  { requiredKeys: ['id', 'title', 'nodes'] },
)

const comment = fc.record(
  { id: fc.constantFrom('comment1', 'comment2'), text: fc.string({ unit: 'binary' }), position, unknown },
  { requiredKeys: ['id', 'text', 'position'] },
)

export const documents = fc.record(
  {
    title: fc.string({ unit: 'binary' }),
    loss: identifiers,
    nodes: fc.uniqueArray(node, { selector: ({ id }) => id, maxLength: 8 }),
    frames: fc.array(frame, { maxLength: 3 }),
    comments: fc.array(comment, { maxLength: 3 }),
    training,
    settings,
    unknown,
  },
  { requiredKeys: ['title', 'nodes'] },
) as fc.Arbitrary<Document>
