import { EditorView } from '@codemirror/view'

/** The editor lives in a shadow root, which custom properties reach and style sheets do not. */
export const formulaTheme = EditorView.theme({
  '&': { height: '100%', fontSize: '0.8125rem', color: 'var(--ink)', backgroundColor: 'var(--surface)' },
  '&.cm-focused': { outline: '2px solid var(--accent)', outlineOffset: '-2px' },
  '.cm-scroller': { fontFamily: 'var(--font-mono)', lineHeight: '1.6' },
  '.cm-content': { padding: '0.375rem 0', caretColor: 'var(--ink)' },
  '.cm-line': { padding: '0 0.75rem' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    background: 'var(--accent-soft)',
  },
  '&.cm-focused .cm-matchingBracket': { background: 'var(--surface-3)' },
  '&.cm-focused .cm-nonmatchingBracket': { background: 'var(--problem-soft)' },
  '.cm-placeholder': { color: 'var(--ink-3)' },
  '.cm-problem': {
    textDecoration: 'underline wavy var(--problem)',
    textDecorationSkipInk: 'none',
    textUnderlineOffset: '3px',
  },
  '.cm-sentence': {
    marginLeft: '1.5rem',
    color: 'var(--problem)',
    fontFamily: 'var(--font)',
    fontSize: '0.75rem',
    pointerEvents: 'none',
  },
  '.cm-tooltip': {
    border: '1px solid var(--line)',
    borderRadius: 'var(--radius-small)',
    backgroundColor: 'var(--surface)',
    color: 'var(--ink)',
    boxShadow: 'var(--shadow-2)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--font-mono)', maxHeight: '16rem', minWidth: '20rem' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': {
    display: 'flex',
    justifyContent: 'space-between',
    gap: '1.5rem',
    padding: '0.125rem 0.5rem',
    lineHeight: '1.6',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    background: 'var(--accent-soft)',
    color: 'var(--ink)',
  },
  '.cm-completionDetail': { fontFamily: 'var(--font)', fontStyle: 'normal', color: 'var(--ink-2)', marginLeft: '0' },
  '.cm-tooltip.cm-completionInfo': { fontFamily: 'var(--font)', padding: '0.5rem 0.75rem', maxWidth: '22rem' },
})
