import { useId, useState } from 'react'
import type { Layer, LayerField, LayerKind } from '../../../shared/convolution/layer.ts'
import { isPooling } from '../../../shared/convolution/layer.ts'
import { compareLayers } from '../../../shared/convolution/node.ts'
import { sameOutput, unknowns, type Unknown } from '../../../shared/convolution/solve.ts'
import { setAttribute } from '../../../shared/document/edits.ts'
import type { Pair } from '../../../shared/ops/attribute.ts'
import { NumberField } from '../../controls/number-field.tsx'
import { Switch } from '../../controls/switch.tsx'
import { Tooltip } from '../../controls/tooltip.tsx'
import { changeLayer, changeWorkbench, showLayerOf, useWorkbench } from '../../state/convolution.ts'
import { commitDocument, readDocument } from '../../state/document.ts'
import { useLayerNodes, type LayerShown } from '../../state/layer-shown.ts'
import { select } from '../../state/session.ts'
import { text } from '../../text/text.ts'

/** What can be typed at all; what no layer can have is answered with a sentence that says what would work. */
const TYPED = { least: -1_000_000, most: 10_000_000, whole: false } as const

/** The numbers of the layer, and which of them is to be found. */
export function LayerForm({ shown }: { readonly shown: LayerShown }) {
  const { asked, layer, node } = shown
  const words = text.convolution
  const [isSquare, setSquare] = useState(true)
  const { unknown, wanted } = useWorkbench()
  const square = isSquare && isSquareLayer(asked) && wanted[0] === wanted[1]
  const pooling = isPooling(asked.kind)
  const id = node?.id ?? null
  const change = (change: Partial<Layer>) => changeLayer({ ...asked, ...change }, id)
  const row = (field: PairField) => (
    <PairRow
      key={field}
      label={words.fields[field]}
      value={unknown === field ? (layer ?? asked)[field] : asked[field]}
      isSquare={square}
      isFound={unknown === field}
      onChange={(pair) => change({ [field]: pair })}
    />
  )
  return (
    <form className="layer-form" aria-label={words.form} onSubmit={(event) => event.preventDefault()}>
      <SourceRow node={id} />
      {node === null && <KindRow kind={asked.kind} onChange={(kind) => change({ kind })} />}
      <div className="layer-form__counts">
        <CountRow field="batch" layer={asked} onChange={change} />
        <CountRow field="channels" layer={asked} onChange={change} />
        {!pooling && <CountRow field="filters" layer={asked} onChange={change} />}
        {!pooling && <CountRow field="groups" layer={asked} onChange={change} />}
      </div>
      {row('input')}
      {row('kernel')}
      {row('stride')}
      {row('padding')}
      <div className="layer-form__presets">
        <Preset title={words.same} hint={words.sameHint} onClick={() => findSame(asked)} />
        <Preset title={words.valid} hint={words.validHint} onClick={() => padNothing(asked, id)} />
      </div>
      {!pooling && row('dilation')}
      {asked.kind === 'transposed' && row('outputPadding')}
      <div className="layer-form__line">
        <span>{words.square}</span>
        <Switch label={words.square} checked={square} onChange={(on) => toggleSquare(asked, on, setSquare, id)} />
        {!pooling && (
          <>
            <span className="layer-form__second">{words.bias}</span>
            <Switch label={words.bias} checked={asked.bias} onChange={(bias) => change({ bias })} />
          </>
        )}
      </div>
      <UnknownRow kind={asked.kind} unknown={unknown} />
      {unknown !== 'output' && (
        <PairRow
          label={words.wanted}
          value={wanted}
          isSquare={square}
          isFound={false}
          onChange={(wanted) => changeWorkbench({ wanted })}
        />
      )}
      {node !== null && layer !== null && <ApplyRow shown={shown} layer={layer} />}
    </form>
  )
}

type PairField = 'input' | 'kernel' | 'stride' | 'padding' | 'dilation' | 'outputPadding'

const PAIRS: readonly PairField[] = ['input', 'kernel', 'stride', 'padding', 'dilation', 'outputPadding']

const isSquareLayer = (layer: Layer): boolean => PAIRS.every((field) => layer[field][0] === layer[field][1])

/** One number for both directions from now on: the height. */
function toggleSquare(layer: Layer, on: boolean, setSquare: (on: boolean) => void, node: string | null): void {
  setSquare(on)
  if (!on) return
  const pairs = PAIRS.map((field) => [field, [layer[field][0], layer[field][0]]] as const)
  if (!isSquareLayer(layer)) changeLayer({ ...layer, ...Object.fromEntries(pairs) }, node)
  const { wanted } = useWorkbench.getState()
  changeWorkbench({ wanted: [wanted[0], wanted[0]] })
}

/** The padding that keeps the size is found like any other unknown, so that none is said like any other, too. */
function findSame(layer: Layer): void {
  const wanted = ([0, 1] as const).map((direction) =>
    sameOutput({ input: layer.input[direction], stride: Math.max(1, layer.stride[direction]) }),
  ) as unknown as Pair
  changeWorkbench({ unknown: 'padding', wanted })
}

function padNothing(layer: Layer, node: string | null): void {
  changeWorkbench({ unknown: 'output' })
  changeLayer({ ...layer, padding: [0, 0] }, node)
}

