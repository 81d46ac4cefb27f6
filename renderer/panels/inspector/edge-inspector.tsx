import type { LocalGradient } from '../../../shared/engine/evaluation.ts'
import { tabulateJacobian } from '../../../shared/export/tables/table.ts'
import { findOp } from '../../../shared/ops/index.ts'
import { localFormula } from '../../../shared/scene/format-local.ts'
import type { WirePicture } from '../../../shared/scene/picture.ts'
import { describeInput, nodeTex, NOTHING_CONNECTED } from '../../../shared/scene/scene.ts'
import { commands } from '../../commands/table.ts'
import { Mathematics } from '../../mathematics/mathematics.tsx'
import { useDocument } from '../../state/document.ts'
import { useEvaluation } from '../../state/evaluation.ts'
import { useSession } from '../../state/session.ts'
import { text } from '../../text/text.ts'
import { formatPlain } from '../../text/numbers.ts'
import { Gradient } from './gradient.tsx'
import { describeShape } from './node-inspector.tsx'
import { NumbersMenu } from './numbers-menu.tsx'
import { MatrixNumbers, TensorNumbers } from './numbers.tsx'
import { Section } from './section.tsx'

/** A wire: what runs along it forwards, its local gradient, and what comes back along it. */
export function EdgeInspector({ wire: { id, from, to, title } }: { readonly wire: WirePicture }) {
  const document = useDocument(({ document }) => document)
  const source = useEvaluation(({ evaluation }) => evaluation.nodes.get(from))
  const target = useEvaluation(({ evaluation }) => evaluation.nodes.get(to))
  const known = useEvaluation(({ evaluation }) => evaluation.edges.get(id))
  const stage = useSession(({ stage }) => stage)
  const nodes = new Map(document.nodes.map((node) => [node.id, node]))
  const [start, end] = [nodes.get(from), nodes.get(to)]
  if (start === undefined || end === undefined) return null

  const port = Number(id.slice(id.lastIndexOf(':') + 1))
  const local = stage === 'backward' ? (known?.local ?? null) : null
  const { evaluation } = useEvaluation.getState()
  const inputs = end.inputs.map((input) => {
    const node = input === null ? undefined : nodes.get(input)
    return node === undefined
      ? NOTHING_CONNECTED
      : describeInput({ node, evaluation: evaluation.nodes.get(node.id) ?? null })
  })
  const formula = localFormula(end, port, inputs, target?.shape ?? null, known?.local ?? null)
  const symbol = `\\frac{\\partial ${nodeTex(end)}}{\\partial ${nodeTex(start)}}`
  const value = stage === 'drawn' ? null : (source?.value ?? null)
  return (
    <>
      <div className="inspector__head">
        <h2>
          {from} → {to}
        </h2>
        <span className="inspector__op">{findOp(end.op)?.title ?? end.op}</span>
      </div>
      <p className="inspector__summary">{text.canvas.edge(title)}</p>
      <Section title={text.inspector.value} aside={describeShape(source?.shape ?? null)}>
        {value === null ? <p className="section__blank">{text.inspector.noValue}</p> : <TensorNumbers tensor={value} />}
      </Section>
      <Section title={text.inspector.local} aside={local === null ? undefined : describeKind(local)} meaning="local">
        {formula !== null && (
          <div className="formula-line">
            <Mathematics tex={`${symbol} = ${formula}`} size={17} label={formula} />
          </div>
        )}
        {local === null ? (
          <p className="section__blank">{stage === 'backward' ? text.inspector.noValue : text.inspector.notComputed}</p>
        ) : (
          <LocalNumbers local={local} />
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
                tensor: stage === 'backward' ? known?.contribution : null,
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

function LocalNumbers({ local }: { readonly local: LocalGradient }) {
  switch (local.kind) {
    case 'diagonal':
      return <TensorNumbers tensor={local.entries} />
    case 'dense':
      return <MatrixNumbers rows={local.rows} columns={local.columns} entries={local.jacobian} />
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
