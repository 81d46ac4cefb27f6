import type { KeyboardEvent } from 'react'
import type { Problem } from '../../../shared/problem/problem.ts'

interface Props {
  readonly label: string
  readonly placeholder: string
  readonly describedBy: string | undefined
  readonly value: string
  readonly problems: readonly Problem[]
  readonly onChange: (value: string) => void
}

/** A text field in which the characters that problems concern are marked: a copy behind it carries the marks. */
export function MarkedText({ label, placeholder, describedBy, value, problems, onChange }: Props) {
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.form?.requestSubmit()
  }
  return (
    <div className="marked-text">
      <div className="marked-text__marks" aria-hidden>
        {splitAtProblems(value, problems).map(({ text, marked }, index) =>
          marked ? <mark key={index}>{text}</mark> : <span key={index}>{text}</span>,
        )}
      </div>
      <textarea
        className="field"
        aria-label={label}
        aria-invalid={problems.length > 0}
        aria-describedby={describedBy}
        placeholder={placeholder}
        spellCheck={false}
        autoFocus
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={onKeyDown}
      />
    </div>
  )
}

export interface Piece {
  readonly text: string
  readonly marked: boolean
}

/** The text in pieces, marked where a problem is. A problem at the end of the text marks a space behind it. */
export function splitAtProblems(value: string, problems: readonly Problem[]): readonly Piece[] {
  const text = `${value} `
  const marks = new Array<boolean>(text.length).fill(false)
  for (const { where } of problems) {
    if (where.offset !== undefined) marks.fill(true, where.offset, where.offset + (where.length ?? 1))
  }
  const pieces: { text: string; marked: boolean }[] = []
  for (let index = 0; index < text.length; index++) {
    const marked = marks[index] ?? false
    const last = pieces.at(-1)
    if (last?.marked === marked) last.text += text[index]
    else pieces.push({ text: text[index], marked })
  }
  return pieces
}
