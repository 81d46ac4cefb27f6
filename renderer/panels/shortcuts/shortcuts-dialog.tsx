import { RotateCcw } from 'lucide-react'
import { useState } from 'react'
import type { Command } from '../../commands/command.ts'
import { bindShortcut, findClash, resetAllShortcuts, resetShortcut, takeShortcut } from '../../commands/rebind.ts'
import { formatShortcut } from '../../commands/shortcut.ts'
import { shortcutsOf } from '../../commands/shortcuts-in-force.ts'
import { commandList, listCommandGroups } from '../../commands/table.ts'
import { Dialog } from '../../controls/dialog.tsx'
import { SearchField } from '../../controls/search-field.tsx'
import { usePreferences } from '../../state/preferences.ts'
import { changeSession } from '../../state/session.ts'
import { text } from '../../text/text.ts'
import { rankEntry } from '../finder/rank.ts'
import { ShortcutRecorder } from './shortcut-recorder.tsx'

const close = () => changeSession({ dialog: null })

/** A shortcut that was pressed for a command but belongs to another one. */
interface Clash {
  readonly command: Command
  readonly shortcut: string
  readonly owner: Command
}

/** All shortcuts at a glance, each of which can be changed. */
export function ShortcutsDialog() {
  const words = text.keys
  const chosen = usePreferences(({ shortcuts }) => shortcuts)
  const [query, setQuery] = useState('')
  const [recording, setRecording] = useState<string | null>(null)
  const [clash, setClash] = useState<Clash | null>(null)

  const groups = listCommandGroups()
    .map(({ group, list }) => ({ group, list: list.filter((command) => fits(command, query)) }))
    .filter(({ list }) => list.length > 0)

  const record = (command: Command, shortcut: string | null) => {
    setRecording(null)
    const owner = shortcut === null ? null : findClash(commandList, command, shortcut)
    if (owner !== null && shortcut !== null) setClash({ command, shortcut, owner })
    else bindShortcut(command, shortcut)
  }
  return (
    <Dialog title={words.title} explanation={words.explanation} look="large" onClose={close}>
      <SearchField label={words.search} value={query} onChange={setQuery} />
      <div className="shortcuts" tabIndex={0} role="group" aria-label={words.title}>
        {groups.map(({ group, list }) => (
          <section key={group} className="shortcuts__group">
            <h3>{words.groups[group]}</h3>
            <div className="shortcuts__rows">
              {list.map((command) => (
                <div key={command.id} className="shortcuts__row">
                  <span>{command.title()}</span>
                  {recording === command.id ? (
                    <ShortcutRecorder
                      onRecord={(shortcut) => record(command, shortcut)}
                      onCancel={() => setRecording(null)}
                    />
                  ) : (
                    <Keys command={command} onChange={() => setRecording(command.id)} />
                  )}
                  {Object.hasOwn(chosen, command.id) && (
                    <button
                      type="button"
                      className="button button--icon button--small"
                      aria-label={words.reset(command.title())}
                      title={words.reset(command.title())}
                      onClick={() => resetShortcut(command)}
                    >
                      <RotateCcw size={14} aria-hidden />
                    </button>
                  )}
                </div>
              ))}
            </div>
          </section>
        ))}
        {groups.length === 0 && <p className="section__blank">{words.nothing}</p>}
      </div>
      {clash !== null && (
        <div className="note note--problem shortcuts__clash" role="alert">
          <span>{words.clash(formatShortcut(clash.shortcut), clash.owner.title())}</span>
          <button
            type="button"
            className="button button--outline button--small"
            autoFocus
            onClick={() => {
              takeShortcut(commandList, clash.command, clash.shortcut)
              setClash(null)
            }}
          >
            {words.takeOver}
          </button>
          <button type="button" className="button button--small" onClick={() => setClash(null)}>
            {words.keep}
          </button>
        </div>
      )}
      <div className="dialog__actions">
        <button
          type="button"
          className="button button--outline"
          disabled={Object.keys(chosen).length === 0}
          onClick={resetAllShortcuts}
        >
          {words.resetAll}
        </button>
        <button type="button" className="button button--primary" onClick={close}>
          {words.close}
        </button>
      </div>
    </Dialog>
  )
}

const fits = (command: Command, query: string) =>
  query.trim() === '' ||
  rankEntry('', query, [command.title(), ...shortcutsOf(command).map(formatShortcut), command.id]) > 0

function Keys({ command, onChange }: { readonly command: Command; readonly onChange: () => void }) {
  const shown = shortcutsOf(command).map(formatShortcut)
  const label = text.keys.change(command.title(), shown.length === 0 ? text.keys.none : shown.join(', '))
  return (
    <button type="button" className="shortcuts__keys" aria-label={label} onClick={onChange}>
      {shown.length === 0 ? <span className="shortcuts__none">{text.keys.none}</span> : null}
      {shown.map((shortcut) => (
        <kbd key={shortcut}>{shortcut}</kbd>
      ))}
    </button>
  )
}
