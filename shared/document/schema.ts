/** The optional fields of the format, version 1. A new field is one line here and one in `document.ts`. */
import { dataTypes } from '../convolution/counting.ts'
import type { CountingSetting, Document, DocumentNode, Layers, Position, Settings, Training } from './document.ts'
import { choice, flag, object, oneOrTwo, real, realFrom, record, text, wholeNumber, type Fields } from './fields.ts'

const position = record<Position>('{"x": .., "y": ..} with two numbers', { x: real, y: real }, ['x', 'y'])

const training = record<Training>('an object such as {"optimizer": "sgd", "learningRate": 0.5}', {
  optimizer: choice(['sgd', 'momentum', 'nesterov', 'adam']),
  learningRate: realFrom(0),
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

export const documentFields: Fields<Omit<Document, 'nodes'>> = { title: text, loss: text, training, settings }

/** What attributes mean is the op's business; the file only says that they have names. */
export const nodeFields: Fields<Pick<DocumentNode, 'attributes' | 'label' | 'position'>> = {
  attributes: object,
  label: text,
  position,
}