function SourceRow({ node }: { readonly node: string | null }) {
  const id = useId()
  const nodes = useLayerNodes()
  const choose = (chosen: string) => {
    showLayerOf(chosen === '' ? null : chosen)
    select(chosen === '' ? [] : [chosen])
  }
  return (
    <div className="layer-form__row">
      <label htmlFor={id}>{text.convolution.source}</label>
      <select id={id} className="field" value={node ?? ''} onChange={({ target }) => choose(target.value)}>
        <option value="">{text.convolution.ownNumbers}</option>
        {nodes.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
    </div>
  )
}

function KindRow({ kind, onChange }: { readonly kind: LayerKind; readonly onChange: (kind: LayerKind) => void }) {
  const id = useId()
  return (
    <div className="layer-form__row">
      <label htmlFor={id}>{text.convolution.kind}</label>
      <select id={id} className="field" value={kind} onChange={({ target }) => onChange(target.value as LayerKind)}>
        {Object.entries(text.convolution.kinds).map(([value, title]) => (
          <option key={value} value={value}>
            {title}
          </option>
        ))}
      </select>
    </div>
  )
}

interface CountProps {
  readonly field: Extract<LayerField, 'batch' | 'channels' | 'filters' | 'groups'>
  readonly layer: Layer
  readonly onChange: (change: Partial<Layer>) => void
}

function CountRow({ field, layer, onChange }: CountProps) {
  const id = useId()
  return (
    <div className="layer-form__count">
      <label htmlFor={id}>{text.convolution.fields[field]}</label>
      <NumberField id={id} value={layer[field]} limits={TYPED} onChange={(value) => onChange({ [field]: value })} />
    </div>
  )
}

interface PairProps {
  readonly label: string
  readonly value: Pair
  readonly isSquare: boolean
  /** Whether it is what is looked for: then it is shown, not typed. */
  readonly isFound: boolean
  readonly onChange: (pair: Pair) => void
}

function PairRow({ label, value, isSquare, isFound, onChange }: PairProps) {
  const id = useId()
  if (isFound) {
    return (
      <div className="layer-form__row layer-form__row--found">
        <span>{label}</span>
        <output aria-label={label}>{isSquare && value[0] === value[1] ? value[0] : value.join(' × ')}</output>
      </div>
    )
  }
  const [height, width] = value
  return (
    <div className="layer-form__row">
      <label htmlFor={`${id}-0`}>{isSquare ? label : text.convolution.height(label)}</label>
      <span className="layer-form__pair">
        <NumberField
          id={`${id}-0`}
          value={height}
          limits={TYPED}
          onChange={(typed) => onChange(isSquare ? [typed, typed] : [typed, width])}
        />
        {!isSquare && (
          <>
            <label htmlFor={`${id}-1`} className="visually-hidden">
              {text.convolution.width(label)}
            </label>
            <NumberField id={`${id}-1`} value={width} limits={TYPED} onChange={(typed) => onChange([height, typed])} />
          </>
        )}
      </span>
    </div>
  )
}

interface PresetProps {
  readonly title: string
  readonly hint: string
  readonly onClick: () => void
}

function Preset({ title, hint, onClick }: PresetProps) {
  return (
    <Tooltip label={hint}>
      <button type="button" className="button button--outline button--small" onClick={onClick}>
        {title}
      </button>
    </Tooltip>
  )
}

function UnknownRow({ kind, unknown }: { readonly kind: LayerKind; readonly unknown: Unknown | 'output' }) {
  const id = useId()
  const asked = unknowns.filter((name) => name !== 'dilation' || !isPooling(kind))
  return (
    <div className="layer-form__row">
      <label htmlFor={id}>{text.convolution.solveFor}</label>
      <select
        id={id}
        className="field"
        value={unknown}
        onChange={({ target }) => changeWorkbench({ unknown: target.value as Unknown | 'output' })}
      >
        {asked.map((name) => (
          <option key={name} value={name}>
            {text.convolution.unknowns[name]}
          </option>
        ))}
      </select>
    </div>
  )
}

/** What was tried out becomes the node's, as one entry of the history. */
function ApplyRow({ shown, layer }: { readonly shown: LayerShown; readonly layer: Layer }) {
  const { node, own } = shown
  if (node === null) return null
  const { attributes, others } = compareLayers(node.op.id, own, layer)
  const names = Object.keys(attributes)
  if (names.length + others.length === 0) return null
  const words = text.convolution
  const titles = others.map((field) => (field === 'kind' || field === 'bias' ? words[field] : words.fields[field]))
  const apply = () => {
    const edited = Object.entries(attributes).reduce(
      (document, [name, value]) => setAttribute(document, node.id, name, value),
      readDocument(),
    )
    commitDocument(edited, words.applied(node.id))
    changeWorkbench({ draft: null, unknown: 'output' })
  }
  return (
    <div className="layer-form__apply">
      {others.length > 0 && <p className="note">{words.cannotApply(titles)}</p>}
      <div className="inspector__actions">
        {names.length > 0 && (
          <button type="button" className="button button--primary button--small" onClick={apply}>
            {words.apply(node.id)}
          </button>
        )}
        <button
          type="button"
          className="button button--outline button--small"
          onClick={() => changeWorkbench({ draft: null, unknown: 'output' })}
        >
          {words.revert}
        </button>
      </div>
    </div>
  )
}
