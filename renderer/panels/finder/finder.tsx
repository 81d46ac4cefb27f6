import { Command as List } from 'cmdk'
import { useState, type ReactNode } from 'react'
import { ops } from '../../../shared/ops/index.ts'
import type { AnyOp } from '../../../shared/ops/op.ts'
import { addOp } from '../../commands/add-op.ts'
import type { Command } from '../../commands/command.ts'
import { openReference } from '../../commands/desk-commands.ts'
import { showNode } from '../../commands/edit.ts'
import { openExample } from '../../commands/file.ts'
import { formatShortcut } from '../../commands/shortcut.ts'
import { shortcutsOf } from '../../commands/shortcuts-in-force.ts'
import { commandList } from '../../commands/table.ts'
import { Dialog } from '../../controls/dialog.tsx'
import { examples } from '../../state/examples.ts'
import { readDocument } from '../../state/document.ts'
import { changeSession } from '../../state/session.ts'
import { wordsOf, wordsOfExample } from '../../text/spoken.ts'
import { text } from '../../text/text.ts'
import { rankEntry } from './rank.ts'

/** A graph may have thousands of nodes; the search for nodes has its own field. */
const MOST_NODES = 500

const close = () => changeSession({ dialog: null })

/** Acts once the dialog is gone and the focus is back where it was: what is chosen may move it. */
function choose(act: () => unknown): void {
  close()
  setTimeout(() => void act())
}

/** The command palette: everything that can be done, added, opened or gone to, by name. */
export function Finder() {
  const words = text.finder
  const [query, setQuery] = useState('')
  return (
    <Dialog title={words.title} look="finder" onClose={close}>
      <List label={words.title} filter={rankEntry} loop>
        <List.Input
          className="finder__field"
          aria-label={words.label}
          placeholder={words.placeholder}
          autoFocus
          value={query}
          onValueChange={setQuery}
        />
        <List.List className="finder__list" label={words.title}>
          <List.Empty className="finder__empty">{words.nothing(query)}</List.Empty>
          <List.Group heading={words.groups.commands}>
            {commandList
              .filter(({ id }) => id !== 'palette')
              .map((command) => (
                <CommandEntry key={command.id} command={command} />
              ))}
          </List.Group>
          <List.Group heading={words.groups.nodes}>
            {readDocument()
              .nodes.slice(0, MOST_NODES)
              .map(({ id, op }) => (
                <Entry
                  key={id}
                  name={`node ${id}`}
                  keywords={[id, op, words.goTo(id)]}
                  act={() => showNode(id)}
                  aside={op}
                >
                  {words.goTo(id)}
                </Entry>
              ))}
          </List.Group>
          <List.Group heading={words.groups.examples}>
            {examples.map((example) => (
              <Entry
                key={example.file}
                name={`example ${example.file}`}
                keywords={[wordsOfExample(example).title, example.title]}
                act={() => openExample(example)}
              >
                {wordsOfExample(example).title}
              </Entry>
            ))}
          </List.Group>
          <OpEntries heading={words.groups.ops} kind="add" say={words.add} act={(op) => addOp(op)} />
          <OpEntries
            heading={words.groups.reference}
            kind="about"
            say={words.about}
            act={(op) => openReference(op.id)}
          />
        </List.List>
        <p className="finder__hint">{words.hint}</p>
      </List>
    </Dialog>
  )
}

function CommandEntry({ command }: { readonly command: Command }) {
  const { id, title, hint, isEnabled, run } = command
  return (
    <Entry
      name={`command ${id}`}
      keywords={[title(), hint?.() ?? '']}
      disabled={isEnabled?.() === false}
      shortcuts={shortcutsOf(command)}
      act={run}
    >
      {title()}
    </Entry>
  )
}

interface OpsProps {
  readonly heading: string
  readonly kind: string
  readonly say: (title: string) => string
  readonly act: (op: AnyOp) => void
}

function OpEntries({ heading, kind, say, act }: OpsProps) {
  return (
    <List.Group heading={heading}>
      {Object.values<AnyOp>(ops).map((op) => {
        const { title, aliases = [] } = wordsOf(op)
        return (
          <Entry
            key={op.id}
            name={`${kind} ${op.id}`}
            keywords={[op.id, title, ...op.aliases, ...aliases, say(title)]}
            act={() => act(op)}
            aside={op.id}
          >
            {say(title)}
          </Entry>
        )
      })}
    </List.Group>
  )
}

interface EntryProps {
  /** Unique in the list. */
  readonly name: string
  readonly keywords: readonly string[]
  readonly act: () => unknown
  readonly disabled?: boolean
  readonly shortcuts?: readonly string[]
  readonly aside?: string
  readonly children: ReactNode
}

function Entry({ name, keywords, act, disabled = false, shortcuts = [], aside, children }: EntryProps) {
  return (
    <List.Item
      className="finder__item"
      value={name}
      keywords={[...keywords]}
      disabled={disabled}
      onSelect={() => choose(act)}
    >
      <span>{children}</span>
      {aside !== undefined && <small>{aside}</small>}
      {shortcuts.slice(0, 1).map((shortcut) => (
        <kbd key={shortcut}>{formatShortcut(shortcut)}</kbd>
      ))}
    </List.Item>
  )
}
