import { text } from '../../text/text.ts'
import { DocumentSettings } from './document-settings.tsx'
import { Section } from './section.tsx'

/** What the inspector says while nothing is selected: how to read the graph, and the keys worth knowing. */
export function NothingSelected() {
  const { legend, keys, nothing } = text.inspector
  return (
    <>
      <h2 className="visually-hidden">{text.regions.inspector}</h2>
      <p className="inspector__nothing">{nothing}</p>
      <Section title={legend.title}>
        <dl className="legend">
          {(['value', 'local', 'gradient', 'parameter', 'input'] as const).map((kind) => (
            <div key={kind}>
              <dt className={`legend__sample legend__sample--${kind}`} aria-hidden>
                {kind === 'value' ? '2' : kind === 'local' ? '∂y/∂s' : kind === 'gradient' ? '⇠ 0.1' : ''}
              </dt>
              <dd>{legend[kind]}</dd>
            </div>
          ))}
        </dl>
      </Section>
      <DocumentSettings />
      <Section title={keys.title}>
        <dl className="legend legend--keys">
          {keys.list.map(([key, action]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{action}</dd>
            </div>
          ))}
        </dl>
      </Section>
    </>
  )
}
