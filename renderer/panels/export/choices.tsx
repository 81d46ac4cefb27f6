import type { ReactNode } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { DEFAULT_DECIMALS } from '../../../shared/notation/number.ts'
import { formatOf, type Choice } from '../../../shared/export/formats.ts'
import { planFolds } from '../../../shared/scene/scene.ts'
import { THEME_NAMES } from '../../../shared/scene/theme.ts'
import { NumberField } from '../../controls/number-field.tsx'
import { Segments } from '../../controls/segments.tsx'
import { Switch } from '../../controls/switch.tsx'
import { readDocument, useDocument } from '../../state/document.ts'
import { changeChoices, layersOf, LIMITS, useExportChoices, type ExportChoices } from '../../state/export-choices.ts'
import { LAYERS } from '../../state/layers.ts'
import { readSession, useSession } from '../../state/session.ts'
import { text } from '../../text/text.ts'

/** What can be chosen for the format; what has no effect on it is not there. */
export function Choices() {
  const choices = useExportChoices()
  const { choices: available, kind } = formatOf(choices.format)
  const hasCollapsed = useDocument(({ document }) => planFolds(document).list.length > 0)
  const has = (choice: Choice) => available.includes(choice)
  if (available.length === 0) return <p className="choices choices--none">{text.export.noChoices}</p>
  return (
    <div className="choices">
      {(has('layers') || has('decimals') || has('selection')) && (
        <Group title={text.export.content}>
          {has('layers') && <LayerChoices choices={choices} />}
          {has('selection') && <SelectionChoice isOn={choices.onlySelection} />}
          {has('decimals') && <DecimalsChoice decimals={choices.decimals} />}
        </Group>
      )}
      {has('theme') && (
        <Group title={text.export.look}>
          <Row label={text.export.theme}>
            {(id) => (
              <select
                id={id}
                className="field"
                value={choices.theme}
                onChange={({ target }) => changeChoices({ theme: target.value as ExportChoices['theme'] })}
              >
                {THEME_NAMES.map((theme) => (
                  <option key={theme} value={theme}>
                    {text.export.themes[theme]}
                  </option>
                ))}
              </select>
            )}
          </Row>
          {has('background') && <SwitchRow label={text.export.background} choice="background" choices={choices} />}
          {has('margin') && (
            <NumberRow label={text.export.margin} unit={text.export.units.pixels} choice="margin" choices={choices} />
          )}
        </Group>
      )}
      {has('scale') && (
        <NumberRow label={text.export.scale} unit={text.export.units.times} choice="scale" choices={choices} />
      )}
      {has('size') && <SizeChoice choices={choices} />}
      {has('embed') && (
        <SwitchRow label={text.export.embed} hint={text.export.embedHint} choice="embed" choices={choices} />
      )}
      {kind === 'frames' && hasCollapsed && <p className="choices--none">{text.export.stepsOpenFrames}</p>}
    </div>
  )
}

function LayerChoices({ choices }: { readonly choices: ExportChoices }) {
  const layers = useDocument(useShallow(({ document }) => layersOf(choices, document, readSession())))
  return LAYERS.map((layer) => (
    <div key={layer} className="choices__row">
      <span>{text.layers[layer]}</span>
      <Switch
        label={text.layers[layer]}
        checked={layers[layer]}
        onChange={(on) => changeChoices({ layers: { ...choices.layers, [layer]: on } })}
      />
    </div>
  ))
}

function SelectionChoice({ isOn }: { readonly isOn: boolean }) {
  const count = useSession(({ selectedNodes }) => selectedNodes.size)
  return (
    <div className="choices__row" title={count === 0 ? text.export.nothingSelected : undefined}>
      <span className={count === 0 ? 'choices__idle' : undefined}>{text.export.selection}</span>
      <Switch
        label={text.export.selection}
        checked={isOn && count > 0}
        disabled={count === 0}
        onChange={(onlySelection) => changeChoices({ onlySelection })}
      />
    </div>
  )
}

function DecimalsChoice({ decimals }: { readonly decimals: number | null }) {
  const written = decimals ?? readDocument().settings?.decimals ?? DEFAULT_DECIMALS
  return (
    <Row label={text.export.decimals}>
      {(id) => (
        <NumberField
          id={id}
          value={written}
          limits={LIMITS.decimals}
          onChange={(decimals) => changeChoices({ decimals })}
        />
      )}
    </Row>
  )
}

function SizeChoice({ choices }: { readonly choices: ExportChoices }) {
  const { size } = choices
  return (
    <Group title={text.export.size}>
      <Segments
        label={text.export.size}
        value={size}
        options={text.export.sizes}
        onChange={(size) => changeChoices({ size })}
      />
      {size === 'width' && (
        <NumberRow
          label={text.export.sizes.width}
          unit={text.export.units.centimetres}
          choice="widthCm"
          choices={choices}
        />
      )}
      {size === 'font' && (
        <NumberRow
          label={text.export.sizes.font}
          unit={text.export.units.points}
          choice="fontSizePt"
          choices={choices}
        />
      )}
    </Group>
  )
}

interface NumberRowProps {
  readonly label: string
  readonly unit: string
  readonly choice: 'margin' | 'scale' | 'widthCm' | 'fontSizePt'
  readonly choices: ExportChoices
}

function NumberRow({ label, unit, choice, choices }: NumberRowProps) {
  return (
    <Row label={label}>
      {(id) => (
        <NumberField
          id={id}
          value={choices[choice]}
          unit={unit}
          limits={LIMITS[choice]}
          onChange={(value) => changeChoices({ [choice]: value })}
        />
      )}
    </Row>
  )
}

interface SwitchRowProps {
  readonly label: string
  readonly hint?: string
  readonly choice: 'background' | 'embed'
  readonly choices: ExportChoices
}

function SwitchRow({ label, hint, choice, choices }: SwitchRowProps) {
  return (
    <div className="choices__row">
      <span>
        {label}
        {hint !== undefined && <small className="choices__hint">{hint}</small>}
      </span>
      <Switch label={label} checked={choices[choice]} onChange={(on) => changeChoices({ [choice]: on })} />
    </div>
  )
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className="choices__group" role="group" aria-label={title}>
      <p className="choices__title" aria-hidden>
        {title}
      </p>
      {children}
    </div>
  )
}

function Row({ label, children }: { readonly label: string; readonly children: (id: string) => ReactNode }) {
  const id = `export-${label.replaceAll(' ', '-')}`
  return (
    <div className="choices__row">
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  )
}
