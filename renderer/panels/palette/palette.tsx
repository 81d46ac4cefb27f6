import { Search } from 'lucide-react'
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import type { AnyOp } from '../../../shared/ops/op.ts'
import { openReference } from '../../commands/desk-commands.ts'
import { addOp } from '../../commands/add-op.ts'
import { groupTitle } from '../../text/spoken.ts'
import { text } from '../../text/text.ts'
import { PaletteItem } from './palette-item.tsx'
import { listGroups, searchOps } from './search-ops.ts'

/**
 * The op library. The cursor stays in the search field while arrow keys walk through the list, as in a combo box, so
 * that adding several ops needs no mouse: type, arrow, Enter, type.
 */
export function Palette() {
  const [query, setQuery] = useState('')
  const shown = query.trim()
  const groups = useMemo(() => (shown === '' ? listGroups() : [{ group: null, ops: searchOps(shown) }]), [shown])
  const flat = useMemo(() => groups.flatMap(({ ops }) => ops), [groups])
  const [active, setActive] = useState(-1)
  const listId = useId()
  const list = useRef<HTMLDivElement>(null)

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [active])

  const search = (typed: string) => {
    setQuery(typed)
    setActive(typed.trim() === '' ? -1 : 0)
  }
  const move = (step: number) => setActive((now) => Math.min(flat.length - 1, Math.max(0, now + step)))
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') move(1)
    else if (event.key === 'ArrowUp') move(-1)
    else if (event.key === 'Enter' && flat[active] !== undefined) addOp(flat[active])
    else if (event.key === 'F1' && flat[active] !== undefined) openReference(flat[active].id)
    else if (event.key === 'Escape' && query !== '') search('')
    else return
    event.preventDefault()
  }
  const optionId = (op: AnyOp) => `${listId}-${op.id}`

  return (
    <section className="palette" aria-label={text.regions.palette}>
      <div className="palette__search">
        <Search size={15} aria-hidden />
        <input
          className="field"
          type="search"
          role="combobox"
          aria-label={text.palette.search}
          aria-expanded
          aria-controls={listId}
          aria-activedescendant={flat[active] === undefined ? undefined : optionId(flat[active])}
          placeholder={text.palette.placeholder}
          autoComplete="off"
          spellCheck={false}
          value={query}
          onChange={(event) => search(event.target.value)}
          onKeyDown={onKeyDown}
        />
      </div>
      <div
        className="palette__list"
        id={listId}
        ref={list}
        role="listbox"
        aria-label={text.regions.palette}
        tabIndex={-1}
      >
        {groups.map(({ group, ops }) => (
          <div key={group ?? 'found'} role="group" aria-label={group === null ? undefined : groupTitle(group)}>
            {group !== null && (
              <h3 className="palette__group" role="presentation">
                {groupTitle(group)}
              </h3>
            )}
            {ops.map((op) => (
              <PaletteItem key={op.id} id={optionId(op)} op={op} active={op === flat[active]} />
            ))}
          </div>
        ))}
        {flat.length === 0 && <p className="palette__empty">{text.palette.empty(shown)}</p>}
      </div>
      <p className="palette__hint">{text.palette.hint}</p>
    </section>
  )
}
