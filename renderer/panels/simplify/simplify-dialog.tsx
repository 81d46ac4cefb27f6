import { applyMove } from '../../commands/simplify.ts'
import { Dialog } from '../../controls/dialog.tsx'
import { Mathematics } from '../../mathematics/mathematics.tsx'
import { changeSession } from '../../state/session.ts'
import { useSimplify } from '../../state/simplify.ts'
import { wordsOfRule } from '../../text/spoken-derivations.ts'
import { speakTex } from '../../text/spoken.ts'
import { text } from '../../text/text.ts'
import type { OfferedMove } from '../../worker/rewrite.ts'

const close = () => changeSession({ dialog: null })

/** The rules that apply to the selection: what each would change, why it may, and the button that does it. */
export function SimplifyDialog() {
  const { moves, chosen, refused } = useSimplify()
  const words = text.simplify
  const move = moves?.[chosen]
  return (
    <Dialog title={words.title} explanation={words.explanation} onClose={close} look="large">
      <div className="simplify">
        {moves === null ? (
          <p className="simplify__nothing">{words.looking}</p>
        ) : moves.length === 0 ? (
          <p className="simplify__nothing">{words.none}</p>
        ) : (
          <ul className="simplify__list" aria-label={words.list}>
            {moves.map((offered, index) => (
              <li key={`${offered.rule} ${offered.node}`}>
                <button
                  type="button"
                  className="simplify__move"
                  aria-pressed={index === chosen}
                  onClick={() => useSimplify.setState({ chosen: index, refused: null })}
                  onDoubleClick={() => void applyMove()}
                >
                  <span>{wordsOfRule(offered.rule).title}</span>
                  <small>{words.at(offered.node)}</small>
                </button>
              </li>
            ))}
          </ul>
        )}
        {move !== undefined && <Preview move={move} />}
      </div>
      <div className="dialog__actions">
        <p role="status" className={refused === null ? undefined : 'field-error'}>
          {refused}
        </p>
        <button type="button" className="button button--outline" onClick={close}>
          {words.close}
        </button>
        <button
          type="button"
          className="button button--primary"
          disabled={move === undefined}
          onClick={() => void applyMove()}
        >
          {words.apply}
        </button>
      </div>
    </Dialog>
  )
}

function Preview({ move }: { readonly move: OfferedMove }) {
  const words = text.simplify
  const { title, reason } = wordsOfRule(move.rule)
  const { formula, before, after, equivalence, assumptions } = move
  return (
    <section className="simplify__preview" aria-label={title}>
      <Formula tex={formula} />
      <p>
        {reason} {words.keeps[equivalence]}
        {assumptions.length > 0 && ` (${text.likelihood.assumed} ${assumptions.join(', ')} > 0)`}
      </p>
      <h3>{words.before}</h3>
      <Formula tex={before} />
      <h3>{words.after}</h3>
      <Formula tex={after} />
    </section>
  )
}

function Formula({ tex }: { readonly tex: string }) {
  return (
    <div className="simplify__formula">
      <Mathematics tex={`\\displaystyle ${tex}`} size={17} label={speakTex(tex)} />
    </div>
  )
}
