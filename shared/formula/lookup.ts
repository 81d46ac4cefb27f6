/** Ops by the name they are called with, and whether a call fits the op. */
import { nearest } from '../problem/nearest.ts'
import { locate, problem, type Problem } from '../problem/problem.ts'
import { readAttributes, type RawAttributes } from '../ops/attribute.ts'
import { findOp, opIds, ops } from '../ops/index.ts'
import type { AnyOp } from '../ops/op.ts'
import { VALUE_FUNCTIONS } from './constants.ts'
import { spanOf, type ExpressionOf, type Span } from './syntax.ts'

/** Aliases that belong to one op only. Those of sources are ordinary names (`x`, `w`) and left out. */
const aliases = new Map<string, AnyOp | null>()
for (const op of Object.values<AnyOp>(ops)) {
  if (op.group === 'source') continue
  for (const alias of op.aliases) aliases.set(alias, aliases.has(alias) ? null : op)
}

/** The op called by its id or by an alias that can mean nothing else. */
export function findCallee(name: string, span: Span): AnyOp | Problem {
  const op = findOp(name) ?? aliases.get(name)
  return (
    op ?? problem('formula/unknown-op', { name, nearest: nearest(name, [...opIds, ...VALUE_FUNCTIONS]) }, spanOf(span))
  )
}

/** Inputs given by name, which must be told before their values are read as attributes. */
export function checkNames(op: AnyOp, { attributes }: ExpressionOf<'call'>): Problem[] {
  const isPort = (name: string) => !Object.hasOwn(op.attributes, name) && op.ports.some((port) => port.name === name)
  return attributes
    .filter(({ name }) => isPort(name))
    .map(({ name, ...span }) => problem('formula/port-by-name', { op: op.id, name }, spanOf(span)))
}

/** Problems of a call: the number of inputs and every attribute, each at its own characters. */
export function checkCall(op: AnyOp, call: ExpressionOf<'call'>, raw: RawAttributes): Problem[] {
  const problems: Problem[] = []
  const required = op.ports.filter((port) => !port.optional).length
  const most = op.ports.at(-1)?.repeated ? Infinity : op.ports.length
  const found = call.inputs.length
  if (op.group !== 'source' && (found < required || found > most)) {
    const facts = { op: op.id, found, expected: describePorts(op), attributes: Object.keys(op.attributes) }
    const surplus = call.inputs[most]
    problems.push(problem('formula/arguments', facts, spanOf(surplus ?? call.calleeSpan)))
  }
  const read = readAttributes(op.id, op.attributes, raw)
  if (!('faults' in read)) return problems
  for (const { name, fault } of read.faults) {
    const given = call.attributes.find((attribute) => attribute.name === name)
    const where = spanOf(given ?? call.calleeSpan)
    problems.push(locate(fault, fault.code === 'attribute/kind' ? { attribute: name, ...where } : where))
  }
  return problems
}

const COUNTS = ['no input', 'one input', 'two inputs', 'three inputs', 'four inputs']

/** For example `two inputs (x, w) and optionally b`. */
function describePorts({ ports }: AnyOp): string {
  const required = ports.filter((port) => !port.optional)
  const optional = ports.filter((port) => port.optional)
  const names = required.map((port) => port.name).join(', ')
  const count = COUNTS[required.length] ?? `${required.length} inputs`
  const more = ports.at(-1)?.repeated ? ' or more' : ''
  const rest = optional.length === 0 ? '' : ` and optionally ${optional.map((port) => port.name).join(', ')}`
  return `${count}${more}${names === '' ? '' : ` (${names}${more === '' ? '' : ', ..'})`}${rest}`
}
