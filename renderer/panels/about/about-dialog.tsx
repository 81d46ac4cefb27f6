import { useEffect, useState } from 'react'
import type { LinkName } from '../../../shared/host/links.ts'
import { links } from '../../../shared/host/links.ts'
import { VERSION } from '../../../shared/version.ts'
import { services } from '../../app/services.ts'
import { revealLog } from '../../commands/desktop.ts'
import { Dialog } from '../../controls/dialog.tsx'
import { closeAbout } from '../../state/about.ts'
import { text } from '../../text/text.ts'
import { readLicences, type Licence } from './licences.ts'

/** What this is, what it runs on, and whose work it stands on. */
export function AboutDialog() {
  const { desktop } = services().host
  return (
    <Dialog title={text.about.title} explanation={text.about.explanation(VERSION)} onClose={closeAbout}>
      <Versions versions={desktop?.versions ?? { browser: browserName() }} />
      <p>
        <Link name="licence">{text.about.licence}</Link>
      </p>
      <section className="about__others" aria-label={text.about.others}>
        <h3 className="about__heading">{text.about.others}</h3>
        <Licences />
      </section>
      <div className="dialog__actions">
        {desktop !== null && (
          <button type="button" className="button button--outline" onClick={() => void revealLog()}>
            {text.about.log}
          </button>
        )}
        <span className="dialog__spring" />
        <button type="button" data-first className="button button--primary" onClick={closeAbout}>
          {text.about.close}
        </button>
      </div>
    </Dialog>
  )
}

function Versions({ versions }: { readonly versions: Readonly<Record<string, string>> }) {
  const known = Object.entries(versions).filter(([, version]) => version !== '')
  if (known.length === 0) return null
  return (
    <dl className="about__versions" translate="no" aria-label={text.about.versions}>
      {known.map(([name, version]) => (
        <div key={name}>
          <dt>{name === 'browser' ? text.about.versions : name}</dt>
          <dd>{version}</dd>
        </div>
      ))}
    </dl>
  )
}

/** The desktop hands known addresses to the person's browser; a browser opens them itself. */
function Link({ name, children }: { readonly name: LinkName; readonly children: string }) {
  const { desktop } = services().host
  return (
    <a
      className="link"
      href={links[name]}
      target="_blank"
      rel="noopener noreferrer"
      onClick={(event) => {
        if (desktop === null) return
        event.preventDefault()
        void desktop.openLink(name)
      }}
    >
      {children}
    </a>
  )
}

function Licences() {
  const [licences, setLicences] = useState<readonly Licence[] | 'loading' | 'missing'>('loading')
  useEffect(() => void readLicences().then((found) => setLicences(found ?? 'missing')), [])
  if (licences === 'loading') return <p>{text.about.loading}</p>
  if (licences === 'missing') return <p>{text.about.missing}</p>
  return (
    <ul className="about__licences" translate="no" tabIndex={0} aria-label={text.about.others}>
      {licences.map(({ name, version, licence, text: words }) => (
        <li key={`${name} ${version}`}>
          <details>
            <summary>
              <span className="about__package">{name}</span> <span className="about__version">{version}</span>
              <span className="about__licence">{licence}</span>
            </summary>
            <pre>{words === '' ? licence : words}</pre>
          </details>
        </li>
      ))}
    </ul>
  )
}

/** Name and version of the browser, as far as it tells. */
function browserName(): string {
  return /(?:Firefox|Edg|OPR|Chrome|Version)\/[\d.]+/.exec(navigator.userAgent)?.[0].replace('/', ' ') ?? ''
}
