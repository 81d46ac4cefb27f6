import type { TrainingData } from '../../../shared/document/document.ts'
import { GENERATOR_DEFAULTS, type GeneratorKind } from '../../../shared/data/generate.ts'
import { changeData, openCsv } from '../../commands/training-data.ts'
import { changeSettings } from '../../commands/train.ts'
import { Switch } from '../../controls/switch.tsx'
import { useDocument } from '../../state/document.ts'
import { graphOf } from '../../state/evaluation.ts'
import { useTraining } from '../../state/training.ts'
import { useDataPreview, writeCsv, type DataPreview } from '../../state/training-data.ts'
import { describeProblem } from '../../text/spoken.ts'
import { text } from '../../text/text.ts'
import { findRoles } from '../../../shared/training/roles.ts'
import { ColumnBindings } from './column-bindings.tsx'
import { CsvField } from './csv-field.tsx'
import { DataTable } from './data-table.tsx'
import { ChoiceSetting, NumberSetting, Row } from './fields.tsx'

type Source = keyof typeof text.training.data.sources

/** Where the samples come from, how they fill the inputs, and what they look like. */
export function DataSection() {
  const data = useDocument(({ document }) => document.training?.data)
  const preview = useDataPreview()
  const words = text.training.data
  const source = sourceOf(data)
  return (
    <section className="training__section training__data" aria-label={words.title}>
      <h2 className="training__heading">{words.title}</h2>
      <ChoiceSetting
        label={words.source}
        value={source}
        options={words.sources}
        onChange={(chosen) => chooseSource(chosen, data, preview)}
      />
      {source === 'graph' && <p className="training__hint">{words.graphHint}</p>}
      {source === 'csv' && (
        <>
          <CsvField csv={data?.csv ?? ''} />
          <button type="button" className="button button--outline button--small" onClick={() => void openCsv()}>
            {words.open}
          </button>
          <ColumnBindings columns={preview.columns} />
        </>
      )}
      {source !== 'graph' && source !== 'csv' && <GeneratorFields kind={source} data={data} preview={preview} />}
      {preview.problems.length > 0 && (
        <ul className="training__problems training__problems--problem" role="alert">
          {preview.problems.slice(0, 3).map((problem, index) => (
            <li key={index}>{describeProblem(problem)}</li>
          ))}
        </ul>
      )}
      <Notices />
      {source !== 'graph' && <SampleSettings data={data} />}
      {preview.table !== null && <DataTable table={preview.table} rows={data?.rows ?? null} />}
    </section>
  )
}

/** What is worth knowing about the data of the current run. */
function Notices() {
  const notices = useTraining(({ runs, current }) => runs.find(({ id }) => id === current)?.snapshot.notices) ?? []
  if (notices.length === 0) return null
  return (
    <ul className="training__problems training__problems--notice" role="status">
      {notices.map((problem, index) => (
        <li key={index}>{describeProblem(problem)}</li>
      ))}
    </ul>
  )
}

function sourceOf(data: TrainingData | undefined): Source {
  if (data?.csv !== undefined) return 'csv'
  return data?.generator ?? 'graph'
}

/** Changing to a table starts with what there is, so that generated points can be edited. */
function chooseSource(source: Source, data: TrainingData | undefined, { table }: DataPreview): void {
  const kept = data?.standardise === undefined ? {} : { standardise: data.standardise }
  if (source === 'graph') changeData({})
  else if (source !== 'csv') changeData({ ...kept, generator: source })
  else changeData({ ...kept, csv: table === null || data?.generator === 'images' ? '' : writeCsv(table) })
}

interface GeneratorProps {
  readonly kind: GeneratorKind
  readonly data: TrainingData | undefined
  readonly preview: DataPreview
}

function GeneratorFields({ kind, data, preview }: GeneratorProps) {
  const words = text.training.data
  const defaults = GENERATOR_DEFAULTS[kind]
  const change = (changed: Partial<TrainingData>) => changeData({ ...data, ...changed })
  return (
    <>
      <NumberSetting
        label={words.rows}
        value={data?.rows ?? defaults.rows}
        least={1}
        most={100_000}
        isWhole
        onChange={(rows) => change({ rows })}
      />
      <NumberSetting
        label={words.noise}
        value={data?.noise ?? defaults.noise}
        onChange={(noise) => change({ noise })}
      />
      <NumberSetting
        label={words.seed}
        value={data?.seed ?? defaults.seed}
        most={2 ** 31 - 1}
        isWhole
        onChange={(seed) => change({ seed })}
      />
      {kind !== 'images' && preview.table !== null && (
        <button
          type="button"
          className="button button--outline button--small"
          onClick={() => chooseSource('csv', data, preview)}
        >
          {words.toTable}
        </button>
      )}
    </>
  )
}

/** The validation share, and which inputs are standardised. */
function SampleSettings({ data }: { readonly data: TrainingData | undefined }) {
  const words = text.training.data
  const document = useDocument(({ document }) => document)
  const { features } = findRoles(graphOf(document))
  const chosen = data?.standardise ?? []
  const toggle = (id: string, isOn: boolean) =>
    changeData({ ...data, standardise: isOn ? [...chosen, id] : chosen.filter((other) => other !== id) })
  return (
    <>
      <NumberSetting
        label={words.validation}
        hint={words.validationHint}
        value={document.training?.validation ?? 0}
        most={0.9}
        onChange={(validation) => changeSettings({ validation })}
      />
      {features.map(({ id }) => (
        <Row key={id} label={words.standardise(id)}>
          {() => (
            <Switch label={words.standardise(id)} checked={chosen.includes(id)} onChange={(isOn) => toggle(id, isOn)} />
          )}
        </Row>
      ))}
    </>
  )
}
