/** Graph → formulas: the text that builds the same graph again. */
import type { Graph, GraphNode } from '../graph/graph.ts'
import { sortNodes } from '../graph/order.ts'
import { findOp } from '../ops/index.ts'
import type { Json } from '../value/json.ts'
import { CONSTANT_NAMES, evaluateConstant } from '../value/constant.ts'
import { FILLED, readJson } from './constants.ts'
import { sourceOp } from './names.ts'
import { parseFormulas } from './parse.ts'

const INFIX: Readonly<Record<string, string>> = { add: '+', sub: '-', mul: '*', div: '/', pow: '^', matmul: '@' }

/**
 * Lists a graph, one formula a node, in topological order: `w = [pi/2, pi]`, `s = sin(w)`, `y = dot(s, x)`.
 * `buildGraph` of the listing gives the same nodes (ids, ops, attributes, wires) and the same loss.
 *
 * Sources whose kind does not follow from their name are written out (`x1 = parameter(2, frozen=true)`), `_` is an
 * input without a wire, and `loss: E` names the loss where it is not L (`loss: _`: none).
 */
export function listFormulas({ nodes, loss }: Graph): string {
  const { sorted } = sortNodes(nodes)
  const listed = new Set(sorted)
  // A graph that runs in a circle can be listed as well; building it says where the circle is.
  const ordered = [...sorted, ...nodes.filter((node) => !listed.has(node))]
  const hole = nodes.some(({ id }) => id === '_') ? '?' : '_'
  // A name of the graph wins over a constant, so beside a node "e" the value "2*e" needs its quotes.
  const isShadowed = nodes.some(({ id }) => CONSTANT_NAMES.includes(id))
  const lines = ordered.map((node) => `${node.id} = ${writeNode(node, hole, isShadowed)}`)
  if (loss !== 'L') lines.push(`loss: ${loss ?? hole}`)
  return lines.join('\n')
}

function writeNode(node: GraphNode, hole: string, isShadowed: boolean): string {
  const { op, attributes } = node
  if (findOp(op)?.group === 'source') return writeSource(node, isShadowed)
  const inputs = node.inputs.map((input) => input ?? hole)
  const named = writeAttributes(Object.entries(attributes))
  if (named.length === 0 && inputs.length === 2 && Object.hasOwn(INFIX, op)) return inputs.join(` ${INFIX[op]} `)
  if (named.length === 0 && inputs.length === 1 && op === 'neg') return `-${inputs[0]}`
  return `${op}(${[...inputs, ...named].join(', ')})`
}

function writeSource({ id, op, attributes }: GraphNode, isShadowed: boolean): string {
  const { value, ...others } = attributes
  const written = value === undefined ? [] : [writeJson(value)]
  const named = writeAttributes(Object.entries(others))
  const isValue = value !== undefined && value !== null && typeof value !== 'boolean'
  if (!isValue || named.length > 0 || op !== sourceOp(id)) return `${op}(${[...written, ...named].join(', ')})`
  return typeof value === 'string' && isShadowed ? JSON.stringify(value) : writeJson(value)
}

function writeAttributes(attributes: readonly (readonly [string, Json])[]): string[] {
  return attributes.map(([name, value]) => `${name}=${writeJson(value)}`)
}

/** A value as one types it into a node; `parseValueText` reads it back. */
export function writeValueText(value: Json): string {
  return writeJson(value)
}

/** JSON as formulas write it: texts that are constant expressions stand without quotes. */
function writeJson(json: Json): string {
  if (typeof json === 'string') return isBare(json) ? json : JSON.stringify(json)
  if (typeof json === 'number') return Object.is(json, -0) ? '-0' : String(json)
  if (Array.isArray(json)) return `[${json.map(writeJson).join(', ')}]`
  if (json === null || typeof json !== 'object') return String(json)
  const fields = json as { readonly [field: string]: Json }
  return writeFilled(fields) ?? `{${writeFields(fields).join(', ')}}`
}

function writeFields(fields: { readonly [field: string]: Json }): string[] {
  return Object.entries(fields).map(([field, value]) => `${JSON.stringify(field)}: ${writeJson(value)}`)
}

/** `zeros(2, 3)`, `randn(3, seed=1)` where such a call means exactly these fields. */
function writeFilled({ shape, ...fields }: { readonly [field: string]: Json }): string | null {
  if (!Array.isArray(shape) || !shape.every((length) => Number.isSafeInteger(length) && (length as number) >= 0))
    return null
  const isRandom = Object.hasOwn(fields, 'random')
  // Without a seed the call would be given one of its own.
  if (isRandom && !Object.hasOwn(fields, 'seed')) return null
  for (const [name, fixed] of Object.entries(FILLED)) {
    if (!Object.entries(fixed).every(([field, value]) => fields[field] === value)) continue
    const others = Object.entries(fields).filter(([field]) => !Object.hasOwn(fixed, field))
    if (!others.every(([field]) => isRandom && (field === 'seed' || field === 'scale'))) continue
    return `${name}(${[...shape.map(String), ...writeAttributes(others)].join(', ')})`
  }
  return null
}

/** Whether the text, written without quotes, is read back as the same text. */
function isBare(text: string): boolean {
  if (!('value' in evaluateConstant(text))) return false
  const parsed = parseFormulas(text)
  if (!parsed.ok || parsed.value.length !== 1) return false
  const [statement] = parsed.value
  if (statement.kind !== 'bare') return false
  const problems: never[] = []
  const json = readJson(statement.expression, { text, problems, nextSeed: () => null })
  return problems.length === 0 && json === text
}
