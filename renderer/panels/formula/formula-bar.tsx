import { ChevronDown, ChevronRight } from 'lucide-react'
import { Suspense } from 'react'
import type { Document } from '../../../shared/document/document.ts'
import { listFormulas } from '../../../shared/formula/listing.ts'
import { later } from '../../app/later.ts'
import { useShortcut } from '../../commands/shortcuts-in-force.ts'
import { commands } from '../../commands/table.ts'
import { Tooltip } from '../../controls/tooltip.tsx'
import { useDocument } from '../../state/document.ts'
import { focusFormulaBar, toggleFormulaBar, useFormulaBar } from '../../state/formula-bar.ts'
import { text } from '../../text/text.ts'
import { FormulaGrip } from './formula-grip.tsx'

/** The largest part of the page: loaded while the page is at rest, so that no key is lost when it is first opened. */
const FormulaEditor = later(async () => (await import('./formula-editor.tsx')).FormulaEditor)

/** The formulas of a larger graph do not fit into a line anyway. */
const MOST_LISTED = 100

/** Nor do larger tensors; a line of megabytes would keep the browser busy for half a minute. */
const MOST_NUMBERS = 2000

/** The graph as text above the canvas: one line while it is closed, an editor while it is open. */
export function FormulaBar() {
  const { isOpen, heightPx } = useFormulaBar()
  const shortcut = useShortcut(commands.formula)
  return (
    <section className="formula-bar" aria-label={text.formula.title}>
      <Tooltip label={commands.formula.hint()} shortcut={shortcut}>
        <button type="button" className="formula-bar__toggle" aria-expanded={isOpen} onClick={toggleFormulaBar}>
          {isOpen ? <ChevronDown size={14} aria-hidden /> : <ChevronRight size={14} aria-hidden />}
          <span>{text.formula.title}</span>
        </button>
      </Tooltip>
      {isOpen ? (
        <>
          <Suspense fallback={<div className="formula-bar__editor" style={{ height: heightPx }} />}>
            <FormulaEditor heightPx={heightPx} />
          </Suspense>
          <FormulaGrip heightPx={heightPx} />
        </>
      ) : (
        <FormulaLine />
      )}
    </section>
  )
}

/** All formulas in one line, as far as there is room; a click opens them. The keyboard has the button beside it. */
function FormulaLine() {
  const nodes = useDocument(({ document }) => document.nodes.length)
  const line = useDocument(({ document }) =>
    nodes > MOST_LISTED || nodes === 0 || !hasFewNumbers(document)
      ? ''
      : listFormulas(document).replaceAll('\n', ';  '),
  )
  const shown = nodes === 0 ? text.formula.placeholder : line === '' ? text.status.nodes(nodes) : line
  return (
    <button
      type="button"
      className={`formula-bar__line ${line === '' ? 'formula-bar__line--hint' : ''}`}
      tabIndex={-1}
      onClick={focusFormulaBar}
    >
      {shown}
    </button>
  )
}

/** Counts no further than it must. */
function hasFewNumbers({ nodes }: Document): boolean {
  let left = MOST_NUMBERS
  const count = (json: unknown): boolean => {
    if (typeof json !== 'object' || json === null) return --left >= 0
    return Object.values(json).every(count)
  }
  return nodes.every(({ attributes }) => count(attributes))
}
