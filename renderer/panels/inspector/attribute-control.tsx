import { useId, useState } from 'react'
import type { DocumentNode } from '../../../shared/document/document.ts'
import type { Attribute } from '../../../shared/ops/attribute.ts'
import { describeProblem, problem, locate, type Problem } from '../../../shared/problem/problem.ts'
import type { Json } from '../../../shared/value/json.ts'
import { abbreviate } from '../../../shared/value/json.ts'
import { Switch } from '../../controls/switch.tsx'
import { setAttribute } from '../../state/edits.ts'
import { readAttributeText, writeAttributeText } from './attribute-text.ts'

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
  const written = value === undefined ? '' : writeAttributeText(value)
  const [typed, setTyped] = useState<string | null>(null)
  const [found, setFound] = useState<Problem | null>(null)
  const errorId = `${id}-error`

  const commit = () => {
    if (typed === null || typed === written) return setTyped(null)
    // An empty field returns to the default.
    const json = typed.trim() === '' ? undefined : readAttributeText(typed)
    const refused = json === undefined ? null : check(attribute, json, name, node.id)
    setFound(refused)
    if (refused !== null) return
    setAttribute(node.id, name, json)
    setTyped(null)
  }
  return (
    <>
      <input
        id={id}
        className="field field--mono"
        aria-invalid={found !== null}
        aria-describedby={found === null ? undefined : errorId}
        placeholder={attribute.expected}
        spellCheck={false}
        autoComplete="off"
        value={typed ?? written}
        onChange={(event) => {
          setTyped(event.target.value)
          setFound(null)
        }}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit()
          if (event.key === 'Escape') {
            setTyped(null)
            setFound(null)
          }
        }}
      />
      {found !== null && (
        <p id={errorId} className="field-error" role="alert">
          {describeProblem(found)}
        </p>
      )}
    </>
  )
}

/** Why the attribute does not take this value, or `null` where it does. */
function check(attribute: Attribute<unknown>, json: Json, name: string, node: string): Problem | null {
  const read = attribute.read(json)
  const where = { node, attribute: name }
  if (read === null) return problem('attribute/kind', { found: abbreviate(json), expected: attribute.expected }, where)
  return 'code' in read ? locate(read, where) : null
}
