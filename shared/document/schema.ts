/** The optional fields of the format, version 1. A new field is one line here and one in `document.ts`. */
import { dataTypes } from '../convolution/counting.ts'
import type {
  Comment,
  CountingSetting,
  Document,
  DocumentNode,
  Frame,
  Layers,
  Position,
  Schedule,
  Settings,
  Training,
  TrainingData,
} from './document.ts'
import {
  choice,
  flag,
  list,
  object,
  oneOrTwo,
  real,
  realFrom,
  realWithin,
  record,
  text,
  texts,
  wholeNumber,
  type Fields,
} from './fields.ts'

const position = record<Position>('{"x": .., "y": ..} with two numbers', { x: real, y: real }, ['x', 'y'])

/** More than anybody waits for, and small enough to count with. */
const MOST = 2 ** 31 - 1

const schedule = record<Schedule>(
  'an object such as {"kind": "step", "every": 10, "factor": 0.5}',
  {
    kind: choice(['constant', 'step', 'cosine', 'inverse']),
    every: wholeNumber(1, MOST),
    factor: realWithin(0, 1),
    decay: realFrom(0),
  },
  ['kind'],
)

const data = record<TrainingData>('an object such as {"csv": "x,y\\n0,1\\n"} or {"generator": "line", "rows": 20}', {
  csv: text,
  generator: choice(['line', 'classes', 'spirals', 'sine', 'images']),
  rows: wholeNumber(1, 100_000),
  noise: realFrom(0),
  seed: wholeNumber(0, MOST),
  columns: object,
  standardise: texts,
})

const training = record<Training>('an object such as {"optimizer": "sgd", "learningRate": 0.5}', {
  optimizer: choice(['sgd', 'momentum', 'nesterov', 'adam']),
  learningRate: realFrom(0),
  momentum: realWithin(0, 1),
  batch: wholeNumber(1, MOST),
  epochs: wholeNumber(0, MOST),
  schedule,
  clip: realFrom(0),
  weightDecay: realFrom(0),
  seed: wholeNumber(0, MOST),
  shuffle: flag,
  stopAtDivergence: flag,
  validation: realWithin(0, 0.9),
  initial: object,
  data,
})

const layers = record<Layers>('an object with true or false for values, shapes, locals and gradients', {
  values: flag,
  shapes: flag,
  locals: flag,
  gradients: flag,
})

const convolutionCounting = record<CountingSetting>('an object such as {"bias": "never", "multiplyAdd": 1}', {
  bias: choice(['layer', 'always', 'never']),
  depth: choice(['all', 'one']),
  multiplyAdd: oneOrTwo,
  additions: choice(['n-1', 'n']),
  batch: choice(['all', 'one']),
  dataType: choice(dataTypes),
})

const settings = record<Settings>('an object such as {"decimals": 4}', {
  decimals: wholeNumber(0, 17),
  labelSet: choice(['plus-minus-one', 'zero-one']),
  logBase: choice(['e', '2', '10']),
  gradientLayout: choice(['parameter', 'numerator', 'denominator']),
  direction: choice(['right', 'down']),
  layers,
  convolutionCounting,
})

const frame = record<Frame>(
  '{"id": .., "title": .., "nodes": [..]}',
  { id: text, title: text, nodes: list('a list of names of nodes', text), collapsed: flag },
  ['id', 'title', 'nodes'],
)

const comment = record<Comment>('{"id": .., "text": .., "position": ..}', { id: text, text, position }, [
  'id',
  'text',
  'position',
])

export const documentFields: Fields<Omit<Document, 'nodes'>> = {
  title: text,
  description: text,
  loss: text,
  frames: list('a list of frames such as {"id": "frame1", "title": "Layer 1", "nodes": ["w", "s"]}', frame),
  comments: list('a list of comments such as {"id": "comment1", "text": "..", "position": {"x": 0, "y": 0}}', comment),
  training,
  settings,
  vectorForm: text,
}

/** What attributes mean is the op's business; the file only says that they have names. */
export const nodeFields: Fields<Pick<DocumentNode, 'attributes' | 'label' | 'position' | 'pinned'>> = {
  attributes: object,
  label: text,
  position,
  pinned: flag,
}
