import type { ComponentProps } from 'react'
import type { LocalGradient } from '../../../shared/engine/evaluation.ts'
import { tabulateJacobian } from '../../../shared/export/tables/table.ts'
import { localFormula } from '../../../shared/scene/format-local.ts'
import type { WirePicture } from '../../../shared/scene/picture.ts'
import { describeInput, nodeTex, NOTHING_CONNECTED } from '../../../shared/scene/scene.ts'
import { commands } from '../../commands/table.ts'
import { Mathematics } from '../../mathematics/mathematics.tsx'
import { useDocument } from '../../state/document.ts'
import { useShown } from '../../state/shown.ts'
import { opTitle, speakTex } from '../../text/spoken.ts'
import { text } from '../../text/text.ts'
import { formatPlain } from '../../text/numbers.ts'
import { CheckButton } from './check-section.tsx'
import { DerivationSection } from './derivation-section.tsx'
import { Gradient, sayBlank } from './gradient.tsx'
import { describeShape } from './node-inspector.tsx'
import { NumbersMenu } from './numbers-menu.tsx'
import { MatrixNumbers, TensorNumbers } from './numbers.tsx'
import { RawSwitch } from './raw-switch.tsx'
import { Section } from './section.tsx'

/** A wire: what runs along it forwards, its local gradient, and what comes back along it. */
export function EdgeInspector({ wire: { id, from, to, title } }: { readonly wire: WirePicture }) {
  const document = useDocument(({ document }) => document)
  const shown = useShown()
  const [source, target, known] = [shown.node(from), shown.node(to), shown.edge(id)]
  const nodes = new Map(document.nodes.map((node) => [node.id, node]))
  const [start, end] = [nodes.get(from), nodes.get(to)]
  if (start === undefined || end === undefined) return null

  const port = Number(id.slice(id.lastIndexOf(':') + 1))
  const local = known?.local ?? null
  const inputs = end.inputs.map((input) => {
    const node = input === null ? undefined : nodes.get(input)
    return node === undefined ? NOTHING_CONNECTED : describeInput({ node, evaluation: shown.node(node.id) ?? null })
  })
  const formula = localFormula(end, port, inputs, target?.shape ?? null, known?.local ?? null)
  const symbol = `\\frac{\\partial ${nodeTex(end)}}{\\partial ${nodeTex(start)}}`
  const value = source?.value ?? null
  const isTransposed = document.settings?.gradientLayout === 'denominator'
  const output = { name: to, shape: target?.shape ?? [] }
  const input = { name: from, shape: source?.shape ?? [] }
  return (
    <>
      <div className="inspector__head">
        <h2>
          {from} → {to}
        </h2>
        <span className="inspector__op">{opTitle(end.op)}</span>
      </div>
      <p className="inspector__summary">{text.canvas.edge(title)}</p>
      <Section title={text.inspector.value} aside={describeShape(source?.shape ?? null)}>
        <RawSwitch />
        {value === null ? (
          <p className="section__blank">{text.inspector.noValue}</p>
        ) : (
          <TensorNumbers tensor={value} name={from} />
        )}
      </Section>
      <Section title={text.inspector.local} aside={local === null ? undefined : describeKind(local)} meaning="local">
        {formula !== null && (
          <div className="formula-line">
            <Mathematics tex={`${symbol} = ${formula}`} size={17} label={speakTex(`${symbol} = ${formula}`)} />
          </div>
        )}
        {local === null ? (
          <p className="section__blank">{sayBlank(shown)}</p>
        ) : (
          <>
            <LocalNumbers local={local} output={output} input={input} isTransposed={isTransposed} />
            <CheckButton of={{ target: to, port }} />
          </>
        )}
      </Section>
      {document.loss !== undefined && (
        <>
          <Section title={`${text.inspector.upstream} ∂${document.loss}/∂${to}`} meaning="gradient">
            <Gradient tensor={target?.gradient ?? null} />
          </Section>
          <Section title={text.inspector.contribution} aside={text.inspector.product} meaning="gradient">
            <Gradient tensor={known?.contribution ?? null} />
          </Section>
          {shown.hasGradients && <DerivationSection of={{ edge: id }} />}
        </>
      )}
      <Section title="">
        <div className="inspector__actions">
          <NumbersMenu
            numbers={[
              { title: text.inspector.value, name: from, tensor: value },
              {
                title: text.inspector.local,
                name: `d${to}_d${from}`,
                tensor: local === null ? null : tabulateJacobian(local),
              },
              {
                title: text.inspector.contribution,
                name: `d${document.loss ?? ''}_d${from}_${to}`,
                tensor: known?.contribution,
              },
            ]}
          />
          <button
            type="button"
            className="button button--outline button--small button--danger"
            onClick={() => void commands.delete.run()}
          >
            {commands.delete.title()}
          </button>
        </div>
      </Section>
    </>
  )
}

interface LocalProps extends Pick<ComponentProps<typeof MatrixNumbers>, 'output' | 'input' | 'isTransposed'> {
  readonly local: LocalGradient
}

function LocalNumbers({ local, ...names }: LocalProps) {
  const { structure } = text.understanding
  switch (local.kind) {
    case 'diagonal': {
      const { data } = local.entries
      const isIdentity = data.length > 1 && data.every((entry) => entry === 1)
      return (
        <>
          {data.length > 1 && <p className="section__blank">{isIdentity ? structure.identity : structure.diagonal}</p>}
          <TensorNumbers tensor={local.entries} name={names.input.name} />
        </>
      )
    }
    case 'dense': {
      const [down, across] = names.isTransposed ? [names.input, names.output] : [names.output, names.input]
      return (
        <>
          <p className="section__blank">{structure.dense(down.name, across.name)}</p>
          <MatrixNumbers rows={local.rows} columns={local.columns} entries={local.jacobian} {...names} />
        </>
      )
    }
    case 'operator':
      return (
        <p className="section__blank">
          {text.inspector.operator(local.rows, local.columns)}
          {local.norm !== null && `; ‖·‖ ≈ ${formatPlain(local.norm)}`}
        </p>
      )
  }
}

function describeKind(local: LocalGradient): string {
  if (local.kind === 'diagonal') return text.inspector.diagonal
  return `${local.rows} × ${local.columns}`
}
