/**
 * Opens a file of the format `chainrule/graph`. Everything that is wrong is reported at once. What leaves nothing to
 * show (broken JSON, nodes without a name, two nodes with one name, a newer version) keeps the file from opening; the
 * rest opens with notices, because half a drawing is better than none.
 */
import { checkNode, resolveGraph } from '../graph/structure.ts'
import { problem, type Problem } from '../problem/problem.ts'
import { failure, success, type Result } from '../problem/result.ts'
import { abbreviate, type Json } from '../value/json.ts'
import { FORMAT, FORMAT_VERSION, type Document, type DocumentNode } from './document.ts'
import { isObject, readFields, type JsonObject, type Note } from './fields.ts'
import { migrate } from './migrate.ts'
import { readJson } from './read-json.ts'
import { readNode } from './read-node.ts'
import { documentFields } from './schema.ts'

export interface OpenedDocument {
  readonly document: Document
  /** What is wrong but does not keep the file from being shown, each with its path in the file. */
  readonly notices: readonly Problem[]
}

const MAX_NODES = 1_000_000

/** More problems than anyone reads; the list ends by saying so. */
const MAX_PROBLEMS = 1000

/** The document in a text. Never throws. Problems: `document/*`, `graph/duplicate-id`, and those of `checkNode`. */
export function parseDocument(text: string): Result<OpenedDocument> {
  const read = readJson(text)
  return read.ok ? readDocument(read.value.json, read.value.notices) : read
}

function readDocument(json: Json, fromText: readonly Problem[]): Result<OpenedDocument> {
  if (!isObject(json)) {
    return failure(
      problem('document/kind', { expected: 'an object {"format", "version", "nodes"}', found: abbreviate(json) }),
    )
  }
  const refused: Problem[] = []
  const noted: Problem[] = [...fromText]
  const [refuse, note] = [limit(refused), limit(noted)]
  const version = readVersion(json, refuse)
  if (version === null) return failure(...refused)

  const file = migrate(json, version)
  const fields = readFields(file, documentFields, '', note, ['format', 'version', 'nodes'])
  const raw = readList(file, refuse)
  // Also the names of nodes that cannot be shown: a wire to them is not dangling.
  const known = new Set(raw.map((node) => (isObject(node) ? node['id'] : null)).filter((id) => typeof id === 'string'))
  const nodes = readNodes(raw, known, refuse, note)
  if (fields.loss !== undefined && !known.has(fields.loss)) {
    note(problem('graph/unknown-loss', { loss: fields.loss }, { path: 'loss' }))
  }
  if (refused.length > 0) return failure(...refused, ...noted)
  return success({ document: { title: '', ...fields, nodes }, notices: noted })
}

/**
 * Everything wrong with an opened document, each thing once and with its path: the notices about the file, then what
 * the graph layer finds in wires, attributes and shapes.
 */
export function checkDocument({ document, notices }: OpenedDocument): readonly Problem[] {
  const position = new Map(document.nodes.map(({ id }, index) => [id, index]))
  const graph = resolveGraph(document).problems.map((found) => addPath(found, position.get(found.where.node ?? '')))
  return [...notices.filter(({ code }) => code.startsWith('document/')), ...graph]
}

/** The version of the file, or `null` where it is not a file this program can read at all. */
function readVersion(json: JsonObject, refuse: Note): number | null {
  const { format, version } = json
  const whole = typeof version === 'number' && Number.isInteger(version) && version >= 1
  if (format === undefined) refuse(problem('document/missing', { field: 'format', expected: `"${FORMAT}"` }))
  else if (format !== FORMAT) {
    refuse(problem('document/format', { found: abbreviate(format), expected: FORMAT }, { path: 'format' }))
    return null
  }
  if (version === undefined) {
    refuse(problem('document/missing', { field: 'version', expected: `the number ${FORMAT_VERSION}` }))
  } else if (!whole) {
    refuse(problem('document/version', { found: abbreviate(version), newest: FORMAT_VERSION }, { path: 'version' }))
  } else if (version > FORMAT_VERSION) {
    refuse(problem('document/newer', { found: version, newest: FORMAT_VERSION }, { path: 'version' }))
    return null
  }
  // Without a usable version the rest is checked as the newest, so that all problems are reported at once.
  return whole ? version : FORMAT_VERSION
}

/** The list of nodes as it stands in the file; empty where there is none. */
function readList(file: JsonObject, refuse: Note): readonly Json[] {
  const { nodes } = file
  const expected = 'a list of nodes'
  const where = { path: 'nodes' }
  if (nodes === undefined) refuse(problem('document/missing', { field: 'nodes', expected }))
  else if (!Array.isArray(nodes)) refuse(problem('document/kind', { expected, found: abbreviate(nodes) }, where))
  else if (nodes.length <= MAX_NODES) return nodes
  else refuse(problem('document/too-many', { what: 'nodes', found: nodes.length, most: MAX_NODES }, where))
  return []
}

/** The nodes that can be shown, in the order of the file. */
function readNodes(
  list: readonly Json[],
  known: ReadonlySet<string>,
  refuse: Note,
  note: Note,
): readonly DocumentNode[] {
  const seen = new Set<string>()
  return list.flatMap((raw, index) => {
    const node = readNode(raw, `nodes[${index}]`, refuse, note)
    if (node === null) return []
    const { id } = node
    if (seen.has(id)) refuse(problem('graph/duplicate-id', { id }, { node: id, path: `nodes[${index}].id` }))
    seen.add(id)
    const checked = checkNode(node, known)
    if ('problems' in checked) checked.problems.forEach((found) => note(addPath(found, index)))
    return [node]
  })
}

/** Says where in the file a problem of the node at `index` is; what concerns no node concerns the loss. */
function addPath(found: Problem, index: number | undefined): Problem {
  const path = index === undefined ? 'loss' : `nodes[${index}]${describePart(found)}`
  return { ...found, where: { ...found.where, path } }
}

function describePart({ code, where: { port, attribute } }: Problem): string {
  if (port !== undefined) return `.inputs[${port}]`
  if (attribute !== undefined) return `.attributes.${attribute}`
  return code === 'graph/unknown-op' ? '.op' : code === 'graph/port-count' ? '.inputs' : ''
}

/** Adds to a list that does not grow beyond what anyone reads. */
function limit(list: Problem[]): Note {
  return (found) => {
    if (list.length < MAX_PROBLEMS) list.push(found)
    else if (list.length === MAX_PROBLEMS) list.push(problem('document/more', { shown: MAX_PROBLEMS }))
  }
}
