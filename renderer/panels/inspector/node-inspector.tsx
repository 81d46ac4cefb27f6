import { CircleHelp } from 'lucide-react'
import type { DocumentNode } from '../../../shared/document/document.ts'
import type { Attribute } from '../../../shared/ops/attribute.ts'
import { findOp } from '../../../shared/ops/index.ts'
import { formatShape, type Shape } from '../../../shared/tensor/shape.ts'
import { openReference } from '../../commands/desk-commands.ts'
import { NameField } from '../../controls/name-field.tsx'
import { ValueField } from '../../controls/value-field.tsx'
import { ValueGrid } from '../../controls/value-grid.tsx'
import { Mathematics } from '../../mathematics/mathematics.tsx'
import { useDocument } from '../../state/document.ts'
import { setLoss } from '../../state/edits.ts'
import { useProblems } from '../../state/problems.ts'
import { useShown } from '../../state/shown.ts'
import { groupTitle, wordsOf, speakTex } from '../../text/spoken.ts'
import { text } from '../../text/text.ts'
import { ConvolutionSection } from '../convolution/convolution-section.tsx'
import { AttributeControl } from './attributes/attribute-control.tsx'
import { CheckButton } from './check-section.tsx'
import { DerivationSection } from './derivation-section.tsx'
import { Gradient } from './gradient.tsx'
import { InputsSection } from './inputs-section.tsx'
import { nodeFormula } from './formulas.ts'
import { NumbersMenu } from './numbers-menu.tsx'
import { PathSection } from './path-section.tsx'
import { RawSwitch } from './raw-switch.tsx'
import { TensorNumbers } from './numbers.tsx'
import { Section } from './section.tsx'
import { OriginSection, WhyZeroSection } from './why-section.tsx'

export function NodeInspector({ node }: { readonly node: DocumentNode }) {
  const { id } = node
  const op = findOp(node.op)
  const document = useDocument(({ document }) => document)
  const shown = useShown()
  const known = shown.node(id)
  const problems = useProblems().filter((problem) => problem.node === id)
  const words = op === undefined ? undefined : wordsOf(op)
  const isSource = op?.group === 'source'
  const formula = op === undefined || isSource ? null : nodeFormula(document, node)
  const attributes = Object.entries<Attribute<unknown>>(op?.attributes ?? {}).filter(
    ([name]) => !(isSource && name === 'value'),
  )
  const shape = known?.shape ?? null
  const value = known?.value ?? null
  const gradient = known?.gradient ?? null
  return (
    <>
      <div className="inspector__head">
        <h2>{words?.title ?? node.op}</h2>
        <span className="inspector__op">{op === undefined ? null : groupTitle(op.group)}</span>
        {op !== undefined && (
          <button
            type="button"
            className="button button--icon button--small"
            aria-label={text.finder.about(words?.title ?? op.id)}
            title={text.desk.helpOnOp}
            onClick={() => openReference(op.id)}
          >
            <CircleHelp size={14} aria-hidden />
          </button>
        )}
      </div>
      <p className="inspector__summary">{words?.summary ?? text.inspector.unknownOp}</p>
      {problems.map(({ sentence, kind }) => (
        <p key={sentence} className={kind === 'problem' ? 'note note--problem' : 'note'}>
          {sentence}
        </p>
      ))}
      <Section title={text.inspector.name} aside={describeShape(shape)}>
        <NameField id={id} />
        {document.loss === id ? (
          <p className="note">{text.inspector.isLoss}</p>
        ) : (
          !isSource && (
            <div className="inspector__actions">
              <button type="button" className="button button--outline button--small" onClick={() => setLoss(id)}>
                {text.inspector.setLoss}
              </button>
            </div>
          )
        )}
      </Section>
      {formula !== null && (
        <Section title={text.inspector.formula}>
          <div className="formula-line">
            <Mathematics tex={formula} size={17} label={speakTex(formula)} />
          </div>
        </Section>
      )}
      <InputsSection node={node} />
      {isSource && (
        <Section title={text.inspector.valueAsTyped}>
          <ValueField id={id} label={text.canvas.value(id)} />
          <ValueGrid id={id} />
        </Section>
      )}
      <Section title={text.inspector.value}>
        <RawSwitch />
        {value === null ? (
          <p className="section__blank">{shown.isWalking ? text.understanding.unreached : text.inspector.noValue}</p>
        ) : (
          <TensorNumbers tensor={value} name={id} />
        )}
        <OriginSection node={id} of="value" tensor={value} />
      </Section>
      {document.loss !== undefined && (
        <Section title={text.inspector.gradient(document.loss, id)} meaning="gradient">
          <Gradient tensor={gradient} name={id} />
          <OriginSection node={id} of="gradient" tensor={gradient} />
          {gradient !== null && <CheckButton of={{ node: id }} />}
        </Section>
      )}
      {document.loss !== undefined &&
        document.loss !== id &&
        shown.hasGradients &&
        !(shown.isWalking && gradient === null) && (
          <>
            <WhyZeroSection node={id} gradient={gradient} />
            {gradient !== null && <PathSection from={id} />}
          </>
        )}
      {shown.hasGradients && <DerivationSection of={{ node: id }} />}
      {op !== undefined && attributes.length > 0 && (
        <Section title={text.inspector.attributes}>
          {attributes.map(([name, attribute]) => (
            <AttributeControl key={name} node={node} op={op} name={name} attribute={attribute} />
          ))}
        </Section>
      )}
      <ConvolutionSection id={id} op={node.op} />
      <NumbersMenu
        numbers={[
          { title: text.inspector.value, name: id, tensor: value },
          {
            title: text.inspector.gradient(document.loss ?? '', id),
            name: `d${document.loss ?? ''}_d${id}`,
            tensor: gradient,
          },
        ]}
      />
      {words?.convention !== undefined && (
        <Section title={text.inspector.convention}>
          <p className="section__blank">{words.convention}</p>
        </Section>
      )}
    </>
  )
}

export function describeShape(shape: Shape | null): string | undefined {
  if (shape === null) return undefined
  return shape.length === 0 ? text.inspector.scalar : `${text.inspector.shape.toLowerCase()} ${formatShape(shape)}`
}
