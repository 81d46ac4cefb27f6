/** What the editor offers while a word is typed: ops with what they take and do, nodes of the graph, attributes. */
import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete'
import type { EditorView } from '@codemirror/view'
import { findOp } from '../../../shared/ops/index.ts'
import type { AnyOp } from '../../../shared/ops/op.ts'
import { readDocument } from '../../state/document.ts'
import { attributeTitle, wordsOf } from '../../text/spoken.ts'
import { searchOps } from '../palette/search-ops.ts'
import { signatureOf } from '../reference/signature.ts'

const MOST_OF_A_KIND = 12

/** How far back the bracket may be in which the cursor stands. */
const LOOK_BACK = 2000

export function completeFormula(context: CompletionContext): CompletionResult | null {
  const word = context.matchBefore(/[\p{L}_][\p{L}\p{N}_]*/u)
  if (word === null) return null
  const typed = word.text
  const options = [...completeAttribute(context, typed), ...completeNode(typed), ...completeOp(typed)]
  // A word that is complete needs no help, and would take Enter away.
  if (options.length === 0 || (!context.explicit && options.some(({ label }) => label === typed))) return null
  return { from: word.from, options, filter: false }
}

function completeNode(typed: string): Completion[] {
  return readDocument()
    .nodes.filter(({ id }) => id.toLowerCase().startsWith(typed.toLowerCase()) && id !== typed)
    .slice(0, MOST_OF_A_KIND)
    .map(({ id, op }) => {
      const declared = findOp(op)
      return { label: id, detail: declared === undefined ? op : wordsOf(declared).title }
    })
}

function completeOp(typed: string): Completion[] {
  return searchOps(typed)
    .filter(({ group }) => group !== 'source')
    .slice(0, MOST_OF_A_KIND)
    .map((op) => ({
      label: op.id,
      displayLabel: signatureOf(op),
      detail: wordsOf(op).title,
      info: wordsOf(op).summary,
      apply: (view: EditorView, _: Completion, from: number, to: number) => insertCall(op, view, from, to),
    }))
}

/** Writes the call, with the cursor between its brackets. */
function insertCall(op: AnyOp, view: EditorView, from: number, to: number): void {
  const isCalled = view.state.sliceDoc(to, to + 1) === '('
  view.dispatch({
    changes: { from, to, insert: isCalled ? op.id : `${op.id}()` },
    selection: { anchor: from + op.id.length + 1 },
    userEvent: 'input.complete',
  })
}

/** Attributes of the op in whose brackets the cursor stands. */
function completeAttribute(context: CompletionContext, typed: string): Completion[] {
  const end = context.pos - typed.length
  const op = findOp(calleeBefore(context.state.sliceDoc(Math.max(0, end - LOOK_BACK), end)) ?? '')
  if (op === undefined) return []
  return Object.keys(op.attributes)
    .filter((name) => name.startsWith(typed))
    .map((name) => ({ label: `${name}=`, detail: attributeTitle(op, name) }))
}

/** The name before the innermost bracket that is still open. */
function calleeBefore(before: string): string | null {
  let depth = 0
  for (let at = before.length - 1; at >= 0; at--) {
    if (before[at] === ')') depth++
    else if (before[at] === '(' && depth-- === 0) {
      return /[\p{L}_][\p{L}\p{N}_]*$/u.exec(before.slice(0, at))?.[0] ?? null
    }
  }
  return null
}
