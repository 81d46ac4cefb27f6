/** Samples one can choose: those of the examples, and those of the graph on the canvas. */
import type { Document } from '../../shared/document/document.ts'
import { parseDocument } from '../../shared/document/parse.ts'
import { writeSamples } from '../../shared/likelihood/samples.ts'
import { isLiteral, materialise, readLiteral } from '../../shared/value/literal.ts'
import { examples, type Example } from './examples.ts'

export interface SampleSet {
  /** Whose title it has. */
  readonly example: Example
  readonly samples: string
}

const FILES = /^problem-1/

let read: readonly SampleSet[] | null = null

/** The samples of problem 1, read from its examples once. */
export function sampleSets(): readonly SampleSet[] {
  read ??= examples
    .filter(({ file }) => FILES.test(file))
    .flatMap((example) => {
      const opened = parseDocument(example.text)
      const samples = opened.ok ? samplesOf(opened.value.document) : null
      return samples === null ? [] : [{ example, samples }]
    })
    .toSorted((a, b) => a.samples.length - b.samples.length)
  return read
}

/** The inputs of a graph that take a batch, as samples; `null` where there are no two of the same length. */
export function samplesOf({ nodes }: Document): string | null {
  const columns = nodes.flatMap(({ id, op, attributes }) => {
    if (op !== 'input' || attributes['batch'] !== true) return []
    const literal = readLiteral(attributes['value'] ?? null)
    return isLiteral(literal) && literal.shape.length === 1 ? [{ id, data: materialise(literal).data }] : []
  })
  const rows = columns[0]?.data.length ?? 0
  if (columns.length < 2 || columns.some(({ data }) => data.length !== rows)) return null
  return writeSamples({ columns: columns.map(({ id }) => id), rows, values: columns.map(({ data }) => data) })
}
