import { useId, useRef, useState, type KeyboardEvent } from 'react'

interface Props {
  readonly label?: string
  readonly id?: string
  /** What the document says; the field follows it while nothing is typed. */
  readonly written: string
  /** Takes over what was typed, or answers with the sentence that says why it cannot. */
  readonly commit: (typed: string) => string | null
  /**
   * Called when what was typed was taken over or given up, not while it has a problem; where the field was left for it,
   * with what the focus moves to.
   */
  readonly onDone?: ((movesTo?: EventTarget | null) => void) | undefined
  readonly className?: string
  readonly placeholder?: string
  readonly autoFocus?: boolean
  /** Where there is no room for a sentence, `commit` has said it elsewhere. */
  readonly hidesProblem?: boolean
  /** What a pasted text of several lines or cells becomes: a text for the field, or why it cannot; `null`: paste as it is. */
  readonly convertPaste?: (pasted: string) => Converted | null
}

export type Converted = { readonly text: string } | { readonly problem: string }

/**
 * A field whose text becomes part of the document with Enter or when it is left. What cannot be taken over stays, with
 * the reason, until it is corrected or given up with Escape: nothing typed is ever lost.
 */
export function DraftField(props: Props) {
  const {
    label,
    id,
    written,
    commit,
    onDone,
    className = 'field',
    placeholder,
    autoFocus,
    hidesProblem = false,
    convertPaste,
  } = props
  /** `null` while nothing was typed. */
  const [typed, setTyped] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const problemId = useId()
  /** Taking a text over may move the focus away, which must not take it over twice. */
  const settled = useRef(true)

  const finish = (movesTo?: EventTarget | null) => {
    settled.current = true
    setTyped(null)
    setProblem(null)
    onDone?.(movesTo)
  }
  const takeOver = (movesTo?: EventTarget | null) => {
    if (settled.current || typed === null || typed === written) return finish(movesTo)
    const refused = commit(typed)
    if (refused === null) finish(movesTo)
    else setProblem(refused)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') takeOver()
    else if (event.key === 'Escape') finish()
  }
  const saysProblem = problem !== null && !hidesProblem
  return (
    <>
      <input
        id={id}
        className={className}
        aria-label={label}
        aria-invalid={problem !== null}
        aria-describedby={saysProblem ? problemId : undefined}
        placeholder={placeholder}
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
        onPaste={(event) => {
          const converted = convertPaste?.(event.clipboardData.getData('text/plain')) ?? null
          if (converted === null) return
          event.preventDefault()
          settled.current = false
          if ('text' in converted) setTyped(converted.text)
          setProblem('problem' in converted ? converted.problem : null)
        }}
        onBlur={({ relatedTarget }) => settled.current || takeOver(relatedTarget)}
      />
      {saysProblem && (
        <p id={problemId} className="field-error" role="alert">
          {problem}
        </p>
      )}
    </>
  )
}
