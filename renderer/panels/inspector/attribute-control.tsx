import { useId } from 'react'
import type { DocumentNode } from '../../../shared/document/document.ts'
import type { Attribute } from '../../../shared/ops/attribute.ts'
import { problem, locate, type Problem } from '../../../shared/problem/problem.ts'
import type { Json } from '../../../shared/value/json.ts'
import { abbreviate } from '../../../shared/value/json.ts'
import { DraftField } from '../../controls/draft-field.tsx'
import { Switch } from '../../controls/switch.tsx'
import { setAttribute } from '../../state/edits.ts'
import { readAttributeText, writeAttributeText } from './attribute-text.ts'
import { describeProblem } from '../../text/spoken.ts'

interface Props {
  readonly node: DocumentNode
  readonly name: string
  readonly attribute: Attribute<unknown>
}

/** The control that fits the kind of an attribute: a switch, a list of choices, or a field that checks what is typed. */
export function AttributeControl({ node, name, attribute }: Props) {
  const id = useId()
  const value = node.attributes[name] ?? attribute.fallback
  if (attribute.kind === 'flag') {
    return (
      <div className="control control--line" title={attribute.title}>
        <span className="control__label">{name}</span>
        <Switch
          label={`${name}: ${attribute.title}`}
          checked={value === true}
          onChange={(on) => setAttribute(node.id, name, on)}
        />
        <span className="control__hint">{attribute.title}</span>
      </div>
    )
  }
  return (
    <div className="control">
      <label className="control__label" htmlFor={id}>
        {name}
      </label>
      {attribute.kind === 'choice' ? (
        <select
          id={id}
          className="field"
          value={String(value)}
          onChange={(event) => setAttribute(node.id, name, event.target.value)}
        >
          {attribute.options?.map((option) => (
            <option key={option} value={option}>
              {option}
            </option>
          ))}
        </select>
      ) : (
        <AttributeField id={id} node={node} name={name} attribute={attribute} />
      )}
      <span className="control__hint">{attribute.title}</span>
    </div>
  )
}

function AttributeField({ id, node, name, attribute }: Props & { readonly id: string }) {
  const value = node.attributes[name] ?? attribute.fallback
  const commit = (typed: string) => {
    // An empty field returns to the default.
    const json = typed.trim() === '' ? undefined : readAttributeText(typed)
    const refused = json === undefined ? null : check(attribute, json, name, node.id)
    if (refused !== null) return describeProblem(refused)
    setAttribute(node.id, name, json)
    return null
  }
  return (
    <DraftField
      id={id}
      className="field field--mono"
      placeholder={attribute.expected}
      written={value === undefined ? '' : writeAttributeText(value)}
      commit={commit}
    />
  )
}

/** Why the attribute does not take this value, or `null` where it does. */
function check(attribute: Attribute<unknown>, json: Json, name: string, node: string): Problem | null {
  const read = attribute.read(json)
  const where = { node, attribute: name }
  if (read === null) return problem('attribute/kind', { found: abbreviate(json), expected: attribute.expected }, where)
  return 'code' in read ? locate(read, where) : null
}
