import {
  DEFAULT_SCALE,
  readInitialiser,
  type Initialiser,
  type InitialiserKind,
} from '../../../shared/training/initialise.ts'
import type { Json } from '../../../shared/value/json.ts'
import { changeSettings } from '../../commands/train.ts'
import { useDocument } from '../../state/document.ts'
import { text } from '../../text/text.ts'
import { NumberSetting, Select } from './fields.tsx'

/** How each parameter starts. */
export function InitialSection({ initial }: { readonly initial: { readonly [id: string]: Json } }) {
  const nodes = useDocument(({ document }) => document.nodes)
  const parameters = nodes.filter(({ op }) => op === 'parameter')
  const words = text.training.settings
  if (parameters.length === 0) return null
  const kinds = parameters.map(({ id }) => read(initial[id]).kind)
  const same = kinds.every((kind) => kind === kinds[0]) ? kinds[0] : 'mixed'
  const change = (ids: readonly string[], next: Initialiser) =>
    changeSettings({ initial: { ...initial, ...Object.fromEntries(ids.map((id) => [id, { ...next }])) } })
  return (
    <fieldset className="training__initial">
      <legend className="training__heading">{words.initial}</legend>
      {parameters.length > 1 && (
        <div className="setting">
          <span className="setting__label">{words.all}</span>
          <div className="setting__control">
            <Select<InitialiserKind | 'mixed'>
              label={words.initialOf(words.all)}
              value={same}
              options={
                { ...(same === 'mixed' ? { mixed: words.mixed } : {}), ...words.initialisers } as Record<
                  InitialiserKind | 'mixed',
                  string
                >
              }
              onChange={(kind) =>
                kind !== 'mixed' &&
                change(
                  parameters.map(({ id }) => id),
                  { kind },
                )
              }
            />
          </div>
        </div>
      )}
      {parameters.map(({ id }) => {
        const { kind, value = 0, scale = DEFAULT_SCALE } = read(initial[id])
        return (
          <div key={id} className="training__parameter">
            <div className="setting">
              <span className="setting__label">{id}</span>
              <div className="setting__control">
                <Select
                  label={words.initialOf(id)}
                  value={kind}
                  options={words.initialisers}
                  onChange={(chosen) => change([id], { kind: chosen })}
                />
              </div>
            </div>
            {kind === 'constant' && (
              <NumberSetting
                label={words.value}
                value={value}
                least={-Infinity}
                onChange={(number) => change([id], { kind, value: number })}
              />
            )}
            {(kind === 'normal' || kind === 'equal') && (
              <NumberSetting
                label={words.scale}
                value={scale}
                onChange={(number) => change([id], { kind, scale: number })}
              />
            )}
          </div>
        )
      })}
    </fieldset>
  )
}

function read(raw: Json | undefined): Initialiser {
  return readInitialiser(raw) ?? { kind: 'typed' }
}
