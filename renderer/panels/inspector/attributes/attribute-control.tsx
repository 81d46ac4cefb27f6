import { useId } from 'react'
import type { DocumentNode } from '../../../../shared/document/document.ts'
import type { Attribute } from '../../../../shared/ops/attribute.ts'
import type { AnyOp } from '../../../../shared/ops/op.ts'
import { problem, locate, type Problem } from '../../../../shared/problem/problem.ts'
import type { Shape } from '../../../../shared/tensor/shape.ts'
import type { Json } from '../../../../shared/value/json.ts'
import { abbreviate } from '../../../../shared/value/json.ts'
import { Switch } from '../../../controls/switch.tsx'
import { setAttribute } from '../../../state/edits.ts'
import { useEvaluation } from '../../../state/evaluation.ts'
import { attributeTitle, describeProblem } from '../../../text/spoken.ts'
import { text } from '../../../text/text.ts'
import { AttributeField } from './attribute-field.tsx'
import { AxesControl, AxisControl, OrderControl } from './axes-control.tsx'
import type { AttributeEditing } from './editing.ts'
import { PairControl } from './pair-control.tsx'
import { ListControl, PadsControl } from './per-axis-control.tsx'
import { Stepper } from './stepper.tsx'

interface Props {
  readonly node: DocumentNode
  readonly op: AnyOp
  readonly name: string
  readonly attribute: Attribute<unknown>
}

/** The control that fits the kind of an attribute. */
export function AttributeControl({ node, op, name, attribute }: Props) {
  const id = useId()
  const title = attributeTitle(op, name)
  const shape = useEvaluation(({ evaluation }) => evaluation.nodes.get(node.inputs[0] ?? '')?.shape ?? null)
  const editing: AttributeEditing = {
    name,
    value: node.attributes[name] ?? attribute.fallback,
    onChange: (value) => setAttribute(node.id, name, value),
    check: (value) => {
      const refused = check(attribute, value, name, node.id)
      return refused === null ? null : describeProblem(refused)
    },
  }
  if (attribute.kind === 'flag') {
    return (
      <div className="control control--line" title={title}>
        <span className="control__label">{name}</span>
        <Switch label={`${name}: ${title}`} checked={editing.value === true} onChange={(on) => editing.onChange(on)} />
        <span className="control__hint">{title}</span>
      </div>
    )
  }
  return (
    <div className="control">
      <label className="control__label" htmlFor={id}>
        {name}
      </label>
      <Control id={id} attribute={attribute} shape={shape} editing={editing} />
      <span className="control__hint">{title}</span>
    </div>
  )
}

interface ControlProps {
  readonly id: string
  readonly attribute: Attribute<unknown>
  /** Of the first input, where it is known. */
  readonly shape: Shape | null
  readonly editing: AttributeEditing
}

/** Axes can only be shown where the tensor is known that has them; until then they are typed. */
function Control({ id, attribute, shape, editing }: ControlProps) {
  const { kind, limits = {}, options = [], fallback } = attribute
  const placeholder = fallback === undefined ? undefined : text.attributes.default
  const prefersLast = fallback === -1 || (Array.isArray(fallback) && fallback.includes(-1))
  const hasAxes = shape !== null && shape.length > 0
  switch (kind) {
    case 'choice':
      return (
        <select
          id={id}
          className="field"
          value={String(editing.value)}
          onChange={({ target }) => editing.onChange(target.value)}
        >
          {options.map((option) => (
            <option key={option} value={option}>
              {option}
            </option>
          ))}
        </select>
      )
    case 'integer':
    case 'real':
      return <Stepper id={id} limits={limits} isWhole={kind === 'integer'} placeholder={placeholder} {...editing} />
    case 'pair':
      return <PairControl id={id} limits={limits} {...editing} />
    case 'axis':
      if (hasAxes) return <AxisControl id={id} shape={shape} prefersLast={prefersLast} {...editing} />
      break
    case 'axes':
      if (hasAxes) return <AxesControl shape={shape} prefersLast={prefersLast} {...editing} />
      break
    case 'order':
      if (hasAxes) return <OrderControl shape={shape} {...editing} />
      break
    case 'list':
      if (hasAxes) return <ListControl shape={shape} {...editing} />
      break
    case 'pads':
      if (hasAxes) return <PadsControl shape={shape} {...editing} />
      break
    case 'flag':
    case 'places':
    case 'shape':
    case 'value':
  }
  return <AttributeField id={id} placeholder={placeholder} {...editing} />
}

/** Why the attribute does not take this value, or `null` where it does. */
function check(attribute: Attribute<unknown>, json: Json, name: string, node: string): Problem | null {
  const read = attribute.read(json)
  const where = { node, attribute: name }
  if (read === null) return problem('attribute/kind', { found: abbreviate(json), expected: attribute.expected }, where)
  return 'code' in read ? locate(read, where) : null
}
