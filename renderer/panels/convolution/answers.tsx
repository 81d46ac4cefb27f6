import { useId } from 'react'
import { answerLayer, unknownLetter, writePlain, writeSize, type Answer } from '../../../shared/convolution/answers.ts'
import { DATA_TYPES, dataTypes, type DataType } from '../../../shared/convolution/counting.ts'
import { DIRECTIONS, isPooling, type Layer } from '../../../shared/convolution/layer.ts'
import { measureLayer, type LayerMeasure } from '../../../shared/convolution/measure.ts'
import type { SolvedLayer } from '../../../shared/convolution/solve.ts'
import { Mathematics } from '../../mathematics/mathematics.tsx'
import { setCounting, useCounting, type LayerShown } from '../../state/layer-shown.ts'
import { text } from '../../text/text.ts'

interface Props {
  readonly shown: LayerShown
  readonly layer: Layer
  readonly measure: LayerMeasure
}

/** Every answer with its formula, the numbers in it and the result; beside them the convention of counting. */
export function Answers({ shown, layer, measure }: Props) {
  const { answers: words } = text.convolution
  const [rows, columns] = measure.unused
  const { depth } = useCounting()
  const readsSlices = depth === 'one' && layer.channels > 1 && layer.kind === 'convolution'
  return (
    <div className="answers">
      <div className="answers__table">
        <table>
          <thead>
            <tr>
              <th scope="col">{words.quantity}</th>
              <th scope="col">{words.formula}</th>
              <th scope="col">{words.numbers}</th>
              <th scope="col">{words.result}</th>
            </tr>
          </thead>
          <tbody>
            {shown.solved !== null && <SolvedRows solved={shown.solved} />}
            <AnswerRows layer={layer} measure={measure} />
          </tbody>
        </table>
        {rows + columns > 0 && <p className="answers__note">{words.unusedNote(rows, columns)}</p>}
        {readsSlices && (
          <p className="answers__note">{words.slices(layer.channels, measure.applications * layer.channels)}</p>
        )}
      </div>
      <Counting layer={layer} measure={measure} />
    </div>
  )
}

function AnswerRows({ layer, measure }: Omit<Props, 'shown'>) {
  const counting = useCounting()
  return answerLayer(layer, measure, counting, text.convolution.answers.names).map((answer) => (
    <tr key={answer.quantity}>
      <th scope="row">{text.convolution.answers.quantities[answer.quantity]}</th>
      <Formula tex={answer.formula} />
      <Formula tex={answer.substituted} />
      <td className="answers__result">{writeResult(answer)}</td>
    </tr>
  ))
}

/** A result with its unit, for example `408 bytes`. */
export function writeResult({ result, unit, value }: Answer): string {
  if (typeof value !== 'number') return writePlain(result)
  const number = value.toLocaleString('en')
  return unit === null ? number : `${number} ${text.convolution.answers.bytes(value)}`
}

function Formula({ tex }: { readonly tex: string }) {
  return (
    <td>
      <Mathematics tex={tex} size={15} label={writePlain(tex)} />
    </td>
  )
}

function SolvedRows({ solved: { layer, unknown, solutions } }: { readonly solved: SolvedLayer }) {
  const { answers: words } = text.convolution
  const same = JSON.stringify(writeSize(layer, 0, unknown)) === JSON.stringify(writeSize(layer, 1, unknown))
  return (same ? ([0] as const) : DIRECTIONS).map((direction) => {
    const { formula, substituted } = writeSize(layer, direction, unknown)
    const { from, to, isOpen } = solutions[direction].range ?? { from: 0, to: 0, isOpen: false }
    const found = words.found(unknownLetter(unknown), from, to, isOpen)
    const side = direction === 0 ? text.convolution.height : text.convolution.width
    const title = words.solved[unknown]
    return (
      <tr key={direction} className="answers__found">
        <th scope="row">{same ? title : side(title)}</th>
        <Formula tex={formula} />
        <Formula tex={substituted} />
        <td className="answers__result">
          <Mathematics tex={found} size={15} label={writePlain(found).replace('\\ldots', '…').replace('\\ge', '≥')} />
        </td>
      </tr>
    )
  })
}

/** The convention in a sentence, its switches, and what the usual other readings would give. */
export function Counting({ layer, measure }: Omit<Props, 'shown'>) {
  const counting = useCounting()
  const words = text.convolution.counting
  const choice = <K extends 'bias' | 'depth' | 'additions' | 'batch'>(field: K, values: readonly string[]) => (
    <Choice
      label={words[field].label}
      value={counting[field]}
      options={values.map((value) => [value, (words[field] as Record<string, string>)[value]])}
      onChange={(value) => setCounting({ [field]: value })}
    />
  )
  return (
    <section className="counting" aria-label={words.title}>
      <h2 className="section__title">{words.title}</h2>
      <p className="counting__sentence">{words.sentence(counting, measure.bias)}</p>
      <div className="counting__choices">
        {choice('bias', ['layer', 'always', 'never'])}
        {choice('depth', ['all', 'one'])}
        <Choice
          label={words.multiplyAdd.label}
          value={String(counting.multiplyAdd)}
          options={[
            ['2', words.multiplyAdd[2]],
            ['1', words.multiplyAdd[1]],
          ]}
          onChange={(value) => setCounting({ multiplyAdd: value === '1' ? 1 : 2 })}
        />
        {choice('additions', ['n-1', 'n'])}
        {choice('batch', ['all', 'one'])}
        <Choice
          label={words.dataType}
          value={counting.dataType}
          options={dataTypes.map((type) => [type, `${DATA_TYPES[type].name}: ${DATA_TYPES[type].bytes} B`])}
          onChange={(value) => setCounting({ dataType: value as DataType })}
        />
      </div>
      {!isPooling(layer.kind) && <OtherReadings layer={layer} />}
    </section>
  )
}

interface ChoiceProps {
  readonly label: string
  readonly value: string
  readonly options: readonly (readonly [string, string])[]
  readonly onChange: (value: string) => void
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  const id = useId()
  return (
    <div className="counting__choice">
      <label htmlFor={id}>{label}</label>
      <select id={id} className="field" value={value} onChange={({ target }) => onChange(target.value)}>
        {options.map(([option, title]) => (
          <option key={option} value={option}>
            {title}
          </option>
        ))}
      </select>
    </div>
  )
}

/** Exams mean one of these four; a student sees at once which. */
function OtherReadings({ layer }: { readonly layer: Layer }) {
  const counting = useCounting()
  const words = text.convolution.counting
  const readings = (['all', 'one'] as const).flatMap((depth) =>
    ([true, false] as const).map((bias) => ({ depth, bias })),
  )
  return (
    <table className="counting__others">
      <caption>{words.others}</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">{words.columns.parameters}</th>
          <th scope="col">{words.columns.memory}</th>
          <th scope="col">{words.columns.operations}</th>
        </tr>
      </thead>
      <tbody>
        {readings.map(({ depth, bias }) => {
          const measured = measureLayer(layer, { ...counting, depth, bias: bias ? 'always' : 'never' })
          if (!measured.ok) return null
          const { parameters, bytes, operations } = measured.value
          return (
            <tr key={`${depth} ${bias}`}>
              <th scope="row">{words.reading(depth, bias)}</th>
              <td>{parameters.toLocaleString('en')}</td>
              <td>{`${bytes.toLocaleString('en')} B`}</td>
              <td>{operations.toLocaleString('en')}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
