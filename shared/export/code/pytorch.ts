/** A document as a PyTorch script: forward pass, autograd, and one step of gradient descent, with all names kept. */
import type { Document } from '../../document/document.ts'
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
import { fillLines, pythonTensor, type TensorLibrary } from './python-value.ts'

const TORCH: TensorLibrary = { numbers: 'math', name: 'torch', make: 'torch.tensor' }

const TAKEN = ['math', 'torch', 'F', 'node', 'learning_rate', ...HELPER_NAMES]

/**
 * Writes the script. It prints the loss, the gradient of every node on the way to the trained parameters and their new
 * values, in float64, and agrees with the engine. A document without a loss gets the forward pass only.
 *
 * Problems: those of the graph and of its loss; every source needs a value.
 */
export function writePytorch(document: Document, language: Language = 'en'): Result<string> {
  const read = readProgram(document, TAKEN, language)
  if (!read.ok) return read
  const program = read.value
  const { words } = program
  const sources = program.sources.map((source) => writeSource(source, words))
  const forward = program.computed.map(writeForward)
  const code = [...sources, ...forward]
  const helpers = findHelpers(code)
  const uses = (pattern: RegExp) => [...code, ...helpers].some((text) => pattern.test(text))
  return success(
    joinParts([
      program.header,
      uses(/\bmath\./) ? ['import math'] : [],
      ['import torch', ...(uses(/\bF\./) ? ['import torch.nn.functional as F'] : [])],
      ['torch.set_default_dtype(torch.float64)'],
      writeDefinitions(helpers, words),
      writeSection(words.sources, sources),
      writeSection(words.forward, forward),
      ...(program.loss === null ? [writeResults(program)] : writeBackward(program, program.loss)),
    ]),
  )
}

function writeSource(variable: Variable, words: Program['words']): string {
  const { name, value, hasGradient, isIndex } = variable
  const tensor = pythonTensor(value, TORCH, `${name} = `, isIndex)
  return `${name} = ${hasGradient ? requireGradient(tensor) : tensor}${describeSource(variable, words)}`
}

/** Tensors made from another tensor have to be asked afterwards. */
function requireGradient(tensor: string): string {
  return tensor.startsWith('torch.reshape')
    ? `${tensor}.requires_grad_()`
    : tensor.replace(/\)$/, ', requires_grad=True)')
}

function writeForward(variable: Variable): string {
  const { id, name, node, shapes } = variable
  const args = nameArguments(variable, '.long()')
  const expression = node.op.notation.pytorch(args, node.attributes, shapes)
  // An op that changes nothing must still be a node of its own, with a gradient of its own.
  const own = args.includes(expression) ? `${expression}.clone()` : expression
  return `${name} = ${own}${id === name ? '' : `  ${pythonComment(id)}`}`
}

function writeResults({ results }: Program): string[] {
  return results.map((variable) => printTensor(variable.id, variable.name, variable))
}

function writeBackward({ variables, learningRate, words }: Program, loss: Variable): string[][] {
  const backwards = variables.filter(({ hasGradient }) => hasGradient).reverse()
  const inner = backwards.filter((variable) => variable !== loss && variable.inputs.length > 0).reverse()
  const trained = variables.filter(({ isTrained }) => isTrained)
  const gradients = backwards.filter((variable) => variable !== loss)
  return [
    [pythonComment(words.autograd), ...keepGradients(inner), `${loss.name}.backward()`],
    [
      printTensor(loss.id, loss.name, loss),
      ...gradients.map((variable) => printTensor(`d${loss.id}/d${variable.id}`, `${variable.name}.grad`, variable)),
    ],
    ...(trained.length === 0
      ? []
      : [writeUpdate(trained, learningRate, words), trained.map((w) => printTensor(w.id, w.name, w))]),
  ]
}

function keepGradients(inner: readonly Variable[]): string[] {
  if (inner.length === 0) return []
  return [`for node in ${listNames(inner)}:`, '    node.retain_grad()']
}

function listNames(variables: readonly Variable[]): string {
  const names = variables.map(({ name }) => name)
  const inline = `[${names.join(', ')}]`
  return inline.length <= 80
    ? inline
    : `[\n${fillLines(names, 92)
        .map((line) => `    ${line},\n`)
        .join('')}]`
}

function writeUpdate(trained: readonly Variable[], learningRate: number, words: Program['words']): string[] {
  return [
    pythonComment(words.update),
    `learning_rate = ${pythonFloat(learningRate, 'math')}`,
    'with torch.no_grad():',
    ...trained.map(({ name }) => `    ${name} -= learning_rate * ${name}.grad`),
  ]
}
