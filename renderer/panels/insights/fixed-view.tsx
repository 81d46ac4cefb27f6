import { Lock } from 'lucide-react'
import { useEffect } from 'react'
import type { Factor, ProofPath, StuckParameter, ZeroReason } from '../../../shared/insights/proof.ts'
import type { Invariants } from '../../../shared/insights/invariants.ts'
import type { Tie } from '../../../shared/insights/tied.ts'
import { nameTex } from '../../../shared/notation/name.ts'
import { showNode } from '../../commands/edit.ts'
import { findFixed } from '../../commands/insights.ts'
import { Mathematics } from '../../mathematics/mathematics.tsx'
import { useDocument } from '../../state/document.ts'
import { useInsights } from '../../state/insights.ts'
import { text } from '../../text/text.ts'
import { AnswerView } from './answer.tsx'

/** Stuck and tied parameters with their proofs. */
export function FixedView() {
  const fixed = useInsights(({ fixed }) => fixed)
  const document = useDocument(({ document }) => document)
  const isOutdated = fixed?.document !== document
  useEffect(() => {
    if (isOutdated) void findFixed()
  }, [isOutdated, document])
  return <AnswerView answer={fixed}>{(invariants) => <Fixed invariants={invariants} />}</AnswerView>
}

function Fixed({ invariants }: { readonly invariants: Invariants }) {
  const { stuck, ties, draws, freedom, entries } = invariants
  const words = text.insights.fixed
  if (stuck.length + ties.length === 0) return <p className="insights__claim">{words.nothing(draws)}</p>
  return (
    <>
      {stuck.length > 0 && <Proof stuck={stuck} />}
      {ties.length > 0 && <Ties ties={ties} />}
      <p>{words.freedom(freedom, entries)}</p>
      <p className="insights__small">{words.checked(draws)}</p>
    </>
  )
}

function Proof({ stuck }: { readonly stuck: readonly StuckParameter[] }) {
  const loss = useDocument(({ document }) => document.loss) ?? ''
  const words = text.insights.fixed
  const names = stuck.map(({ id, stuck, entries }) =>
    stuck === entries ? id : `${id} (${words.some(stuck, entries)})`,
  )
  const isZero = stuck.every(({ isZero }) => isZero)
  return (
    <section className="proof">
      <p className="insights__claim">
        <Lock size={15} aria-hidden />
        <strong>{isZero ? words.claimZero(names) : words.claimStays(names)}</strong>
      </p>
      <ol className="proof__steps">
        <li>{words.base}</li>
        <li>
          {words.step}
          <ul>
            {stuck.map((found) => (
              <StuckPaths key={found.id} found={found} />
            ))}
          </ul>
        </li>
        <li>
          {words.conclusion(
            stuck.map(({ id }) => id),
            loss,
          )}
        </li>
      </ol>
    </section>
  )
}

function StuckPaths({ found: { paths, hasMore } }: { readonly found: StuckParameter }) {
  return (
    <>
      {paths.map((path, index) => (
        <PathProof key={index} path={path} />
      ))}
      {hasMore && <li>{text.insights.fixed.morePaths}</li>}
    </>
  )
}

/** A path with its zero factor, named. */
function PathProof({ path: { factors } }: { readonly path: ProofPath }) {
  const words = text.insights.fixed
  const ids = factors.length === 0 ? [] : [factors[0].from, ...factors.map(({ to }) => to)]
  const zeros = factors.filter(({ isZero }) => isZero)
  return (
    <li className="proof__path">
      <span className="proof__way" role="group" aria-label={words.path(ids)}>
        {ids.map((id, index) => (
          <span key={index} className="proof__hop">
            {index > 0 && (
              <span
                className={factors[index - 1].isZero ? 'proof__arrow proof__arrow--zero' : 'proof__arrow'}
                aria-hidden
              >
                {factors[index - 1].isZero ? '0 →' : '→'}
              </span>
            )}
            <button type="button" className="link" onClick={() => showNode(id)}>
              {id}
            </button>
          </span>
        ))}
      </span>
      {zeros.length === 0 && <span>{words.together}</span>}
      {zeros.map((factor) => (
        <ZeroFactor key={`${factor.to}:${factor.port}`} factor={factor} />
      ))}
    </li>
  )
}

function ZeroFactor({ factor: { from, to, formula, zeros, reasons } }: { readonly factor: Factor }) {
  const words = text.insights.fixed
  const because = zeros.map((zero, index) => explain(zero, reasons[index])).join('; ')
  const tex = `\\frac{\\partial ${nameTex(to)}}{\\partial ${nameTex(from)}} = ${formula}`
  return (
    <span className="proof__factor">
      <Mathematics tex={tex} size={15} label={`∂${to}/∂${from}`} />
      <span>{words.factor(because === '' ? words.flat : because)}</span>
    </span>
  )
}

/** From the operand down to the stuck parameter: `z = 0 since w = 0`. */
function explain(zero: string, reasons: readonly ZeroReason[]): string {
  const words = text.insights.fixed
  if (reasons.length === 0) return words.isZero(zero)
  return reasons.map(({ node, because }) => words.because(node, because)).join(', ')
}

function Ties({ ties }: { readonly ties: readonly Tie[] }) {
  const words = text.insights.fixed
  return (
    <section className="proof">
      <p className="insights__claim">
        <Lock size={15} aria-hidden />
        <strong>{words.ties}</strong>
      </p>
      <ul className="proof__ties">
        {ties.map((tie, index) => (
          <li key={index}>{describeTie(tie)}</li>
        ))}
      </ul>
      <p>{words.tieProof}</p>
    </section>
  )
}

function describeTie(tie: Tie): string {
  const words = text.insights.fixed
  switch (tie.kind) {
    case 'equal':
      return words.equal(tie.first, tie.second)
    case 'slices':
      return words.slices(tie.id, tie.axis, tie.groups)
    case 'entries':
      return words.entries(tie.id, tie.count, tie.classes)
  }
}
