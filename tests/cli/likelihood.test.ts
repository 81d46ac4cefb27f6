/** `chainrule likelihood`: the derivation of problem 1 and its numbers, in every format. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { chainrule, useFolder } from './harness.ts'

const folder = useFolder()
const SHEET = '(0,1),(1,2),(2,3),(3,10),(4,5)'

test('prints the derivation with its reasons and the best lines, and writes the loss', async () => {
  const data = folder.write('d.csv', 'x,y\n0,1\n1,2\n2,3\n3,10\n4,5\n')
  const loss = folder.path('loss.chainrule')
  const ran = await chainrule(['likelihood', '--data', data, '-o', loss])
  expect(ran).toMatchObject({ exitCode: 0, stderr: '' })
  expect(ran.stdout).toContain('**Product to sum of logarithms.**')
  expect(ran.stdout).toContain(
    '$$\\min_{w,\\,b}\\; 5\\,\\log 2 + \\sum_{i=1}^{5} \\left|w\\,x_{i} - b - y_{i}\\right|$$',
  )
  expect(ran.stdout).toContain('| Laplace (L1) | $1$ | $-1$ | $6$ | $9.465736$ | $36$ |')
  expect(ran.stdout).toContain('$\\partial/\\partial w \\in [-10,\\ 4]$')
  expect(ran.stdout).toContain('$0.8161$ to $0.9966$')
  expect(JSON.parse(readFileSync(loss, 'utf8'))).toMatchObject({ loss: 'L', training: { learningRate: 0.01 } })
  const step = await chainrule(['step', loss])
  expect(step.stdout).toContain('step 0: loss 21')
  expect(step.stdout).toContain('step 1: loss 19.75')
})

test('as JSON has every number', async () => {
  const ran = await chainrule(['likelihood', '--data', '-', '--format', 'json'], { stdin: SHEET })
  const { steps, fits } = JSON.parse(ran.stdout) as {
    steps: { rule: string | null; value: number; verdict: string | null }[]
    fits: { w: number; b: number; absolute: number; squares: number; laplace: number }[]
  }
  expect(steps.at(-1)).toMatchObject({ rule: 'drop-constant', value: 21, verdict: 'holds' })
  expect(fits[1]).toMatchObject({ w: 1, b: -1, absolute: 6, squares: 36 })
  expect(fits[1].laplace).toBeCloseTo(9.465736, 6)
  expect(fits[2].w).toBeCloseTo(1.6, 9)
  expect(fits[2].absolute).toBeCloseTo(8.4, 9)
})

test('as LaTeX is a whole article', async () => {
  const argv = [
    'likelihood',
    '--data',
    '-',
    '--format',
    'latex',
    '--distribution',
    'gaussian',
    '--scale',
    '2',
    '--model',
    'w*x + b',
  ]
  const ran = await chainrule(argv, { stdin: SHEET })
  expect(ran.stdout).toMatch(/^\\documentclass[^]*\\begin\{document\}[^]*\\end\{document\}\n$/)
  expect(ran.stdout).toContain('\\sum_{i=1}^{5} \\left(w\\,x_{i} + b - y_{i}\\right)^{2}')
})

test.each([
  [['--distribution', 'poisson'], '(0, 1.5), (1, 2)', 1, 'it needs counts'],
  [['--model', 'w*u'], '(0, 1), (1, 2)', 1, 'the model uses "u"'],
  [[], '', 1, 'there are no samples yet'],
  [['--scale', '-1'], '(0, 1), (1, 2)', 1, 's is -1; it must be a number above 0.'],
  [['--distribution', 'cauchy'], '(0, 1), (1, 2)', 2, 'Allowed choices are laplace'],
])('%j of %j is refused with a sentence', async (options, stdin, exitCode, sentence) => {
  const ran = await chainrule(['likelihood', '--data', '-', ...options], { stdin })
  expect(ran).toMatchObject({ exitCode, stdout: '' })
  expect(ran.stderr).toContain(sentence)
})
