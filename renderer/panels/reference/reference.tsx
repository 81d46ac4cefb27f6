import { useEffect, useRef, useState } from 'react'
import { ops } from '../../../shared/ops/index.ts'
import type { AnyOp } from '../../../shared/ops/op.ts'
import { Dialog } from '../../controls/dialog.tsx'
import { SearchField } from '../../controls/search-field.tsx'
import { changeSession } from '../../state/session.ts'
import { groupTitle, wordsOf } from '../../text/spoken.ts'
import { text } from '../../text/text.ts'
import { OpSymbol } from '../palette/op-symbol.tsx'
import { listGroups, searchOps } from '../palette/search-ops.ts'
import { OpPage } from './op-page.tsx'

const close = () => changeSession({ dialog: null })

/** The library of ops to read: a page for each, made from its declaration alone. */
export function Reference({ op }: { readonly op: string | null }) {
  const words = text.reference
  const [shown, setShown] = useState<AnyOp>(Object.values<AnyOp>(ops).find(({ id }) => id === op) ?? ops.sigmoid)
  const [query, setQuery] = useState('')
  const list = useRef<HTMLDivElement>(null)
  const typed = query.trim()
  const groups = typed === '' ? listGroups() : [{ group: null, ops: searchOps(typed) }]
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' })
  }, [shown])
  return (
    <Dialog title={words.title} explanation={words.explanation} look="large" onClose={close}>
      <div className="reference">
        <nav className="reference__list" ref={list} aria-label={words.title}>
          <SearchField label={words.search} value={query} onChange={setQuery} />
          <div className="reference__ops">
            {groups.map(({ group, ops }) => (
              <section key={group ?? 'found'}>
                {group !== null && <h3 className="palette__group">{groupTitle(group)}</h3>}
                {ops.map((op) => (
                  <button
                    key={op.id}
                    type="button"
                    className="reference__op"
                    aria-current={op === shown ? 'page' : undefined}
                    onClick={() => setShown(op)}
                  >
                    <OpSymbol op={op} />
                    <span>{wordsOf(op).title}</span>
                  </button>
                ))}
              </section>
            ))}
          </div>
        </nav>
        <OpPage key={shown.id} op={shown} onLeave={close} />
      </div>
    </Dialog>
  )
}
