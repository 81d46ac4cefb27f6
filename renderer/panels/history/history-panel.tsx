import { Redo2, Undo2 } from 'lucide-react'
import { useEffect, useRef, type KeyboardEvent } from 'react'
import { commands } from '../../commands/table.ts'
import { CommandButton } from '../../controls/command-button.tsx'
import { entryAfter, entryBefore, goToEntry, useDocument } from '../../state/document.ts'
import { text } from '../../text/text.ts'

/** Everything that was done, by name; one press goes back to it, or on to what was undone. */
export function HistoryPanel() {
  const entries = useDocument(({ history }) => history.entries)
  const position = useDocument(({ history }) => history.position)
  const undoable = useDocument(entryBefore)
  const redoable = useDocument(entryAfter)
  const list = useRef<HTMLOListElement>(null)
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' })
  }, [position, entries])

  const names = [text.historyPanel.start, ...entries.map(({ name }) => name)]
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step === 0) return
    event.preventDefault()
    goToEntry(position + step)
    const buttons = list.current?.querySelectorAll('button')
    buttons?.[Math.min(names.length - 1, Math.max(0, position + step))]?.focus()
  }
  return (
    <div className="history">
      <div className="history__head">
        <CommandButton command={commands.undoAll} icon={Undo2} look="outline" disabled={undoable === null} />
        <CommandButton command={commands.redoAll} icon={Redo2} look="outline" disabled={redoable === null} />
        {entries.length === 0 && <p className="section__blank">{text.historyPanel.empty}</p>}
      </div>
      <ol ref={list} className="history__list" aria-label={text.historyPanel.list} onKeyDown={onKeyDown}>
        {names.map((name, index) => (
          <li key={index}>
            <button
              type="button"
              className="history__entry"
              tabIndex={index === position ? 0 : -1}
              aria-current={index === position ? 'step' : undefined}
              data-undone={index > position}
              onClick={() => goToEntry(index)}
            >
              <span className="history__number">{index}</span>
              {name}
              {index > position && <span className="history__undone">{text.historyPanel.undone}</span>}
            </button>
          </li>
        ))}
      </ol>
    </div>
  )
}
