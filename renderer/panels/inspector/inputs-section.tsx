import type { DocumentNode } from '../../../shared/document/document.ts'
import { countPorts } from '../../../shared/document/ports.ts'
import { findOp } from '../../../shared/ops/index.ts'
import { useDocument } from '../../state/document.ts'
import { connect, disconnect } from '../../state/edits.ts'
import { text } from '../../text/text.ts'
import { Section } from './section.tsx'

/** What each input is connected to, as lists to choose from: wires without a mouse. */
export function InputsSection({ node: { id, op, inputs } }: { readonly node: DocumentNode }) {
  const nodes = useDocument(({ document }) => document.nodes)
  const declared = findOp(op)?.ports ?? []
  const count = countPorts(op, inputs)
  if (count === 0) return null
  const choose = (port: number, source: string) => (source === '' ? disconnect(id, port) : connect(source, id, port))
  return (
    <Section title={text.inspector.inputs}>
      {Array.from({ length: count }, (_, port) => {
        const name = declared[Math.min(port, declared.length - 1)]?.name ?? String(port)
        return (
          <label key={port} className="control control--port">
            <span className="control__label">{name}</span>
            <select className="field" value={inputs[port] ?? ''} onChange={(event) => choose(port, event.target.value)}>
              <option value="">{text.inspector.notConnected}</option>
              {nodes
                .filter((other) => other.id !== id)
                .map((other) => (
                  <option key={other.id} value={other.id}>
                    {other.id}
                  </option>
                ))}
            </select>
          </label>
        )
      })}
    </Section>
  )
}
