/** Problems in the text of the editor: underlined at their characters, with the sentence behind the line. */
import { StateEffect, StateField } from '@codemirror/state'
import { Decoration, EditorView, WidgetType, type DecorationSet } from '@codemirror/view'

export interface PlacedProblem {
  readonly offset: number
  readonly length: number
  readonly sentence: string
}

export const showProblems = StateEffect.define<readonly PlacedProblem[]>()

/** A class, because the editor asks for one. */
class Sentence extends WidgetType {
  readonly sentence: string
  constructor(sentence: string) {
    super()
    this.sentence = sentence
  }
  override eq(other: Sentence): boolean {
    return other.sentence === this.sentence
  }
  override toDOM(): HTMLElement {
    const element = document.createElement('span')
    element.className = 'cm-sentence'
    element.textContent = this.sentence
    // It is announced by the live region of the bar.
    element.setAttribute('aria-hidden', 'true')
    return element
  }
}

export const problemMarks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (shown, transaction) => {
    const problems = transaction.effects.find((effect) => effect.is(showProblems))
    if (problems === undefined) return shown.map(transaction.changes)
    const { doc } = transaction.state
    const marks = problems.value.flatMap(({ offset, length, sentence }) => {
      const [from, to] = [Math.min(offset, doc.length), Math.min(offset + length, doc.length)]
      const widget = Decoration.widget({ widget: new Sentence(sentence), side: 1 }).range(doc.lineAt(from).to)
      return to > from ? [Decoration.mark({ class: 'cm-problem' }).range(from, to), widget] : [widget]
    })
    return Decoration.set(marks, true)
  },
  provide: (field) => EditorView.decorations.from(field),
})
