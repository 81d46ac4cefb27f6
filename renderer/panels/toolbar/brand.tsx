import { text } from '../../text/text.ts'

/** Two nodes, a wire forward and a gradient back. */
export function Brand() {
  return (
    <h1 className="toolbar__brand" aria-label={text.program}>
      <svg width="26" height="26" viewBox="0 0 26 26" fill="none" aria-hidden>
        <path d="M8 9.5C10.5 6 15.5 6 18 9.5" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
        <path d="M18 16.5C15.5 20 10.5 20 8 16.5" stroke="var(--gradient)" strokeWidth="2" strokeLinecap="round" />
        <circle cx="5" cy="13" r="4" fill="currentColor" />
        <circle cx="21" cy="13" r="4" fill="currentColor" />
      </svg>
    </h1>
  )
}
