import { commands } from '../commands/table.ts'
import { openExample } from '../commands/file.ts'
import { firstExample } from '../state/examples.ts'
import { text } from '../text/text.ts'

/** What to do with an empty canvas. Lets the mouse through, except on its buttons. */
export function EmptyCanvas() {
  const example = firstExample
  return (
    <div className="empty-canvas">
      <div className="empty-canvas__content">
        <h2>{text.empty.title}</h2>
        <ol>
          {text.empty.steps.map((step, index) => (
            <li key={step}>
              <span aria-hidden>{index + 1}</span>
              {step}
            </li>
          ))}
        </ol>
        <div className="empty-canvas__actions">
          {example !== undefined && (
            <button type="button" className="button button--primary" onClick={() => openExample(example)}>
              {text.empty.example}
            </button>
          )}
          <button type="button" className="button button--outline" onClick={() => void commands.formula.run()}>
            {text.empty.formula}
          </button>
          <button type="button" className="button button--outline" onClick={() => void commands.gallery.run()}>
            {text.desk.gallery}
          </button>
        </div>
      </div>
    </div>
  )
}
