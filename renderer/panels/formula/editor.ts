/**
 * The editor of the formula bar and its two-way bond with the document. It stands in a shadow root: there its style
 * sheets are constructed ones, which the content security policy allows, instead of style elements, which it forbids.
 */
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete'
import { history, historyKeymap, standardKeymap } from '@codemirror/commands'
import { bracketMatching } from '@codemirror/language'
import { Annotation, EditorState } from '@codemirror/state'
import { drawSelection, EditorView, keymap, placeholder, tooltips } from '@codemirror/view'
import type { Document } from '../../../shared/document/document.ts'
import { applyFormulas, describesGraph } from '../../../shared/formula/apply.ts'
import { listFormulas } from '../../../shared/formula/listing.ts'
import type { Problem } from '../../../shared/problem/problem.ts'
import { commitFormulas } from '../../commands/formulas.ts'
import { endBurst, readDocument, useDocument } from '../../state/document.ts'
import { useEvaluation } from '../../state/evaluation.ts'
import { registerFormulaEditor } from '../../state/formula-bar.ts'
import { readView } from '../../state/view.ts'
import { describeProblem } from '../../text/spoken.ts'
import { text } from '../../text/text.ts'
import { completeFormula } from './completion.ts'
import { formulaLanguage } from './language.ts'
import { placeProblems } from './place-problems.ts'
import { problemMarks, showProblems } from './problem-marks.ts'
import { formulaTheme } from './theme.ts'

/** A pause in which what was typed takes effect. */
const SETTLE_MS = 200
/** A pause after which what is typed next is an edit of its own. */
const BURST_MS = 3000

const fromOutside = Annotation.define<boolean>()

/** The graph as text; nothing for an empty canvas, so that the hint shows. */
const listGraph = (document: Document) => (document.nodes.length === 0 ? '' : listFormulas(document))

/**
 * Starts the editor in a shadow root; the answer ends it.
 *
 * @param report called with the sentences about the text, none where it is the graph
 */
export function startEditor(root: ShadowRoot, report: (sentences: readonly string[]) => void): () => void {
  /** The document before the present burst of typing; `null` while nothing is typed. */
  let before: Document | null = null
  /** What keeps the text from being a graph: it stays until it is corrected, whatever happens to the graph. */
  let broken: readonly Problem[] = []
  let settling: ReturnType<typeof setTimeout> | undefined
  let pausing: ReturnType<typeof setTimeout> | undefined

  const view = new EditorView({
    parent: root,
    root,
    state: EditorState.create({
      doc: listGraph(readDocument()),
      extensions: [
        formulaTheme,
        formulaLanguage,
        problemMarks,
        history(),
        drawSelection(),
        bracketMatching(),
        closeBrackets(),
        autocompletion({ override: [completeFormula], icons: false }),
        tooltips({ position: 'fixed' }),
        placeholder(text.formula.placeholder),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': text.formula.label, spellcheck: 'false', tabindex: '0' }),
        keymap.of([...closeBracketsKeymap, ...completionKeymap, ...historyKeymap, ...standardKeymap, leave]),
        EditorView.updateListener.of(({ docChanged, transactions }) => {
          if (docChanged && !transactions.some((one) => one.annotation(fromOutside))) onType()
        }),
        EditorView.domEventHandlers({ blur: onBlur }),
      ],
    }),
  })

  function onType(): void {
    before ??= readDocument()
    clearTimeout(settling)
    clearTimeout(pausing)
    settling = setTimeout(apply, SETTLE_MS)
    pausing = setTimeout(endTyping, BURST_MS)
  }

  function apply(): void {
    clearTimeout(settling)
    settling = undefined
    const document = readDocument()
    const origin = before ?? document
    const applied = applyFormulas(document, view.state.doc.toString(), origin)
    broken = applied.ok ? [] : applied.problems
    mark()
    if (applied.ok && applied.value !== document) void commitFormulas(applied.value, origin.nodes.length === 0)
  }

  function endTyping(): void {
    if (settling !== undefined) apply()
    clearTimeout(pausing)
    before = null
    endBurst()
  }

  function onBlur(): void {
    if (before !== null) endTyping()
    follow()
  }

  /** Rewrites the text where it does not say what the graph is; never what is being typed. */
  function follow(): void {
    if (before === null && broken.length === 0) {
      const present = view.state.doc.toString()
      if (!describesGraph(readDocument(), present)) rewrite(present, listGraph(readDocument()))
    }
    mark()
  }

  /** Replaces only what differs, so that the cursor stays where it is. */
  function rewrite(present: string, wanted: string): void {
    let start = 0
    while (start < present.length && start < wanted.length && present[start] === wanted[start]) start++
    let [from, to] = [present.length, wanted.length]
    while (from > start && to > start && present[from - 1] === wanted[to - 1]) {
      from--
      to--
    }
    if (start === from && start === to) return
    view.dispatch({
      changes: { from: start, to: from, insert: wanted.slice(start, to) },
      annotations: fromOutside.of(true),
    })
  }

  /** Marks what is wrong with the text or, where it is a graph, with the nodes that it defines. */
  function mark(): void {
    const problems = broken.length > 0 ? broken : useEvaluation.getState().evaluation.problems
    view.dispatch({ effects: showProblems.of(placeProblems(view.state.doc.toString(), problems)) })
    report(broken.map(describeProblem))
  }

  follow()
  const stops = [
    useDocument.subscribe((now, then) => now.document !== then.document && follow()),
    useEvaluation.subscribe((now, then) => now.evaluation.problems !== then.evaluation.problems && mark()),
    registerFormulaEditor(view),
  ]
  return () => {
    if (before !== null) endTyping()
    stops.forEach((stop) => stop())
    view.destroy()
  }
}

/** Escape leads back to the graph. */
const leave = {
  key: 'Escape',
  run: () => {
    readView().focus(null)
    return true
  },
}
