/**
 * A document as a NumPy script with the backward pass written by hand: the gradient of a node is the sum, over
 * everything that uses it, of the gradient there times the local derivative.
 */
import type { Document } from '../../document/document.ts'
import { sumTo } from '../../ops/numpy.ts'
import type { Language } from '../../language/language.ts'
import { success, type Result } from '../../problem/result.ts'
import { findHelpers, HELPER_NAMES } from './helpers.ts'
import {
  describeSource,
  joinParts,
  nameArguments,
  printTensor,
  readProgram,
  writeDefinitions,
  writeSection,
} from './program.ts'
import type { Program, Variable } from './program.ts'
import { pythonFloat } from './python-constant.ts'
import { pythonComment } from './python-text.ts'
import { pythonTensor, type TensorLibrary } from './python-value.ts'

const NUMPY: TensorLibrary = { numbers: 'np', name: 'np', make: 'np.array' }

const TAKEN = ['math', 'np', 'learning_rate', ...HELPER_NAMES]

const TO_WHOLE = '.astype(int)'

const WIDTH = 100

/**
 * Writes the script. It prints the loss, the gradient of every node on the way to the trained parameters and their new
 * values, in float64, and agrees with the engine. A document without a loss gets the forward pass only.
 *
 * Problems: those of the graph and of its loss; every source needs a value.
 */
export function writeNumpy(document: Document, language: Language = 'en'): Result<string> {
  const read = readProgram(document, TAKEN, language)
  if (!read.ok) return read
  const program = read.value
  const { words } = program
  const sources = program.sources.map((source) => writeSource(source, words))
  const forward = program.computed.map(writeForward)
  const gradients = nameGradients(program)
  const backward = writeBackward(program, gradients)
  const helpers = findHelpers([...sources, ...forward, ...backward])
  const needsMath = helpers.some((text) => text.includes('math.'))
  return success(
    joinParts([
      program.header,
      needsMath ? ['import math'] : [],
      ['import numpy as np'],
      writeDefinitions(helpers, words),
      writeSection(words.sources, sources),
      writeSection(words.forward, forward),
      ...(program.loss === null
        ? [program.results.map((variable) => printTensor(variable.id, variable.name, variable))]
        : [backward, writePrints(program, program.loss, gradients), ...writeUpdate(program, gradients)]),
    ]),
  )
}

function writeSource(variable: Variable, words: Program['words']): string {
  const { name, value, isIndex } = variable
  return `${name} = ${pythonTensor(value, NUMPY, `${name} = `, isIndex)}${describeSource(variable, words)}`
}

function writeForward(variable: Variable): string {
  const { id, name, node, shapes } = variable
  const value = node.op.notation.numpy.value(nameArguments(variable, TO_WHOLE), node.attributes, shapes)
  return `${name} = ${value}${id === name ? '' : `  ${pythonComment(id)}`}`
}

/** `dw` for the gradient of the loss with respect to w. */
type Gradients = ReadonlyMap<Variable, string>

function nameGradients({ variables, invent }: Program): Gradients {
  return new Map(
    variables.flatMap((variable) => (variable.hasGradient ? [[variable, invent(`d${variable.name}`)] as const] : [])),
  )
}

function writeBackward({ variables, loss, words }: Program, gradients: Gradients): string[] {
  if (loss === null) return []
  const terms = collectTerms(variables, gradients)
  const lines = variables.toReversed().flatMap((variable) => {
    const name = gradients.get(variable)
    if (name === undefined) return []
    const sum = variable === loss ? `np.ones_like(${loss.name})` : writeSum(terms.get(variable) ?? [], `${name} = `)
    return [`${name} = ${sum}`]
  })
  return [pythonComment(words.backward(loss.id)), ...lines]
}

/** For every node with a gradient, what each of its uses adds to it. */
function collectTerms(variables: readonly Variable[], gradients: Gradients): Map<Variable, string[]> {
  const terms = new Map<Variable, string[]>()
  for (const variable of variables) {
    const gy = gradients.get(variable)
    if (gy === undefined) continue
    const { name, node, inputs, shapes } = variable
    const shares = node.op.notation.numpy.shares(nameArguments(variable, TO_WHOLE), name, gy, node.attributes, shapes)
    inputs.forEach((input, port) => {
      const share = shares[port]
      if (share === null || !gradients.has(input) || !variable.isDifferentiable[port]) return
      const term = sumTo(share, node.inputShapes[port], shapes[port])
      const known = terms.get(input)
      if (known === undefined) terms.set(input, [term])
      else known.push(term)
    })
  }
  return terms
}

/** Terms with signs between them, one to a line where they do not fit into one. */
function writeSum(terms: readonly string[], before: string): string {
  if (terms.length === 1) return terms[0]
  const signed = terms.map((term, place) => {
    const text = isSum(term) ? `(${term})` : term
    if (place === 0) return text
    return text.startsWith('-') ? `- ${text.slice(1)}` : `+ ${text}`
  })
  const inline = signed.join(' ')
  return before.length + inline.length <= WIDTH ? inline : `(\n${signed.map((line) => `    ${line}\n`).join('')})`
}

/** Whether + or − stands outside of all brackets. */
function isSum(text: string): boolean {
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    if ('([{'.includes(text[at])) depth++
    else if (')]}'.includes(text[at])) depth--
    else if (depth === 0 && (text.startsWith(' + ', at) || text.startsWith(' - ', at))) return true
  }
  return false
}

function writePrints({ variables }: Program, loss: Variable, gradients: Gradients): string[] {
  const backwards = variables.filter((variable) => variable !== loss && gradients.has(variable)).reverse()
  return [
    printTensor(loss.id, loss.name, loss),
    ...backwards.map((variable) =>
      printTensor(`d${loss.id}/d${variable.id}`, gradients.get(variable) as string, variable),
    ),
  ]
}

function writeUpdate({ variables, learningRate, words }: Program, gradients: Gradients): string[][] {
  const trained = variables.filter(({ isTrained }) => isTrained)
  if (trained.length === 0) return []
  const steps = trained.map((w) => `${w.name} = ${w.name} - learning_rate * ${gradients.get(w)}`)
  return [
    [pythonComment(words.update), `learning_rate = ${pythonFloat(learningRate, 'np')}`, ...steps],
    trained.map((w) => printTensor(w.id, w.name, w)),
  ]
}
