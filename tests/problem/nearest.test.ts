import { expect, it } from 'vitest'
import { nearest } from '../../shared/problem/nearest.ts'

const OPS = ['sin', 'sinh', 'cos', 'softmax', 'log_softmax', 'logistic_loss', 'conv2d', 'relu']

it.each([
  ['sinn', 'sin'],
  ['Sin', 'sin'],
  ['sih', 'sin'],
  ['softmx', 'softmax'],
  ['logsoftmax', 'log_softmax'],
  ['logistic', null],
  ['conv2', 'conv2d'],
  ['ReLU', 'relu'],
  ['xyz', null],
  ['', null],
])('suggests for %s: %s', (word, expected) => {
  expect(nearest(word, OPS)).toBe(expected)
})

it('suggests nothing without candidates', () => {
  expect(nearest('sin', [])).toBeNull()
})
