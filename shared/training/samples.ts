/** From what the document says about its data to samples bound to the graph. */
import { bindTable } from '../data/bind.ts'
import { generate, GENERATOR_DEFAULTS, type Generated } from '../data/generate.ts'
import type { Samples } from '../data/samples.ts'
import { readTable, type Table } from '../data/table.ts'
import type { TrainingData } from '../document/document.ts'
import type { Graph } from '../graph/graph.ts'
import { problem, type Problem } from '../problem/problem.ts'
import { failure, success, type Result } from '../problem/result.ts'
import { findClassifier } from './accuracy.ts'
import { resolveGraph } from '../graph/structure.ts'
import { countOf, findRoles, type InputRole, type LabelSet } from './roles.ts'
import type { RunSettings } from './settings.ts'

/** A run on the values in the graph alone has one sample, which is the graph itself. */
const NO_DATA: Samples = { rows: 1, inputs: new Map() }

/** Problems: `data/*`, `training/no-feature`, `training/width`. */
export function prepareSamples(graph: Graph, data: TrainingData | undefined): Result<Samples> {
  const table = prepareTable(graph, data)
  if (!table.ok) return table
  return table.value === null ? success(NO_DATA) : bindTable(table.value, graph)
}

/** The table of a document, its columns named after inputs; `null` where there is none. */
export function prepareTable(graph: Graph, data: TrainingData | undefined): Result<Table | null> {
  if (data?.csv !== undefined) {
    const table = readTable(data.csv)
    return table.ok ? success(renameColumns(table.value, data.columns ?? {})) : table
  }
  if (data?.generator === undefined) return success(null)
  const defaults = GENERATOR_DEFAULTS[data.generator]
  const { rows = defaults.rows, noise = defaults.noise, seed = defaults.seed } = data
  return nameColumns(graph, generate(data.generator, { rows, noise, seed }))
}

/** Columns under the names of the inputs they fill; an empty name leaves a column out. */
function renameColumns({ columns, rows, values }: Table, names: NonNullable<TrainingData['columns']>): Table {
  const kept = columns.flatMap((column, place) => {
    const name = Object.hasOwn(names, column) ? names[column] : column
    return typeof name !== 'string' || name === '' ? [] : [{ name, values: values[place] }]
  })
  return { columns: kept.map(({ name }) => name), rows, values: kept.map((column) => column.values) }
}

/** Generated numbers as columns for the features and the target of this graph. */
function nameColumns(graph: Graph, { rows, width, features, targets, classes }: Generated): Result<Table> {
  const roles = findRoles(graph)
  if (roles.features.length === 0) return failure(problem('training/no-feature', {}))
  const slots = roles.features.flatMap((role) => nameEntries(role, roles.features.length === 1 ? width : 1))
  if (slots.length !== width) {
    return failure(
      problem('training/width', { found: slots.length, made: width, inputs: roles.features.map(({ id }) => id) }),
    )
  }
  const values = slots.map((_, column) =>
    Float64Array.from({ length: rows }, (_, row) => features[row * width + column]),
  )
  if (roles.target === null) return success({ columns: slots, rows, values })
  const labelled = nameTarget(roles.target, targets, classes, roles.labels)
  return success({ columns: [...slots, ...labelled.columns], rows, values: [...values, ...labelled.values] })
}

function nameEntries(role: InputRole, otherwise: number): string[] {
  const count = countOf(role, otherwise)
  return count === 1 ? [role.id] : Array.from({ length: count }, (_, entry) => `${role.id}[${entry}]`)
}

/** Labels as the loss wants them: ±1, 0 and 1, indices, or a column per class where the target is a distribution. */
function nameTarget(target: InputRole, targets: Float64Array, classes: number | null, labels: LabelSet) {
  const count = countOf(target, 1)
  if (classes !== null && count > 1) {
    return {
      columns: nameEntries(target, count),
      values: Array.from({ length: count }, (_, entry) => targets.map((label) => Number(label === entry))),
    }
  }
  const write =
    classes === 2 && labels === 'plus-minus-one' ? (label: number) => 2 * label - 1 : (label: number) => label
  return { columns: nameEntries(target, 1), values: [targets.map(write)] }
}

/** What keeps nobody from training but is worth knowing: one class only, fewer rows than a batch. */
export function findNotices(graph: Graph, { rows, inputs }: Samples, { batch }: RunSettings): readonly Problem[] {
  const notices: Problem[] = []
  if (inputs.size > 0 && rows < batch) notices.push(problem('training/small', { rows, batch }))
  const classifier = findClassifier(resolveGraph(graph))
  const labels = classifier === null ? undefined : inputs.get(classifier.labels)
  if (
    labels !== undefined &&
    labels.data.length === rows &&
    rows > 1 &&
    labels.data.every((y) => y === labels.data[0])
  ) {
    notices.push(problem('training/one-class', { id: classifier?.labels ?? '', label: String(labels.data[0]) }))
  }
  return notices
}
