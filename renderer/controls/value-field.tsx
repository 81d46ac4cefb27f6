import { useId, useRef, useState, type KeyboardEvent } from 'react'
import { parseValueText } from '../../shared/formula/constants.ts'
import { writeValueText } from '../../shared/formula/listing.ts'
import { describeProblem, type Problem } from '../../shared/problem/problem.ts'
import { endBurst, useDocument } from '../state/document.ts'
import { setAttribute } from '../state/edits.ts'
import { text } from '../text/en.ts'

interface Props {
  /** The source whose value is edited. */
  readonly id: string
  readonly label: string
  readonly autoFocus?: boolean
  /** Called when the value was taken over or given up, not while it has a problem. */
  readonly onDone?: () => void
}

/**
 * A value as one types it. Enter or leaving the field takes it over; what cannot be read stays, with the reason below,
 * until it is corrected or given up with Escape.
 */
export function ValueField({ id, label, autoFocus = false, onDone }: Props) {
  const value = useDocument(
    ({ document }) => document.nodes.find((node) => node.id === id)?.attributes['value'] ?? null,
  )
  const written = value === null ? '' : writeValueText(value)
  /** `null` while nothing was typed: the field then follows the document. */
  const [typed, setTyped] = useState<string | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const errorId = useId()
  /** Taking a value over moves the focus away, which must not take it over twice. */
  const settled = useRef(true)

  const finish = () => {
    settled.current = true
    setTyped(null)
    setProblem(null)
    endBurst()
    onDone?.()
  }
  const commit = () => {
    if (settled.current || typed === null || typed === written) return finish()
    if (typed.trim() === '') {
      setAttribute(id, 'value', undefined)
      return finish()
    }
    const parsed = parseValueText(typed, randomSeed())
    if (!parsed.ok) return setProblem(parsed.problems[0] ?? null)
    setAttribute(id, 'value', parsed.value)
    finish()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') commit()
    else if (event.key === 'Escape') finish()
  }
  return (
    <>
      <input
        className="field field--mono"
        aria-label={label}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : errorId}
        placeholder={text.canvas.valueHint}
        autoComplete="off"
        spellCheck={false}
        autoFocus={autoFocus}
        value={typed ?? written}
        onChange={(event) => {
          settled.current = false
          setTyped(event.target.value)
          setProblem(null)
        }}
        onKeyDown={onKeyDown}
        onBlur={() => settled.current || commit()}
      />
      {problem !== null && (
        <p id={errorId} className="field-error" role="alert">
          {describeProblem(problem)}
        </p>
      )}
    </>
  )
}

/** `randn(3, 4)` without a seed gets one that stays in the document, so that the numbers stay the same. */
function randomSeed(): number {
  return Math.floor(Math.random() * 1_000_000)
}
