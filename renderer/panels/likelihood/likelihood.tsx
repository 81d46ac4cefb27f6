import { useEffect } from 'react'
import { Segments } from '../../controls/segments.tsx'
import { derive, showView, useLikelihood } from '../../state/likelihood.ts'
import { text } from '../../text/text.ts'
import { Builder } from './builder.tsx'
import { DerivationView } from './derivation-view.tsx'
import { FitsView } from './fits-view.tsx'
import { KinksView } from './kinks-view.tsx'
import { Problems } from './problems.tsx'

/** From likelihood to loss: what is chosen on the left, what follows from it on the right. */
export function Likelihood() {
  useEffect(derive, [])
  const view = useLikelihood(({ view }) => view)
  const derivation = useLikelihood(({ derivation }) => derivation)
  const isBusy = useLikelihood(({ isBusy }) => isBusy)
  return (
    <div className="likelihood">
      <Builder />
      <div className="likelihood__result" aria-busy={isBusy}>
        <Problems />
        {derivation === null ? (
          <p className="likelihood__nothing">{isBusy ? text.likelihood.busy : text.likelihood.nothing}</p>
        ) : (
          <>
            <div className="likelihood__views">
              <Segments
                label={text.likelihood.viewLabel}
                value={view}
                options={text.likelihood.views}
                onChange={showView}
              />
              {isBusy && <span className="likelihood__busy">{text.likelihood.busy}</span>}
            </div>
            {view === 'derivation' && <DerivationView derivation={derivation} />}
            {view === 'kinks' && <KinksView likelihood={derivation.likelihood} />}
            {view === 'fits' && <FitsView likelihood={derivation.likelihood} />}
          </>
        )}
      </div>
    </div>
  )
}
