/** Reads one node of a file. */
import { problem, type Problem } from '../problem/problem.ts'
import { abbreviate, type Json } from '../value/json.ts'
import type { DocumentNode } from './document.ts'
import { fieldPath, isObject, readFields, type JsonObject, type Note } from './fields.ts'
import { isIdentifier } from './identifier.ts'
import { nodeFields } from './schema.ts'

/** No drawing has a node with more wires; checking them all would exhaust memory. */
const MAX_INPUTS = 10_000

/**
 * Reads a node. Without an id, an op and a list of inputs there is nothing to draw: these go to `refuse`. Everything
 * else goes to `note`, and the node can be shown.
 */
export function readNode(raw: Json, path: string, refuse: Note, note: Note): DocumentNode | null {
  if (!isObject(raw)) {
    refuse(problem('document/kind', { expected: 'a node {"id", "op", "inputs"}', found: abbreviate(raw) }, { path }))
    return null
  }
  const id = readId(raw, path, refuse)
  const op = readText(raw, 'op', 'the id of an op such as "sin"', path, refuse)
  const inputs = readInputs(raw, path, refuse, note)
  const optional = readFields(raw, nodeFields, path, note, ['id', 'op', 'inputs'])
  return id === null || op === null || inputs === null ? null : { attributes: {}, ...optional, id, op, inputs }
}

function readText(raw: JsonObject, field: string, expected: string, path: string, refuse: Note): string | null {
  if (!Object.hasOwn(raw, field)) {
    refuse(problem('document/missing', { field, expected }, { path }))
    return null
  }
  const found = raw[field]
  if (typeof found === 'string' && found !== '') return found
  refuse(problem('document/kind', { expected, found: abbreviate(found) }, { path: fieldPath(path, field) }))
  return null
}

function readId(raw: JsonObject, path: string, refuse: Note): string | null {
  const id = readText(raw, 'id', 'a name such as "w"', path, refuse)
  if (id === null || isIdentifier(id)) return id
  refuse(problem('document/identifier', { found: id }, { path: fieldPath(path, 'id') }))
  return null
}

function readInputs(raw: JsonObject, path: string, refuse: Note, note: Note): readonly (string | null)[] | null {
  const expected = 'a list with the name of a node, or null, for each input'
  if (!Object.hasOwn(raw, 'inputs')) {
    note(problem('document/missing', { field: 'inputs', expected }, { path }))
    return []
  }
  const inputs = raw['inputs']
  const where = { path: fieldPath(path, 'inputs') }
  if (!Array.isArray(inputs)) {
    refuse(problem('document/kind', { expected, found: abbreviate(inputs) }, where))
    return null
  }
  if (inputs.length > MAX_INPUTS) {
    refuse(problem('document/too-many', { what: 'inputs', found: inputs.length, most: MAX_INPUTS }, where))
    return null
  }
  const wrong: Problem[] = inputs.flatMap((input: Json, port) => {
    if (input === null || typeof input === 'string') return []
    const facts = { expected: 'the name of a node or null', found: abbreviate(input) }
    return [problem('document/kind', facts, { path: `${where.path}[${port}]` })]
  })
  wrong.forEach(refuse)
  return wrong.length > 0 ? null : (inputs as readonly (string | null)[])
}
