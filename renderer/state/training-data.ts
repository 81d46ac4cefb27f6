/** The samples the document asks for, read on the page: for previews, plots and what is wrong with them. */
import { useMemo } from 'react'
import type { Samples } from '../../shared/data/samples.ts'
import { readTable, type Table } from '../../shared/data/table.ts'
import type { Document, TrainingData } from '../../shared/document/document.ts'
import type { Problem } from '../../shared/problem/problem.ts'
import { prepareSamples, prepareTable } from '../../shared/training/samples.ts'
import { useDocument } from './document.ts'
import { graphOf } from './evaluation.ts'

/** Images are large and alike; a few are enough to look at. */
const MOST_IMAGES = 40

export interface DataPreview {
  /** Columns under the names of the inputs; `null` where there is no table or it cannot be read. */
  readonly table: Table | null
  readonly samples: Samples | null
  /** Columns as the table itself calls them. */
  readonly columns: readonly string[]
  readonly problems: readonly Problem[]
}

export function previewData(document: Document): DataPreview {
  const data = limit(document.training?.data)
  const graph = graphOf(document)
  const written = data?.csv === undefined ? null : readTable(data.csv)
  const columns = written?.ok === true ? written.value.columns : []
  const table = prepareTable(graph, data)
  if (!table.ok) return { table: null, samples: null, columns, problems: table.problems }
  if (table.value === null) return { table: null, samples: null, columns, problems: [] }
  const samples = prepareSamples(graph, data)
  return {
    table: table.value,
    samples: samples.ok ? samples.value : null,
    columns,
    problems: samples.ok ? [] : samples.problems,
  }
}

export function useDataPreview(): DataPreview {
  const document = useDocument(({ document }) => document)
  const { training, nodes, loss } = document
  // Only these parts of the document matter here.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  return useMemo(() => previewData(document), [training?.data, nodes, loss])
}

function limit(data: TrainingData | undefined): TrainingData | undefined {
  return data?.generator === 'images' ? { ...data, rows: Math.min(data.rows ?? MOST_IMAGES, MOST_IMAGES) } : data
}

/** The data as the text of a table: what a generator makes can be edited from then on. */
export function writeCsv({ columns, values, rows }: Table): string {
  const lines = Array.from({ length: rows }, (_, row) => values.map((column) => String(column[row])).join(','))
  return [columns.map((name) => (name.includes(',') ? `"${name}"` : name)).join(','), ...lines, ''].join('\n')
}
