import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { createPortal } from 'react-dom'

export interface SearchEntry {
  readonly key: string
  readonly content: ReactNode
  /** A sentence that says more. */
  readonly title?: string
}

interface Props<E extends SearchEntry> {
  readonly label: string
  readonly placeholder: string
  /** What stands below the list. */
  readonly hint: string
  /** Corner on the screen; the popover moves inside the window where it has no room there. */
  readonly at: { readonly x: number; readonly y: number }
  readonly search: (query: string) => readonly E[]
  readonly describeNothing: (query: string) => string
  readonly onChoose: (entry: E) => void
  /** The marked entry changed: what it stands for may be shown already. */
  readonly onMark?: (entry: E) => void
  readonly onClose: () => void
}

const WIDTH = 300
const HEIGHT = 340
const MARGIN = 8

/**
 * A search with its answers, where one points. The cursor stays in the field while arrow keys walk through the list;
 * Enter chooses, Escape and a click elsewhere close.
 */
export function SearchPopover<E extends SearchEntry>({ at, onClose, search, ...props }: Props<E>) {
  const [query, setQuery] = useState('')
  const [active, setActive] = useState(0)
  const box = useRef<HTMLDivElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const listId = useId()
  const entries = search(query.trim())
  const marked = entries[active] as E | undefined

  useEffect(() => {
    const onPointerDown = (event: PointerEvent) => {
      if (event.target instanceof Node && box.current?.contains(event.target) !== true) onClose()
    }
    window.addEventListener('pointerdown', onPointerDown, true)
    return () => window.removeEventListener('pointerdown', onPointerDown, true)
  }, [onClose])
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [active, query])

  const mark = (index: number, found = entries) => {
    const next = Math.max(0, Math.min(found.length - 1, index))
    setActive(next)
    if (found[next] !== undefined) props.onMark?.(found[next])
  }
  const type = (typed: string) => {
    setQuery(typed)
    mark(0, search(typed.trim()))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') mark(active + 1)
    else if (event.key === 'ArrowUp') mark(active - 1)
    else if (event.key === 'Enter' && marked !== undefined) props.onChoose(marked)
    else if (event.key === 'Escape' || event.key === 'Tab') onClose()
    else return
    event.preventDefault()
  }
  const optionId = (entry: E) => `${listId}-${entry.key}`
  return createPortal(
    <div
      ref={box}
      className="search-popover"
      role="dialog"
      aria-label={props.label}
      style={{
        left: Math.max(MARGIN, Math.min(at.x, window.innerWidth - WIDTH - MARGIN)),
        top: Math.max(MARGIN, Math.min(at.y, window.innerHeight - HEIGHT - MARGIN)),
        width: WIDTH,
        maxHeight: HEIGHT,
      }}
    >
      <input
        className="field"
        type="search"
        role="combobox"
        aria-label={props.label}
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={marked === undefined ? undefined : optionId(marked)}
        placeholder={props.placeholder}
        autoComplete="off"
        spellCheck={false}
        autoFocus
        value={query}
        onChange={(event) => type(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <div
        id={listId}
        ref={list}
        className="search-popover__list"
        role="listbox"
        aria-label={props.label}
        tabIndex={-1}
      >
        {entries.map((entry, index) => (
          <div
            key={entry.key}
            id={optionId(entry)}
            className="palette__item search-popover__item"
            role="option"
            aria-selected={entry === marked}
            title={entry.title}
            onPointerMove={() => index !== active && mark(index)}
            onClick={() => props.onChoose(entry)}
          >
            {entry.content}
          </div>
        ))}
      </div>
      {entries.length === 0 ? (
        <p className="search-popover__empty">{props.describeNothing(query.trim())}</p>
      ) : (
        <p className="search-popover__hint">{props.hint}</p>
      )}
    </div>,
    document.body,
  )
}
