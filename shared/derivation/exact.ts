/** The result of a step in exact form, where that says more than its decimals and is short enough to read. */
import type { LocalGradient } from '../engine/evaluation.ts'
import { asRational, toFloat } from '../exact/exact.ts'
import type { ExactEntries } from '../exact/entries.ts'
import { descendExactly, keepAgreeing } from '../exact/graph.ts'
import { writeExact } from '../exact/write.ts'
import { numberTex, type NumberStyle } from '../notation/number.ts'
import { diagonalOf, matrixTex, rowTex } from '../notation/tensor.ts'
import type { Shape } from '../tensor/shape.ts'
import type { Derivation, Step } from './derivation.ts'
import { derivativeShape, writeJacobian } from './layout.ts'

/** A tensor with more terms than this is read in decimals. */
const MAX_TENSOR_SIZE = 12

/** TeX; `null` where the exact form is not known, too long, or no news. */
export function exactResult(derivation: Derivation, step: Step): string | null {
  const { exact, style, update, learningRate } = derivation
  switch (step.phase) {
    case 'forward':
    case 'loss':
      return exactValue(derivation, step.node)
    case 'local':
      return exactLocal(derivation, step.edge)
    case 'backward':
      return exactContribution(derivation, step.edge)
    case 'sum':
      return exactGradient(derivation, step.node)
    case 'update': {
      const [value, gradient] = [exact.value(step.node), exact.gradient(step.node)]
      const after = update?.parameters.get(step.node)
      if (value === null || gradient === null || after === undefined) return null
      return writeEntries(keepAgreeing(descendExactly(value, gradient, learningRate), after.data), after.shape, style)
    }
    case 'given':
    case 'stamp':
    case 'product':
    case 'new loss':
      return null
  }
}

/** The value of a node; `null` as above. */
export function exactValue(derivation: Derivation, id: string): string | null {
  return writeEntries(derivation.exact.value(id), shapeOf(derivation, id), derivation.style)
}

/** The gradient that arrives at a node. */
export function exactGradient(derivation: Derivation, id: string): string | null {
  return writeEntries(derivation.exact.gradient(id), shapeOf(derivation, id), derivation.style)
}

/** What comes back along a wire. */
export function exactContribution({ exact, evaluation, style }: Derivation, edge: string): string | null {
  const shape = evaluation.edges.get(edge)?.contribution?.shape
  return shape === undefined ? null : writeEntries(exact.contribution(edge), shape, style)
}

/** The local gradient of a wire, in the layout of the document. */
export function exactLocal(derivation: Derivation, edge: string): string | null {
  const local = derivation.evaluation.edges.get(edge)?.local ?? null
  return writeLocalEntries(derivation, derivation.exact.local(edge), local, derivativeShape(derivation, edge))
}

function shapeOf({ evaluation }: Derivation, id: string): Shape {
  return evaluation.nodes.get(id)?.shape ?? []
}

function writeEntries(entries: ExactEntries | null, shape: Shape, style: NumberStyle): string | null {
  const texts = entries && writeAll(entries, style)
  if (texts === null || shape.length > 2) return null
  return shape.length === 2 ? writeMatrix(texts, shape[0], shape[1]) : shape.length === 1 ? writeRow(texts) : texts[0]
}

function writeLocalEntries(
  derivation: Derivation,
  entries: ExactEntries | null,
  local: LocalGradient | null,
  shape: Shape | null,
): string | null {
  const texts = entries && writeAll(entries, derivation.style)
  if (texts === null || local === null || local.kind === 'operator') return null
  if (texts.length === 1) return texts[0]
  if (shape !== null) return writeMatrix(texts, shape[0], shape[1])
  if (local.kind === 'diagonal') return diagonalOf(texts.length, (index) => texts[index])
  return writeJacobian(derivation, local.rows, local.columns, (index) => texts[index])
}

function writeRow(texts: readonly string[]): string {
  return rowTex(texts.length, (index) => texts[index])
}

function writeMatrix(texts: readonly string[], rows: number, columns: number): string {
  return matrixTex(rows, columns, (row, column) => texts[row * columns + column])
}

/** All entries in TeX, those whose decimals say everything in decimals; `null` where all do, or one is not known. */
function writeAll(entries: ExactEntries, style: NumberStyle): readonly string[] | null {
  const texts: string[] = []
  let size = 0
  for (const entry of entries) {
    if (entry === null) return null
    const value = toFloat(entry)
    const decimal = numberTex(value, style)
    if (asRational(entry) !== null && Number(decimal) === value) {
      texts.push(decimal)
      continue
    }
    const written = writeExact(entry)
    if (written === null) return null
    texts.push(written.tex)
    size += written.size
  }
  return size === 0 || size > MAX_TENSOR_SIZE ? null : texts
}
