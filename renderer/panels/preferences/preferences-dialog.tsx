import { useId, type ReactNode } from 'react'
import { Dialog } from '../../controls/dialog.tsx'
import { Segments } from '../../controls/segments.tsx'
import { Switch } from '../../controls/switch.tsx'
import { prefer, TEXT_SIZES, usePreferences } from '../../state/preferences.ts'
import { changeSession } from '../../state/session.ts'
import { chooseLanguage, isLanguage, LANGUAGES, text } from '../../text/text.ts'

const close = () => changeSession({ dialog: null })

/** What a person prefers whatever the document. Every change takes effect at once. */
export function PreferencesDialog() {
  const { theme, highContrast, textSize, language } = usePreferences()
  const words = text.preferences
  return (
    <Dialog title={words.title} explanation={words.explanation} onClose={close}>
      <div className="preferences">
        <Row label={words.theme}>
          {() => (
            <Segments
              label={words.theme}
              value={theme}
              options={words.themes}
              onChange={(theme) => prefer({ theme })}
            />
          )}
        </Row>
        <Row label={words.highContrast} hint={words.highContrastHint}>
          {() => (
            <Switch
              label={words.highContrast}
              checked={highContrast}
              onChange={(highContrast) => prefer({ highContrast })}
            />
          )}
        </Row>
        <Row label={words.textSize}>
          {(id) => (
            <select
              id={id}
              className="field"
              value={textSize}
              onChange={({ target }) => prefer({ textSize: Number(target.value) })}
            >
              {TEXT_SIZES.map((size) => (
                <option key={size} value={size}>
                  {words.percent(size)}
                </option>
              ))}
            </select>
          )}
        </Row>
        <Row label={words.language}>
          {(id) => (
            <select
              id={id}
              className="field"
              value={language ?? ''}
              onChange={({ target }) => prefer({ language: isLanguage(target.value) ? target.value : null })}
            >
              <option value="">{words.systemLanguage(LANGUAGES[chooseLanguage(navigator.languages)])}</option>
              {Object.entries(LANGUAGES).map(([tag, name]) => (
                <option key={tag} value={tag} lang={tag}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Row>
        <Row label={words.keys}>
          {(id) => (
            <button
              id={id}
              type="button"
              className="button button--outline"
              onClick={() => changeSession({ dialog: { kind: 'shortcuts' } })}
            >
              {words.changeKeys}
            </button>
          )}
        </Row>
      </div>
      <div className="dialog__actions">
        <button type="button" className="button button--primary" onClick={close}>
          {words.close}
        </button>
      </div>
    </Dialog>
  )
}

interface RowProps {
  readonly label: string
  readonly hint?: string
  /** Given the id that the label points at. */
  readonly children: (id: string) => ReactNode
}

function Row({ label, hint, children }: RowProps) {
  const id = useId()
  return (
    <div className="preferences__row">
      <label htmlFor={id}>
        {label}
        {hint !== undefined && <small>{hint}</small>}
      </label>
      {children(id)}
    </div>
  )
}
