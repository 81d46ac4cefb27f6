import { useId } from 'react'
import { DEFAULT_DECIMALS } from '../../../shared/notation/number.ts'
import { commands } from '../../commands/table.ts'
import { CommandButton } from '../../controls/command-button.tsx'
import { DraftField } from '../../controls/draft-field.tsx'
import { Segments } from '../../controls/segments.tsx'
import { useDocument } from '../../state/document.ts'
import { setSettings } from '../../state/edits.ts'
import { text } from '../../text/text.ts'
import { Section } from './section.tsx'

/** What a float can tell apart. */
const MOST_DECIMALS = 15

const UNITS = { e: 'nat', '2': 'bit', '10': 'hartley' } as const
const BASES = { nat: 'e', bit: '2', hartley: '10' } as const

/** How the document's numbers are written, wherever they are: conventions that travel with the file. */
export function DocumentSettings() {
  const settings = useDocument(({ document }) => document.settings)
  const words = text.understanding.settings
  return (
    <Section title={words.title}>
      <Decimals value={settings?.decimals ?? DEFAULT_DECIMALS} />
      <Choice
        title={words.labelSet}
        value={settings?.labelSet ?? 'own'}
        options={words.labelSets}
        onChange={(labelSet) => change({ labelSet: labelSet === 'own' ? undefined : labelSet }, words.labelSet)}
      />
      <Choice
        title={words.logBase}
        value={UNITS[settings?.logBase ?? 'e']}
        options={words.logBases}
        onChange={(unit) => change({ logBase: BASES[unit] }, words.logBase)}
      />
      <Choice
        title={words.layout}
        value={settings?.gradientLayout ?? 'parameter'}
        options={words.layouts}
        onChange={(gradientLayout) => change({ gradientLayout }, words.layout)}
      />
      <p className="control__hint">{words.hint}</p>
      <div className="inspector__actions">
        <CommandButton command={commands.toggleScalars} look="outline" />
      </div>
    </Section>
  )
}

function change(changes: Parameters<typeof setSettings>[0], setting: string): void {
  setSettings(changes, text.understanding.settings.change(setting))
}

function Decimals({ value }: { readonly value: number }) {
  const id = useId()
  const { decimals } = text.understanding.settings
  const commit = (typed: string) => {
    const number = Number(typed)
    if (typed.trim() === '' || !Number.isInteger(number) || number < 0 || number > MOST_DECIMALS)
      return text.export.limits(0, MOST_DECIMALS, true)
    change({ decimals: number }, decimals)
    return null
  }
  return (
    <div className="control control--line">
      <label className="control__label" htmlFor={id}>
        {decimals}
      </label>
      <span className="settings__decimals">
        <DraftField id={id} written={String(value)} commit={commit} />
      </span>
    </div>
  )
}

interface ChoiceProps<K extends string> {
  readonly title: string
  readonly value: K
  readonly options: Readonly<Record<K, string>>
  readonly onChange: (value: K) => void
}

function Choice<K extends string>({ title, value, options, onChange }: ChoiceProps<K>) {
  return (
    <div className="control">
      <span className="control__label">{title}</span>
      <Segments label={title} value={value} options={options} onChange={onChange} />
    </div>
  )
}
