import type { ReactNode } from 'react'
import { exampleOf, type OpExampleGraph } from '../../../shared/document/op-example.ts'
import { writeDocument } from '../../../shared/document/write.ts'
import { writeValueText } from '../../../shared/formula/listing.ts'
import { findHelpers } from '../../../shared/export/code/helpers.ts'
import type { Attribute } from '../../../shared/ops/attribute.ts'
import { NO_GRADIENT, type AnyOp } from '../../../shared/ops/op.ts'
import { formatShape } from '../../../shared/tensor/shape.ts'
import { addOp } from '../../commands/add-op.ts'
import { openGraph } from '../../commands/file.ts'
import { Thumbnail } from '../../controls/thumbnail.tsx'
import { Mathematics } from '../../mathematics/mathematics.tsx'
import { attributeTitle, groupTitle, wordsOf, speakTex } from '../../text/spoken.ts'
import { text } from '../../text/text.ts'
import { OpSymbol } from '../palette/op-symbol.tsx'
import { signatureOf } from './signature.ts'

interface Props {
  readonly op: AnyOp
  /** Something was done that is seen behind the dialog. */
  readonly onLeave: () => void
}

/** Everything an op declares of itself. */
export function OpPage({ op, onLeave }: Props) {
  const words = text.reference
  const { title, summary, convention, aliases = [] } = wordsOf(op)
  const example = exampleOf(op)
  // What an op is called in English is understood in every language.
  const others = op.aliases.filter((alias) => !aliases.includes(alias))
  const leave = (act: () => void) => () => {
    onLeave()
    act()
  }
  return (
    <article className="op-page" tabIndex={0} aria-label={title}>
      <header className="op-page__head">
        <OpSymbol op={op} />
        <h2>{title}</h2>
        <code>{op.id}</code>
        <span className="op-page__group">{groupTitle(op.group)}</span>
      </header>
      <p className="op-page__summary">{summary}</p>
      <div className="op-page__columns">
        <div>
          {example !== null && op.group !== 'source' && <Formulas op={op} example={example} />}
          {convention !== undefined && (
            <Part title={words.convention}>
              <p>{convention}</p>
            </Part>
          )}
          <Part title={words.call}>
            <code>{signatureOf(op)}</code>
          </Part>
          {op.ports.length > 0 && (
            <Part title={words.inputs}>
              <p>
                {op.ports.map(({ name, optional, repeated }, index) => (
                  <span key={name}>
                    {index > 0 && ', '}
                    <code>{name}</code>
                    {optional === true && ` (${words.optional})`}
                    {repeated === true && ` (${words.repeated})`}
                  </span>
                ))}
              </p>
              {example !== null && <Shapes example={example} />}
            </Part>
          )}
          <Part title={words.attributes}>
            <Attributes op={op} />
          </Part>
          {example !== null && op.group !== 'source' && <Spellings op={op} example={example} />}
          {aliases.length + others.length > 0 && (
            <Part title={words.aliases}>
              {aliases.length > 0 && <p>{aliases.join(', ')}</p>}
              {others.length > 0 && <p lang="en">{others.join(', ')}</p>}
            </Part>
          )}
        </div>
        <aside className="op-page__example">
          {example !== null && (
            <>
              <Thumbnail document={writeDocument(example.document)} />
              <button
                type="button"
                className="button button--primary"
                onClick={leave(() => openGraph(example.document))}
              >
                {words.open}
              </button>
            </>
          )}
          <button type="button" className="button button--outline" onClick={leave(() => void addOp(op))}>
            {words.add}
          </button>
        </aside>
      </div>
    </article>
  )
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="op-page__part">
      <h3>{title}</h3>
      {children}
    </section>
  )
}

interface ExampleProps {
  readonly op: AnyOp
  readonly example: OpExampleGraph
}

function Formulas({ op, example: { inputs, output, attributes, inputShapes } }: ExampleProps) {
  const words = text.reference
  const names = inputs.map(nameTex)
  const whole = `${output} = ${op.notation.tex(names, attributes, inputShapes)}`
  const locals = op.notation.local(names, output, attributes, inputShapes)
  return (
    <>
      <Part title={words.formula}>
        <Line tex={whole} />
      </Part>
      <Part title={words.derivative}>
        {inputs.map((input, port) => {
          const local = locals[Math.min(port, locals.length - 1)]
          return local === undefined || local === '' || local === NO_GRADIENT ? (
            <p key={input}>
              <code>{input}</code>: {words.none}
            </p>
          ) : (
            <Line key={input} tex={`\\frac{\\partial ${output}}{\\partial ${names[port]}} = ${local}`} />
          )
        })}
      </Part>
    </>
  )
}

/** `x1` is x with an index. */
const nameTex = (name: string) => name.replace(/^(\p{L}+)(\d+)$/u, '$1_{$2}')

function Line({ tex }: { readonly tex: string }) {
  return (
    <div className="formula-line">
      <Mathematics tex={tex} size={18} label={speakTex(tex)} />
    </div>
  )
}

function Shapes({ example: { inputs, output, inputShapes, outputShape } }: { readonly example: OpExampleGraph }) {
  if (outputShape === null) return null
  const from = inputs.map((name, index) => `${name} ${formatShape(inputShapes[index])}`).join(', ')
  return (
    <p className="op-page__shapes">
      {text.reference.shapes}: {from} → {output} {formatShape(outputShape)}
    </p>
  )
}

function Attributes({ op }: { readonly op: AnyOp }) {
  const words = text.reference
  const attributes = Object.entries<Attribute<unknown>>(op.attributes)
  if (attributes.length === 0) return <p>{words.noAttributes}</p>
  return (
    <dl className="op-page__attributes">
      {attributes.map(([name, { fallback, options }]) => (
        <div key={name}>
          <dt>
            <code>{name}</code>
          </dt>
          <dd>
            {attributeTitle(op, name)}
            {options !== undefined && <span translate="no"> ({options.join(', ')})</span>}
            <small>{fallback === undefined ? words.required : words.default(writeValueText(fallback))}</small>
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Spellings({ op, example: { inputs, attributes, inputShapes } }: ExampleProps) {
  return (
    <>
      <Part title={text.reference.pytorch}>
        <Code code={op.notation.pytorch(inputs, attributes, inputShapes)} />
      </Part>
      <Part title={text.reference.numpy}>
        <Code code={op.notation.numpy.value(inputs, attributes, inputShapes)} />
      </Part>
    </>
  )
}

/** Python as it stands in a script: what it calls is defined above it. */
function Code({ code }: { readonly code: string }) {
  return <code className="op-page__code">{[...findHelpers([code]), code].join('\n\n')}</code>
}
