/** Formulas as the editor colours them. The grammar proper is in shared/formula; this only tells words from signs. */
import { HighlightStyle, StreamLanguage, syntaxHighlighting } from '@codemirror/language'
import { tags } from '@lezer/highlight'
import { findOp } from '../../../shared/ops/index.ts'

const NAME = /^[\p{L}_][\p{L}\p{N}_]*/u
const NUMBER = /^(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/

const formulas = StreamLanguage.define({
  name: 'formulas',
  token: (stream) => {
    if (stream.match(/^#.*/)) return 'comment'
    if (stream.match(/^"(?:[^"\\]|\\.)*"/)) return 'string'
    if (stream.match(NUMBER)) return 'number'
    if (stream.match(NAME)) {
      const name = stream.current()
      if (stream.match(/^\s*\(/, false) && findOp(name) !== undefined) return 'keyword'
      return stream.match(/^\s*=/, false) ? 'variableName.definition' : 'variableName'
    }
    stream.next()
    return null
  },
})

const colours = HighlightStyle.define([
  { tag: tags.keyword, color: 'var(--accent)' },
  { tag: tags.number, color: 'var(--paint-value)' },
  { tag: tags.string, color: 'var(--paint-value)' },
  { tag: tags.comment, color: 'var(--ink-3)' },
  { tag: tags.definition(tags.variableName), fontWeight: '600' },
])

export const formulaLanguage = [formulas, syntaxHighlighting(colours)]
