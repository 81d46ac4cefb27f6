import type { Command } from '../../commands/command.ts'
import { useShortcut } from '../../commands/shortcuts-in-force.ts'
import { commands } from '../../commands/table.ts'
import { text } from '../../text/text.ts'
import { DocumentSettings } from './document-settings.tsx'
import { Section } from './section.tsx'

const KEYS_WORTH_KNOWING = ['findOp', 'edit', 'connect', 'forward', 'backward', 'step', 'palette'] as const

/** What the inspector says while nothing is selected: how to read the graph, and the keys worth knowing. */
export function NothingSelected() {
  const { legend, keys, nothing } = text.inspector
  return (
    <>
      <h2 className="visually-hidden">{text.regions.inspector}</h2>
      <p className="inspector__nothing">{nothing}</p>
      <Section title={legend.title}>
        <dl className="legend">
          {(['value', 'local', 'gradient', 'parameter', 'input'] as const).map((kind) => (
            <div key={kind}>
              <dt className={`legend__sample legend__sample--${kind}`} aria-hidden>
                {kind === 'value' ? '2' : kind === 'local' ? '∂y/∂s' : kind === 'gradient' ? '⇠ 0.1' : ''}
              </dt>
              <dd>{legend[kind]}</dd>
            </div>
          ))}
        </dl>
      </Section>
      <DocumentSettings />
      <Section title={keys.title}>
        <dl className="legend legend--keys">
          {KEYS_WORTH_KNOWING.map((id) => (
            <Key key={id} command={commands[id]} />
          ))}
          {keys.mouse.map(([key, action]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{action}</dd>
            </div>
          ))}
        </dl>
        <div className="inspector__actions">
          <button
            type="button"
            className="button button--outline button--small"
            onClick={() => void commands.shortcuts.run()}
          >
            {keys.all}
          </button>
        </div>
      </Section>
    </>
  )
}

/** A command and the key it has now; nothing where it was left without one. */
function Key({ command }: { readonly command: Command }) {
  const shortcut = useShortcut(command)
  return shortcut === undefined ? null : (
    <div>
      <dt>
        <kbd>{shortcut}</kbd>
      </dt>
      <dd>{command.title()}</dd>
    </div>
  )
}
